"""What is bought changes while somebody presses Pay: they are charged what they saw, or nothing."""

import random
import time
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest
from django.db.models import F
from django.db.models.functions import Greatest

from commerce.base.errors import CommerceError
from commerce.catalog.models import Product, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of
from commerce.customers.models import Customer
from commerce.discounts.models import Coupon
from commerce.fulfilment.models import CarrierRate
from commerce.orders.models import Order
from commerce.orders.pricing import Quote
from tests.commerce import shop as build
from tests.commerce.audit import Charge, assert_sound, demo_charges
from tests.commerce.discounts.build import coupon
from tests.commerce.shop import Shop
from tests.races.at_once import at_once
from tests.races.sizes import FULL, tries

pytestmark = pytest.mark.django_db(transaction=True)

TRIES = tries(500, usual=15)
LATER = 0.3  # seconds: about as long as a purchase takes to place its order on a busy machine
CHANGES: dict[str, Callable[[Variant], object]] = {
    "price": lambda one: Variant.objects.filter(pk=one.pk).update(price_amount=F("price_amount") + 7),
    "vat": lambda one: Product.objects.filter(pk=one.product_id).update(vat_rate=2500 - F("vat_rate")),
    "shipping": lambda _one: CarrierRate.objects.update(price_amount=F("price_amount") + 3),
    "coupon": lambda _one: Coupon.objects.update(percent=F("percent") % 4000 + 100),
    "stock": lambda one: Variant.objects.filter(pk=one.pk).update(stock=Greatest(F("reserved"), 0)),
}


@dataclass
class Counter:
    """A shop with one thing of which all can change, and whoever buys it."""

    shop: Shop
    piece: Variant

    def visit(self) -> tuple[Cart, Customer]:
        """A new customer before the button, with the coupon in the cart, once the shelf is full again."""
        Variant.objects.filter(pk=self.piece.pk).update(stock=F("reserved") + 5)
        customer = build.register(self.shop)
        cart, _token = checkout.add_line(
            None, checkout.Wish(thing=self.piece), viewer=self.shop.viewer(customer)
        )
        cart = checkout.set_address(cart, address=build.HOME)
        return checkout.apply_coupon(cart, code="SPRING"), customer


@pytest.fixture
def counter(shop: Shop) -> Counter:
    build.carrier(shop, (None, 450))
    coupon(shop, "SPRING")
    return Counter(shop, build.variant(shop, stock=5, vat_rate=2000))


def pay_while(counter: Counter, change: str, *, change_at: float, pay_at: float) -> tuple[int, Any]:
    """The total that was shown, and the order or why there was none."""
    cart, customer = counter.visit()
    shown = build.quote(cart)

    def alter() -> None:
        time.sleep(change_at)
        CHANGES[change](counter.piece)

    def press() -> Order:
        time.sleep(pay_at)
        order, _attempt = build.pay(counter.shop, cart, customer, quote_hash=shown.hash)
        return order

    _nothing, answer = at_once(alter, press)
    return shown.total.amount, answer


def charged_since(before: set[Charge]) -> list[Charge]:
    return [charge for charge in demo_charges() if charge not in before]


def test_nobody_is_charged_anything_but_what_they_saw(counter: Counter) -> None:
    chance, told = random.Random(4), Tally[str]()
    for number in range(TRIES):
        change = list(CHANGES)[number % len(CHANGES)]
        before = set(demo_charges())
        moments = {"change_at": chance.uniform(0, LATER), "pay_at": chance.uniform(0, LATER / 3)}
        shown, answer = pay_while(counter, change, **moments)
        new = charged_since(before)
        if isinstance(answer, Order):
            assert (answer.status, answer.total.amount, answer.invoice.total.amount) == ("paid", shown, shown)
            assert [amount for _reference, amount, _currency in new] == [shown]
            told[f"{change}: paid what was shown"] += 1
        else:
            assert isinstance(answer, CommerceError), answer
            assert answer.code in ("PRICE_CHANGED", "SOLD_OUT"), answer.code
            assert new == []
            told[f"{change}: {answer.code}"] += 1
    build.hear_everything()
    print(TRIES, dict(sorted(told.items())))
    assert not FULL or len(told) == 2 * len(CHANGES)  # each kind came before, and after
    assert_sound()


@pytest.mark.parametrize("change", ["price", "shipping", "coupon"])
def test_twin_that_takes_the_quote_of_the_moment_charges_another_total(
    counter: Counter, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The module is asked for by its name: the package re-exports a function of that name."""

    def unchecked(cart: Cart, **_shown: str) -> Quote:
        return quote_of(cart)

    module = import_module("commerce.checkout.actions.pay")
    monkeypatch.setattr(module, "_checked_quote", unchecked)
    shown, answer = pay_while(counter, change, change_at=0, pay_at=1)
    assert isinstance(answer, Order)
    assert answer.total.amount != shown
