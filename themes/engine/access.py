"""Links from mails: they open one subscription to this browser, and leave no token in its address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from storefront import context
from themes.engine import views


@require_safe
def follow(request: HttpRequest, token: str, page: str, change: str = "") -> HttpResponse:
    """Off to `page`, of the subscription that the token opens; a page that says so when it opens none."""
    found = context.follow_link(request, token, change)
    if found is None:
        return _kept_to_itself(views.link_expired(request))
    variables = {"id": found, "change": change} if change else {"id": found}
    return _kept_to_itself(HttpResponseRedirect(reverse(page, kwargs=variables)))


def _kept_to_itself(response: HttpResponse) -> HttpResponse:
    """Nobody else learns the address that the link had."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
