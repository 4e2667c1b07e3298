"""The port through which content becomes pages: content knows no template, themes fill this.

Whoever assembles the installation calls `install` once, in an app's `ready()`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOption:
    """One thing that a theme lets its owner choose.

    `kind` says how: a colour as #rrggbb, one of the `choices` (name and label), a switch, a picture of the
    library. `drawn` is what the theme does where nothing was chosen.
    """

    name: str
    kind: Literal["colour", "choice", "switch", "picture"]
    label: Any
    group: Any = ""
    help: Any = ""
    drawn: str = ""
    choices: Sequence[tuple[str, Any]] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """How two colours stand out from each other (WCAG 2.2, 1.4.3): `ratio` from 1 to 21, where at least
    `needed` is readable. `options` are those that decide it."""

    label: Any
    ratio: float
    needed: float
    options: tuple[str, ...]

    @property
    def suffices(self) -> bool:
        return self.ratio >= self.needed


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

    def options(self, theme: str) -> Sequence[ThemeOption]:
        """What the theme of this name lets its owner choose."""
        ...

    def contrasts(self, theme: str, chosen: Mapping[str, Any]) -> Sequence[Contrast]:
        """How the pairs of colours that matter stand out, with these choices, by day and by night."""
        ...

    def picture_slots(self, theme: str, chosen: Mapping[str, Any]) -> Mapping[str, int]:
        """Which pictures, by their number in the library, stand in which of the theme's slots."""
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


def theme_options(theme: str) -> Sequence[ThemeOption]:
    return _themes().options(theme)


def contrasts(theme: str, chosen: Mapping[str, Any]) -> Sequence[Contrast]:
    return _themes().contrasts(theme, chosen)


def picture_slots(theme: str, chosen: Mapping[str, Any]) -> Mapping[str, int]:
    """None in an installation that only serves outside front ends."""
    return _installed[0].picture_slots(theme, chosen) if _installed else {}


def _themes() -> Themes:
    if not _installed:
        raise ImproperlyConfigured("No themes are installed: call content.rendering.install in ready().")
    return _installed[0]
