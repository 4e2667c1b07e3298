"""Documents as PDF, for the customer whose they are."""

from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from commerce.base.viewer import Viewer
from commerce.customers.models import Customer
from commerce.invoices import pdfs
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.links import is_key_of
from commerce.invoices.models import CreditNote, Invoice


@require_safe
@cache_control(private=True, no_store=True)
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """The PDF of the customer's own invoice or credit note; what is not theirs does not exist.

    Who bought without an account comes with the `key` that the page of their order gave them.
    """
    if is_key_of(request.GET.get("key", ""), public_id):
        return _answer(Invoice.objects.all(), CreditNote.objects.all(), public_id)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    viewer = _viewer(request)
    return _answer(Invoice.objects.visible_to(viewer), CreditNote.objects.visible_to(viewer), public_id)


def _answer(invoices: QuerySet[Invoice], notes: QuerySet[CreditNote], public_id: str) -> HttpResponse:
    for rows in (invoices, notes):
        found = pdfs.find(rows, public_id)
        if found:
            return pdf_response(found)
    raise Http404


def pdf_response(found: Invoice | CreditNote) -> HttpResponse:
    """Its PDF as a file of its number; 503 with a word of explanation where none can be made now."""
    try:
        content = pdfs.pdf_of(found)
    except PdfUnavailable as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _viewer(request: HttpRequest) -> Viewer:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    mine: QuerySet[Customer] = Customer.objects.filter(site=site, user=request.user.pk)
    customer_id = mine.values_list("pk", flat=True).first()
    if customer_id is None:
        raise Http404
    return Viewer(site=site, language=get_language() or "en", customer_id=customer_id)
