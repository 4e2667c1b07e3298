"""Many refunds of one order at the same moment never give back more than was paid."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.errors import RefundTooLarge
from commerce.billing.models import Payment, Refund
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.invoices.models import CreditNote
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off
from tests.races.judge import Judge

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 20
PAID, PART = 10000, 3000


@pytest.fixture
def order(shop: Shop, customer: Customer, judge: Judge) -> Order:
    """One that cost 100."""
    shop.monthly.price_amount = PAID
    shop.monthly.save()
    cart: Cart = build.filled_cart(shop, customer)
    order, attempt = build.pay(shop, cart, customer, method=judge.card)
    assert (attempt.state, order.total) == ("succeeded", Money(PAID, "EUR"))
    return order


def refund_all_at_once(order: Order) -> list[Any]:
    def refund(key: str) -> Callable[[], Refund]:
        return lambda: billing.refund(
            order, amount=Money(PART, "EUR"), destination=Refund.Destination.CARD, reason="", key=key
        )

    return at_once(*(refund(f"back-{n}") for n in range(AT_ONCE)))


def test_twenty_refunds_of_30_on_100_are_three(order: Order, judge: Judge) -> None:
    results = refund_all_at_once(order)
    made = [one for one in results if isinstance(one, Refund) and one.state == "succeeded"]
    errors = {type(one) for one in results if isinstance(one, Exception)}
    assert (len(made), errors) == (3, {RefundTooLarge})
    assert judge.refunded() == 3 * PART
    assert sum(note.total_amount for note in CreditNote.objects.all()) == 3 * PART
    order.refresh_from_db()
    assert order.refunded_amount == Payment.objects.get().refunded_amount == 3 * PART


def test_twin_without_locks_and_constraints_more_is_asked_for_than_was_paid(
    order: Order, judge: Judge, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE billing_payment DROP CONSTRAINT refunded_at_most_what_was_paid")
        cursor.execute("ALTER TABLE orders_order DROP CONSTRAINT order_refunded_at_most_total")
    meet_at_the_count(monkeypatch)
    refund_all_at_once(order)
    assert Refund.objects.count() * PART > PAID


def meet_at_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """All have found 100 to give back when they go on."""
    module = import_module("commerce.billing.actions.refund")
    meeting = Meeting(AT_ONCE)
    monkeypatch.setattr(module, "_take", _after_reading(meeting, module._take))


def _after_reading(meeting: Any, take: Callable[..., None]) -> Callable[..., None]:
    def met(order: Order, payment: Payment | None, amount: Money) -> None:
        meeting.wait()
        take(order, payment, amount)

    return met
