from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError
from commerce.base.money import Money


class CouponUnknown(CommerceError):
    code = "COUPON_UNKNOWN"
    message = _("We do not know this code. Check its spelling.")


class CouponExpired(CommerceError):
    code = "COUPON_EXPIRED"
    message = _("This discount has ended.")


class CouponNotYet(CommerceError):
    code = "COUPON_NOT_YET"

    def __init__(self, day: date) -> None:
        super().__init__(_("This discount begins on %(day)s.") % {"day": date_format(day)})


class CouponUsedUp(CommerceError):
    code = "COUPON_USED_UP"
    message = _("This discount has been used as often as it can be.")


class CouponMinimum(CommerceError):
    """`missing` is what the cart lacks."""

    code = "COUPON_MINIMUM"

    def __init__(self, missing: Money) -> None:
        self.missing = missing
        super().__init__(_("Add %(missing)s to your cart to use this discount.") % {"missing": missing})


class CouponNotForThis(CommerceError):
    code = "COUPON_NOT_FOR_THIS"
    message = _("This discount is not for what is in your cart.")


class CouponNotFirstOrder(CommerceError):
    code = "COUPON_NOT_FIRST_ORDER"
    message = _("This discount is for a first order only.")


class CouponNotTogether(CommerceError):
    code = "COUPON_NOT_TOGETHER"
    message = _("This discount cannot be used together with another one in your cart.")


class CouponGiftGone(CommerceError):
    code = "COUPON_USED_UP"
    message = _("There is nothing left of what this discount gives.")


class TooManyCoupons(CommerceError):
    code = "QUANTITY_OUT_OF_RANGE"
    message = _("Your cart holds as many codes as it can. Remove one first.")
