"""Putting discounts in a cart: by a code, or by the link of an ad."""

from commerce.base.actions import action
from commerce.base.errors import CommerceError, NotFound
from commerce.base.viewer import Viewer
from commerce.checkout.actions.cart import locked_for_change, touched
from commerce.checkout.coupons import Coupons, coupons_of
from commerce.checkout.models import Cart
from commerce.checkout.queries import lines_on_sale, with_lines
from commerce.discounts import queries as discounts
from commerce.discounts.errors import CouponNotTogether, TooManyCoupons
from commerce.discounts.rules import MOST_IN_CART


@action
def apply_coupon(cart: Cart, *, code: str) -> Cart:
    """The cart with the discount of this code; one that is in it already stays.

    Raises CouponUnknown, TooManyCoupons, and why the discount does not apply to the cart as it is.
    """
    found = discounts.named(cart.site, code)
    cart = locked_for_change(cart)
    if found.id in cart.coupons:
        return cart
    if len(cart.coupons) >= MOST_IN_CART:
        raise TooManyCoupons(field="code")
    if any(one.coupon.pk == found.coupon.pk and one.typed for one in _coupons(cart).held):
        raise CouponNotTogether(field="code")
    cart.coupons.append(found.id)
    refusal = next((one.error for one in _coupons(cart).held if one.id == found.id), None)
    if refusal:
        raise _beside_the_code(refusal)
    return touched(cart)


@action
def remove_coupon(cart: Cart, *, coupon: str) -> Cart:
    """The cart without the discount. Raises NotFound where it is not in it."""
    cart = locked_for_change(cart)
    if coupon not in cart.coupons:
        raise NotFound(field="coupon")
    cart.coupons = [kept for kept in cart.coupons if kept != coupon]
    return touched(cart)


@action
def arrive_by(cart: Cart, *, campaign: str, viewer: Viewer) -> Cart:
    """The cart of somebody who followed the link of an ad, with its coupon while the campaign runs.

    Whether the coupon applies shows in the cart; one that is full of codes has no room for it. Raises
    CartClosed, CartLocked.
    """
    found = discounts.running_campaign(viewer, campaign)
    if found is None:
        return cart
    cart = locked_for_change(cart)
    cart.campaign = found.public_id
    if found.coupon.public_id not in cart.coupons and len(cart.coupons) < MOST_IN_CART:
        cart.coupons.append(found.coupon.public_id)
    return touched(cart)


def _coupons(cart: Cart) -> Coupons:
    """Those of the cart as its list stands, read anew."""
    row = with_lines(Cart.objects.all()).get(pk=cart.pk)
    row.coupons = list(cart.coupons)
    return coupons_of(row, lines_on_sale(row))


def _beside_the_code(refusal: CommerceError) -> CommerceError:
    refusal.field = "code"
    return refusal
