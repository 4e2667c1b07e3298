"""Balances that pay for a cart before the card does."""

from commerce.checkout.models import Cart
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.orders.pricing import Purse


def purses_of(cart: Cart, *, currency: str) -> list[Purse]:
    """In the order in which they are drained."""
    return [*_store_credit(cart, currency)]


def _store_credit(cart: Cart, currency: str) -> list[Purse]:
    if cart.customer is None or not cart.use_credit:
        return []
    owner, kind = cart.customer.public_id, Account.Kind.STORE_CREDIT
    left = ledger.available(owner, site=cart.site, kind=kind, unit=currency)
    return [Purse(kind=kind, owner=owner, title="", available=left)] if left else []
