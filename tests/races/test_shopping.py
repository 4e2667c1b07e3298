"""Two tabs of one shopper: nothing is lost between them, and nobody becomes two customers."""

from collections.abc import Callable
from typing import Any

import pytest

from commerce.base import clock
from commerce.base.models import User
from commerce.checkout import actions as checkout
from commerce.checkout.errors import QuantityOutOfRange
from commerce.checkout.models import Cart, CartLine
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def add_one(shop: Shop, customer: Customer, cart: Cart, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """Puts one more in the cart, as slowly as another tab does."""
    monkeypatch.setattr(CartLine, "save", Meeting().before(CartLine.save))
    return lambda: checkout.add_line(
        cart, checkout.Wish(thing=shop.monthly, quantity=1), viewer=shop.viewer(customer)
    )


def start_with(cart: Cart, quantity: int) -> None:
    cart.lines.update(quantity=quantity)


def test_what_two_tabs_add_is_added(cart: Cart, add_one: Callable[[], Any]) -> None:
    start_with(cart, 18)
    at_once(add_one, add_one)
    assert cart.lines.get().quantity == 20


def test_twin_without_the_cart_locked_one_is_lost(
    cart: Cart, add_one: Callable[[], Any], without_locks: Off
) -> None:
    without_locks()
    start_with(cart, 18)
    at_once(add_one, add_one)
    assert cart.lines.get().quantity == 19


def test_the_last_that_fits_goes_to_one_of_two_tabs(cart: Cart, add_one: Callable[[], Any]) -> None:
    start_with(cart, 19)
    results = at_once(add_one, add_one)
    assert [type(result) for result in results if isinstance(result, Exception)] == [QuantityOutOfRange]
    assert cart.lines.get().quantity == 20


def test_twin_without_the_cart_locked_both_tabs_believe_they_got_it(
    cart: Cart, add_one: Callable[[], Any], without_locks: Off
) -> None:
    without_locks()
    start_with(cart, 19)
    results = at_once(add_one, add_one)
    assert not [result for result in results if isinstance(result, Exception)]


@pytest.fixture
def sign_in(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Customer]:
    """Makes the user a customer, as slowly as another tab does."""
    user = User.objects.create_user("new@example.com", "a password")
    meeting = Meeting()

    class SlowClock:
        now = staticmethod(meeting.before(clock.now))

    monkeypatch.setattr("commerce.customers.actions.clock", SlowClock)
    return lambda: customers.register(user, site=shop.site, language="en")


def test_two_sign_ins_at_once_are_one_customer(sign_in: Callable[[], Customer]) -> None:
    one, other = at_once(sign_in, sign_in)
    assert one == other == Customer.objects.get()


def test_twin_without_lock_and_constraint_they_are_two(
    sign_in: Callable[[], Customer], without_locks: Off, without_constraints: Callable[..., None]
) -> None:
    without_locks()
    without_constraints(customers_customer=["customer_user_once_per_site", "customer_email_once_per_site"])
    at_once(sign_in, sign_in)
    assert Customer.objects.count() == 2


def test_a_visitors_cart_goes_to_one_of_two_who_share_it(shop: Shop) -> None:
    _cart, token = checkout.add_line(
        None, checkout.Wish(thing=shop.monthly, quantity=1), viewer=shop.viewer()
    )
    sharers = [build.register(shop) for _ in range(4)]
    results = at_once(*(lambda c=c: checkout.adopt(c, viewer=shop.viewer(c, token=token)) for c in sharers))
    adopted = [result for result in results if result is not None]
    assert len(adopted) == 1
    assert isinstance(adopted[0], Cart)
