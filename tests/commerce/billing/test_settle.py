"""Charged once or not at all: what lost replies, late news and second thoughts can do to a payment."""

from datetime import timedelta

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.demo_gateway import DemoGateway, answer_bank
from commerce.billing.errors import PaymentInProgress
from commerce.billing.gateway import GatewayUnavailable, Outcome, OutcomeUnknown
from commerce.billing.models import DemoIntent
from commerce.checkout import actions as checkout
from commerce.invoices.models import Invoice
from commerce.orders.errors import OrderCannotChange
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.gateway import HookedGateway
from tests.commerce.till import Till, assert_not_bought, lease_ends


def test_a_gateway_that_is_away_charges_nobody_and_can_be_tried_again(
    till: Till, gateway: HookedGateway
) -> None:
    for moment in ("create", "confirm"):
        gateway.fail(moment, GatewayUnavailable)  # type: ignore[arg-type]
        _order, attempt = till.press()
        assert (attempt.state, attempt.decline_code) == ("declined", "unavailable")
        assert_not_bought()
    gateway.at.clear()
    assert till.press()[0].status == "paid"
    assert_sound()


def test_an_intent_whose_reply_was_lost_is_found_again(till: Till, gateway: HookedGateway) -> None:
    gateway.fail("created", OutcomeUnknown)
    assert till.press()[1].decline_code == "unavailable"
    gateway.at.clear()
    assert till.press()[0].status == "paid"
    assert DemoIntent.objects.count() == 1
    assert_sound()


def test_a_lost_reply_to_a_charge_is_settled_after_the_lease(till: Till, gateway: HookedGateway) -> None:
    gateway.fail("confirmed", OutcomeUnknown)
    order, attempt = till.press()
    assert (order.status, attempt.state) == ("pending", "unknown")
    with pytest.raises(PaymentInProgress):
        till.press()
    assert billing.settle_unknown() == 0
    with lease_ends():
        assert billing.settle_unknown() == 1
        assert billing.settle_unknown() == 0
    order.refresh_from_db()
    assert order.status == "paid"
    assert_sound()


def test_a_charge_that_never_arrived_is_settled_after_the_lease(till: Till, gateway: HookedGateway) -> None:
    gateway.fail("confirm", OutcomeUnknown)
    _order, attempt = till.press()
    assert attempt.state == "unknown"
    billing.refresh(till.payment)  # the shopper asks at once, while the call may still arrive
    attempt.refresh_from_db()
    assert attempt.state == "unknown"
    with lease_ends():
        assert billing.settle_unknown() == 1
    attempt.refresh_from_db()
    assert (attempt.state, attempt.decline_code) == ("declined", "unavailable")
    gateway.at.clear()
    assert till.press()[0].status == "paid"
    assert_sound()


def test_a_process_that_died_before_the_call_is_settled_after_the_lease(
    till: Till, gateway: HookedGateway
) -> None:
    gateway.fail("create", MemoryError)
    with pytest.raises(MemoryError):
        till.press()
    assert billing.settle_unknown() == 0
    with lease_ends():
        assert billing.settle_unknown() == 1
    gateway.at.clear()
    assert till.press()[0].status == "paid"
    assert_sound()


def test_while_the_gateway_is_away_nothing_is_decided(till: Till, gateway: HookedGateway) -> None:
    gateway.fail("confirmed", OutcomeUnknown)
    gateway.fail("retrieve", GatewayUnavailable)
    _order, attempt = till.press()
    with lease_ends():
        assert billing.settle_unknown() == 0
        attempt.refresh_from_db()
        assert attempt.state == "unknown"
        gateway.at.clear()
        assert billing.settle_unknown() == 0, "it was asked a minute ago"
    with clock.moved_to(attempt.sent_at + timedelta(minutes=5, seconds=1)):
        assert billing.settle_unknown() == 1
    assert_sound()


def test_another_amount_freezes_the_payment_and_holds_up_no_other(
    till: Till, gateway: HookedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheaper = Outcome(state="succeeded", amount=Money(1, "EUR"))
    with monkeypatch.context() as patch:
        patch.setattr(gateway, "confirm", lambda reference, **asked: cheaper)
        till.press()
    assert till.payment.frozen
    assert JournalEntry.objects.filter(name="PaymentFrozen").count() == 1
    assert not Invoice.objects.exists()
    assert Order.objects.get().status == "pending"
    with pytest.raises(PaymentInProgress):
        till.press()
    stranger = build.register(till.shop)
    gateway.fail("confirmed", OutcomeUnknown)
    order, _unknown = build.pay(till.shop, build.filled_cart(till.shop, stranger), stranger)
    monkeypatch.setattr(
        gateway, "retrieve",
        lambda ref: cheaper if ref == till.payment.gateway_ref else DemoGateway.retrieve(gateway, ref),
    )  # fmt: skip
    with lease_ends():
        assert billing.settle_unknown() == 1
    order.refresh_from_db()
    assert order.status == "paid"
    assert till.payment.attempts.get().state == "sent"


def test_an_order_that_was_cancelled_cannot_be_paid(till: Till) -> None:
    order, _declined = till.press(build.DECLINED)
    assert billing.abandon(order) is True
    with pytest.raises(OrderCannotChange):
        billing.pay(order, method=build.GOOD, key="k", return_url="/")
    assert_not_bought()
    assert_sound()


def test_giving_up_a_paid_order_leaves_it_paid(till: Till) -> None:
    order, _attempt = till.press()
    assert billing.abandon(order) is False
    order.refresh_from_db()
    assert order.status == "paid"
    assert_sound()


def test_an_order_nobody_tried_to_pay_is_simply_cancelled(till: Till, gateway: HookedGateway) -> None:
    gateway.fail("create", GatewayUnavailable)
    order, _attempt = till.press()
    assert billing.abandon(order) is True
    order.refresh_from_db()
    assert order.status == "cancelled"
    assert billing.abandon(order) is True
    assert_sound()


def test_an_order_whose_call_is_on_its_way_is_not_given_up(till: Till, gateway: HookedGateway) -> None:
    for moment in ("create", "confirm"):
        refused = []

        def give_up(refused: list[bool] = refused) -> None:
            with pytest.raises(PaymentInProgress):
                billing.abandon(Order.objects.get())
            refused.append(True)

        gateway.at = {moment: give_up}  # type: ignore[dict-item]
        order, _attempt = till.press(build.DECLINED if moment == "create" else build.GOOD)
        assert refused
    assert order.status == "paid"
    assert_sound()


@pytest.mark.parametrize("error", [GatewayUnavailable, OutcomeUnknown])
def test_an_order_is_not_replaced_while_its_intent_may_still_be_charged(
    till: Till, gateway: HookedGateway, error: type[Exception]
) -> None:
    first, _attempt = till.press(build.ASKS)
    checkout.update_line(till.cart.lines.get(), quantity=2)
    gateway.fail("cancel", error)
    with pytest.raises(Exception, match="busy"):
        till.press()
    assert Order.objects.get() == first
    gateway.at.clear()
    order, _attempt = till.press()
    assert (order.status, Order.objects.filter(status="cancelled").get()) == ("paid", first)
    answer_bank(DemoIntent.objects.earliest("pk").reference, approved=True)
    assert_sound()


def test_a_charge_that_came_before_the_cancellation_pays_the_order(
    till: Till, gateway: HookedGateway
) -> None:
    first, _attempt = till.press(build.ASKS)
    checkout.update_line(till.cart.lines.get(), quantity=2)
    gateway.at["cancel"] = lambda: answer_bank(DemoIntent.objects.get().reference, approved=True)
    order, _attempt = till.press()
    assert (order, order.status, order.total) == (first, "paid", till.shop.monthly.price)
    assert_sound()


def test_a_late_reply_to_an_earlier_try_changes_nothing(till: Till) -> None:
    _order, first = till.press(build.DECLINED)
    _order, second = till.press(build.ASKS)
    payment = till.payment
    for outcome in (None, Outcome(state="declined", amount=payment.money), Outcome("open", payment.money)):
        billing.settle(payment, outcome, attempt=first)
    second.refresh_from_db()
    assert (first.state, second.state) == ("declined", "requires_action")


def test_news_of_an_earlier_try_leaves_the_one_on_its_way_alone(till: Till, gateway: HookedGateway) -> None:
    seen = []

    def news_arrives() -> None:
        payment = till.payment
        billing.refresh(payment)
        seen.append(payment.attempts.latest("n").state)

    till.press(build.DECLINED)
    gateway.at["confirm"] = news_arrives
    till.press(build.ASKS)
    order, _attempt = till.press()
    assert seen == ["sent", "sent"]
    assert order.status == "paid"
    assert_sound()


def test_news_of_the_charge_may_overtake_its_reply(till: Till, gateway: HookedGateway) -> None:
    gateway.at["confirmed"] = lambda: billing.refresh(till.payment)
    order, attempt = till.press()
    assert (order.status, attempt.state) == ("paid", "succeeded")
    assert JournalEntry.objects.filter(name="PaymentSucceeded").count() == 1
    assert_sound()


@pytest.mark.parametrize("after", [build.ASKS, build.DECLINED])
def test_a_charge_still_being_processed_is_in_flight(till: Till, after: str) -> None:
    till.press(after)
    payment = till.payment
    billing.settle(payment, Outcome(state="processing", amount=payment.money))
    with pytest.raises(PaymentInProgress):
        till.press()
    billing.settle(payment, Outcome(state="declined", amount=payment.money, decline_code="card_declined"))
    assert till.press()[0].status == "paid"
    assert_sound()
