"""Subscriptions and their boxes to come."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.catalog.models import Edition as EditionRow
from commerce.fulfilment.models import DeliveryNote as DeliveryNoteRow
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions import queries
from commerce.subscriptions.models import Subscription as SubscriptionRow
from commerce.subscriptions.models import Term
from storefront.addresses.types import Address
from storefront.catalog.types import Edition, Formula
from storefront.context import Info
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.orders.types import Order
from storefront.related import computed, joined, together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Row, Sourced

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


@strawberry_django.type(DeliveryNoteRow, description="One parcel.")
class DeliveryNote(Row):
    number: auto = strawberry_django.field(description="Number printed on the parcel.")
    status: auto = strawberry_django.field(description="planned, prepared, shipped, delivered or cancelled.")
    scheduled_on: auto = strawberry_django.field(description="Day on which it is to leave.")


@strawberry.type(description="One box of a subscription, had or to come.")
class TimelineBox(Sourced):
    index: int = strawberry.field(description="Which box of the subscription it is, from 0.")

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        return self.dates.month

    lock_date: date = strawberry.field(description="Last day on which the box may still change.")

    @strawberry.field(description="First moment at which the box can no longer change.")
    def locked_at(self) -> datetime:
        return self.dates.cutoff_at

    @strawberry.field(description="Day on which the box is charged.")
    def charge_on(self) -> date:
        return self.dates.charge_on

    @strawberry.field(description="Day on which the box leaves the warehouse.")
    def ships_on(self) -> date:
        return self.dates.ships_on

    status: BoxStatus = strawberry.field(description="Where the box stands.")
    price: Money | None = strawberry.field(
        description="What will be charged with it; null when it is paid with its term."
    )
    edition: Edition | None = strawberry.field(description="What is in it, once announced.")
    delivery_note: DeliveryNote | None = strawberry.field(description="Its parcel, once planned.")


@strawberry_django.type(
    SubscriptionRow, description="A standing order of one formula, at the price agreed to."
)
class Subscription(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queryset.visible_to(info.context.viewer).select_related("formula")

    status: SubscriptionStatus = strawberry_django.field(description="Where the subscription stands.")

    @strawberry.field(description="What is subscribed to, even when it is no longer on sale.")
    def formula(self) -> Formula:
        return joined(self, "formula")

    quantity: auto = strawberry_django.field(description="How many of each box.")
    price: Money = strawberry_django.field(
        description="What one term costs, all boxes of the quantity together, VAT included."
    )

    @strawberry.field(description="Day on which it began.")
    def started_on(self, info: Info) -> date:
        return self.started_at.astimezone(shop_of(info.context.viewer).zone).date()

    delivery_address: Address = strawberry_django.field(
        field_name="postal_address", description="Where its boxes go."
    )

    @strawberry.field(description="The first box of the timeline that has not shipped.")
    def next_box(self, info: Info) -> TimelineBox | None:
        return next(iter(_timeline(self, info, SHOWN)), None)

    @strawberry.field(description="The boxes that have not shipped and those that follow.")
    def timeline(self, info: Info, first: int | None = SHOWN) -> list[TimelineBox]:
        return _timeline(self, info, check_page(first, default=SHOWN))

    @strawberry.field(description="The orders that paid its terms, newest first.")
    def orders(self, info: Info) -> list[Order]:
        return computed(self, "orders", lambda peers: _orders_of(peers, info))


def of_orders(orders: Sequence[OrderRow], info: Info) -> dict[int, list[SubscriptionRow]]:
    """Order → the subscriptions whose terms it pays; two queries for all."""
    terms = list(
        Term.objects.filter(order__in=orders).order_by("pk").values_list("order_id", "subscription_id")
    )
    rows = Subscription.visible(info).filter(pk__in={subscription for _order, subscription in terms})
    known = {row.pk: row for row in together(rows)}
    found: dict[int, list[SubscriptionRow]] = {order.pk: [] for order in orders}
    for order, subscription in terms:
        if order is not None and subscription in known:
            found[order].append(known[subscription])
    return found


def _orders_of(rows: Sequence[SubscriptionRow], info: Info) -> dict[int, list[OrderRow]]:
    terms = list(Term.objects.filter(subscription__in=rows).values_list("subscription_id", "order_id"))
    visible = Order.visible(info).filter(pk__in={order for _row, order in terms})
    known = together(visible.order_by("-placed_at", "-pk"))
    paid = set(terms)
    return {row.pk: [order for order in known if (row.pk, order.pk) in paid] for row in rows}


def _timeline(row: Any, info: Info, count: int) -> Any:
    def compute(rows: list[SubscriptionRow]) -> dict[int, list[queries.TimelineBox]]:
        for row in rows:
            row.site = info.context.viewer.site  # the same site, which remembers its time zone
        boxes = queries.timelines(rows, count=max(count, SHOWN))
        together(_distinct_editions(boxes))
        return boxes

    length = "timeline" if count <= SHOWN else f"timeline_{count}"
    return computed(row, length, compute)[:count]


def _distinct_editions(timelines: dict[int, list[queries.TimelineBox]]) -> list[EditionRow]:
    editions = {id(box.edition): box.edition for boxes in timelines.values() for box in boxes if box.edition}
    return list(editions.values())
