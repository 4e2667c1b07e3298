"""A coupon is used with the order that it discounts, in one transaction, and given back with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.discounts.errors import CouponUsedUp
from commerce.discounts.events import CouponGivenBack, CouponUsed
from commerce.discounts.models import Coupon, CouponCode, CouponUse
from commerce.discounts.rules import uses_per_customer
from commerce.orders.models import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUse:
    """What an order uses: the coupon, by a generated code or not, and what it is worth in minor units."""

    coupon: Coupon
    amount: int
    code: CouponCode | None = None


@action
def use_all(order: Order, uses: Sequence[NewUse]) -> None:
    """The order has used each coupon once; all or none. Raises CouponUsedUp.

    The coupon's row is updated first, so that everybody else who uses it waits: whoever counts a
    customer's uses afterwards counts them all.
    """
    for new in sorted(uses, key=lambda one: one.coupon.pk):
        left = Q(total_limit=None) | Q(uses__lt=F("total_limit"))
        if not Coupon.objects.filter(left, pk=new.coupon.pk, active=True).update(uses=F("uses") + 1):
            raise CouponUsedUp
        _check_customer(order, new.coupon)
        if new.code and not CouponCode.objects.filter(pk=new.code.pk, used=False).update(used=True):
            raise CouponUsedUp
        CouponUse.objects.create(
            coupon=new.coupon, code=new.code, order=order, customer=order.customer, amount=new.amount,
            at=clock.now(),
        )  # fmt: skip
        publish(
            CouponUsed(
                site=order.site_id, coupon=new.coupon.public_id, order=order.public_id, amount=new.amount
            )
        )


@action
def give_back(order: Order) -> None:
    """What the order used can be used again; a second time changes nothing."""
    uses = CouponUse.objects.locked().living().filter(order=order).select_related("coupon")
    for use in sorted(uses, key=lambda one: one.coupon_id):
        Coupon.objects.filter(pk=use.coupon_id).update(uses=F("uses") - 1)
        if use.code_id:
            CouponCode.objects.filter(pk=use.code_id).update(used=False)
        use.given_back_at = clock.now()
        use.save(update_fields=["given_back_at"])
        publish(CouponGivenBack(site=order.site_id, coupon=use.coupon.public_id, order=order.public_id))


def _check_customer(order: Order, coupon: Coupon) -> None:
    limit = uses_per_customer(coupon.customer_limit, first_order=coupon.first_order)
    if limit is None:
        return
    theirs = CouponUse.objects.living().of_person(site=order.site_id, email=order.customer.email)
    if theirs.filter(coupon=coupon).count() >= limit:
        raise CouponUsedUp
