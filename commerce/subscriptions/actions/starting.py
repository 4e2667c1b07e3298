"""A paid order becomes subscriptions."""

from datetime import datetime

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.billing.models import Attempt, PaymentMethod
from commerce.catalog.queries import edition_dates, zone_of
from commerce.catalog.rules import anchor_of, first_box
from commerce.discounts.queries import repeats_of
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions import delivery
from commerce.subscriptions.actions.paying import plan_boxes
from commerce.subscriptions.calendar import calendar_of, editions_of, new_cycle, place_next
from commerce.subscriptions.composing import compose
from commerce.subscriptions.events import SubscriptionStarted
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.promises import promised


@action
def start(order: Order) -> list[Subscription]:
    """A subscription for each formula line of a paid order that is no gift, its first term paid and its
    parcels planned. Those that already started are left as they are."""
    order = Order.objects.locked().select_related("site").get(pk=order.pk)
    if order.source != Order.Source.CHECKOUT:
        return []
    card = _card_that_paid(order)
    new = order.lines.filter(subscription=None, formula__isnull=False, gift__isnull=True)
    new = new.select_related("formula__group")
    return [_start_line(order, line, card=card) for line in new]


def _start_line(order: Order, line: OrderLine, *, card: PaymentMethod | None) -> Subscription:
    assert order.paid_at is not None
    return begin(order, line, card=card, at=order.paid_at, price=line.unit_amount)


def begin(
    order: Order, line: OrderLine, *, card: PaymentMethod | None, at: datetime, price: int, gift: bool = False
) -> Subscription:
    """The subscription that a line of a paid order starts, from the first box that somebody who orders
    `at` that moment has; a later term costs `price` a piece. A `gift` ends with the boxes that are paid."""
    formula = line.formula
    assert formula is not None
    assert order.paid_at is not None
    dates = edition_dates([formula.group_id], at=at)[formula.group_id]
    first = first_box(formula.schedule, now=at, zone=zone_of(order.site), editions=dates)
    subscription = Subscription.objects.create(
        site=order.site, customer=order.customer, formula=formula, origin=line,
        status=Subscription.Status.ACTIVE, quantity=line.quantity, price_amount=price,
        currency=order.currency, anchor=anchor_of(formula.schedule, first), payment_method=card,
        first_slot=formula.boxes, delivery_address=order.delivery_address, started_at=order.paid_at,
        promised=promised(line, order.lines.all(), repeats_of(order)), choices=line.choices,
    )  # fmt: skip
    if gift:
        delivery.choose_usual(subscription)
        subscription.expires_on = calendar_of(subscription).starts_on(formula.boxes)
    else:
        delivery.go_on_by(subscription, order)
    _open_paid_term(subscription, order)
    publish(
        SubscriptionStarted(site=order.site_id, subscription=subscription.public_id, order=order.public_id)
    )
    return subscription


def _open_paid_term(subscription: Subscription, order: Order) -> None:
    """The first term with its cycles, each with its delivery note."""
    editions = editions_of([subscription])
    calendar = calendar_of(subscription, editions)
    after = subscription.formula.boxes
    term = Term.objects.create(
        subscription=subscription, idx=0, order=order, status=Term.Status.PAID,
        shipping_amount=min(subscription.shipping_amount, order.shipping_amount),
        period=(calendar.starts_on(0), calendar.starts_on(after)),
    )  # fmt: skip
    cycles = [
        new_cycle(subscription, slot, status=Cycle.Status.PAID, calendar=calendar, editions=editions)
        for slot in range(after)
    ]
    for cycle in cycles:
        cycle.term = term
        cycle.choices = subscription.choices
    if not subscription.choices:
        compose(cycles)
    plan_boxes(cycles, orders={term.pk: order})
    Cycle.objects.bulk_create(cycles)
    place_next(subscription, calendar, set())
    subscription.save()


def _card_that_paid(order: Order) -> PaymentMethod | None:
    paid = Attempt.objects.filter(payment__order=order, state=Attempt.State.SUCCEEDED)
    attempt = paid.select_related("method").first()
    return attempt.method if attempt else None
