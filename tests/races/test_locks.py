"""Whoever loses a lock tries again, and gives up with a plain word instead of waiting for ever."""

from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction

from commerce.base.actions import action
from commerce.base.errors import TryAgain
from commerce.base.models import Counter
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from tests.races.at_once import Meeting, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_connection_waits_for_a_lock_for_ever() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("3s",)


def test_a_cart_that_is_held_elsewhere_is_given_up_on_and_unchanged(cart: Cart) -> None:
    line = cart.lines.get()

    def change_impatiently() -> object:
        connection.cursor().execute("SET lock_timeout = '50ms'")
        return checkout.update_line(line, quantity=5)

    with transaction.atomic():
        Cart.objects.locked().get(pk=cart.pk)
        [result] = at_once(change_impatiently)
    assert isinstance(result, TryAgain)
    line.refresh_from_db()
    assert line.quantity == 1


def crossing(write: Callable[..., Callable[[], None]]) -> list[object]:
    """Two transactions that take the same two rows in opposite orders, at the same moment."""
    meeting = Meeting()

    def take(first: str, second: str) -> None:
        connection.cursor().execute("SET deadlock_timeout = '50ms'")
        Counter.take(first)
        meeting.wait()
        Counter.take(second)

    return list(at_once(write(lambda: take("a", "b")), write(lambda: take("b", "a"))))


def test_a_deadlock_is_tried_again_and_both_are_done() -> None:
    assert crossing(action) == [None, None]
    assert dict(Counter.objects.values_list("name", "last")) == {"a": 2, "b": 2}


def test_twin_that_does_not_try_again_loses_one() -> None:
    results = crossing(transaction.atomic)
    assert [type(result) for result in results if result is not None] == [OperationalError]
    assert dict(Counter.objects.values_list("name", "last")) == {"a": 1, "b": 1}
