"""A programme is used with the order it rewards, in one transaction, and given back with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.ledger import actions as ledger
from commerce.ledger.models import Hold
from commerce.loyalty.actions.crediting import move_credit
from commerce.loyalty.actions.earning import account_of
from commerce.loyalty.actions.referring import settle_referral
from commerce.loyalty.errors import VisitsMissing
from commerce.loyalty.events import CashbackCredited, RewardGivenBack, RewardUsed
from commerce.loyalty.models import LoyaltySettings, Pass, Programme, RewardUse
from commerce.loyalty.queries import kept_of
from commerce.orders.models import Order

GIVEN_BACK, CASHBACK = "reward_back", "cashback"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReward:
    """What an order uses, and what it is worth there in minor units."""

    programme: Programme
    amount: int


@action
def use_all(order: Order, uses: Sequence[NewReward]) -> int:
    """The order has used each programme once. How many points are to be set aside for it.

    Raises VisitsMissing.
    """
    visits = sum(use.programme.visits_required or 0 for use in uses)
    if visits:
        enough = Pass.objects.filter(customer=order.customer, visits__gte=visits)
        if not enough.update(visits=F("visits") - visits):
            raise VisitsMissing(visits)
    for use in uses:
        programme = use.programme
        RewardUse.objects.create(
            programme=programme, customer=order.customer, order=order, points=programme.cost,
            visits=programme.visits_required or 0, amount=use.amount, at=clock.now(),
        )  # fmt: skip
        publish(
            RewardUsed(
                site=order.site_id, customer=order.customer.public_id, programme=programme.public_id,
                order=order.public_id, points=programme.cost, visits=programme.visits_required or 0,
            )
        )  # fmt: skip
    return sum(use.programme.cost for use in uses)


@action
def give_back(order: Order) -> None:
    """What the order used can be used again; a second time changes nothing.

    Called with what was held for it released. Its friend may be recommended again.
    """
    settle_referral(order)
    uses = list(RewardUse.objects.locked().living().filter(order=order))
    if not uses:
        return
    order = Order.objects.select_related("customer__site").get(pk=order.pk)
    customer, now = order.customer, clock.now()
    points = sum(use.points for use in uses)
    if points:
        account = account_of(customer)
        hold = Hold.objects.get(account=account, reference=order.public_id)
        if hold.state == Hold.State.CAPTURED:
            ledger.credit(account, points, reason=GIVEN_BACK, reference=order.public_id)
    visits = sum(use.visits for use in uses)
    if visits:
        Pass.objects.filter(customer=customer).update(visits=F("visits") + visits)
    for use in uses:
        RewardUse.objects.filter(pk=use.pk).update(given_back_at=now)
        publish(
            RewardGivenBack(
                site=order.site_id, customer=customer.public_id, order=order.public_id,
                programme=Programme.objects.get(pk=use.programme_id).public_id,
                points=use.points, visits=use.visits,
            )
        )  # fmt: skip


@action
def await_cashback(order: Order) -> None:
    """The paid order's cashback is credited once its payment has stood as long as points wait."""
    days = LoyaltySettings.for_site(order.site).approval_days
    waiting = RewardUse.objects.living().filter(
        order=order, programme__kind=Programme.Kind.CASHBACK, approves_at=None
    )
    waiting.update(approves_at=clock.now() + timedelta(days=days))


def credit_due() -> int:
    """Cashback whose days of waiting are over is store credit now, and what is owed of some is taken;
    of how many orders."""
    waits = Q(given_back_at=None, approves_at__lte=clock.now(), credited_amount=0, amount__gt=0)
    uses = RewardUse.objects.filter(waits | Q(owed_amount__gt=0))
    orders = Order.objects.served().filter(pk__in=uses.values("order")).select_related("customer__site")
    return sum(settle_cashback(order) for order in orders.order_by("pk"))


@action
def settle_cashback(order: Order) -> bool:
    """What is credited of the order's cashback is the part of what was kept of it.

    Nothing before its time. After a return it is taken back; what was spent of it is owed until there
    is store credit again. Whether any moved.
    """
    order = Order.objects.select_related("customer__site").get(pk=order.pk)
    uses = RewardUse.objects.locked().filter(order=order, approves_at__lte=clock.now(), amount__gt=0)
    return sum(_settle(use, order) for use in uses) > 0


def _settle(use: RewardUse, order: Order) -> bool:
    due = 0 if use.given_back_at else kept_of(order, use.amount)
    by = due - use.credited_amount
    moved = move_credit(
        order.customer, by, currency=order.currency, reason=CASHBACK,
        reference=f"{order.public_id}:{use.pk}:{use.credited_amount}",
    )  # fmt: skip
    use.credited_amount += moved
    use.owed_amount = use.credited_amount - due
    use.save(update_fields=["credited_amount", "owed_amount"])
    if moved:
        publish(
            CashbackCredited(
                site=order.site_id, customer=order.customer.public_id, order=order.public_id,
                amount=moved, currency=order.currency,
            )
        )  # fmt: skip
    return bool(moved)
