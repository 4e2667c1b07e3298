"""Subscriptions and their boxes to come."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum

import strawberry
from django.db.models import QuerySet

from commerce.base.viewer import Viewer
from commerce.catalog.models import Edition as EditionRow
from commerce.fulfilment.models import DeliveryNote as DeliveryNoteRow
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions import queries
from commerce.subscriptions.models import Subscription as SubscriptionRow
from commerce.subscriptions.models import Term
from storefront.addresses.types import Address
from storefront.catalog.types import Edition, Formula
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.orders.types import Order
from storefront.related import computed, joined, together
from storefront.scalars import Money
from storefront.site.shop import shop_of

SHOWN = 6


@strawberry.enum(description="Where a subscription stands.")
class SubscriptionStatus(Enum):
    PENDING = strawberry.enum_value("pending", description="Not begun yet.")
    ACTIVE = strawberry.enum_value("active", description="Boxes come.")
    PAUSED = strawberry.enum_value("paused", description="No box comes until it goes on.")
    PAST_DUE = strawberry.enum_value("past_due", description="A payment is missing: the next box is held.")
    CANCEL_AT_END = strawberry.enum_value("cancel_at_end", description="Ends after the last box paid for.")
    CANCELLED = strawberry.enum_value("cancelled", description="Ended by the customer or the shop.")
    EXPIRED = strawberry.enum_value("expired", description="Ended by itself.")


@strawberry.enum(description="Where one box stands.")
class BoxStatus(Enum):
    PLANNED = strawberry.enum_value("planned", description="May still change until its lock date.")
    LOCKED = strawberry.enum_value("locked", description="Can no longer change; not paid yet.")
    PAID = strawberry.enum_value("paid", description="Paid, not shipped yet.")
    SKIPPED = strawberry.enum_value("skipped", description="Left out by the customer.")
    SHIPPED = strawberry.enum_value("shipped", description="Handed to the carrier.")
    DELIVERED = strawberry.enum_value("delivered", description="Received.")


@strawberry.type(description="One parcel.")
class DeliveryNote:
    row: strawberry.Private[DeliveryNoteRow]

    @strawberry.field(description="Number printed on the parcel.")
    def number(self) -> str:
        return self.row.number

    @strawberry.field(description="planned, prepared, shipped, delivered or cancelled.")
    def status(self) -> str:
        return str(self.row.status)

    @strawberry.field(description="Day on which it is to leave.")
    def scheduled_on(self) -> date:
        return self.row.scheduled_on


@strawberry.type(description="One box of a subscription, had or to come.")
class TimelineBox:
    box: strawberry.Private[queries.TimelineBox]
    viewer: strawberry.Private[Viewer]

    @strawberry.field(description="Which box of the subscription it is, from 0.")
    def index(self) -> int:
        return self.box.index

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        return self.box.dates.month

    @strawberry.field(description="Last day on which the box may still change.")
    def lock_date(self) -> date:
        return self.box.lock_date

    @strawberry.field(description="First moment at which the box can no longer change.")
    def locked_at(self) -> datetime:
        return self.box.dates.cutoff_at

    @strawberry.field(description="Day on which the box is charged.")
    def charge_on(self) -> date:
        return self.box.dates.charge_on

    @strawberry.field(description="Day on which the box leaves the warehouse.")
    def ships_on(self) -> date:
        return self.box.dates.ships_on

    @strawberry.field(description="Where the box stands.")
    def status(self) -> BoxStatus:
        return BoxStatus(self.box.status)

    @strawberry.field(description="What will be charged with it; null when it is paid with its term.")
    def price(self) -> Money | None:
        return None if self.box.price is None else Money.of(self.box.price)

    @strawberry.field(description="What is in it, once announced.")
    def edition(self) -> Edition | None:
        return Edition.of(self.box.edition, self.viewer)

    @strawberry.field(description="Its parcel, once planned.")
    def delivery_note(self) -> DeliveryNote | None:
        note = self.box.delivery_note
        return None if note is None else DeliveryNote(row=note)


@strawberry.type(description="A standing order of one formula, at the price agreed to.")
class Subscription(Node):
    @strawberry.field(description="Where the subscription stands.")
    def status(self) -> SubscriptionStatus:
        return SubscriptionStatus(str(self.row.status))

    @strawberry.field(description="What is subscribed to, even when it is no longer on sale.")
    def formula(self) -> Formula:
        return Formula(row=joined(self.row, "formula"), viewer=self.viewer)

    @strawberry.field(description="How many of each box.")
    def quantity(self) -> int:
        return int(self.row.quantity)

    @strawberry.field(description="What one term costs, all boxes of the quantity together, VAT included.")
    def price(self) -> Money:
        return Money.of(self.row.price)

    @strawberry.field(description="Day on which it began.")
    def started_on(self) -> date:
        started_at: datetime = self.row.started_at
        return started_at.astimezone(shop_of(self.viewer).zone).date()

    @strawberry.field(description="Where its boxes go.")
    def delivery_address(self) -> Address:
        return Address.of(self.row.postal_address, self.viewer)

    @strawberry.field(description="The first box of the timeline that has not shipped.")
    def next_box(self) -> TimelineBox | None:
        boxes = _timeline(self, SHOWN)
        return TimelineBox(box=boxes[0], viewer=self.viewer) if boxes else None

    @strawberry.field(description="The boxes that have not shipped and those that follow.")
    def timeline(self, first: int | None = SHOWN) -> list[TimelineBox]:
        boxes = _timeline(self, check_page(first, default=SHOWN))
        return [TimelineBox(box=box, viewer=self.viewer) for box in boxes]

    @strawberry.field(description="The orders that paid its terms, newest first.")
    def orders(self) -> list[Order]:
        rows = computed(self.row, "orders", lambda peers: _orders_of(peers, self.viewer))
        return [Order(row=row, viewer=self.viewer) for row in rows or []]


def subscriptions_of(viewer: Viewer) -> QuerySet[SubscriptionRow]:
    """The viewer's subscriptions with what every reader of them needs."""
    return SubscriptionRow.objects.visible_to(viewer).select_related("formula")


def of_orders(orders: Sequence[OrderRow], viewer: Viewer) -> dict[int, list[SubscriptionRow]]:
    """Order → the subscriptions whose terms it pays; two queries for all."""
    terms = list(
        Term.objects.filter(order__in=orders).order_by("pk").values_list("order_id", "subscription_id")
    )
    rows = subscriptions_of(viewer).filter(pk__in={subscription for _order, subscription in terms})
    known = {row.pk: row for row in together(rows)}
    found: dict[int, list[SubscriptionRow]] = {order.pk: [] for order in orders}
    for order, subscription in terms:
        if order is not None and subscription in known:
            found[order].append(known[subscription])
    return found


def _orders_of(rows: Sequence[SubscriptionRow], viewer: Viewer) -> dict[int, list[OrderRow]]:
    terms = list(Term.objects.filter(subscription__in=rows).values_list("subscription_id", "order_id"))
    visible = OrderRow.objects.visible_to(viewer).filter(pk__in={order for _row, order in terms})
    known = together(visible.order_by("-placed_at", "-pk"))
    paid = set(terms)
    return {row.pk: [order for order in known if (row.pk, order.pk) in paid] for row in rows}


def _timeline(node: Subscription, count: int) -> list[queries.TimelineBox]:
    def compute(rows: list[SubscriptionRow]) -> dict[int, list[queries.TimelineBox]]:
        for row in rows:
            row.site = node.viewer.site  # the same site, which remembers its time zone
        boxes = queries.timelines(rows, count=max(count, SHOWN))
        together(_distinct_editions(boxes))
        return boxes

    length = "timeline" if count <= SHOWN else f"timeline_{count}"
    return (computed(node.row, length, compute) or [])[:count]


def _distinct_editions(timelines: dict[int, list[queries.TimelineBox]]) -> list[EditionRow]:
    editions = {id(box.edition): box.edition for boxes in timelines.values() for box in boxes if box.edition}
    return list(editions.values())
