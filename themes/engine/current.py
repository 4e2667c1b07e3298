"""The theme that the current request is drawn in."""

from contextvars import ContextVar, Token

from django.http import HttpRequest

from themes.engine import operations, themes
from themes.engine.operations import Data
from themes.engine.themes import Theme

_request: ContextVar[HttpRequest | None] = ContextVar("themes_request", default=None)


def enter(request: HttpRequest | None) -> Token[HttpRequest | None]:
    """From now on, templates looked up by name belong to the theme of this request's site.

    None: to the default theme, which is known without asking anything.
    """
    return _request.set(request)


def leave(token: Token[HttpRequest | None]) -> None:
    """Templates belong to whatever request was current before `enter`."""
    _request.reset(token)


def choice(request: HttpRequest) -> Data:
    """`{name, options}` of the theme this request's site has chosen; asked once per request."""
    known: Data | None = getattr(request, "_theme_choice", None)
    if known is None:
        asked = operations.find(themes.named(themes.DEFAULT), "ThemeChoice")
        known = operations.run(asked, {}, request)["site"]["theme"]
        request._theme_choice = known  # type: ignore[attr-defined]
    return known


def theme_of(request: HttpRequest) -> Theme:
    """The theme of this request's site."""
    return themes.named(choice(request)["name"])


def theme() -> Theme:
    """The theme of the current request; outside any request, the default one."""
    request = _request.get()
    return theme_of(request) if request else themes.named(themes.DEFAULT)
