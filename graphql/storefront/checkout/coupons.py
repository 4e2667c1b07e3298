"""Discounts of a cart: typed in, taken out."""

import strawberry

from commerce.checkout import actions as checkout
from storefront.checkout.carts import cart_of, changed
from storefront.checkout.types import CartPayload
from storefront.context import Info
from storefront.problems import door


@strawberry.input(description="A code somebody typed in.")
class CouponApplyInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    code: str = strawberry.field(description="The code, in capitals or not.")


@strawberry.input(description="Which discount to take out.")
class CouponRemoveInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    coupon: strawberry.ID = strawberry.field(description="The id of one of its `coupons`.")


@strawberry.type
class CouponMutation:
    @strawberry.mutation(
        description="Puts the discount of a code in the cart, where it applies to what is in it. Few tries"
        " are taken in a minute: a code is not to be guessed."
    )
    @door(CartPayload)
    def coupon_apply(self, info: Info, input: CouponApplyInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        return changed(checkout.apply_coupon(cart, code=input.code))

    @strawberry.mutation(description="Takes a discount out of the cart.")
    @door(CartPayload)
    def coupon_remove(self, info: Info, input: CouponRemoveInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        return changed(checkout.remove_coupon(cart, coupon=input.coupon))
