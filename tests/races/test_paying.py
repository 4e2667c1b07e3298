"""Two clicks, two tabs, a lost reply: one order, one charge, one subscription, one invoice.

Each race has a twin without the guard, in which the wrong thing happens: so the race is real.
"""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing import gateways
from commerce.billing.actions.settle import LEASE
from commerce.billing.errors import PaymentInProgress
from commerce.billing.models import Attempt, AttemptQuerySet, Payment
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.races.at_once import PATIENCE, Meeting, at_once
from tests.races.conftest import Off
from tests.races.judge import Judge
from tests.races.wrongly import every_try_has_an_intent_of_its_own

pytestmark = pytest.mark.django_db(transaction=True)

# Packages re-export functions of the same names: the modules are asked for by theirs.
billing_pay = import_module("commerce.billing.actions.pay")
checkout_pay = import_module("commerce.checkout.actions.pay")

Press = Callable[[str], tuple[Order, Attempt]]

ONE_ATTEMPT = {
    "billing_payment": ["order_has_one_payment"],
    "billing_attempt": ["one_call_in_flight", "attempt_numbered_once", "one_success_ever"],
}  # fmt: skip


# Stripe refuses the second request for the same new customer while the first is under way: by chance
# that saves one of two, so only the demo gateway shows every time what the guard is for.
only_demo = pytest.mark.parametrize("judge", ["demo"], indirect=True)


@pytest.fixture
def press(shop: Shop, customer: Customer, cart: Cart, judge: Judge) -> Press:
    """One press of the Pay button, with this key."""
    shown = build.quote(cart).hash
    return lambda key: build.pay(shop, cart, customer, method=judge.card, key=key, quote_hash=shown)


@pytest.fixture
def placed(press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is there already, and nothing was claimed for it yet."""
    with monkeypatch.context() as patch:
        patch.setattr(billing, "claim", lambda *args, **options: (object(), False))
        patch.setattr(billing, "send", raiser(MemoryError))
        with pytest.raises(MemoryError):
            press("crashed")


def raiser(error: type[Exception]) -> Callable[..., Any]:
    def fail(*args: Any, **options: Any) -> Any:
        raise error

    return fail


def assert_bought_once(judge: Judge) -> None:
    build.hear_everything()
    for what in (Order, Invoice, Subscription):
        assert what.objects.count() == 1
    assert len(judge.charges()) == 1
    assert_sound(judge.charges())


def paid_or_busy(results: list[Any]) -> None:
    """At least one press paid; the others were told to wait, or found it paid or being paid."""
    errors = [result for result in results if isinstance(result, Exception)]
    assert {type(error) for error in errors} <= {PaymentInProgress}, errors
    states = [result[1].state for result in results if not isinstance(result, Exception)]
    assert set(states) <= {"succeeded", "sent"}
    assert "succeeded" in states


LONG = 5.0  # seconds within which who is not kept away arrives, on any machine


def meet_at_the_quote(monkeypatch: pytest.MonkeyPatch, *, patience: float = PATIENCE) -> None:
    """Both tabs have found no order yet when they go on."""
    monkeypatch.setattr(checkout_pay, "quote_of", Meeting(patience=patience).before(checkout_pay.quote_of))


def meet_at_the_claim(monkeypatch: pytest.MonkeyPatch, *, patience: float = PATIENCE) -> None:
    """Both presses have found no payment yet when they go on; without guards, they surely meet."""
    monkeypatch.setattr(gateways, "current", Meeting(patience=patience).after(gateways.current))


@pytest.mark.parametrize("keys", [("one", "one"), ("one", "two")], ids=["double click", "two tabs"])
def test_a_cart_paid_twice_at_once_is_bought_once(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, str]
) -> None:
    meet_at_the_quote(monkeypatch)
    paid_or_busy(at_once(*(lambda key=key: press(key) for key in keys)))
    assert_bought_once(judge)


@only_demo
@pytest.mark.parametrize("keys", [("one", "one"), ("one", "two")], ids=["double click", "two tabs"])
def test_twin_without_the_cart_locked_it_is_bought_twice(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_locks: Off, keys: tuple[str, str]
) -> None:
    without_locks()
    meet_at_the_quote(monkeypatch, patience=LONG)
    at_once(*(lambda key=key: press(key) for key in keys))
    assert Order.objects.count() == 2
    assert len(judge.charges()) == 2


@pytest.mark.parametrize("keys", [("one", "one"), ("one", "two")], ids=["double click", "two tabs"])
@pytest.mark.usefixtures("placed")
def test_an_order_paid_twice_at_once_is_charged_once(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, str]
) -> None:
    meet_at_the_claim(monkeypatch)
    paid_or_busy(at_once(*(lambda key=key: press(key) for key in keys)))
    assert_bought_once(judge)


@pytest.mark.usefixtures("placed")
def test_even_without_locks_the_constraints_keep_an_order_from_two_charges(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    meet_at_the_claim(monkeypatch, patience=LONG)
    results = at_once(lambda: press("one"), lambda: press("two"))
    assert [type(result) for result in results if isinstance(result, Exception)] == [IntegrityError]
    assert_bought_once(judge)


@only_demo
@pytest.mark.usefixtures("placed")
def test_twin_without_locks_and_constraints_an_order_is_charged_twice(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Callable[..., None],
) -> None:  # fmt: skip
    without_locks()
    without_constraints(**ONE_ATTEMPT)
    meet_at_the_claim(monkeypatch, patience=LONG)
    at_once(lambda: press("one"), lambda: press("two"))
    assert Order.objects.count() == 1
    assert len(judge.charges()) == 2


def press_again_while_the_reply_is_lost(press: Press, judge: Judge) -> list[Any]:
    """One tab's reply is lost; another presses in the meantime, and the first once more."""
    judge.lose_the_reply()
    first = at_once(lambda: press("one"))
    return first + at_once(lambda: press("two"), lambda: press("three"))


def test_a_lost_reply_and_impatience_buy_once(press: Press, judge: Judge) -> None:
    (_order, attempt), *impatient = press_again_while_the_reply_is_lost(press, judge)
    assert attempt.state == "unknown"
    assert [type(result) for result in impatient] == [PaymentInProgress] * 2
    with clock.moved_to(clock.now() + LEASE + timedelta(seconds=1)):
        at_once(*[billing.settle_unknown] * 4)
    assert_bought_once(judge)


def test_a_lost_reply_settled_by_many_at_once_is_settled_once(press: Press, judge: Judge) -> None:
    judge.lose_the_reply()
    press("one")
    payment = Payment.objects.get()
    results = at_once(*[lambda: billing.refresh(payment)] * 6)
    assert not [result for result in results if isinstance(result, Exception)]
    assert_bought_once(judge)


def test_twin_that_takes_a_lost_reply_for_a_failure_charges_again(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_constraints: Callable[..., None]
) -> None:
    without_constraints(billing_attempt=["one_call_in_flight"])
    monkeypatch.setattr(AttemptQuerySet, "in_flight", lambda self: self.none())
    monkeypatch.setattr(billing_pay, "_create", every_try_has_an_intent_of_its_own)
    press_again_while_the_reply_is_lost(press, judge)
    assert len(judge.charges()) >= 2


def test_even_a_second_try_of_a_lost_reply_finds_the_same_intent(
    press: Press, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_constraints: Callable[..., None]
) -> None:
    without_constraints(billing_attempt=["one_call_in_flight"])
    with monkeypatch.context() as patch:
        patch.setattr(AttemptQuerySet, "in_flight", lambda self: self.none())
        press_again_while_the_reply_is_lost(press, judge)
    assert len(judge.charges()) == 1
    assert Order.objects.get().status == "paid"
