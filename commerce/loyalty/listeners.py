"""What loyalty does when something happened to an order."""

from commerce.base.events import on
from commerce.billing.events import DisputeClosed, RefundSucceeded
from commerce.loyalty import actions
from commerce.loyalty.queries import kept_of
from commerce.orders.events import OrderCancelled, OrderPaid
from commerce.orders.models import Order


@on(OrderPaid)
def reward(event: OrderPaid) -> None:
    """Heard late, some of it may have been given back already."""
    order = _order(event.order)
    if actions.earn(order):
        actions.take_back(order)
    if order.source in (Order.Source.CHECKOUT, Order.Source.RENEWAL):
        actions.await_cashback(order)
    if order.source == Order.Source.CHECKOUT:
        actions.await_reward(order)


@on(OrderCancelled)
def follow_cancellation(event: OrderCancelled) -> None:
    _settle(_order(event.order))


@on(RefundSucceeded)
def follow_refund(event: RefundSucceeded) -> None:
    order = _order(event.order)
    if order.total_amount and not kept_of(order, order.total_amount):
        actions.give_back(order)
    _settle(order)


@on(DisputeClosed)
def follow_dispute(event: DisputeClosed) -> None:
    if event.lost:
        _settle(_order(event.order))


def _settle(order: Order) -> None:
    actions.take_back(order)
    actions.settle_cashback(order)
    actions.settle_referral(order)


def _order(public_id: str) -> Order:
    return Order.objects.select_related("site", "customer__site").get(public_id=public_id)
