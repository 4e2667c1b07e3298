"""One Protocol, one set of promises: every gateway keeps them, on the same test numbers."""

import pytest

from commerce.base.money import Money
from commerce.billing.gateway import Outcome
from tests.commerce.billing.worlds import ASKS, DECLINED, GOOD, POOR, World

pytestmark = [pytest.mark.django_db, pytest.mark.urls("commerce.billing.urls")]

PRICE = Money(2490, "EUR")


@pytest.fixture
def reference(world: World) -> str:
    return create(world)


def create(world: World, *, key: str = "pay_1", amount: Money = PRICE) -> str:
    payer = world.gateway.create_payer(customer="cus_1", email="camille@example.com", key="payer-1")
    return world.gateway.create(amount=amount, order="ord_1", payer=payer, key=key)


def confirm(world: World, reference: str, number: str, *, key: str = "try-1") -> Outcome:
    return world.gateway.confirm(
        reference, method=world.method(number), return_url="https://shop.example/back", key=key
    )


def test_an_intent_charges_nobody(world: World, reference: str) -> None:
    assert world.gateway.retrieve(reference) == Outcome(state="open", amount=PRICE)
    assert world.charged() == 0


def test_a_good_card_is_charged_the_whole_amount(world: World, reference: str) -> None:
    outcome = confirm(world, reference, GOOD)
    assert (outcome.state, outcome.amount, outcome.decline_code) == ("succeeded", PRICE, "")
    assert outcome.card and outcome.card.last4 == "4242"
    assert world.gateway.retrieve(reference) == outcome
    assert world.charged() == PRICE.amount


@pytest.mark.parametrize(("number", "code"), [(DECLINED, "card_declined"), (POOR, "insufficient_funds")])
def test_a_declined_card_can_be_followed_by_another(
    world: World, reference: str, number: str, code: str
) -> None:
    outcome = confirm(world, reference, number)
    assert (outcome.state, outcome.decline_code, outcome.decline_is_final) == ("declined", code, False)
    assert world.gateway.retrieve(reference) == outcome
    assert world.charged() == 0
    assert confirm(world, reference, GOOD, key="try-2").state == "succeeded"
    assert world.charged() == PRICE.amount


def test_a_card_that_asks_is_charged_when_its_owner_approves(world: World, reference: str) -> None:
    outcome = confirm(world, reference, ASKS)
    assert outcome.state == "requires_action"
    assert world.charged() == 0
    world.answer(reference, outcome.next_action, approved=True)
    assert world.gateway.retrieve(reference).state == "succeeded"
    assert world.charged() == PRICE.amount


def test_a_card_that_asks_is_not_charged_when_its_owner_refuses(world: World, reference: str) -> None:
    outcome = confirm(world, reference, ASKS)
    world.answer(reference, outcome.next_action, approved=False)
    outcome = world.gateway.retrieve(reference)
    assert (outcome.state, outcome.decline_code) == ("declined", "authentication_failed")
    assert world.charged() == 0
    assert confirm(world, reference, GOOD, key="try-2").state == "succeeded"


def test_the_same_key_creates_one_intent(world: World, reference: str) -> None:
    assert create(world) == reference
    assert create(world, key="pay_2") != reference


def test_the_same_key_charges_once(world: World, reference: str) -> None:
    method = world.method(GOOD)
    outcomes = [
        world.gateway.confirm(reference, method=method, return_url="https://shop.example/", key="try-1")
        for _ in range(3)
    ]
    assert {outcome.state for outcome in outcomes} == {"succeeded"}
    assert world.charged() == PRICE.amount


def test_a_charged_intent_is_not_charged_again(world: World, reference: str) -> None:
    confirm(world, reference, GOOD)
    assert confirm(world, reference, GOOD, key="try-2").state == "succeeded"
    assert confirm(world, reference, DECLINED, key="try-3").state == "succeeded"
    assert world.charged() == PRICE.amount


def test_a_cancelled_intent_is_never_charged(world: World, reference: str) -> None:
    assert world.gateway.cancel(reference, key="cancel").state == "canceled"
    assert confirm(world, reference, GOOD).state == "canceled"
    assert world.gateway.retrieve(reference).state == "canceled"
    assert world.charged() == 0


def test_an_intent_that_waits_for_the_bank_can_be_cancelled(world: World, reference: str) -> None:
    outcome = confirm(world, reference, ASKS)
    assert world.gateway.cancel(reference, key="cancel").state == "canceled"
    world.answer(reference, outcome.next_action, approved=True)
    assert world.gateway.retrieve(reference).state == "canceled"
    assert world.charged() == 0


def test_cancelling_too_late_tells_of_the_charge(world: World, reference: str) -> None:
    confirm(world, reference, GOOD)
    assert world.gateway.cancel(reference, key="cancel").state == "succeeded"
    assert world.charged() == PRICE.amount


@pytest.mark.parametrize("method", ["", "nonsense", "pm_unknown", "4111111111111111", "../../x"])
def test_a_method_that_is_none_is_declined(world: World, reference: str, method: str) -> None:
    outcome = world.gateway.confirm(reference, method=method, return_url="https://shop.example/", key="try-1")
    assert outcome.state == "declined"
    assert outcome.decline_code
    assert world.charged() == 0


@pytest.mark.parametrize("amount", [Money(1500, "JPY"), Money(12340, "KWD"), Money(900, "ISK")])
def test_amounts_keep_their_value_whatever_the_currency(world: World, amount: Money) -> None:
    reference = create(world, amount=amount)
    assert confirm(world, reference, GOOD).amount == amount


def test_a_name_is_how_payments_remember_their_gateway(world: World) -> None:
    assert world.gateway.name == world.name
