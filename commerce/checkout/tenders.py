"""Balances that pay for a cart before the card does."""

from commerce.checkout.models import Cart
from commerce.giftcards import queries as giftcards
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.orders.pricing import Purse


def purses_of(cart: Cart, *, currency: str) -> list[Purse]:
    """In the order in which they are drained."""
    return [*_gift_cards(cart, currency), *_store_credit(cart, currency)]


def _gift_cards(cart: Cart, currency: str) -> list[Purse]:
    """The oldest first. What can no longer be used pays nothing."""
    cards = giftcards.purses(cart.gift_cards, site=cart.site, customer=cart.customer_id, currency=currency)
    return [
        Purse(
            kind=Account.Kind.GIFT_CARD, owner=card.public_id, title=card.number,
            available=card.available.amount,
        )
        for card in cards
    ]  # fmt: skip


def _store_credit(cart: Cart, currency: str) -> list[Purse]:
    if cart.customer is None or not cart.use_credit:
        return []
    owner, kind = cart.customer.public_id, Account.Kind.STORE_CREDIT
    left = ledger.available(owner, site=cart.site, kind=kind, unit=currency)
    return [Purse(kind=kind, owner=owner, title="", available=left)] if left else []
