"""Links from mails open one subscription to this browser, and leave no token in its address; links of
ads bring a coupon."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from storefront import context
from themes.engine import views
from themes.engine.links import localized


@require_safe
def follow(request: HttpRequest, token: str, page: str, change: str = "") -> HttpResponse:
    """Off to `page`, of what the token opens; a page that says so when it opens none."""
    found = context.follow_link(request, token, change)
    if found is None:
        return _kept_to_itself(views.link_expired(request))
    variables = {"id": found, "change": change} if change else {"id": found}
    return _kept_to_itself(HttpResponseRedirect(reverse(page, kwargs=variables)))


@require_safe
def arrive(request: HttpRequest, slug: str) -> HttpResponse:
    """Off to the page of the ad whose link this is, with its coupon in the cart."""
    destination = context.follow_campaign(request, slug)
    if destination is None:
        raise Http404(slug)
    response = HttpResponseRedirect(localized(destination))
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def recommended(request: HttpRequest, code: str) -> HttpResponse:
    """Off to the home page, to which a customer's link leads their friends."""
    context.follow_recommendation(request, code)
    return _kept_to_itself(HttpResponseRedirect(localized("/")))


def _kept_to_itself(response: HttpResponse) -> HttpResponse:
    """Nobody else learns the address that the link had."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
