"""The staff's pages of payments and invoices, and both on an order's page."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.billing import rules
from commerce.billing.models import Attempt, Invoice, Payment
from commerce.orders.models import Order


class PaymentFilterSet(ShopFilterSet):
    site_lookup = "order__site"
    created_at = django_filters.DateFromToRangeFilter(label=_("Created"), widget=DateRangePickerWidget)

    class Meta:
        model = Payment
        fields = ["state", "gateway"]


class InvoiceFilterSet(ShopFilterSet):
    site_lookup = "order__site"
    issued_on = django_filters.DateFromToRangeFilter(label=_("Issued"), widget=DateRangePickerWidget)

    class Meta:
        model = Invoice
        fields = ["legal_entity"]


class PaymentView(RecordView):
    def facts(self) -> Facts:
        payment = self.object
        return [
            (_("state"), payment.get_state_display()),
            (_("amount"), payment.money),
            (_("order"), record_link("orders", payment.order)),
            (_("customer"), record_link("customers", payment.order.customer)),
            (_("gateway"), payment.gateway),
            (_("reference at the gateway"), payment.gateway_ref),
            (_("created"), payment.created_at),
        ]


class InvoiceView(RecordView):
    def facts(self) -> Facts:
        invoice = self.object
        vat = (f"{part['rate'] / 100:g} %: {Money(part['amount'], invoice.currency)}" for part in invoice.vat)
        return [
            (_("issued on"), invoice.issued_on),
            (_("total"), invoice.total),
            (_("VAT included"), ", ".join(vat)),
            (_("buyer"), invoice.buyer["name"]),
            (_("seller"), invoice.seller["name"]),
            (_("order"), record_link("orders", invoice.order)),
        ]


@panel(Invoice, shows=Invoice, order=10)
def invoice_lines(invoice: Invoice) -> Panel:
    def money(line: dict[str, int], times: int = 1) -> Money:
        return Money(line["unit_amount"] * times, invoice.currency)

    columns = [
        Column("title", label=_("Sold"), accessor=lambda line: line["title"]),
        Column("quantity", label=_("Quantity"), accessor=lambda line: line["quantity"]),
        Column("unit_price", label=_("Unit price"), accessor=money),
        Column("total", label=_("Total"), accessor=lambda line: money(line, line["quantity"])),
    ]
    return Panel(heading=_("Lines"), table=Table(columns, invoice.lines), empty=_("Nothing was sold."))


@panel(Payment, shows=Payment, order=10)
def attempts(payment: Payment) -> Panel:
    return _attempts(Attempt.objects.filter(payment=payment))


@panel(Order, shows=Payment, order=20)
def payment_attempts(order: Order) -> Panel:
    return _attempts(Attempt.objects.filter(payment__order=order).order_by("payment", "n"))


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


def _attempts(rows: QuerySet[Attempt]) -> Panel:
    columns = [
        TitleColumn("n", label=_("Try"), url_name="payments:inspect", id_accessor="payment_id"),
        Column("sent_at", label=_("Sent")),
        StatusTagColumn("state", label=_("Outcome"), accessor="get_state_display"),
        Column("card", label=_("Card"), accessor=_card),
        Column("reason", label=_("What the shopper was told"), accessor=_reason),
        Column("decline_code", label=_("Gateway's reason")),
    ]
    return Panel(heading=_("Payment"), table=Table(columns, rows), empty=_("Nobody has tried to pay yet."))


def _card(attempt: Attempt) -> str:
    return f"{attempt.card_brand} ·{attempt.card_last4}" if attempt.card_last4 else ""


def _reason(attempt: Attempt) -> str:
    return rules.reason(attempt.decline_code) if attempt.decline_code else ""
