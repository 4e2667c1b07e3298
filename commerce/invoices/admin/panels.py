"""Documents on the pages of other records, and the lines on their own."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from commerce.base.backoffice.panels import Panel, panel
from commerce.base.money import Money
from commerce.invoices.models import CreditNote, Document, Invoice
from commerce.orders.models import Order


@panel(Invoice, shows=Invoice, order=10)
def invoice_lines(invoice: Invoice) -> Panel:
    return _lines(invoice, heading=_("Lines"))


@panel(CreditNote, shows=CreditNote, order=10)
def credit_note_lines(note: CreditNote) -> Panel:
    return _lines(note, heading=_("Credited"))


@panel(Invoice, shows=CreditNote, order=20)
def invoice_credit_notes(invoice: Invoice) -> Panel:
    return _credit_notes(invoice.credit_notes.order_by("pk"))


@panel(Order, shows=Invoice, order=30)
def invoice(order: Order) -> Panel:
    columns = [
        TitleColumn("number", label=_("Number"), url_name="invoices:inspect"),
        Column("issued_on", label=_("Issued")),
        Column("total", label=_("Total")),
    ]
    return Panel(
        heading=_("Invoice"), table=Table(columns, Invoice.objects.filter(order=order)),
        empty=_("Issued by itself as soon as the order is paid."),
    )  # fmt: skip


@panel(Order, shows=CreditNote, order=35)
def order_credit_notes(order: Order) -> Panel:
    return _credit_notes(CreditNote.objects.filter(invoice__order=order).order_by("pk"))


def _credit_notes(rows: QuerySet[CreditNote]) -> Panel:
    columns = [
        TitleColumn("number", label=_("Number"), url_name="credit-notes:inspect"),
        Column("issued_on", label=_("Issued")),
        Column("reason", label=_("Reason")),
        Column("total", label=_("Total")),
    ]
    return Panel(
        heading=_("Credit notes"), table=Table(columns, rows),
        empty=_("Issued by themselves when an order is refunded or cancelled."),
    )  # fmt: skip


def _lines(document: Document, *, heading: Any) -> Panel:
    def money(line: dict[str, int], times: int = 1) -> Money:
        return Money(line["unit_amount"] * times, document.currency)

    columns = [
        Column("title", label=_("Title"), accessor=lambda line: line["title"]),
        Column("quantity", label=_("Quantity"), accessor=lambda line: line["quantity"]),
        Column("unit_price", label=_("Unit price"), accessor=money),
        Column("total", label=_("Total"), accessor=lambda line: money(line, line["quantity"])),
    ]
    return Panel(heading=heading, table=Table(columns, document.lines), empty=_("Nothing was sold."))
