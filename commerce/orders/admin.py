"""The staff's page of an order, and the orders on a customer's page."""

from collections.abc import Iterator

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.money import Money
from commerce.customers.labels import label
from commerce.customers.models import Customer
from commerce.orders.models import Order, OrderLine


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
            (_("total"), order.total),
            (_("VAT included"), ", ".join(_vat(order))),
            (_("delivery"), order.shipping or _("Included")),
            (_("delivery address"), label(order.postal_address)),
            (_("site"), site_name(order.site)),
        ]
        parts = (
            (_("discount"), order.discount),
            (_("paid by gift cards"), Money(order.gift_card_amount, order.currency)),
            (_("paid from store credit"), Money(order.credit_amount, order.currency)),
            (_("refunded"), Money(order.refunded_amount, order.currency)),
        )
        return [*facts, *((name, amount) for name, amount in parts if amount)]


@panel(Order, shows=Order, order=10)
def lines(order: Order) -> Panel:
    columns = [
        Column("title", label=_("Bought")),
        Column("quantity", label=_("Quantity")),
        Column("unit_price", label=_("Unit price")),
        Column("total", label=_("Total")),
    ]
    rows = list(OrderLine.objects.filter(order=order).select_related("order"))
    return Panel(heading=_("Lines"), table=Table(columns, rows), empty=_("Nothing was bought."))


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
