"""Django's template engine, looking first in the current site's theme.

It stands first in `TEMPLATES`, so that `account/login.html`, asked for by allauth, is the theme's;
what no theme has (the whole back office) goes on to the next engine.
"""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template.backends.base import BaseEngine
from django.template.backends.django import DjangoTemplates, Template
from django.utils.functional import SimpleLazyObject

from themes.engine import current, operations, themes
from themes.engine.links import Here
from themes.engine.themes import Theme

CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "themes.engine.templates.layout",
]
"""Only for templates that another app renders with a request: a theme's own pages get data alone."""


@cache
def engine(theme: Theme) -> DjangoTemplates:
    """The templates of `theme` and its ancestors, compiled once per process."""
    return DjangoTemplates(
        {
            "NAME": f"theme {theme.name}",
            "DIRS": list(theme.folders),
            "APP_DIRS": False,
            "OPTIONS": {"context_processors": CONTEXT},
        }
    )


class ThemeTemplates(BaseEngine):
    """The `TEMPLATES` backend that finds every name in the theme of the current request."""

    app_dirname = ""

    def __init__(self, params: dict[str, Any]) -> None:
        params = dict(params)
        params.pop("OPTIONS", None)
        super().__init__(params)

    def get_template(self, template_name: str) -> Template:
        if not themes.anybody_has(template_name):
            raise TemplateDoesNotExist(template_name, backend=self)  # which theme it is need not be asked
        return engine(current.theme()).get_template(template_name)


def layout(request: HttpRequest) -> dict[str, Any]:
    """What `layout.html` needs, asked for only by a template that uses it."""

    def ask() -> operations.Data:
        return operations.run(operations.find(current.theme_of(request), "Layout"), {}, request)

    data: Any = SimpleLazyObject(ask)
    return {
        "shop": SimpleLazyObject(lambda: data["shop"]),
        "main": SimpleLazyObject(lambda: data["main"]),
        "footer": SimpleLazyObject(lambda: data["footer"]),
        "here": SimpleLazyObject(lambda: Here.of(request)),
    }
