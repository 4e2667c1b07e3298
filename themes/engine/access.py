"""Links from mails open one subscription, order or cart to this browser, and leave no token in its address;
links of ads bring a coupon."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from storefront import context
from themes.engine import pages, views
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
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The draft that staff made a link to; 404 once the link has expired."""
    response = pages.content_page(request, "/", token)
    response["X-Robots-Tag"] = "noindex"
    return _kept_to_itself(response)


@require_safe
def recommended(request: HttpRequest, code: str) -> HttpResponse:
    """Off to the home page, to which a customer's link leads their friends."""
    context.follow_recommendation(request, code)
    return _kept_to_itself(HttpResponseRedirect(localized("/")))


@require_GET
def reopen(request: HttpRequest, token: str) -> HttpResponse:
    """Off to the cart that the link stands for, which is this browser's now, or to sign in for it."""
    is_open = context.reopen_cart(request, token)
    if is_open is None:
        return _kept_to_itself(views.link_expired(request))
    cart = reverse("CartPage")
    target = cart if is_open else f"{reverse('account_login')}?{urlencode({'next': cart})}"
    return _kept_to_itself(HttpResponseRedirect(target))


@csrf_exempt  # mail programs post without a page, a cookie or a session
@require_http_methods(["GET", "POST"])
def remind_no_more(request: HttpRequest, token: str) -> HttpResponse:
    """Off to the page that says that no reminder comes any more; a mail program that posts is only told that
    it is done (RFC 8058, section 3.1)."""
    if not context.remind_no_more(request, token):
        return _kept_to_itself(views.link_expired(request))
    if request.method == "POST":
        return _kept_to_itself(HttpResponse(status=204))
    return _kept_to_itself(HttpResponseRedirect(reverse("NoReminderPage")))


@csrf_exempt  # mail programs post without a page, a cookie or a session
@require_http_methods(["GET", "HEAD", "POST"])
def leave_newsletter(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program's post ends the newsletter at once (RFC 8058, section 3.1); a reader who follows the
    link is led to the page with the button: whatever looks through mails follows links, too."""
    if request.method != "POST":
        return _kept_to_itself(HttpResponseRedirect(reverse("NewsletterPage", args=[token])))
    if not context.leave_newsletter(request, token):
        return _kept_to_itself(views.link_expired(request))
    return _kept_to_itself(HttpResponse(status=204))


def _kept_to_itself(response: HttpResponse) -> HttpResponse:
    """Nobody else learns the address that the link had."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
