"""Our records against the gateway's: what is missing is found, whichever side lacks it."""

from datetime import timedelta
from typing import Any

import pytest

from commerce.base import clock, installation
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.billing import actions, gateways
from commerce.billing.gateway import NextAction
from commerce.billing.models import (
    BalanceEntry,
    DemoIntent,
    Dispute,
    Finding,
    Payment,
    Payout,
    Reconciliation,
    Refund,
)
from commerce.billing.rules import next_payout
from commerce.invoices.models import CreditNote, Invoice
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.billing.worlds import ASKS, GOOD, Stripe, World
from tests.commerce.till import Till

pytestmark = pytest.mark.django_db

TOTAL, FEE = 2490, 62
DAY = timedelta(days=1)


@pytest.fixture
def books(world: World, till: Till) -> World:
    """The gateway's clock shows what ours does."""
    if isinstance(world, Stripe):
        world.fake.set_clock(clock.now().timestamp())
    return world


@pytest.fixture
def order(books: World, till: Till) -> Order:
    order, attempt = till.press(books.method(GOOD))
    assert attempt.state == "succeeded"
    return order


@pytest.fixture
def payment(order: Order) -> Payment:
    return Payment.objects.get(order=order)


def pass_time(books: World, span: timedelta) -> Any:
    """So much later, here and there."""
    if isinstance(books, Stripe):
        books.fake.advance(span.total_seconds())
    return clock.moved_to(clock.now() + span)


def weeks_later(books: World) -> Any:
    """The gateway has paid out."""
    later = pass_time(books, 20 * DAY)
    if isinstance(books, Stripe):
        books.fake.run_payouts()
    return later


def reconcile(*, days: int = 35) -> list[tuple[str, str]]:
    run = actions.reconcile(clock.now() - timedelta(days=days))
    assert run.state == Reconciliation.State.DONE
    return [(finding.kind, finding.subject) for finding in run.findings.all()]


def test_where_both_agree_nothing_is_found(books: World, order: Order) -> None:
    with pass_time(books, timedelta(hours=1)):
        assert reconcile() == []
    assert Reconciliation.objects.get().counts["charges"] == 1


def test_a_charge_we_missed_is_settled(books: World, till: Till) -> None:
    _order, attempt = till.press(books.method(ASKS))
    action = _action(attempt)
    books.answer(str(attempt.payment.gateway_ref), action, approved=True)
    assert reconcile() == [("settled", "payment")]
    assert reconcile() == []
    assert Payment.objects.get().state == Payment.State.SUCCEEDED
    assert Invoice.objects.count() == 1


def test_a_refund_made_at_the_gateway_is_imported_once(books: World, payment: Payment) -> None:
    books.gateway.refund(payment.reference, amount=Money(1000, "EUR"), refund="", key="dashboard")
    assert reconcile() == [("imported", "refund")]
    assert reconcile() == []
    assert Refund.objects.get().amount == CreditNote.objects.get().total_amount == 1000


def test_another_amount_freezes_the_payment(books: World, payment: Payment) -> None:
    Payment.objects.update(amount=TOTAL - 1)
    assert reconcile() == [("frozen", "payment")]
    payment.refresh_from_db()
    assert payment.frozen
    assert _alarms() == 1


def test_a_charge_that_is_not_there_raises_an_alarm(books: World, payment: Payment) -> None:
    if not isinstance(books, Stripe):
        DemoIntent.objects.update(state="open", charges=0, charged_at=None)
    else:
        books.fake.reset()
        payer = books.gateway.create_payer(customer="c", email="a@b.example", key="p")
        reference = books.gateway.create(amount=payment.money, order="ord", payer=payer, key="k")
        Payment.objects.update(gateway_ref=reference)
    with pass_time(books, timedelta(hours=1)):
        assert reconcile() == [("missing_there", "payment")]
    assert _alarms() == 1


def test_a_charge_nobody_here_knows_raises_an_alarm(books: World, order: Order) -> None:
    payer = books.gateway.create_payer(customer="c", email="a@b.example", key="p")
    reference = books.gateway.create(amount=Money(500, "EUR"), order="ord_x", payer=payer, key="k")
    books.gateway.confirm(reference, method=books.method(GOOD), return_url="https://x.example/", key="t")
    assert reconcile() == [("unknown_here", "payment")]


def test_a_charge_of_another_shop_on_the_account_is_none_of_ours(
    stripe_settings: Any, settings: Any, till: Till
) -> None:
    world = Stripe(stripe_settings)
    settings.ENVIRONMENT = "another shop"
    payer = world.gateway.create_payer(customer="c", email="a@b.example", key="p")
    reference = world.gateway.create(amount=Money(500, "EUR"), order="ord_x", payer=payer, key="k")
    world.gateway.confirm(reference, method="pm_card_visa", return_url="https://x.example/", key="t")
    settings.ENVIRONMENT = "demo"
    assert reconcile(days=3650) == []


def test_a_dispute_is_found_and_followed_to_its_end(stripe_settings: Any, till: Till) -> None:
    world = Stripe(stripe_settings)
    world.fake.set_clock(clock.now().timestamp())
    till.press("pm_card_visa")
    opened = world.fake.open_dispute(Payment.objects.get().reference)
    assert reconcile() == [("imported", "dispute")]
    with pass_time(world, 60 * DAY):
        world.fake.decide_dispute(opened["id"], won=False)
        reconcile(days=2)
    assert Dispute.objects.get().state == "lost"
    assert CreditNote.objects.get().total_amount == TOTAL


def test_payouts_are_itemised_to_the_cent(books: World, payment: Payment) -> None:
    actions.refund(
        payment.order, amount=Money(1000, "EUR"), destination=Refund.Destination.CARD, reason="", key="k"
    )
    with weeks_later(books):
        assert ("imported", "payout") in reconcile()
        assert ("imported", "payout") not in reconcile()
        on = actions.next_payout_on()
        assert on and clock.now().date() <= on <= clock.now().date() + 7 * DAY
    payout = Payout.objects.get()
    assert (payout.amount, payout.state, payout.is_complete) == (TOTAL - FEE - 1000, "paid", True)
    charge, refund = BalanceEntry.objects.order_by("-amount")
    assert (charge.kind, charge.amount, charge.fee_amount, charge.payment) == ("charge", TOTAL, FEE, payment)
    assert (refund.kind, refund.amount, refund.refund) == ("refund", -1000, Refund.objects.get())
    assert sum(entry.net_amount for entry in payout.entries.all()) == payout.amount


def test_a_payout_whose_parts_do_not_add_up_raises_an_alarm(
    books: World, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = gateways.statements(books.name)
    whole = type(statements).payout_entries
    monkeypatch.setattr(
        type(statements), "payout_entries", lambda self, reference: whole(self, reference)[:0]
    )
    with weeks_later(books):
        assert reconcile() == [("uneven", "payout")]
    assert not BalanceEntry.objects.exists()


def test_a_payout_the_bank_sent_back_is_told(stripe_settings: Any, till: Till) -> None:
    world = Stripe(stripe_settings)
    world.fake.set_clock(clock.now().timestamp())
    till.press("pm_card_visa")
    world.fake.run_payouts(outcome="failed")
    reconcile()
    reconcile()
    assert Payout.objects.get().state == Payout.State.FAILED
    assert JournalEntry.objects.filter(name="PayoutFailed").count() == 1
    world.fake.run_payouts()
    reconcile()
    again = Payout.objects.exclude(state="failed").get()
    assert [entry.kind for entry in again.entries.all()] == ["returned"]


def test_while_the_gateway_does_not_answer_the_comparison_has_failed(
    stripe_settings: Any, till: Till
) -> None:
    stripe_settings.fail({"kind": "error_after", "method": "GET", "path": "/v1/refunds"})
    run = actions.reconcile(clock.now() - DAY)
    assert run.state == Reconciliation.State.FAILED
    assert run.finished_at


def test_another_account_at_the_gateway_stops_all_charges(stripe_settings: Any, till: Till) -> None:
    assert reconcile() == []
    assert not installation.is_copy()
    stripe_settings.account_becomes("acct_another")
    assert reconcile() == [("foreign", "account")]
    assert installation.is_copy()
    installation.confirm(by="staff:1")
    assert not installation.is_copy()
    assert reconcile() == []


def test_the_next_payout_is_a_week_after_the_last() -> None:
    last = build.NEW_YEAR.date()
    assert next_payout(last, today=last) == last + 7 * DAY
    assert next_payout(last, today=last + 7 * DAY) == last + 7 * DAY
    assert next_payout(last, today=last + 8 * DAY) == last + 14 * DAY


def _alarms() -> int:
    assert any(finding.is_alarm for finding in Finding.objects.all())
    return JournalEntry.objects.filter(name="BooksDiffer").count()


def _action(attempt: Any) -> Any:
    return NextAction(url=attempt.action_url, client_secret=attempt.action_secret)
