"""What points give with the next charge of a subscription: set aside until then, and used by its order."""

from datetime import timedelta

from commerce.base import clock
from commerce.base.events import publish
from commerce.catalog import actions as catalog
from commerce.customers.models import Customer
from commerce.ledger import actions as ledger
from commerce.ledger.models import Hold, HoldQuerySet
from commerce.loyalty import actions as loyalty
from commerce.loyalty import rules
from commerce.loyalty.models import Programme
from commerce.orders.models import Order
from commerce.subscriptions.events import RewardDropped
from commerce.subscriptions.models import Subscription

KEPT = timedelta(days=3650)  # in effect until it is used or dropped: without its hold a renewal would fail


def take(subscription: Subscription, programme: Programme) -> None:
    """The programme is what its owner's points give with the next charge, instead of any other: its points,
    and the product it gives, are set aside; not saved. Raises SoldOut, BalanceTooLow."""
    reference = f"{subscription.public_id}:{_holds(subscription).count()}"
    if programme.gift:
        catalog.reserve({programme.gift: 1}, reference=reference)
    drop(subscription)
    subscription.reward = programme
    _hold(subscription.customer, programme.cost, reference=reference)


def drop(subscription: Subscription) -> None:
    """Its points can be spent on something else; not saved."""
    programme = subscription.reward
    if programme is None:
        return
    open_holds = list(_holds(subscription).open())
    for hold in open_holds:
        catalog.give_back(hold.reference)
    for hold in open_holds:
        ledger.release(hold)
    publish(
        RewardDropped(
            site=subscription.site_id, subscription=subscription.public_id, programme=programme.public_id
        )
    )
    subscription.reward = None


def use(subscription: Subscription, order: Order) -> None:
    """The order of its next term has used its reward: the points, and the product, are for that now; not
    saved."""
    programme = subscription.reward
    if programme is None:
        return
    for hold in _holds(subscription).open():
        catalog.pass_on(hold.reference, to=order.public_id)
        ledger.release(hold)
    points = loyalty.use_all(order, [loyalty.NewReward(programme=programme, amount=_worth(programme, order))])
    _hold(order.customer, points, reference=order.public_id)
    subscription.reward = None


def _worth(programme: Programme, order: Order) -> int:
    """What it gives with the order, in minor units."""
    if programme.gift:
        return programme.gift.price.amount
    if programme.kind == Programme.Kind.CASHBACK:
        return rules.cashback(
            order.subtotal_amount - order.discount_amount, credit=order.credit_amount,
            total=order.total_amount, percent=programme.percent or 0,
        )  # fmt: skip
    return sum(off["amount"] for off in order.discounts if off["source"] == programme.public_id)


def _hold(customer: Customer, points: int, *, reference: str) -> None:
    account = loyalty.account_of(customer)
    ledger.hold(account, points, reference=reference, expires_at=clock.now() + KEPT)


def _holds(subscription: Subscription) -> HoldQuerySet:
    account = loyalty.account_of(subscription.customer)
    return Hold.objects.filter(account=account, reference__startswith=f"{subscription.public_id}:")
