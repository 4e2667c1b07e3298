"""A letter in the browser, for whoever has the link that is in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from commerce.base.errors import NotFound
from content.emails.links import mail_of

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@require_safe
@cache_control(private=True, no_store=True)
def copy(request: HttpRequest, token: str) -> HttpResponse:
    """The letter as it is kept: what was put in as it left, such as a gift's code, is not in it."""
    site = Site.find_for_request(request)
    try:
        mail = mail_of(token, site=site) if site else None
    except NotFound as error:
        raise Http404 from error
    if mail is None:
        raise Http404
    return HttpResponse(mail.html, headers=HEADERS)
