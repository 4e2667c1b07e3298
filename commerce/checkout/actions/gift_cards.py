"""Gift cards that pay for a cart. What is on them is set aside once it is paid, and not before."""

from commerce.base.actions import action
from commerce.base.viewer import Viewer
from commerce.checkout.actions.cart import locked_for_change, touched
from commerce.checkout.models import Cart
from commerce.giftcards import queries
from commerce.giftcards.errors import GivesSubscription, TooManyCards
from commerce.giftcards.rules import MOST_CARDS


@action
def apply_gift_card(cart: Cart, *, code: str, viewer: Viewer) -> Cart:
    """The cart paid by the card of this code, after those it has already; a second time changes nothing.

    Raises CardUnusable, GivesSubscription, TooManyCards, CartClosed, CartLocked.
    """
    card = queries.usable(code, site=viewer.site, customer=viewer.customer_id)
    if card.formula_id:
        raise GivesSubscription
    cart = locked_for_change(cart)
    if card.public_id in cart.gift_cards:
        return cart
    if len(cart.gift_cards) >= MOST_CARDS:
        raise TooManyCards(field="code")
    cart.gift_cards = [*cart.gift_cards, card.public_id]
    return touched(cart)


@action
def remove_gift_card(cart: Cart, *, card: str) -> Cart:
    """The cart without the card of this public id, whether or not it was there."""
    cart = locked_for_change(cart)
    cart.gift_cards = [one for one in cart.gift_cards if one != card]
    return touched(cart)
