"""The staff's page of an order, and the orders on a customer's page."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.actors import names_of
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, ListView, RecordView
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.customers.labels import label
from commerce.customers.models import Customer
from commerce.orders.events import OrderEdited
from commerce.orders.models import Order, OrderLine


def delivery_of(order: Order) -> Any:
    """Who brings it."""
    return order.carrier_name or _("Included")


def order_of(line: OrderLine) -> Any:
    return record_link("orders", line.order)


class OrderLineFilterSet(ShopFilterSet):
    site_lookup = "order__site"
    order__placed_at = django_filters.DateFromToRangeFilter(label=_("Placed"), widget=DateRangePickerWidget)
    order__status = django_filters.ChoiceFilter(label=_("Status"), choices=Order.Status.choices)

    class Meta:
        model = OrderLine
        fields = ["order__status", "order__placed_at"]


class OrderLineList(ListView):
    def get_base_queryset(self) -> QuerySet[OrderLine]:
        return super().get_base_queryset().exclude(order__paid_at=None)


class OrderFilterSet(ShopFilterSet):
    placed_at = django_filters.DateFromToRangeFilter(label=_("Placed"), widget=DateRangePickerWidget)

    class Meta:
        model = Order
        fields = ["status", "source", "placed_at"]


class OrderView(RecordView):
    def facts(self) -> Facts:
        order = self.object
        facts: Facts = [
            (_("status"), order.get_status_display()),
            (_("made by"), order.get_source_display()),
            (_("customer"), record_link("customers", order.customer)),
            (_("placed"), order.placed_at),
            (_("paid"), order.paid_at),
            *((name, when) for name, when in _steps(order) if when),
            (_("total"), order.total),
            (_("VAT included"), ", ".join(_vat(order))),
            (_("delivery"), order.shipping or _("Included")),
            (_("delivery address"), label(order.postal_address)),
            *((name, text) for name, text in _details(order) if text),
            (_("site"), site_name(order.site)),
        ]
        parts = (
            *(
                (off["title"] or _("discount"), Money(off["amount"], order.currency))
                for off in order.discounts
            ),
            (_("paid by gift cards"), Money(order.gift_card_amount, order.currency)),
            (_("paid from store credit"), Money(order.credit_amount, order.currency)),
            (_("refunded"), Money(order.refunded_amount, order.currency)),
        )
        return [*facts, *((name, amount) for name, amount in parts if amount)]


def _steps(order: Order) -> Facts:
    return [
        (_("prepared"), order.prepared_at),
        (_("shipped"), order.shipped_at),
        (_("delivered"), order.delivered_at),
        (_("cancelled"), order.cancelled_at),
    ]


def _details(order: Order) -> Facts:
    point = (order.carrier or {}).get("pickup_point") or {}
    return [
        (_("carrier"), order.carrier_name),
        (
            _("pick-up point"),
            " ".join(str(point.get(part, "")) for part in ("name", "line1", "city")).strip(),
        ),
        (_("billing address"), order.billing_address and label(order.invoice_address)),
    ]


@panel(Order, shows=Order, order=10)
def lines(order: Order) -> Panel:
    columns = [
        Column("title", label=_("Bought")),
        Column("quantity", label=_("Quantity")),
        Column("removed", label=_("Taken out"), accessor=lambda line: line.removed or ""),
        Column("unit_price", label=_("Unit price")),
        Column("total", label=_("Total")),
        Column("paid", label=_("Less discounts")),
    ]
    rows = list(OrderLine.objects.filter(order=order).select_related("order"))
    if any(line.choices for line in rows):
        columns.insert(1, Column("choices", label=_("Composition"), accessor="choices_line"))
    return Panel(heading=_("Lines"), table=Table(columns, rows), empty=_("Nothing was bought."))


@panel(Order, shows=Order, order=50)
def answers(order: Order) -> Panel:
    """What was answered at the checkout, and the boxes ticked there, in the words that were read."""
    ticked = [{"question": one["words"], "answer": _("Ticked")} for one in order.consents]
    columns = [
        Column("question", label=_("Asked"), accessor=lambda one: one["question"]),
        Column("answer", label=_("Answered"), accessor=lambda one: one["answer"]),
    ]
    return Panel(
        heading=_("Survey and consents"), table=Table(columns, [*order.survey, *ticked]),
        empty=_("Nothing was answered or ticked."),
    )  # fmt: skip


EDITS: dict[str, Any] = {
    "removed": _("Taken out"),
    "added": _("Added at no price"),
    "discounted": _("Discount"),
    "moved": _("Other delivery address"),
}


@panel(Order, shows=Order, order=15)
def edits(order: Order) -> Panel:
    """What staff changed of it, from the journal."""
    told = list(
        JournalEntry.objects.filter(name=OrderEdited.__name__, data__order=order.public_id).order_by("pk")
    )
    names = names_of(entry.actor for entry in told)
    columns = [
        Column("at", label=_("When")),
        Column("kind", label=_("Change"), accessor=lambda entry: EDITS[entry.data["kind"]]),
        Column("about", label=_("What"), accessor=lambda entry: entry.data["about"]),
        Column("reason", label=_("Reason"), accessor=lambda entry: entry.data["reason"]),
        Column("by", label=_("By"), accessor=lambda entry: names[entry.actor]),
    ]
    return Panel(
        heading=_("Changes by staff"), table=Table(columns, told), empty=_("It is as it was bought.")
    )


@panel(Customer, shows=Order, order=20)
def orders(customer: Customer) -> Panel:
    columns = [
        TitleColumn("number", label=_("Number"), accessor=str, url_name="orders:inspect"),
        Column("placed_at", label=_("Placed")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
        Column("total", label=_("Total")),
    ]
    return Panel(heading=_("Orders"), table=Table(columns, customer.orders.all()), empty=_("No order yet."))


def _vat(order: Order) -> Iterator[str]:
    """As in "5.5 %: €1.30", for each rate."""
    for part in order.vat:
        yield f"{part['rate'] / 100:g} %: {Money(part['amount'], order.currency)}"
