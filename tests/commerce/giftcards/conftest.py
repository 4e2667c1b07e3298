"""Gift cards on the shelf, somebody who buys them, and somebody who is given one."""

from collections.abc import Callable
from typing import Any

import pytest

from commerce.base.words import Words
from commerce.catalog.models import Formula, Product, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.ledger.models import Account
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop

FOR_ANNA = Gift(recipient_name="Anna", recipient_email="anna@example.com", message="Happy birthday")


def product(shop: Shop, *, kind: str = "gift_card", price: int = 5000, **fields: Any) -> Variant:
    """The one variant of a new product of the shop."""
    number = Product.objects.count()
    made: Product = build.saved(
        Product(
            site=shop.site, kind=kind, slug=f"{kind}-{number}".replace("_", "-"), name=Words(en="Gift card"),
            currency="EUR", vat_rate=2000, **fields,
        )
    )  # fmt: skip
    variant: Variant = build.saved(Variant(product=made, code=f"code-{number}", price_amount=price))
    return variant


@pytest.fixture
def card_on_sale(shop: Shop) -> Variant:
    return product(shop)


@pytest.fixture
def tea(shop: Shop) -> Variant:
    return product(shop, kind="goods", price=2000)


@pytest.fixture
def anna(shop: Shop) -> Customer:
    return build.register(shop, "anna@example.com")


def fill(shop: Shop, customer: Customer, *wishes: checkout.Wish) -> Cart:
    """A cart of the customer with these things in it, to HOME."""
    cart: Cart | None = None
    for wish in wishes:
        cart, _token = checkout.add_line(cart, wish, viewer=shop.viewer(customer))
    assert cart
    return checkout.set_address(cart, address=build.HOME)


Buy = Callable[..., Order]


@pytest.fixture
def buy(shop: Shop, customer: Customer) -> Buy:
    """The customer, or somebody else, buys things, and everybody hears of it."""

    def buy(
        thing: Variant | Formula, gift: Gift | None = FOR_ANNA, *, by: Customer = customer, quantity: int = 1
    ) -> Order:
        cart = fill(shop, by, checkout.Wish(thing=thing, gift=gift, quantity=quantity))
        order, _attempt = build.pay(shop, cart, by)
        build.hear_everything()
        return order

    return buy


def balance(card: GiftCard) -> int:
    return Account.objects.get(kind="gift_card", owner=card.public_id).balance


def credit_of(customer: Customer) -> int:
    found = Account.objects.filter(kind="store_credit", owner=customer.public_id).first()
    return found.balance if found else 0


def now(card: GiftCard) -> GiftCard:
    """The card as it is now."""
    return GiftCard.objects.with_balance().select_related("site", "buyer", "formula__group").get(pk=card.pk)
