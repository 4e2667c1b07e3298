"""Subscriptions that somebody gave: they end with the boxes that are paid, whenever those come."""

from commerce.catalog.rules import BoxDates
from commerce.giftcards.models import GiftCard
from commerce.ledger.models import Hold
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription
from commerce.subscriptions.rules import Calendar


def is_gift(subscription: Subscription) -> bool:
    """Whether its boxes are those that somebody gave, and it ends with them."""
    origin = subscription.origin
    return bool(subscription.expires_on and origin and origin.order.source == Order.Source.GIFT)


def follow_boxes(subscription: Subscription, calendar: Calendar) -> None:
    """A gift ends after its last box, wherever that has been moved; not saved."""
    if not is_gift(subscription):
        return
    boxes = Cycle.objects.filter(subscription=subscription, status=Cycle.Status.PAID)
    last = boxes.order_by("-idx").values_list("idx", flat=True).first()
    if last is not None:
        subscription.expires_on = calendar.starts_on(last + 1)


def first_box_of(card: GiftCard) -> BoxDates | None:
    """The first box of the subscription that was begun with the card, once it was."""
    paid = Hold.objects.filter(account__owner=card.public_id, state=Hold.State.CAPTURED).values("reference")
    boxes = Cycle.objects.filter(
        subscription__origin__order__source=Order.Source.GIFT,
        subscription__origin__order__public_id__in=paid,
    ).exclude(status__in=(Cycle.Status.CANCELLED, Cycle.Status.SKIPPED))
    box = boxes.order_by("idx").first()
    return box.dates if box else None
