"""The points that a subscription has set aside for its next charge, and the order that they go to."""

from datetime import timedelta

from commerce.base import clock
from commerce.base.events import publish
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Hold, HoldQuerySet
from commerce.loyalty import actions as loyalty
from commerce.orders.models import Order
from commerce.subscriptions.events import RewardDropped
from commerce.subscriptions.models import Subscription

KEPT = timedelta(days=3650)  # in effect until it is used or dropped: without its hold a renewal would fail


def set_aside(subscription: Subscription, points: int) -> None:
    """So many points of its owner are for its next charge. Raises BalanceTooLow."""
    again = _holds(subscription).count()
    _hold(subscription.customer, points, reference=f"{subscription.public_id}:{again}")


def drop(subscription: Subscription) -> None:
    """Its points can be spent on something else; not saved."""
    programme = subscription.reward
    if programme is None:
        return
    _release(subscription)
    publish(
        RewardDropped(
            site=subscription.site_id, subscription=subscription.public_id, programme=programme.public_id
        )
    )
    subscription.reward = None


def use(subscription: Subscription, order: Order) -> None:
    """The order of its next term has used its reward, whose points are for that now; not saved."""
    programme = subscription.reward
    if programme is None:
        return
    worth = sum(off["amount"] for off in order.discounts if off["source"] == programme.public_id)
    _release(subscription)
    points = loyalty.use_all(order, [loyalty.NewReward(programme=programme, amount=worth)])
    _hold(order.customer, points, reference=order.public_id)
    subscription.reward = None


def _hold(customer: Customer, points: int, *, reference: str) -> None:
    account = loyalty.account_of(customer)
    ledger.hold(account, points, reference=reference, expires_at=clock.now() + KEPT)


def _release(subscription: Subscription) -> None:
    for hold in _holds(subscription).open():
        ledger.release(hold)


def _holds(subscription: Subscription) -> HoldQuerySet:
    account = loyalty.account_of(subscription.customer)
    return Hold.objects.filter(account=account, reference__startswith=f"{subscription.public_id}:")
