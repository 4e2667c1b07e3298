"""Withdrawing within fourteen days: at once, with the money, in writing."""

from datetime import date

import pytest

from commerce.base import clock
from commerce.base.errors import NotFound
from commerce.base.models import JournalEntry
from commerce.billing.models import Refund
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import CreditNote
from commerce.orders.models import Order
from commerce.retention import actions, queries, rules
from commerce.retention.errors import WithdrawalOver
from commerce.retention.models import FunnelSettings, Withdrawal
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


def withdraw(life: Life) -> Withdrawal:
    return actions.withdraw(life.first_order, channel="account")


def settle() -> None:
    assert actions.settle_withdrawals() == 1
    build.hear_everything()


def receive(life: Life, box: int = 0) -> None:
    note = life.subscription.cycles.order_by("idx")[box].delivery_note
    assert note
    fulfilment.set_status(note, status=DeliveryNote.Status.SHIPPED)
    fulfilment.set_status(note, status=DeliveryNote.Status.DELIVERED)
    build.hear_everything()


def refunded() -> list[int]:
    return list(Refund.objects.filter(state="succeeded").order_by("pk").values_list("amount", flat=True))


def test_before_anything_arrived_all_comes_back_at_once(life: Life) -> None:
    plan = queries.withdrawable(life.first_order)
    assert (plan.last_day, plan.amount.amount, plan.boxes_to_return) == (None, 2490, 0)
    withdraw(life)
    settle()
    assert life.subscription.status == "cancelled"
    assert refunded() == [2490]
    assert CreditNote.objects.get().invoice.order == life.first_order
    assert DeliveryNote.objects.get().status == "cancelled"
    with on("2026-02-09 12:00"):
        assert len(life.orders) == 1
    assert_sound()


def test_a_locked_box_that_has_not_left_does_not_leave(life: Life) -> None:
    with on("2026-01-12 12:00"):  # locked since the 9th, to leave on the 15th
        withdraw(life)
        settle()
        assert DeliveryNote.objects.get().status == "cancelled"
        assert refunded() == [2490]
        assert life.subscription.status == "cancelled"


def test_the_receipt_says_what_and_when(life: Life) -> None:
    withdrawal = withdraw(life)
    told = JournalEntry.objects.get(name="WithdrawalReceived").data
    assert told["order"] == life.first_order.public_id
    assert told["subscriptions"] == [life.subscription.public_id]
    assert told["at"] == withdrawal.received_at.isoformat()
    assert life.first_order.number in told["statement"] and "Monthly" in told["statement"]
    assert (told["amount"], told["currency"], told["boxes_to_return"]) == (2490, "EUR", 0)


@pytest.mark.parametrize(
    ("moment", "possible"),
    [("2026-02-02 22:59", True), ("2026-02-02 23:01", False)],  # midnight in Paris
)
def test_it_ends_fourteen_days_after_the_first_box_came(life: Life, moment: str, possible: bool) -> None:
    with on("2026-01-19 12:00"):
        receive(life)
    assert queries.received_on(life.first_order) == date(2026, 1, 19)
    with on(moment):
        if possible:
            assert queries.withdrawable(life.first_order).last_day == date(2026, 2, 2)
            withdraw(life)
            assert life.subscription.status == "cancelled"
        else:
            with pytest.raises(WithdrawalOver):
                queries.withdrawable(life.first_order)
            with pytest.raises(WithdrawalOver):
                withdraw(life)
            assert life.subscription.status == "active"
            assert not Withdrawal.objects.exists()


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 1, 14), date(2026, 1, 28)),  # a Wednesday
        (date(2026, 1, 16), date(2026, 1, 30)),  # a Friday
        (date(2026, 1, 17), date(2026, 2, 2)),  # a Saturday becomes Monday
        (date(2026, 1, 18), date(2026, 2, 2)),  # a Sunday
    ],
)
def test_a_last_day_at_the_weekend_becomes_monday(received: date, last: date) -> None:
    assert rules.last_day_to_withdraw(received, days=14) == last


def test_a_receipt_said_by_mistake_is_none(life: Life) -> None:
    with on("2026-01-16 12:00"):
        receive(life)
        fulfilment.set_status(DeliveryNote.objects.get(), status=DeliveryNote.Status.SHIPPED)
        build.hear_everything()
    assert queries.received_on(life.first_order) is None


def test_boxes_that_have_left_are_refunded_when_they_come_back(shop: Shop, customer: Customer) -> None:
    life = Life(shop, customer, quarterly=1)
    with on("2026-01-16 12:00"):
        receive(life)
    with on("2026-01-20 12:00"):
        plan = queries.withdrawable(life.first_order)
        assert (plan.amount.amount, plan.boxes_to_return) == (4660, 1)
        assert withdraw(life).boxes_to_return == 1
        settle()
        assert refunded() == [4660]  # two of three boxes at 69.90
        assert life.subscription.status == "cancelled"
    assert_sound()


def test_a_second_time_answers_the_same(life: Life) -> None:
    assert withdraw(life) == withdraw(life)
    settle()
    assert actions.settle_withdrawals() == 0
    assert actions.settle_withdrawal(Withdrawal.objects.get())
    assert refunded() == [2490]
    assert JournalEntry.objects.filter(name="WithdrawalReceived").count() == 1
    assert_sound()


def test_what_was_given_back_before_is_not_again(life: Life) -> None:
    from commerce.base.money import Money
    from commerce.billing import actions as billing

    billing.refund(
        life.first_order, amount=Money(500, "EUR"), destination=Refund.Destination.CARD, reason="", key="x"
    )
    withdraw(life)
    settle()
    assert refunded() == [500, 1990]
    assert_sound()


def test_after_a_cancellation_the_money_still_comes_back(life: Life) -> None:
    actions.leave(life.subscription, channel="account")
    withdraw(life)
    settle()
    assert life.subscription.status == "cancelled"
    assert refunded() == [2490]


def test_a_charge_of_the_next_box_is_given_up(life: Life) -> None:
    """Box 1 has not arrived; box 2 is locked and its charge was refused."""
    life.card_answers("insufficient_funds")
    with on("2026-02-09 12:00"):
        assert life.subscription.status == "past_due"
        withdraw(life)
        settle()
    life.card_answers("succeeds")
    with on("2026-02-19 12:00"), on("2026-03-19 12:00"):
        assert life.subscription.status == "cancelled"
        assert len(life.orders) == 1


def test_it_is_received_while_charges_are_stopped(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    from commerce.base import stops

    monkeypatch.setattr(stops, "charges_stopped", lambda: True)
    withdraw(life)
    assert actions.settle_withdrawals() == 0
    assert life.subscription.status == "cancelled"
    assert JournalEntry.objects.filter(name="WithdrawalReceived").exists()
    monkeypatch.undo()
    settle()
    assert refunded() == [2490]


def test_an_order_that_began_nothing_cannot_be_withdrawn_from(life: Life) -> None:
    with on("2026-02-09 12:00"):
        renewal = Order.objects.get(source="renewal")
        with pytest.raises(NotFound):
            actions.withdraw(renewal, channel="account")
    assert life.subscription.status == "active"


@pytest.mark.parametrize(("days", "valid"), [(13, False), (14, True), (365, True), (366, False)])
def test_the_law_asks_for_fourteen_days_at_least(funnel: FunnelSettings, days: int, valid: bool) -> None:
    funnel.withdrawal_days = days
    if valid:
        build.saved(funnel)
    else:
        with pytest.raises(Exception, match="value"):
            build.saved(funnel)


def test_an_order_of_this_moment_starts_and_stops(shop: Shop, customer: Customer) -> None:
    """Its subscription was not begun yet when the customer withdrew."""
    order, _attempt = build.pay(shop, build.filled_cart(shop, customer), customer)
    withdrawal = actions.withdraw(order, channel="account")
    build.hear_everything()
    settle()
    (subscription,) = queries.started_by(order)
    assert (subscription.status, refunded()) == ("cancelled", [2490])
    assert withdrawal.received_at <= clock.now()
    assert_sound()
