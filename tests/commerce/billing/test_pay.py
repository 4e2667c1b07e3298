"""Charged once or not at all: what shoppers, cards and banks can do to a payment."""

import pytest
from django.db import DatabaseError, connection, transaction

from commerce.billing import actions as billing
from commerce.billing.demo_gateway import answer_bank
from commerce.billing.errors import KeyReused
from commerce.billing.models import Attempt, DemoIntent
from commerce.checkout.queries import current_cart
from commerce.invoices.models import Invoice
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.till import Till, assert_not_bought


@pytest.mark.parametrize(
    ("method", "code"),
    [
        (build.DECLINED, "card_declined"),
        (build.POOR, "insufficient_funds"),
        ("4111111111111111", "unknown_test_card"),
    ],
)
def test_a_declined_card_buys_nothing_and_leaves_the_cart(till: Till, method: str, code: str) -> None:
    order, attempt = till.press(method)
    assert (order.status, order.number, order.paid_at) == ("pending", "", None)
    assert (attempt.state, attempt.decline_code) == ("declined", code)
    assert_not_bought()
    assert current_cart(till.shop.viewer(till.customer)) == till.cart
    assert till.cart.lines.count() == 1
    assert_sound()


def test_another_card_after_a_decline_charges_the_same_intent(till: Till) -> None:
    till.press(build.DECLINED)
    till.press(build.POOR)
    order, attempt = till.press()
    assert (order.status, attempt.n, attempt.card_last4) == ("paid", 3, "4242")
    assert DemoIntent.objects.get().charges == 1
    assert_sound()


def test_the_card_number_is_kept_nowhere(till: Till) -> None:
    till.press()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{build.GOOD}%"])
            assert cursor.fetchone() == (0,), table


def test_a_bank_that_asks_is_waited_for(till: Till) -> None:
    order, attempt = till.press(build.ASKS)
    payment = till.payment
    assert (order.status, attempt.state) == ("pending", "requires_action")
    assert str(payment.gateway_ref) in attempt.action_url
    assert_not_bought()
    answer_bank(str(payment.gateway_ref), approved=True)
    for _ in range(2):
        billing.refresh(payment)
        order.refresh_from_db()
        attempt.refresh_from_db()
        assert (order.status, attempt.state, attempt.action_url) == ("paid", "succeeded", "")
    assert_sound()


def test_a_bank_that_refuses_leaves_the_cart(till: Till) -> None:
    till.press(build.ASKS)
    payment = till.payment
    answer_bank(str(payment.gateway_ref), approved=False)
    billing.refresh(payment)
    assert payment.attempts.get().decline_code == "authentication_failed"
    assert_not_bought()
    assert till.press()[0].status == "paid"
    assert_sound()


def test_another_card_instead_of_the_banks_question(till: Till) -> None:
    _order, first = till.press(build.ASKS)
    order, second = till.press()
    first.refresh_from_db()
    assert (first.state, first.decline_code, first.action_url) == ("declined", "abandoned", "")
    assert (order.status, second.state) == ("paid", "succeeded")
    answer_bank(str(second.payment.gateway_ref), approved=True)
    assert_sound()


def test_the_same_key_is_the_same_try(till: Till) -> None:
    declined = till.press(build.DECLINED, key="one press")
    assert till.press(build.DECLINED, key="one press") == declined
    assert Attempt.objects.count() == 1
    paid = till.press(key="another press")
    assert till.press(key="another press") == paid
    assert Attempt.objects.count() == 2
    assert_sound()


def test_long_keys_that_begin_alike_are_two_keys(till: Till) -> None:
    till.press(build.DECLINED, key="x" * 60 + "1")
    assert till.press(key="x" * 60 + "2")[0].status == "paid"
    assert_sound()


def test_a_key_is_not_used_again_for_another_card(till: Till) -> None:
    till.press(build.DECLINED, key="one press")
    with pytest.raises(KeyReused):
        till.press(build.GOOD, key="one press")
    assert_not_bought()
    assert_sound()


def test_the_same_key_of_two_shoppers_is_two_keys(till: Till) -> None:
    stranger = build.register(till.shop)
    other = build.filled_cart(till.shop, stranger)
    till.press(key="1")
    order, _attempt = build.pay(till.shop, other, stranger, key="1")
    assert order.status == "paid"
    assert Invoice.objects.count() == 2
    assert_sound()


@pytest.mark.django_db(transaction=True)
def test_no_call_is_made_inside_a_transaction(till: Till) -> None:
    order, _declined = till.press(build.DECLINED)
    with transaction.atomic():
        with pytest.raises(RuntimeError):
            billing.pay(order, method=build.GOOD, key="k", return_url="/")
        with pytest.raises(RuntimeError):
            billing.abandon(order)
    assert_not_bought()
    assert_sound()


@pytest.mark.parametrize(
    "change", ["UPDATE invoices_invoice SET total_amount = 1", "DELETE FROM invoices_invoice"]
)
def test_an_invoice_is_never_changed(till: Till, change: str) -> None:
    till.press()
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        connection.cursor().execute(change)
    assert_sound()


def test_an_invoice_says_who_what_and_how_much(till: Till) -> None:
    order, _attempt = till.press()
    invoice = order.invoice
    assert invoice.seller["name"] == "Maison Camille SAS"
    assert (invoice.buyer["email"], invoice.buyer["city"]) == ("camille@example.com", "Lyon")
    assert invoice.lines == [
        {"title": "Discovery · Monthly", "quantity": 1, "unit_amount": 2490, "vat_rate": 550}
    ]
    assert invoice.vat == [{"rate": 550, "net": 2360, "amount": 130}]
    assert str(invoice.issued_on) == "2026-01-02"
