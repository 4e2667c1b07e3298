"""The theme that the current request is drawn in."""

import re
from contextvars import ContextVar, Token

from django.http import HttpRequest

from storefront import context
from themes.engine import operations, themes
from themes.engine.operations import Data
from themes.engine.themes import Theme

DRESS = "dress"
TOKEN = re.compile(r"[A-Za-z0-9:_=-]{1,200}")

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
    """`{name, options, pictures, isDraft}` of the dress this request is drawn in; asked once per request."""
    theme: Data = _asked(request)["theme"]
    return theme


def languages(request: HttpRequest) -> list[str]:
    """The codes of the languages of this request's site, its own first."""
    return context.languages_of(context.site_for(request))


def preview(request: HttpRequest) -> str:
    """The token of the draft of a dress that the request asks to be shown; "" without one."""
    token = request.GET.get(DRESS, "")
    return token if TOKEN.fullmatch(token) else ""


def _asked(request: HttpRequest) -> Data:
    known: Data | None = getattr(request, "_theme_choice", None)
    if known is None:
        asked = operations.find(themes.named(themes.DEFAULT), "ThemeChoice")
        token = preview(request)
        known = operations.run(asked, {"preview": token} if token else {}, request)["site"]
        request._theme_choice = known  # type: ignore[attr-defined]
    return known


def theme_of(request: HttpRequest) -> Theme:
    """The theme of this request's site."""
    return themes.named(choice(request)["name"])


def theme() -> Theme:
    """The theme of the current request; outside any request, the default one."""
    request = _request.get()
    return theme_of(request) if request else themes.named(themes.DEFAULT)
