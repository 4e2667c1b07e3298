"""Templates belong to the theme of the site that is visited, and pages leave with their policy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from themes.engine import current, policy


class ThemeMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = current.enter(request)
        try:
            response = self.get_response(request)
        finally:
            current.leave(token)
        policy.protect(request, response)
        return response
