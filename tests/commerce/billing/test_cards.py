"""Cards that are saved, and charged when their owner is away: the same on every gateway."""

from typing import Any

import pytest

from commerce.base.models import JournalEntry
from commerce.billing import actions
from commerce.billing.errors import KeyReused, PaymentInProgress
from commerce.billing.gateway import NextAction
from commerce.billing.models import Attempt, CardSetup, PaymentMethod
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.billing.worlds import ALWAYS_ASKS, ASKS, DECLINED, DECLINED_LATER, GOOD, POOR, World
from tests.commerce.till import Till

pytestmark = pytest.mark.django_db

BACK = "https://shop.example/back"


def save(world: World, customer: Customer, number: str = GOOD, *, key: str = "save-1") -> CardSetup:
    return actions.save_card(customer, method=world.method(number), key=key, return_url=BACK)


def saved(world: World, customer: Customer, number: str = GOOD) -> PaymentMethod:
    card = save(world, customer, number).payment_method
    assert card
    return card


def new_order(till: Till) -> Order:
    """An order that waits for its payment: its shopper's first card was declined."""
    order, attempt = till.press("nonsense")
    assert attempt.state == Attempt.State.DECLINED
    return order


def charge(order: Order, card: PaymentMethod, *, key: str = "renewal") -> Attempt:
    return actions.pay(order, method=card.public_id, key=key, return_url="", cause=Attempt.Cause.RENEWAL)


def test_a_card_is_saved_without_a_charge(world: World, customer: Customer) -> None:
    setup = save(world, customer)
    assert (setup.state, setup.customer, setup.gateway) == (CardSetup.State.SUCCEEDED, customer, world.name)
    card = PaymentMethod.objects.get()
    assert (card.customer, card.last4, card.removed_at) == (customer, "4242", None)
    assert JournalEntry.objects.filter(name="PaymentMethodSaved").count() == 1
    assert world.charged() == 0


@pytest.mark.parametrize("number", [DECLINED])
def test_a_card_that_is_declined_is_not_saved(world: World, customer: Customer, number: str) -> None:
    setup = save(world, customer, number)
    assert (setup.state, setup.decline_code) == (CardSetup.State.DECLINED, "card_declined")
    assert not PaymentMethod.objects.exists()
    assert save(world, customer, GOOD, key="save-2").state == CardSetup.State.SUCCEEDED


@pytest.mark.parametrize("approved", [True, False])
def test_a_card_whose_bank_asks_is_saved_when_its_owner_approves(
    world: World, customer: Customer, approved: bool
) -> None:
    setup = save(world, customer, ASKS)
    assert setup.state == CardSetup.State.REQUIRES_ACTION
    assert not PaymentMethod.objects.exists()
    world.answer(str(setup.gateway_ref), _action(setup), approved=approved)
    setup = actions.refresh_setup(setup)
    assert setup.state == (CardSetup.State.SUCCEEDED if approved else CardSetup.State.DECLINED)
    assert setup.decline_code == ("" if approved else "authentication_failed")
    assert PaymentMethod.objects.count() == int(approved)
    assert actions.refresh_setup(setup).state == setup.state


@pytest.mark.parametrize("before", [True, False], ids=["on the way there", "on the way back"])
def test_a_lost_reply_saves_the_card_once(world: World, customer: Customer, before: bool) -> None:
    method = world.method(GOOD)
    world.lose_the_reply("set_up", before=before)
    with pytest.raises(PaymentInProgress):
        actions.save_card(customer, method=method, key="save-1", return_url=BACK)
    assert not PaymentMethod.objects.exists()
    setup = actions.save_card(customer, method=method, key="save-1", return_url=BACK)
    assert setup.state == CardSetup.State.SUCCEEDED
    assert CardSetup.objects.count() == PaymentMethod.objects.count() == 1


def test_the_same_key_saves_once_and_only_the_same_card(world: World, customer: Customer) -> None:
    method = world.method(GOOD)
    first, again = (
        actions.save_card(customer, method=method, key="save-1", return_url=BACK) for _ in range(2)
    )
    assert first == again
    assert PaymentMethod.objects.count() == 1
    with pytest.raises(KeyReused):
        actions.save_card(customer, method=world.method(POOR) + "x", key="save-1", return_url=BACK)


@pytest.mark.parametrize("method", ["", "nonsense", "4111111111111111", "pm_unknown", "../../x"])
def test_what_is_no_card_is_declined(world: World, customer: Customer, method: str) -> None:
    setup = actions.save_card(customer, method=method, key="save-1", return_url=BACK)
    assert setup.state == CardSetup.State.DECLINED
    assert not PaymentMethod.objects.exists()


@pytest.mark.parametrize("number", [GOOD, ASKS])
def test_a_saved_card_is_charged_while_its_owner_is_away(world: World, till: Till, number: str) -> None:
    setup = save(world, till.customer, number)
    if setup.state == CardSetup.State.REQUIRES_ACTION:
        world.answer(str(setup.gateway_ref), _action(setup), approved=True)
        setup = actions.refresh_setup(setup)
    assert setup.payment_method
    attempt = charge(new_order(till), setup.payment_method)
    assert (attempt.state, attempt.method) == (Attempt.State.SUCCEEDED, setup.payment_method)
    assert world.charged() == attempt.payment.amount


@pytest.mark.parametrize(
    ("number", "code", "final"),
    [(DECLINED, "card_declined", False), (POOR, "insufficient_funds", False),
     ("4000000000009987", "lost_card", True)],
)  # fmt: skip
def test_a_saved_card_can_be_declined_later_for_now_or_for_good(
    world: World, till: Till, number: str, code: str, final: bool
) -> None:
    card = saved(world, till.customer)
    world.becomes(card.reference, number)
    attempt = charge(new_order(till), card)
    assert (attempt.state, attempt.decline_code) == (Attempt.State.DECLINED, code)
    assert attempt.decline_is_final is final
    assert world.charged() == 0


def test_a_card_that_is_declined_only_later_is_saved(world: World, till: Till) -> None:
    attempt = charge(new_order(till), saved(world, till.customer, DECLINED_LATER))
    assert (attempt.state, attempt.decline_code) == (Attempt.State.DECLINED, "card_declined")


def test_a_bank_that_wants_its_client_is_answered_with_the_same_intent(world: World, till: Till) -> None:
    setup = save(world, till.customer, ALWAYS_ASKS)
    world.answer(str(setup.gateway_ref), _action(setup), approved=True)
    card = actions.refresh_setup(setup).payment_method
    assert card
    order = new_order(till)
    attempt = charge(order, card)
    assert (attempt.state, attempt.decline_code) == (Attempt.State.DECLINED, "authentication_required")
    reference = attempt.payment.gateway_ref
    on_session = actions.pay(order, method=card.public_id, key="link", return_url=BACK)
    assert on_session.state == Attempt.State.REQUIRES_ACTION
    world.answer(str(reference), _action(on_session), approved=True)
    payment = actions.refresh(on_session.payment)
    assert (payment.state, payment.gateway_ref) == ("succeeded", reference)
    assert world.charged() == order.total.amount


def test_the_card_that_paid_is_kept_to_be_charged_again(world: World, till: Till) -> None:
    till.press(world.method(GOOD))
    assert PaymentMethod.objects.filter(customer=till.customer, gateway=world.name).count() == 1


def test_a_card_that_was_removed_is_not_charged(world: World, till: Till) -> None:
    card = saved(world, till.customer)
    actions.remove_card(card)
    world.gateway.forget(card.reference)
    reference = world.gateway.create(
        amount=build.quote(till.cart).total, order="ord_1", key="pay_1",
        payer=world.gateway.create_payer(customer="cus_1", email="a@example.com", key="payer"),
    )  # fmt: skip
    outcome = world.gateway.confirm(
        reference, method=card.reference, return_url="", key="try", off_session=True
    )
    assert outcome.state == "declined"
    assert world.charged() == 0


def _action(what: CardSetup | Attempt) -> Any:
    return NextAction(url=what.action_url, client_secret=what.action_secret)
