"""Subscriptions on the pages of orders and customers; terms and parcels on their own."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, Table, TitleColumn

from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, panel
from commerce.customers.models import Customer
from commerce.discounts.models import Coupon
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.queries import TimelineBox

MOST_PROMISED = 50  # shown
BOX_STATUSES = {
    "planned": _("Planned"),
    "locked": _("Locked"),
    "due": _("Waits for its payment"),
    "paid": _("Paid"),
    "held": _("Held"),
    "skipped": _("Skipped"),
}


def box_columns() -> list[BaseColumn]:
    """The columns of a table of boxes to come."""
    return [
        Column("number", label=_("Box"), accessor=lambda box: box.index + 1),
        Column("edition", label=_("Edition"), accessor=_edition),
        Column("lock_date", label=_("Can change until")),
        Column("ships_on", label=_("Ships on"), accessor="dates.ships_on"),
        StatusTagColumn(
            "status", label=_("Status"), accessor=lambda box: BOX_STATUSES[box.status],
            primary=lambda box: box.status in ("planned", "paid"),
        ),
        Column("price", label=_("To be charged"), accessor=_charge),
    ]  # fmt: skip


def composition_column() -> Column:
    """What goes into each of the boxes to come, and what of it the shop chose."""
    return Column("choices", label=_("Composition"), accessor=_composition)


@panel(Subscription, shows=Order, order=20)
def terms(subscription: Subscription) -> Panel:
    columns = [
        Column("term", label=_("Term"), accessor=lambda term: term.idx + 1),
        Column("from", label=_("From"), accessor="period.lower"),
        Column("until", label=_("Until, not included"), accessor="period.upper"),
        TitleColumn("order", label=_("Order"), url_name="orders:inspect", id_accessor="order_id"),
        StatusTagColumn(
            "status", label=_("Status"), accessor="get_status_display",
            primary=lambda term: term.status == Term.Status.PAID,
        ),
        Column("total", label=_("Total of the order"), accessor="order.total"),
    ]  # fmt: skip
    rows = Term.objects.filter(subscription=subscription, order__isnull=False).select_related("order")
    return Panel(heading=_("Terms and orders"), table=Table(columns, rows), empty=_("No term yet."))


@panel(Coupon, shows=Subscription, order=30)
def promised(coupon: Coupon) -> Panel:
    """The living subscriptions whose next charges it still discounts."""
    living = Subscription.objects.living().filter(promised__contains=[{"source": coupon.public_id}])
    rows = [
        (one, promise["left"])
        for one in living.select_related("customer", "formula__group")
        for promise in one.promised
        if promise["source"] == coupon.public_id and promise["left"]
    ]
    columns = [
        Column("who", label=_("Subscription"), accessor=lambda row: record_link("subscriptions", row[0])),
        Column("left", label=_("Charges that still have it"), accessor=lambda row: row[1]),
    ]
    return Panel(
        heading=_("Subscriptions"), table=Table(columns, rows[:MOST_PROMISED]),
        empty=_("No charge to come has it."),
    )  # fmt: skip


@panel(Subscription, shows=DeliveryNote, order=30)
def parcels(subscription: Subscription) -> Panel:
    columns = [
        Column("number", label=_("Box"), accessor=lambda cycle: cycle.idx + 1),
        TitleColumn(
            "note", label=_("Delivery note"), accessor="delivery_note",
            url_name="delivery-notes:inspect", id_accessor="delivery_note_id",
        ),
        Column("scheduled_on", label=_("Ships on"), accessor="delivery_note.scheduled_on"),
        StatusTagColumn("status", label=_("Status"), accessor="delivery_note.get_status_display"),
    ]  # fmt: skip
    rows = Cycle.objects.filter(subscription=subscription).exclude(delivery_note=None)
    return Panel(
        heading=_("Delivery notes"), table=Table(columns, rows.select_related("delivery_note")),
        empty=_("Made by themselves, one per box, once the term is paid."),
    )  # fmt: skip


@panel(Order, shows=Subscription, order=50)
def of_order(order: Order) -> Panel:
    return _subscriptions(Subscription.objects.filter(terms__order=order))


@panel(Customer, shows=Subscription, order=10)
def of_customer(customer: Customer) -> Panel:
    return _subscriptions(Subscription.objects.filter(customer=customer))


def _subscriptions(rows: QuerySet[Subscription]) -> Panel:
    columns = [
        TitleColumn("formula", label=_("Formula"), url_name="subscriptions:inspect"),
        Column("quantity", label=_("Quantity")),
        StatusTagColumn("status", label=_("Status"), accessor="get_status_display"),
        Column("price", label=_("Price per term")),
        Column("started_at", label=_("Started")),
    ]
    table = Table(columns, rows.select_related("formula__group"))
    return Panel(heading=_("Subscriptions"), table=table, empty=_("They start when the order is paid."))


def _edition(box: TimelineBox) -> Any:
    return box.edition.title if box.edition else f"{box.dates.month:%m/%Y}"


def _composition(box: TimelineBox) -> str:
    by_shop = _("by the shop")
    return ", ".join(
        f"{one['quantity']} × {one['title']}" + (f" ({by_shop})" if one["by_shop"] else "")
        for one in box.choices
    )


def _charge(box: TimelineBox) -> str:
    return f"{box.price}, {date_format(box.dates.charge_on)}" if box.price else ""
