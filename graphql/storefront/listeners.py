"""What has changed for the public without a row being saved: the last use of a promotion."""

from django.db.models import F

from commerce.base.events import on
from commerce.discounts.events import CouponGivenBack, CouponUsed
from commerce.discounts.models import Coupon
from storefront.caching import bump


@on(CouponUsed)
def forget_what_is_used_up(event: CouponUsed) -> None:
    """A promotion whose last use was made is announced no more."""
    used_up = Coupon.objects.filter(public_id=event.coupon, automatic=True, uses__gte=F("total_limit"))
    if used_up.exists():
        bump(event.site)


@on(CouponGivenBack)
def announce_what_was_given_back(event: CouponGivenBack) -> None:
    """A promotion of which a use was given back may be announced again."""
    counted = Coupon.objects.filter(public_id=event.coupon, automatic=True).exclude(total_limit=None)
    if counted.exists():
        bump(event.site)
