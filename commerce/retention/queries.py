"""Offers, summaries and dates, as they stand for one subscription or order now."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Q

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.orders.models import Order
from commerce.retention import rules
from commerce.retention.models import Departure, FunnelSettings, Question, Receipt
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.errors import CannotChange, CardMissing
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.plans import Plan

OFFERED = (Subscription.Status.ACTIVE, Subscription.Status.PAUSED, Subscription.Status.CANCEL_AT_END)
CANCELLABLE = (Subscription.Status.ACTIVE, Subscription.Status.PAUSED, Subscription.Status.PAST_DUE)
COMING = (Cycle.Status.PAID, Cycle.Status.HELD, Cycle.Status.DUE)
LEFT = ("shipped", "delivered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """`amount` off the charge on `charge_on`, which then is `price`; it holds `until` that box locks."""

    amount: Money
    price: Money
    charge_on: date
    until: datetime


def questions_of(subscription: Subscription) -> list[Question]:
    """What is asked of somebody who wants to stop, in the order of the site."""
    return list(Question.objects.filter(site=subscription.site_id, active=True))


def may_be_offered(subscription: Subscription, settings: FunnelSettings) -> bool:
    """Whether the site makes its offer for this subscription to somebody who is not held out."""
    shop = ShopSettings.for_site(subscription.site)
    return (
        settings.offer_on
        and settings.offer_amount > 0
        and subscription.currency == shop.currency
        and subscription.status in OFFERED
        and subscription.discount_amount < subscription.price.amount
        and rules.is_cool(
            accepted_on(subscription), today=clock.today(shop.zone), months=settings.cooldown_months
        )
    )


def accepted_on(subscription: Subscription) -> date | None:
    """The day on which the subscription's customer last took an offer, for any subscription."""
    theirs = Departure.objects.filter(
        subscription__customer=subscription.customer_id, outcome=Departure.Outcome.STAYED
    )
    last = theirs.order_by("-finished_at").values_list("finished_at", flat=True).first()
    return last.astimezone(zone_of(subscription.site)).date() if last else None


def is_held_out(subscription: Subscription, settings: FunnelSettings) -> bool:
    return rules.is_held_out(subscription.customer.public_id, percent=settings.hold_out_percent)


def offer_of(subscription: Subscription) -> Offer | None:
    """What somebody who asks to stop this subscription is offered now; None where nothing is."""
    settings = FunnelSettings.for_site(subscription.site)
    if not may_be_offered(subscription, settings) or is_held_out(subscription, settings):
        return None
    return _offer(subscription, Money(settings.offer_amount, subscription.currency))


def _offer(subscription: Subscription, amount: Money) -> Offer | None:
    """What taking it would do, by doing it and taking it back."""
    try:
        plan = plans.preview("stay", subscription, lambda: subscriptions.stay(subscription, amount=amount))
    except (CannotChange, CardMissing):
        return None
    box = next((box for box in plan.boxes if box.price is not None and box.is_open), None)
    if box is None or box.price is None or box.price == subscription.price:
        return None
    before = subscription.price - subscription.discount
    return Offer(
        amount=before - box.price, price=box.price, charge_on=box.dates.charge_on,
        until=box.dates.cutoff_at,
    )  # fmt: skip


def cancellation_plan(subscription: Subscription) -> Plan | None:
    """What cancelling would do now; None where there is nothing to cancel."""
    if subscription.status not in CANCELLABLE:
        return None
    try:
        return plans.preview("cancel", subscription, lambda: subscriptions.cancel_at_end(subscription))
    except CannotChange:
        return None


def last_departure(subscription: Subscription) -> Departure | None:
    """The last request to stop that came to its end."""
    ended = Departure.objects.filter(subscription=subscription, finished_at__isnull=False)
    return ended.select_related("change").order_by("-finished_at").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawable:
    """What withdrawing from an order would do now. `last_day` is None while nothing has arrived."""

    last_day: date | None
    amount: Money
    boxes_to_return: int


def started_by(order: Order) -> list[Subscription]:
    """The subscriptions that this order began."""
    rows = Subscription.objects.filter(origin__order=order).select_related(
        "site", "customer", "formula__group"
    )
    return list(rows.order_by("pk"))


def withdrawable(order: Order) -> Withdrawable:
    """Raises WithdrawalOver once it is too late."""
    started = started_by(order)
    last_day = check_in_time(order)
    still = Cycle.objects.filter(subscription__in=started, status__in=COMING).exclude(
        delivery_note__status__in=LEFT
    )
    return Withdrawable(
        last_day=last_day,
        amount=sum(
            (amount for paid, amount in owed_back(started, coming=set(still)).items() if paid.paid_at),
            Money(0, order.currency),
        ),
        boxes_to_return=boxes_that_left(started),
    )


def check_in_time(order: Order) -> date | None:
    """The last day to withdraw; None while nothing has arrived. Raises WithdrawalOver."""
    days = FunnelSettings.for_site(order.site).withdrawal_days
    received = received_on(order)
    rules.check_withdrawable(received, today=clock.today(zone_of(order.site)), days=days)
    return rules.last_day_to_withdraw(received, days=days) if received else None


def received_on(order: Order) -> date | None:
    """The day on which the first box of what the order started arrived, as far as is known."""
    boxes = Receipt.objects.filter(delivery_note__cycle__subscription__origin__order=order)
    first = boxes.aggregate(first=Min("at"))["first"]
    return first.astimezone(zone_of(order.site)).date() if first else None


def boxes_that_left(started: list[Subscription]) -> int:
    gone = Cycle.objects.filter(subscription__in=started, delivery_note__status__in=LEFT)
    return sum(gone.values_list("quantity", flat=True))


def owed_back(started: list[Subscription], *, coming: set[Cycle] | None = None) -> dict[Order, Money]:
    """What is still to be given back of each paid order, once nothing comes any more.

    Of an order none of whose boxes has left, all of it, delivery included; else the share of the
    boxes that have not. `coming` are boxes that will not come either.
    """
    orders = Order.objects.filter(terms__subscription__in=started, paid_at__isnull=False).distinct()
    dropped = Q(status=Cycle.Status.CANCELLED) | Q(pk__in=[box.pk for box in coming or ()])
    found = {}
    for order in orders.order_by("pk"):
        boxes = Cycle.objects.filter(term__order=order)
        lost = list(boxes.filter(dropped).select_related("term__order"))
        if not boxes.exclude(dropped).exists():
            value = order.total
        else:
            value = subscriptions.value_of(lost).get(order, Money(0, order.currency))
        back = min(value.amount - order.refunded_amount, order.refundable.amount)
        if back > 0:
            found[order] = Money(back, order.currency)
    return found


def unpaid_terms(started: list[Subscription]) -> list[Term]:
    owed = Term.objects.filter(subscription__in=started, status__in=("due", "unpaid"))
    return list(owed.select_related("order").order_by("pk"))
