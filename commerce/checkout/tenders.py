"""Balances that pay for a cart before the card does."""

from commerce.base.models import ShopSettings
from commerce.checkout.holding import held_by
from commerce.checkout.models import Cart
from commerce.giftcards import queries as giftcards
from commerce.giftcards.models import GiftCard
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.orders.pricing import Purse


def purses_of(cart: Cart, *, currency: str) -> list[Purse]:
    """In the order in which they are drained."""
    return [*_gift_cards(cart), *_store_credit(cart, currency)]


def gift_cards_of(cart: Cart) -> list[GiftCard]:
    """The cart's cards that can be used, oldest first, read once of a cart: kept on it."""
    if not cart.gift_cards:
        return []
    if "_gift_cards" not in cart.__dict__:
        currency = ShopSettings.for_site(cart.site).currency
        cart.__dict__["_gift_cards"] = giftcards.purses(
            cart.gift_cards, site=cart.site, customer=cart.customer_id, currency=currency,
            held=_held(cart, Account.Kind.GIFT_CARD),
        )  # fmt: skip
    found: list[GiftCard] = cart.__dict__["_gift_cards"]
    return found


def _gift_cards(cart: Cart) -> list[Purse]:
    held = _held(cart, Account.Kind.GIFT_CARD)
    return [
        Purse(
            kind=Account.Kind.GIFT_CARD, owner=card.public_id, title=card.number,
            available=card.available.amount + held.get(card.public_id, 0),
        )
        for card in gift_cards_of(cart)
    ]  # fmt: skip


def _store_credit(cart: Cart, currency: str) -> list[Purse]:
    if cart.customer is None or not cart.use_credit:
        return []
    owner, kind = cart.customer.public_id, Account.Kind.STORE_CREDIT
    left = ledger.available(owner, site=cart.site, kind=kind, unit=currency)
    left += _held(cart, kind).get(owner, 0)
    return [Purse(kind=kind, owner=owner, title="", available=left)] if left else []


def _held(cart: Cart, kind: Account.Kind) -> dict[str, int]:
    """Owner → what the cart's own order holds already of their balance of this kind."""
    return {owner: amount for (of, owner), amount in held_by(cart).balances.items() if of == kind}
