"""The fields of a form that an editor has built, as `{% form "FormSubmit" %}` sends them.

Each input is a row of its own, `answers-3-field` and `answers-3-values`: so what was typed is there again
beside what was wrong with it.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any


def asked(fields: list[dict[str, Any]], form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each field with its `problem` and its `rows`: their number, the option they stand for, and what to show
    in them."""
    typed, numbers = form.get("typed") or {}, count()
    problems = {each.field: each.message for each in form.get("problems", ())}
    for field in fields:
        several = field["type"] == "CHECKBOXES"
        rows = []
        for option in field["options"] if several else [""]:
            number = next(numbers)
            given = typed.get(f"answers-{number}-values", "")
            value = given if typed else _default(field, option)
            rows.append({"number": number, "option": option, "value": value})
        yield {**field, "rows": rows, "problem": problems.get(field["name"], "")}


def _default(field: dict[str, Any], option: str) -> str:
    """What stands there before anything was typed; for a box to tick, its option where it is ticked."""
    if not option:
        return str(field["default"])
    ticked = [line.strip() for line in field["default"].replace(",", "\n").splitlines()]
    return option if option in ticked else ""
