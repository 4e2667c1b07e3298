"""Rewards that a customer takes with a cart, and the recommendation that led to it."""

from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.checkout.actions.cart import locked_for_change, touched
from commerce.checkout.models import Cart
from commerce.checkout.queries import with_lines
from commerce.checkout.rewards import rewards_of
from commerce.loyalty.errors import RewardGone, RewardNeedsAccount, RewardsFull
from commerce.loyalty.models import Programme
from commerce.loyalty.queries import referrer_of
from commerce.loyalty.rules import MOST_REWARDS


@action
def choose_reward(cart: Cart, *, programme: str) -> Cart:
    """The cart with the reward of this programme; one that is in it already stays.

    Raises NotFound, RewardNeedsAccount, RewardGone, RewardsFull, and why the customer cannot have it.
    """
    cart = locked_for_change(cart)
    found = Programme.objects.filter(site=cart.site, public_id=programme).first()
    if found is None:
        raise NotFound(field="reward")
    if programme in cart.rewards:
        return cart
    if cart.customer is None or cart.customer.user_id is None:
        raise RewardNeedsAccount
    if len(cart.rewards) >= MOST_REWARDS:
        raise RewardsFull(MOST_REWARDS)
    cart.rewards = [*cart.rewards, programme]
    row = with_lines(Cart.objects.all()).get(pk=cart.pk)
    row.rewards = cart.rewards
    chosen = {one.programme.pk: one for one in rewards_of(row).chosen}
    if found.pk not in chosen:
        raise RewardGone(field="reward")
    if error := chosen[found.pk].error:
        raise error
    return touched(cart)


@action
def drop_reward(cart: Cart, *, programme: str) -> Cart:
    """The cart without the reward. Raises NotFound where it is not in it."""
    cart = locked_for_change(cart)
    if programme not in cart.rewards:
        raise NotFound(field="reward")
    cart.rewards = [one for one in cart.rewards if one != programme]
    return touched(cart)


@action
def recommended_by(cart: Cart, *, code: str, viewer: Viewer) -> Cart:
    """The cart of somebody who followed a customer's link: what it takes off shows once it applies.

    Raises ReferralRefused for a code that nobody has, or that is not for this shopper; CartClosed,
    CartLocked.
    """
    cart = locked_for_change(cart)
    email = cart.customer.email if cart.customer else cart.email
    known = referrer_of(viewer.site, code, email=email, address=cart.postal_address, order=cart.order_id)
    cart.referral = known.code
    return touched(cart)
