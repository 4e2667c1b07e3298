"""Invoices, credit notes and closings in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from commerce.invoices import admin
from commerce.invoices.admin.documents import SEARCHED, SITES
from commerce.invoices.models import Closing, CreditNote, Invoice

register_permission_policy(Invoice, RecordPolicy(Invoice))
register_permission_policy(CreditNote, RecordPolicy(CreditNote))
register_permission_policy(Closing, RecordPolicy(Closing))


class DocumentViewSet(RecordViewSet):
    """A section of numbered documents, each with its PDF."""

    add_to_admin_menu = True
    export_headings = {
        "buyer.name": _("buyer"),
        "buyer.email": _("e-mail address"),
        "order.number": _("order"),
        "invoice.number": _("invoice"),
        "total.decimal": _("total"),
    }

    def get_urlpatterns(self) -> list[Any]:
        pdf = admin.PdfView.as_view(model=self.model)
        return [*super().get_urlpatterns(), path("pdf/<int:pk>/", pdf, name="pdf")]


class InvoiceViewSet(DocumentViewSet):
    model = Invoice
    name = "invoices"
    icon = "doc-full"
    menu_label = _("Invoices")
    menu_order = 60
    site_lookup = SITES[Invoice]
    index_view_class = admin.InvoiceList
    inspect_view_class = admin.InvoiceView
    filterset_class = admin.InvoiceFilterSet
    related = ("order__site",)
    list_display = [
        "number",
        Column("buyer", label=_("Buyer"), accessor=lambda invoice: invoice.buyer["name"]),
        Column("issued_on", label=_("Issued"), sort_key="issued_on"),
        Column("order", label=_("Order")),
        Column("total", label=_("Total"), sort_key="total_amount"),
    ]
    search_fields = SEARCHED[Invoice]
    list_export = [
        "number", "issued_on", "buyer.name", "buyer.email", "order.number", "total.decimal", "currency",
    ]  # fmt: skip
    export_filename = "invoices"
    empty_text = _(
        "An invoice is issued by itself for every paid order. Its number and content never change."
    )


class CreditNoteViewSet(DocumentViewSet):
    model = CreditNote
    name = "credit-notes"
    icon = "doc-empty"
    menu_label = _("Credit notes")
    menu_order = 61
    site_lookup = SITES[CreditNote]
    index_view_class = admin.CreditNoteList
    inspect_view_class = admin.CreditNoteView
    filterset_class = admin.CreditNoteFilterSet
    related = ("invoice__order__site",)
    list_display = [
        "number",
        Column("buyer", label=_("Buyer"), accessor=lambda note: note.buyer["name"]),
        Column("issued_on", label=_("Issued"), sort_key="issued_on"),
        Column("invoice", label=_("Invoice")),
        Column("order", label=_("Order"), accessor="invoice.order"),
        Column("total", label=_("Total"), sort_key="total_amount"),
    ]
    search_fields = SEARCHED[CreditNote]
    list_export = [
        "number", "issued_on", "buyer.name", "buyer.email", "invoice.number", "order.number",
        "total.decimal", "currency", "reason",
    ]  # fmt: skip
    export_filename = "credit-notes"
    empty_text = _("A credit note is issued by itself when an invoiced order is refunded or cancelled.")


class ClosingViewSet(RecordViewSet):
    model = Closing
    name = "closings"
    icon = "lock"
    menu_label = _("Closings")
    menu_order = 62
    add_to_admin_menu = True
    index_view_class = admin.ClosingList
    inspect_view_class = admin.ClosingView
    list_display = [
        "__str__",
        Column("legal_entity", label=_("Seller")),
        Column("closed_at", label=_("Closed")),
    ]
    filterset_class = admin.ClosingFilterSet
    empty_text = _("Every day, month and year is closed by itself once it is over.")

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("archive/", admin.ArchiveView.as_view(), name="archive")]


@hooks.register("register_admin_viewset")
def register_invoices() -> list[ViewSet]:
    return [InvoiceViewSet(), CreditNoteViewSet(), ClosingViewSet()]


hooks.register("register_bulk_action", admin.DownloadPdfs)
