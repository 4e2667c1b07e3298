"""Rewards in a cart, points given to another customer, a birthday, and a recommendation that is followed."""

from datetime import date
from typing import Any

import strawberry

from commerce.base.errors import SignInRequired
from commerce.checkout import actions as checkout
from commerce.customers.models import Customer
from commerce.loyalty import actions as loyalty
from storefront.checkout.carts import cart_of, changed
from storefront.checkout.types import CartPayload
from storefront.context import Info
from storefront.loyalty.types import PointsPayload, points_of
from storefront.payments.paying import key_of
from storefront.problems import door


@strawberry.input(description="Which reward, in which cart.")
class RewardInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    reward: strawberry.ID = strawberry.field(description="The reward.")


@strawberry.input(description="Whose link led to the cart.")
class ReferralFollowInput:
    cart: strawberry.ID = strawberry.field(description="The cart.")
    code: str = strawberry.field(description="What their link ends with.")


@strawberry.input(description="Points for another customer.")
class PointsTransferInput:
    pass_number: str = strawberry.field(description="The number of their pass.")
    points: int = strawberry.field(description="How many.")
    idempotency_key: str = strawberry.field(
        description="Any text, new for each transfer: sent again it is done once."
    )


@strawberry.input(description="A birthday.")
class BirthdaySetInput:
    born_on: date = strawberry.field(description="The day. It can be told once.")


@strawberry.type
class LoyaltyMutation:
    @strawberry.mutation(description="Has the cart use a reward; its points are set aside once it is paid.")
    @door(CartPayload)
    def reward_choose(self, info: Info, input: RewardInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        return changed(checkout.choose_reward(cart, programme=input.reward))

    @strawberry.mutation(description="Has the cart use a reward no longer.")
    @door(CartPayload)
    def reward_drop(self, info: Info, input: RewardInput) -> CartPayload:
        cart = cart_of(input.cart, info.context.viewer)
        return changed(checkout.drop_reward(cart, programme=input.reward))

    @strawberry.mutation(
        description="The cart of somebody to whom the shop was recommended: what it takes off shows in the"
        " quote, while this is their first order."
    )
    @door(CartPayload)
    def referral_follow(self, info: Info, input: ReferralFollowInput) -> CartPayload:
        viewer = info.context.viewer
        return changed(checkout.recommended_by(cart_of(input.cart, viewer), code=input.code, viewer=viewer))

    @strawberry.mutation(description="Gives points to the customer whose pass has this number.")
    @door(PointsPayload)
    def points_transfer(self, info: Info, input: PointsTransferInput) -> PointsPayload:
        customer = _customer(info)
        loyalty.transfer_points(
            customer, number=input.pass_number, points=input.points, key=key_of(input.idempotency_key)[:40]
        )
        return PointsPayload(points=points_of(_customer(info)))

    @strawberry.mutation(description="Tells when the customer was born; once.")
    @door(PointsPayload)
    def birthday_set(self, info: Info, input: BirthdaySetInput) -> PointsPayload:
        customer = _customer(info)
        loyalty.set_birthday(customer, input.born_on)
        return PointsPayload(points=points_of(customer))


def _customer(info: Info) -> Any:
    """Raises SignInRequired."""
    viewer = info.context.viewer
    if not viewer.is_customer:
        raise SignInRequired
    return Customer.objects.visible_to(viewer).select_related("site").get()
