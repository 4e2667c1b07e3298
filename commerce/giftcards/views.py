"""Gift cards to print, for whoever bought them: signed in, or by the link in their mail."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from commerce.base.errors import NotFound
from commerce.giftcards import links, render
from commerce.giftcards.models import GiftCard
from commerce.invoices.errors import PdfUnavailable

PRINTED = (GiftCard.State.WAITING, GiftCard.State.ACTIVE)


@require_safe
@login_required
@cache_control(private=True, no_store=True)
def bought(request: HttpRequest, public_id: str) -> HttpResponse:
    """The PDF of a card that the customer bought to print; what is not theirs does not exist."""
    mine = GiftCard.objects.filter(site=_site(request), buyer__user=request.user.pk)
    return _pdf(mine.select_related("site", "buyer", "formula__group").filter(public_id=public_id).first())


@require_safe
@cache_control(private=True, no_store=True)
def mailed(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever has the link that was sent to its buyer."""
    try:
        return _pdf(links.card_of(token, site=_site(request), salt=links.PRINTED))
    except NotFound as error:
        raise Http404 from error


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def _pdf(card: GiftCard | None) -> HttpResponse:
    if card is None or not card.is_printable or card.state not in PRINTED:
        raise Http404
    try:
        content = render.pdf_of(card)
    except PdfUnavailable as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{card.public_id}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
