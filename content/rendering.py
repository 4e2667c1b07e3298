"""The port through which content becomes pages: content knows no template, themes fill this.

Whoever assembles the installation calls `install` once, in an app's `ready()`.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page


class Themes(Protocol):
    """What content needs of the floor that knows templates and addresses."""

    def render_page(self, page: Page, request: HttpRequest, *, preview_token: str | None) -> HttpResponse:
        """The page as visitors of `request` see it; with a token, the draft it stands for."""
        ...

    def formula_url(self, slug: str) -> str:
        """Address of the formula with this slug, in the active language."""
        ...

    def page_url(self, name: str, **arguments: str) -> str:
        """Address of the shop's page of this name ("OrderPage"), in the active language."""
        ...

    def render_email(self, theme: str, sheet: Any) -> str:
        """The HTML of a letter in the dress of `theme`; `sheet` is all that the layout may show."""
        ...

    def available(self) -> Sequence[tuple[str, str]]:
        """Name and label of every theme an owner may choose."""
        ...


_installed: list[Themes] = []


def install(themes: Themes) -> None:
    """From now on `themes` draws the pages."""
    _installed[:] = [themes]


def render_page(page: Page, request: HttpRequest, *, preview_token: str | None) -> HttpResponse:
    return _themes().render_page(page, request, preview_token=preview_token)


def formula_url(slug: str) -> str:
    return _themes().formula_url(slug)


def page_url(name: str, **arguments: str) -> str:
    return _themes().page_url(name, **arguments)


def render_email(theme: str, sheet: Any) -> str:
    return _themes().render_email(theme, sheet)


def theme_choices() -> list[tuple[str, str]]:
    """The themes to choose from; none in an installation that only serves outside front ends."""
    return list(_installed[0].available()) if _installed else []


def _themes() -> Themes:
    if not _installed:
        raise ImproperlyConfigured("No themes are installed: call content.rendering.install in ready().")
    return _installed[0]
