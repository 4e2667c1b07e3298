"""While a request lasts, templates looked up by name belong to the theme of its site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from themes.engine import current


class ThemeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = current.enter(request)
        try:
            return self.get_response(request)
        finally:
            current.leave(token)
