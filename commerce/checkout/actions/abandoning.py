"""Purchases that were begun and never paid: they hold goods and balances that others wait for."""

from datetime import timedelta

import structlog
from django.db.models import Exists, OuterRef

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentInProgress
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown
from commerce.billing.models import Attempt
from commerce.checkout.models import Cart
from commerce.orders.models import Order

PATIENCE = timedelta(minutes=60)  # longer than any bank's page for 3-D Secure stays open
BATCH = 100

log = structlog.get_logger()


def abandon_stale() -> int:
    """Orders of carts that nobody has tried to pay for an hour are given up; how many were.

    Their carts stay as they are, to be paid later.
    """
    before = clock.now() - PATIENCE
    tried = Attempt.objects.filter(payment__order=OuterRef("pk"), sent_at__gt=before)
    stale = Order.objects.filter(
        ~Exists(tried), source=Order.Source.CHECKOUT, status=Order.Status.PENDING, placed_at__lte=before
    )
    return sum(_abandoned(order) for order in stale.order_by("placed_at")[:BATCH])


def _abandoned(order: Order) -> bool:
    try:
        return billing.abandon(order)
    except (PaymentInProgress, GatewayUnavailable, OutcomeUnknown) as error:
        log.info("order cannot be given up yet", order=order.public_id, reason=type(error).__name__)
        return False


def reopen(order: Order) -> None:
    """The cart of an order that was given up unpaid can be filled, and paid, again."""
    if order.paid_at is None:
        Cart.objects.filter(order=order).update(order=None)
