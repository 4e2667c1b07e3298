"""A letter in the browser, for whoever has the link that is in it; and its openings and clicks."""

from base64 import b64decode
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from commerce.base.errors import NotFound
from content.emails import measuring
from content.emails.links import mail_of
from content.emails.models import Mail

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")  # clear, one by one


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


@require_safe
@cache_control(private=True, no_store=True)
def seen(request: HttpRequest, token: str) -> HttpResponse:
    """The picture in a letter that is measured."""
    try:
        mail = measuring.mail_seen(token, site=_site(request))
    except NotFound as error:
        raise Http404 from error
    if request.method == "GET":
        measuring.note(mail, outcome=Mail.Outcome.OPENED, headers=request.headers)
    return HttpResponse(PIXEL, content_type="image/gif", headers=HEADERS)


@require_safe
@cache_control(private=True, no_store=True)
def click(request: HttpRequest, token: str) -> HttpResponse:
    """On to where the link of the letter leads."""
    try:
        mail, target = measuring.mail_clicked(token, site=_site(request))
    except NotFound as error:
        raise Http404 from error
    if request.method == "GET":
        to = urlsplit(target)
        said = f"{to.netloc}{to.path}"
        measuring.note(mail, outcome=Mail.Outcome.CLICKED, headers=request.headers, said=said)
    return HttpResponseRedirect(target, headers=HEADERS)


def _site(request: HttpRequest) -> int:
    site = Site.find_for_request(request)
    return site.pk if site else 0
