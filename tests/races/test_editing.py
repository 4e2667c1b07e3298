"""Two of the staff change one paid order at the same moment: what is taken out goes back once."""

from importlib import import_module
from typing import Any

import pytest

from commerce.billing.models import Refund
from commerce.catalog.models import Variant
from commerce.checkout import actions as checkout
from commerce.checkout.actions import editing
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.errors import DeliveryCannotChange
from commerce.orders.errors import TooManyTakenOut
from commerce.orders.models import Order, OrderLine
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off
from tests.races.test_changing import one_after_the_other

pytestmark = pytest.mark.django_db(transaction=True)

WORTH = 2400  # of two bowls


@pytest.fixture
def bowl(shop: Shop) -> Variant:
    return build.variant(shop, stock=10, price_amount=1200)


@pytest.fixture
def line(shop: Shop, customer: Customer, bowl: Variant) -> OrderLine:
    """Three bowls, paid, beside two teas."""
    tea = build.variant(shop, stock=10, price_amount=2000)
    cart, _token = checkout.add_line(
        None, checkout.Wish(thing=bowl, quantity=3), viewer=shop.viewer(customer)
    )
    checkout.add_line(cart, checkout.Wish(thing=tea, quantity=2), viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    return OrderLine.objects.get(order=order, variant=bowl)


def take_two(line: OrderLine, key: str) -> list[Refund]:
    return editing.take_out(line, quantity=2, to=Refund.Destination.CARD, reason="Broken", key=key)


def given_back() -> int:
    return sum(refund.amount for refund in Refund.objects.all())


def what_is_left(line: OrderLine, bowl: Variant) -> tuple[int, int | None]:
    """Of the line, and of the stock."""
    line.refresh_from_db()
    bowl.refresh_from_db()
    return line.left, bowl.stock


def test_who_comes_second_finds_one_left(line: OrderLine, bowl: Variant) -> None:
    first, second = one_after_the_other(lambda: take_two(line, "a"), lambda: take_two(line, "b"))
    assert isinstance(first, list)
    assert isinstance(second, TooManyTakenOut)
    assert (given_back(), what_is_left(line, bowl)) == (WORTH, (1, 9))


def test_one_press_sent_twice_takes_out_once(line: OrderLine, bowl: Variant) -> None:
    first, second = one_after_the_other(lambda: take_two(line, "a"), lambda: take_two(line, "a"))
    assert first == second
    assert (given_back(), what_is_left(line, bowl)) == (WORTH, (1, 9))


def test_twin_without_locks_more_goes_back_than_was_taken_out(
    line: OrderLine, bowl: Variant, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    module = import_module("commerce.orders.editing")
    meeting = Meeting(patience=10)

    def found_by_both(*args: Any, **options: Any) -> OrderLine:
        monkeypatch.setattr(OrderLine, "save", meeting.before(save))
        return take_out(*args, **options)

    save, take_out = OrderLine.save, module.take_out
    monkeypatch.setattr(module, "take_out", found_by_both)
    at_once(lambda: take_two(line, "a"), lambda: take_two(line, "b"))
    assert (given_back(), what_is_left(line, bowl)[0]) == (2 * WORTH, 1)


def test_what_is_being_packed_is_not_taken_out(line: OrderLine, bowl: Variant) -> None:
    order = Order.objects.get(pk=line.order_id)
    note = order.delivery_notes.get()
    packed, taken_out = one_after_the_other(
        lambda: fulfilment.set_status(note, status="prepared"), lambda: take_two(line, "a")
    )
    assert packed.status == "prepared"
    assert isinstance(taken_out, DeliveryCannotChange)
    assert (given_back(), what_is_left(line, bowl)) == (0, (3, 7))
