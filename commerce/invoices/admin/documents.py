"""Lists and pages of invoices and of credit notes, and their PDFs."""

import tempfile
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import policy_registry

from commerce.base.backoffice.filters import ShopFilterSet, as_listed
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.views import Facts, ListView, RecordView, SiteScoped
from commerce.base.money import Money
from commerce.invoices import archive, einvoice, pdfs, render
from commerce.invoices.actions.credit import left_of
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.models import CreditNote, Document, Invoice
from commerce.invoices.views import pdf_response

PDF = "pdf"
IN_MEMORY = 20_000_000  # bytes of an archive that are kept off the disk
SEARCHED = {
    Invoice: ["number", "order__number", "buyer__name", "buyer__email", "buyer__company"],
    CreditNote: ["number", "invoice__number", "invoice__order__number", "buyer__name", "buyer__email"],
}
SITES: dict[type[Document], str] = {Invoice: "order__site", CreditNote: "invoice__order__site"}


class DocumentFilterSet(ShopFilterSet):
    issued_on = django_filters.DateFromToRangeFilter(label=_("Issued"), widget=DateRangePickerWidget)
    kind = django_filters.ChoiceFilter(
        label=_("Buyer"), method="of_kind", empty_label=_("All"), widget=forms.RadioSelect,
        choices=[("person", _("Person")), ("company", _("Company"))],
    )  # fmt: skip

    def of_kind(self, rows: QuerySet[Any], _name: str, kind: str) -> QuerySet[Any]:
        company = Q(buyer__company__gt="") | Q(buyer__vat_number__gt="")
        return rows.filter(company if kind == "company" else ~Q(pk__in=rows.filter(company).values("pk")))


class InvoiceFilterSet(DocumentFilterSet):
    site_lookup = SITES[Invoice]

    class Meta:
        model = Invoice
        fields = ["issued_on", "legal_entity", "kind"]


class CreditNoteFilterSet(DocumentFilterSet):
    site_lookup = SITES[CreditNote]

    class Meta:
        model = CreditNote
        fields = ["issued_on", "legal_entity", "kind"]


class DocumentList(ListView):
    """A list that is also downloaded as the PDFs of what it shows: `?export=pdf`."""

    template_name = "invoices/documents.html"
    FORMATS = (*ListView.FORMATS, PDF)

    @cached_property
    def columns(self) -> list[Any]:
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="document"), *super().columns]

    def _get_title_column(self, *args: Any, **options: Any) -> Any:
        return super()._get_title_column(
            *args, get_title_id=lambda row: f"document_{row.pk}_title", **options
        )

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        if spreadsheet_format != PDF:
            return super().as_spreadsheet(queryset, spreadsheet_format)
        return zip_response(self.request, queryset, back=self.index_url)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        download = Button(
            _("Download PDFs"), url=self.get_export_url(PDF), icon_name="doc-full", priority=110
        )
        return [*super().header_more_buttons, download]


class InvoiceList(DocumentList):
    pass


class CreditNoteList(DocumentList):
    pass


class DocumentView(RecordView):
    section: ClassVar[str]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        address = reverse(f"{self.section}:pdf", args=[self.object.pk])
        return [HeaderButton(_("PDF"), url=address, icon_name="download", attrs={"target": "_blank"})]

    def document_facts(self) -> Facts:
        document = self.object
        vat = (
            f"{part['rate'] / 100:g} %: {Money(part['amount'], document.currency)}" for part in document.vat
        )
        obstacle = einvoice.obstacle(document, render.figures_of(document))
        return [
            (_("issued on"), document.issued_on),
            (_("total"), document.total),
            (_("VAT included"), ", ".join(vat) or document.notes.get("exemption", "")),
            (_("buyer"), document.buyer.get("company") or document.buyer["name"]),
            (_("seller"), document.seller["name"]),
            (_("e-invoice (Factur-X)"), obstacle or _("Yes, inside the PDF")),
            (_("seal"), document.hash),
        ]


class InvoiceView(DocumentView):
    section = "invoices"

    def facts(self) -> Facts:
        invoice = self.object
        return [
            (_("order"), record_link("orders", invoice.order)),
            *self.document_facts(),
            (_("can still be credited"), left_of(invoice)),
        ]


class CreditNoteView(DocumentView):
    section = "credit-notes"

    def facts(self) -> Facts:
        note = self.object
        return [
            (_("invoice"), record_link("invoices", note.invoice)),
            (_("order"), record_link("orders", note.order)),
            (_("reason"), note.reason),
            *self.document_facts(),
        ]


class PdfView(PermissionCheckedMixin, SiteScoped, View):
    """The PDF of one document, for staff who may see it."""

    model: type[Invoice] | type[CreditNote] = Invoice
    any_permission_required = ("view",)

    def setup(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().setup(request, *args, **options)
        self.site_lookup = SITES[self.model]
        self.permission_policy = policy_registry.get_by_type(self.model)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(self.visible(), pk=pk)
        return pdf_response(pdfs.find(self.visible(), found.public_id))


class DownloadPdfs(BulkAction):
    """The PDFs of the ticked documents, or of all that the list found, in one ZIP."""

    models = [Invoice, CreditNote]
    display_name = _("Download PDFs")
    action_type = "pdfs"
    http_method_names = ["get"]
    aria_label = _("Download the PDFs of the ticked documents")

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not policy_registry.get_by_type(self.model).user_has_permission(request.user, "view"):
            return redirect("wagtailadmin_home")
        asked = request.GET.getlist("id")
        lookup = SITES[self.model]
        rows = within_sites(self.model.objects.all(), user=request.user, lookup=lookup)  # type: ignore[arg-type]
        ticked = rows.filter(pk__in=filter(str.isdecimal, asked))
        filters = InvoiceFilterSet if self.model is Invoice else CreditNoteFilterSet
        all_listed = as_listed(rows, request, filters=filters, searched=SEARCHED[self.model])
        return zip_response(request, all_listed if "all" in asked else ticked, back=self.next_url)


def zip_response(request: HttpRequest, rows: QuerySet[Any], *, back: str) -> HttpResponseBase:
    """The PDFs of `rows` in one ZIP; where they cannot be made, back with a word of explanation."""
    path = "invoice__order__site" if rows.model is CreditNote else "order__site"
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the response closes it
    try:
        archive.write_pdfs(file, rows.select_related(path))
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect(back)
    file.seek(0)
    name = f"{rows.model._meta.verbose_name_plural}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
