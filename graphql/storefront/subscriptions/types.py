"""Subscriptions: where each stands, its boxes to come, and what may be done with it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from strawberry import auto

from commerce.billing.models import CardSetup as CardSetupRow
from commerce.catalog.models import CompositionStep
from commerce.catalog.models import Edition as EditionRow
from commerce.customers.models import Customer
from commerce.fulfilment.models import PickupPoint as PointRow
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions import actions, delivery, owing, plans, queries
from commerce.subscriptions.models import Change, Term
from commerce.subscriptions.models import Subscription as SubscriptionRow
from storefront.addresses.types import Address
from storefront.catalog.types import BoxChoice, Formula, chosen_rows
from storefront.context import Info
from storefront.delivery.types import Carrier, DeliveryOption, PickupPoint
from storefront.limits import check_page
from storefront.loyalty.types import Reward, RewardOffer
from storefront.nodes import Node
from storefront.orders.types import Order
from storefront.payments.types import CardSetup, PaymentMethod
from storefront.related import computed, joined, together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Row, Sourced
from storefront.subscriptions.boxes import TimelineBox
from storefront.subscriptions.possible import PossibleAction

SHOWN = 6
CHANGES = 5
MOST_CHANGES = 20


@strawberry.enum(description="Where a subscription stands.")
class SubscriptionStatus(Enum):
    PENDING = strawberry.enum_value("pending", description="Not begun yet.")
    ACTIVE = strawberry.enum_value("active", description="Boxes come.")
    PAUSED = strawberry.enum_value("paused", description="No box comes until it goes on.")
    PAST_DUE = strawberry.enum_value("past_due", description="A payment is missing: the next box is held.")
    CANCEL_AT_END = strawberry.enum_value("cancel_at_end", description="Ends after the last box paid for.")
    CANCELLED = strawberry.enum_value("cancelled", description="Ended by the customer or the shop.")
    EXPIRED = strawberry.enum_value("expired", description="Ended by itself.")


@strawberry.enum(description="What was changed on a subscription.")
class ChangeKind(Enum):
    SKIP = strawberry.enum_value("skip", description="A box was skipped.")
    UNSKIP = strawberry.enum_value("unskip", description="A skipped box is wanted again.")
    PAUSE = strawberry.enum_value("pause", description="It was paused.")
    RESUME = strawberry.enum_value("resume", description="It goes on.")
    QUANTITY = strawberry.enum_value("quantity", description="Another number of each box.")
    FORMULA = strawberry.enum_value("formula", description="Another formula.")
    CHOICES = strawberry.enum_value("choices", description="Its boxes were composed anew.")
    EXCHANGE = strawberry.enum_value(
        "exchange", description="Another formula at once, for the boxes that could still change."
    )
    ADDRESS = strawberry.enum_value("address", description="Another delivery address.")
    CARRIER = strawberry.enum_value("carrier", description="Brought in another way.")
    CARD = strawberry.enum_value("card", description="Another card.")
    CANCEL = strawberry.enum_value("cancel", description="Cancelled after the boxes that are paid.")
    CANCEL_NOW = strawberry.enum_value("cancel_now", description="Cancelled at once.")
    REACTIVATE = strawberry.enum_value("reactivate", description="It goes on after all.")
    STAY = strawberry.enum_value("stay", description="An offer to stay was accepted.")
    EXPIRE = strawberry.enum_value("expire", description="It ended by itself.")
    UNDO = strawberry.enum_value("undo", description="A change was taken back.")


@strawberry.enum(description="What must be done before an unpaid box can be charged.")
class OwedNeeds(Enum):
    CARD = strawberry.enum_value("card", description="Another card.")
    AUTHENTICATION = strawberry.enum_value(
        "authentication", description="The card's owner must answer their bank: pay now."
    )


@strawberry.type(description="An amount that will be charged.")
class Charge(Sourced):
    day: date = strawberry.field(description="Day of the charge.")
    amount: Money = strawberry.field(description="How much; store credit pays before the card does.")


@strawberry.type(description="What a subscription owes: the charge of its last term was refused.")
class Owed(Sourced):
    order: Order = strawberry.field(description="The order to be paid.")
    amount: Money = strawberry.field(description="What is to be paid.")
    tries: int = strawberry.field(description="How often it was tried.")

    @strawberry.field(description="Day of the next try; null where none will be made by itself.")
    def next_try_on(self, info: Info) -> date | None:
        zone = shop_of(info.context.viewer).zone
        return self.next_try_at.astimezone(zone).date() if self.next_try_at else None

    @strawberry.field(description="What is missing; null where the next try may succeed by itself.")
    def needs(self) -> OwedNeeds | None:
        return OwedNeeds(self.needs) if self.needs else None


@strawberry_django.type(Change, description="One change of a subscription.")
class SubscriptionChange(Row):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Give it to subscriptionChangeUndo."
    )
    kind: ChangeKind = strawberry_django.field(description="What was changed.")

    @strawberry.field(description="What was changed, for people, in the asked language.")
    def label(self) -> str:
        return str(self.get_kind_display())

    at: auto = strawberry_django.field(description="When.")
    undone_at: datetime | None = strawberry_django.field(
        description="When it was taken back; null where it was not."
    )
    undo_until: datetime | None = strawberry_django.field(
        description="The lock of the box it touches; null where it cannot be taken back."
    )

    @strawberry.field(description="Whether it can be taken back now.")
    def can_undo(self: Any) -> bool:
        return bool(getattr(self, "can_undo_now", actions.is_undoable(self)))


@strawberry_django.type(
    SubscriptionRow, description="A standing order of one formula, at the price agreed to."
)
class Subscription(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queryset.visible_to(info.context.viewer).select_related(
            "formula__group", "payment_method", "carrier", "reward"
        )

    status: SubscriptionStatus = strawberry_django.field(description="Where the subscription stands.")

    @strawberry.field(description="What is subscribed to, even when it is no longer on sale.")
    def formula(self) -> Formula:
        return joined(self, "formula")

    quantity: auto = strawberry_django.field(description="How many of each box.")
    price: Money = strawberry_django.field(
        description="What one term costs, all boxes of the quantity together, VAT included."
    )

    @strawberry.field(description="What is off the next charge, once; null for nothing.")
    def discount(self) -> Money | None:
        return self.discount if self.discount_amount else None

    @strawberry.field(description="Day on which it began.")
    def started_on(self, info: Info) -> date:
        return self.started_at.astimezone(shop_of(info.context.viewer).zone).date()

    @strawberry.field(
        description="What its owner chose for its boxes, in a formula that has `steps`; empty until then."
    )
    def choices(self: Any) -> list[BoxChoice]:
        chosen: list[Any] = chosen_rows(self.choices)
        return chosen

    paused_until: auto = strawberry_django.field(description="Day on which it goes on; null unless paused.")
    expires_on: auto = strawberry_django.field(
        description="From this day nothing is charged or shipped; null where no day was set."
    )

    @strawberry.field(description="Day on which it ended; null while it lives.")
    def ended_on(self, info: Info) -> date | None:
        return self.ended_at.astimezone(shop_of(info.context.viewer).zone).date() if self.ended_at else None

    delivery_address: Address = strawberry_django.field(
        field_name="postal_address", description="Where its boxes go."
    )

    @strawberry.field(description="Who brings its boxes; null where the shop says nothing about it.")
    def carrier(self) -> Carrier | None:
        return joined(self, "carrier")

    @strawberry.field(description="Where they are picked up, if they are.")
    def pickup_point(self) -> PickupPoint | None:
        return computed(self, "pickup_point", _points_of)

    shipping: Money = strawberry_django.field(
        description="What bringing the boxes of a term costs, besides `price`, VAT included."
    )

    @strawberry.field(description="The carriers to choose from, each at its price of today for a term.")
    def delivery_options(self: Any) -> list[DeliveryOption]:
        found: Any = delivery.offers_of(self)
        return found

    @strawberry.field(description="What points give with the next charge; null for nothing.")
    def reward(self) -> Reward | None:
        return joined(self, "reward")

    @strawberry.field(description="What its owner's points could give with the next charge.")
    def reward_offers(self: Any) -> list[RewardOffer]:
        return computed(self, "reward_offers", _reward_offers)

    @strawberry.field(description="The card that is charged; null where none is known.")
    def card(self) -> PaymentMethod | None:
        card = joined(self, "payment_method")
        return card if card and card.removed_at is None else None

    @strawberry.field(description="A card being saved for it that waits for its owner's bank.")
    def card_setup(self) -> CardSetup | None:
        return computed(self, "card_setup", _setups_of)

    @strawberry.field(description="The first box of the timeline that has not shipped.")
    def next_box(self, info: Info) -> TimelineBox | None:
        return next(iter(_timeline(self, info, SHOWN)), None)

    @strawberry.field(description="The boxes that have not shipped and those that follow.")
    def timeline(self, info: Info, first: int | None = SHOWN) -> list[TimelineBox]:
        return _timeline(self, info, check_page(first, default=SHOWN))

    @strawberry.field(description="What will be charged next; null where nothing will.")
    def next_charge(self, info: Info) -> Charge | None:
        coming: Any = plans.charges_of(self, _timeline(self, info, SHOWN), _owed(self))  # type: ignore[arg-type]
        return next(coming, None)

    @strawberry.field(description="What it owes; null where nothing.")
    def owed(self) -> Owed | None:
        return _failed(self)

    @strawberry.field(description="What may be done with it now.", metadata={"rows": 11})
    def actions(self: Any, info: Info) -> list[PossibleAction]:
        boxes = _timeline(self, info, SHOWN)
        possible: list[Any] = queries.possible_for(
            self, boxes, owes=_failed(self) is not None, composed=computed(self, "composed", _composed)
        )
        return possible

    @strawberry.field(description="Its last changes, newest first; at most 20.")
    def changes(self, first: int | None = CHANGES) -> list[SubscriptionChange]:
        shown: list[Any] = computed(self, "changes", _changes_of)
        return shown[: check_page(first, default=CHANGES)]

    @strawberry.field(description="The orders that paid its terms, newest first; for its owner, signed in.")
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


def peers_for(boxes: Sequence[queries.TimelineBox]) -> Sequence[queries.TimelineBox]:
    """The boxes, whose editions read what they need together."""
    editions: dict[int, EditionRow] = {id(box.edition): box.edition for box in boxes if box.edition}
    together(editions.values())
    return boxes


def _orders_of(rows: Sequence[SubscriptionRow], info: Info) -> dict[int, list[OrderRow]]:
    terms = list(Term.objects.filter(subscription__in=rows).values_list("subscription_id", "order_id"))
    visible = Order.visible(info).filter(pk__in={order for _row, order in terms})
    known = together(visible.order_by("-placed_at", "-pk"))
    paid = set(terms)
    return {row.pk: [order for order in known if (row.pk, order.pk) in paid] for row in rows}


def _points_of(rows: Sequence[SubscriptionRow]) -> dict[int, PointRow]:
    """Subscription → its pick-up point, as it is now; one query for all, none where nobody picks up."""
    chosen = {row.pk: row.pickup_point["id"] for row in rows if row.pickup_point}
    if not chosen:
        return {}
    points = PointRow.objects.filter(public_id__in=chosen.values())
    known = {point.public_id: point for point in points}
    return {row: known[point] for row, point in chosen.items() if point in known}


def _reward_offers(rows: Sequence[SubscriptionRow]) -> dict[int, Any]:
    """Subscription → what its owner may choose; asked once for each owner."""
    owners = Customer.objects.select_related("site").in_bulk({row.customer_id for row in rows})
    offers = {owner.pk: actions.offered(owner) for owner in owners.values()}
    return {row.pk: offers[row.customer_id] for row in rows}


def _timeline(row: Any, info: Info, count: int) -> Any:
    def compute(rows: list[SubscriptionRow]) -> dict[int, list[queries.TimelineBox]]:
        for row in rows:
            row.site = info.context.viewer.site  # the same site, which remembers its time zone
        timelines = queries.timelines(rows, count=max(count, SHOWN))
        peers_for([box for boxes in timelines.values() for box in boxes])
        return timelines

    length = "timeline" if count <= SHOWN else f"timeline_{count}"
    return computed(row, length, compute)[:count]


def _owed(row: Any) -> owing.Owed | None:
    """The term that waits for its payment, refused or not yet tried."""
    found: owing.Owed | None = computed(row, "owing", _owed_by)
    return found


def _composed(rows: list[SubscriptionRow]) -> dict[int, bool]:
    """Subscription → whether its customer chooses what goes into its boxes; one query for all."""
    steps = CompositionStep.objects.filter(formula__in={row.formula_id for row in rows})
    personalised = set(steps.values_list("formula", flat=True))
    return {row.pk: row.formula_id in personalised for row in rows}


def _failed(row: Any) -> Any:
    owed = _owed(row)
    return owed if owed and owed.failed else None


def _owed_by(rows: list[SubscriptionRow]) -> dict[int, owing.Owed]:
    found = owing.owed_by(rows)
    together([owed.order for owed in found.values()])
    return found


def _changes_of(rows: list[SubscriptionRow]) -> dict[int, list[Change]]:
    """Subscription → its last changes, the one that can be taken back marked so; one query for all."""
    place = Window(RowNumber(), partition_by="subscription", order_by=[F("at").desc(), F("pk").desc()])
    newest = Change.objects.filter(subscription__in=rows).alias(place=place).filter(place__lte=MOST_CHANGES)
    found: dict[int, list[Change]] = {subscription.pk: [] for subscription in rows}
    row: Change
    for row in newest.defer("before", "after").order_by("-at", "-pk"):
        found[row.subscription_id].append(row)
    for changes in found.values():
        candidate = actions.undoable(changes)
        for change in changes:
            change.can_undo_now = change is candidate  # type: ignore[attr-defined]
    return found


def _setups_of(rows: list[SubscriptionRow]) -> dict[int, CardSetupRow]:
    """Subscription → the card being saved for it, where the last one waits for the bank."""
    last = (
        CardSetupRow.objects.filter(subject__in=[row.public_id for row in rows])
        .order_by("subject", "-created_at", "-pk")
        .distinct("subject")
    )
    waiting = {setup.subject: setup for setup in last if setup.state == CardSetupRow.State.REQUIRES_ACTION}
    return {row.pk: waiting[row.public_id] for row in rows if row.public_id in waiting}
