"""While a request lasts, templates looked up by name belong to the theme of its site."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import translate_url

from themes.engine import current
from themes.engine.links import language

# The views whose pages are in the languages of the site.
SPEAKING = ("themes.", "allauth.account", "allauth.mfa")


class ThemeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = current.enter(request)
        try:
            return self.get_response(request)
        finally:
            current.leave(token)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _variables: Any
    ) -> HttpResponse | None:
        """Off to the same page in the site's own language, from one that the site does not speak."""
        if request.method not in ("GET", "HEAD") or not getattr(view, "__module__", "").startswith(SPEAKING):
            return None
        spoken, here = current.languages(request), request.get_full_path()
        if language() in spoken:
            return None
        there = translate_url(here, spoken[0])
        return HttpResponseRedirect(there) if there != here else None
