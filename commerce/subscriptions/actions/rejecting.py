"""Rejecting a paid order of which nothing has left: cancelled, with its boxes, and refunded whole."""

from commerce.base.actions import action
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.models import Refund
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote
from commerce.orders import actions as orders
from commerce.orders.errors import OrderCannotChange
from commerce.orders.models import Order
from commerce.subscriptions.actions.ending import cancel_now
from commerce.subscriptions.actions.paying import pay_terms
from commerce.subscriptions.actions.recording import ENDED
from commerce.subscriptions.actions.starting import start
from commerce.subscriptions.models import Cycle, Subscription, Term

LEFT = (DeliveryNote.Status.SHIPPED, DeliveryNote.Status.DELIVERED)


def is_rejectable(order: Order) -> bool:
    """Whether it was paid, and no parcel of it has left."""
    return order.status in (Order.Status.PAID, Order.Status.PREPARED) and not _has_left(order)


@action
def reject_order(order: Order, *, to_card: bool, reason: str, key: str) -> list[Refund]:
    """The order is cancelled and its boxes do not come; a subscription that it started, and that has
    no other paid term, ends. What was paid goes back: `to_card` what the card paid and the rest as
    store credit, or all of it as store credit.

    The refunds still have to be sent (`billing.send_refund`) once this has been committed; each has
    its credit note then. Raises OrderCannotChange once a parcel has left, RefundNotPossible.
    """
    _begin(order)
    owners = Subscription.objects.filter(terms__order=order).values("pk")
    subscriptions = list(Subscription.objects.locked().select_related("origin").filter(pk__in=owners))
    list(Term.objects.locked().filter(order=order).values_list("pk"))
    order = Order.objects.locked().get(pk=order.pk)
    if not is_rejectable(order):
        raise OrderCannotChange
    for cycle in Cycle.objects.filter(term__order=order, status__in=("paid", "held")).select_related(
        "delivery_note"
    ):
        _drop(cycle)
    Term.objects.filter(order=order).update(status=Term.Status.CANCELLED)
    for subscription in subscriptions:
        if _ends_with(order, subscription):
            cancel_now(subscription, refund_to=None, with_locked=True)
    orders.cancel(order)
    return _give_back(order, to_card=to_card, reason=reason, key=key)


def _begin(order: Order) -> None:
    """What its payment began is begun, even if it was paid a moment ago: later it would come back."""
    if order.source == Order.Source.CHECKOUT and order.paid_at:
        start(order)
    elif order.paid_at:
        pay_terms([order])


def _has_left(order: Order) -> bool:
    return order.delivery_notes.filter(status__in=LEFT).exists()


def _drop(cycle: Cycle) -> None:
    cycle.status = Cycle.Status.CANCELLED
    cycle.save(update_fields=["status"])
    if cycle.delivery_note and cycle.delivery_note.status != DeliveryNote.Status.CANCELLED:
        fulfilment.set_status(cycle.delivery_note, status=DeliveryNote.Status.CANCELLED)


def _ends_with(order: Order, subscription: Subscription) -> bool:
    started = subscription.origin is not None and subscription.origin.order_id == order.pk
    others = Term.objects.filter(subscription=subscription, status=Term.Status.PAID)
    return started and subscription.status not in ENDED and not others.exists()


def _give_back(order: Order, *, to_card: bool, reason: str, key: str) -> list[Refund]:
    parts = vouchers.divided(order, order.refundable.amount, to_card=to_card)
    return [
        billing.claim_refund(
            order, amount=Money(part, order.currency), destination=destination, reason=reason,
            key=f"{key}-{destination}",
        )[0]
        for destination, part in parts.items()
    ]  # fmt: skip
