"""How a refused form leads to what is wrong, for whoever hears the page: by the ids that its fields name."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.template.context import Context
from django.utils.safestring import SafeString

from themes.engine.forms import Problem

CONTROL = re.compile(r"<(?:input|select|textarea)\s[^<>]*>")
NAME = re.compile(r'\sname="([^"]*)"')
DESCRIBED = ' aria-describedby="'


def mark_of(name: str, context: Context) -> str:
    """What tells this field apart from the others of its name on the page: a number, from the second on."""
    of_page: Any = context.render_context.dicts[0]
    marks: Counter[str] = of_page.setdefault("marks", Counter())
    marks[name] += 1
    return name if marks[name] == 1 else f"{name}-{marks[name]}"


def pointed(html: str, problems: Iterable[Problem]) -> SafeString:
    """The form in `html`, above which its `problems` stand: each control that one is about names it."""
    about = {problem.field for problem in problems if problem.field}
    return SafeString(CONTROL.sub(lambda found: _pointed(found[0], about), html) if about else html)


def _pointed(control: str, about: set[str]) -> str:
    name = NAME.search(control)
    if name is None or name[1] not in about or 'type="hidden"' in control:
        return control
    invalid = "" if 'type="radio"' in control else ' aria-invalid="true"'  # of a choice, no part is
    if DESCRIBED in control:
        return control.replace(DESCRIBED, f"{invalid}{DESCRIBED}p-{name[1]} ", 1)
    return control.replace(name[0], f'{name[0]}{invalid}{DESCRIBED}p-{name[1]}"', 1)
