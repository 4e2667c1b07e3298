"""The shop behind a closed door: visitors read why, staff go in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from storefront import context
from themes.engine import current, operations, pages
from themes.engine.links import Here
from themes.engine.urls import urlpatterns

ALWAYS_OPEN = {
    "ContractCancelPage", "ContractWithdrawPage", "ContractRequestPage", "NewsletterPage", "NewsletterLink",
    "theme.css",
}  # fmt: skip
"""What the law wants within reach at any time (Code de la consommation, L. 215-1-1; RGPD, article 7.3), and
what dresses it."""

DOORS = {pattern.name for pattern in urlpatterns} - ALWAYS_OPEN | {"wagtail_serve"}
WAIT = 3600  # seconds, where nobody said when the shop reopens


class MaintenanceMiddleware:
    """Status 503 for everybody but staff, while the site is closed; nothing of it is kept by any cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_closed_to_visitors", False):
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, variables: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.url_name not in DOORS or _is_always_open(match.url_name, variables):
            return None
        if not context.is_closed(request):
            return None
        request.is_closed_to_visitors = True  # type: ignore[attr-defined]
        return None if context.is_staff(request) else closed(request)


def _is_always_open(door: str | None, variables: Any) -> bool:
    """The forms on the pages that are always open are, too."""
    return door == "do" and variables.get("name") in {"ContractIdentify", "ContractCancel", "NewsletterLeave"}


def closed(request: HttpRequest) -> HttpResponse:
    """The editors' maintenance page, or a few words where there is none."""
    theme = current.theme_of(request)
    data = operations.run(operations.find(theme, "MaintenancePage"), {}, request)
    page = (data["shop"]["maintenance"] or {}).get("page")
    page = {**pages.dressed(request, data), "page": page, "measured": False}
    response = pages.draw(theme, "pages/MaintenancePage.html", page, Here.of(request), None)
    response.status_code = 503
    response["Retry-After"] = str(context.reopens_in(request) or WAIT)
    return response
