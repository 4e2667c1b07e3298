"""Recommending: a friend's first order has something off, and who recommended has credit once it stands."""

from datetime import timedelta

from django.db.models import Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.customers.models import Customer
from commerce.loyalty.actions.crediting import move_credit
from commerce.loyalty.errors import ReferralRefused
from commerce.loyalty.events import FriendOrdered, ReferralRewarded
from commerce.loyalty.models import LoyaltySettings, Referral
from commerce.loyalty.queries import kept_of
from commerce.orders.models import Order

REFERRAL = "referral"


@action
def refer(order: Order, *, referrer: Customer, amount: int) -> Referral:
    """The unpaid order is the friend's first, by this recommendation, with `amount` off.

    Raises ReferralRefused where another order of theirs uses one at the same moment.
    """
    Customer.objects.locked().get(pk=order.customer_id)  # two carts of one friend
    used = Referral.objects.living().filter(
        friend__site=order.site_id, friend__email__iexact=order.customer.email
    )
    if used.exists():
        raise ReferralRefused
    referral = Referral.objects.create(
        referrer=referrer, friend=order.customer, order=order, friend_amount=amount, created_at=clock.now()
    )
    publish(FriendOrdered(site=order.site_id, referral=referral.public_id, order=order.public_id))
    return referral


@action
def await_reward(order: Order) -> None:
    """The friend has paid: who recommended is rewarded once the payment has stood as long as points wait."""
    days = LoyaltySettings.for_site(order.site).approval_days
    waiting = Referral.objects.filter(order=order, state=Referral.State.PENDING, approves_at=None)
    waiting.update(approves_at=clock.now() + timedelta(days=days))


def reward_due() -> int:
    """Whoever recommended somebody whose payment has stood has their credit, and what is owed of some is
    taken; of how many orders."""
    waits = Q(state=Referral.State.PENDING, approves_at__lte=clock.now())
    rows = Referral.objects.filter(waits | Q(owed_amount__gt=0))
    orders = Order.objects.served().filter(pk__in=rows.values("order"))
    return sum(settle_referral(order) for order in orders.order_by("pk"))


@action
def settle_referral(order: Order) -> bool:
    """The credit is that for what was kept of the friend's order; nothing before its time, and nothing
    for an order that was cancelled or returned whole. What of it was spent before is owed. Whether any
    moved."""
    row = Referral.objects.locked().filter(order=order).first()
    if row is None:
        return False
    referral = Referral.objects.select_related("referrer__site").get(pk=row.pk)
    order = Order.objects.get(pk=order.pk)
    gone = order.status == Order.Status.CANCELLED or (
        order.paid_at is not None and not kept_of(order, order.total_amount)
    )
    is_time = referral.approves_at is not None and referral.approves_at <= clock.now()
    due = _worth(referral, order) if is_time and not gone else 0
    moved = move_credit(
        referral.referrer, due - referral.reward_amount, currency=order.currency, reason=REFERRAL,
        reference=f"{referral.public_id}:{referral.reward_amount}",
    )  # fmt: skip
    if gone:
        referral.state = Referral.State.VOID
    elif is_time:
        referral.state = Referral.State.REWARDED
    referral.reward_amount += moved
    referral.owed_amount = referral.reward_amount - due
    referral.save(update_fields=["state", "reward_amount", "owed_amount"])
    if moved:
        publish(
            ReferralRewarded(
                site=order.site_id, referral=referral.public_id, customer=referral.referrer.public_id,
                amount=moved, currency=order.currency,
            )
        )  # fmt: skip
    return bool(moved)


def _worth(referral: Referral, order: Order) -> int:
    settings = LoyaltySettings.for_site(referral.referrer.site)
    percent, amount = settings.referrer_percent, settings.referrer_amount
    goods = order.subtotal_amount - order.discount_amount
    whole = goods * percent // 10_000 if percent else amount
    return kept_of(order, whole)
