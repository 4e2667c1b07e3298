"""What a browser may load, who may enter the back office, and what may be sent to it."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _

from commerce.base.backoffice.posted import check_posted, check_wishes
from themes.engine import views as theme_views

BACK_OFFICE = "/admin/"
ENTER = "wagtailadmin.access_admin"
CSP = "Content-Security-Policy"

STRICT = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
}
# Wagtail's page explorer and editors write scripts and styles into their pages.
RELAXED = {
    **STRICT,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}


def policy(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


class ContentSecurityPolicyMiddleware:
    """Every answer says what its page may load; a view that needs another policy states its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.strict, self.relaxed = policy(STRICT), policy(RELAXED)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            CSP, self.relaxed if request.path.startswith(BACK_OFFICE) else self.strict
        )
        return response


class BackOfficeMiddleware:
    """The back office is for staff, in the languages that it has.

    Who is signed in and no staff is told so: Wagtail would ask them to sign in, for ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        entering = request.path.startswith(BACK_OFFICE) and request.path != reverse("wagtailadmin_logout")
        if entering and request.user.is_authenticated and not request.user.has_perm(ENTER):
            raise PermissionDenied
        if entering and get_language() not in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
            activate(settings.LANGUAGE_CODE)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Raises Unreadable, where what was sent is no form."""
        if not request.path.startswith(BACK_OFFICE):
            return
        if request.method == "POST":
            check_posted(request.POST)
        elif request.method == "PATCH":
            check_wishes(request.body)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A form without one of the fields it always has is none of ours."""
        if request.path.startswith(BACK_OFFICE) and isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        return None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Staff are told in the back office, and its scripts in words that they show."""
    if isinstance(exception, DisallowedHost) or not request.path.startswith(BACK_OFFICE):
        return theme_views.bad_request(request, exception)
    if request.accepts("text/html"):
        return render(request, "backoffice/unreadable.html", status=400)
    told = _("Nothing was saved: what your browser sent was not complete.")
    return JsonResponse({"success": False, "error_code": "unreadable", "error_message": told}, status=400)


class StaffTwoFactorMiddleware:
    """With REQUIRE_STAFF_MFA, nobody is in the back office on a password alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        entering = settings.REQUIRE_STAFF_MFA and request.path.startswith(BACK_OFFICE)
        if not entering or not request.user.is_authenticated or gave_second_factor(request):
            return self.get_response(request)
        page = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp"
        return redirect(reverse(page, query={"next": request.get_full_path()}))


def gave_second_factor(request: HttpRequest) -> bool:
    """Whether whoever is signed in proved it with more than a password, in this session."""
    # Without the user as argument the records are silently empty.
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
