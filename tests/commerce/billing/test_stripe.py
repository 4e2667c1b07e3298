"""What only Stripe can do to us: replies lost on the way, refusals, keys, and words not to repeat."""

import logging
import socket
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from commerce.base.money import Money
from commerce.billing import stripe as module
from commerce.billing.gateway import GatewayUnavailable, Outcome, OutcomeUnknown
from commerce.billing.stripe import UNUSABLE, StripeGateway
from commerce.billing.stripe_amounts import AmountNotPossible, from_stripe, to_stripe
from tests.fakestripe.fixtures import FakeStripeProcess

PRICE = Money(2490, "EUR")
EMAIL = "camille@example.com"
CONFIRM = r"/v1/payment_intents/\w+/confirm"
INTENTS = "/v1/payment_intents"
CUSTOMERS = "/v1/customers"


@pytest.fixture
def fake(stripe_settings: FakeStripeProcess) -> FakeStripeProcess:
    return stripe_settings


@pytest.fixture
def gateway(fake: FakeStripeProcess) -> StripeGateway:
    return StripeGateway()


@pytest.fixture
def reference(gateway: StripeGateway, payer: str) -> str:
    return create(gateway, payer)


@pytest.fixture
def payer(gateway: StripeGateway) -> str:
    return create_payer(gateway)


def create_payer(gateway: StripeGateway, *, key: str = "payer-1") -> str:
    return gateway.create_payer(customer="cus_1", email=EMAIL, key=key)


def create(gateway: StripeGateway, payer: str, *, key: str = "pay_1") -> str:
    return gateway.create(amount=PRICE, order="ord_1", payer=payer, key=key)


def confirm(
    gateway: StripeGateway, reference: str, method: str = "pm_card_visa", *, key: str = "try-1"
) -> Outcome:
    return gateway.confirm(reference, method=method, return_url="https://shop.example/back", key=key)


def test_a_charge_names_its_order_and_installation(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess, settings: Any
) -> None:
    card = confirm(gateway, reference).card
    [charge] = fake.charges()
    assert card and (card.brand, card.last4, card.method) == ("visa", "4242", charge["payment_method"])
    assert charge["payment_intent"] == reference
    assert charge["metadata"] == {"order": "ord_1", "environment": settings.ENVIRONMENT}


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("pm_card_visa_chargeDeclinedLostCard", "lost_card"),
        ("pm_card_visa_chargeDeclinedStolenCard", "stolen_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card"),
    ],
)
def test_a_card_that_can_never_be_charged_is_declined_for_good(
    gateway: StripeGateway, reference: str, method: str, code: str
) -> None:
    outcome = confirm(gateway, reference, method)
    assert (outcome.decline_code, outcome.decline_is_final) == (code, True)


def test_a_wrong_security_code_may_be_corrected(gateway: StripeGateway, reference: str) -> None:
    outcome = confirm(gateway, reference, "pm_card_chargeDeclinedIncorrectCvc")
    assert (outcome.decline_code, outcome.decline_is_final) == ("incorrect_cvc", False)


@pytest.mark.parametrize(
    ("kind", "state"), [("lost_before", "open"), ("lost_after", "succeeded"), ("error_after", "succeeded")]
)
def test_when_the_reply_is_lost_only_retrieve_can_tell(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess, kind: str, state: str
) -> None:
    fake.fail({"kind": kind, "path": CONFIRM})
    with pytest.raises(OutcomeUnknown):
        confirm(gateway, reference)
    assert gateway.retrieve(reference).state == state
    assert len(fake.charges()) == int(state == "succeeded")


def test_after_a_lost_reply_another_try_does_not_charge_twice(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "lost_after", "path": CONFIRM})
    with pytest.raises(OutcomeUnknown):
        confirm(gateway, reference)
    assert confirm(gateway, reference, key="try-2").state == "succeeded"
    assert len(fake.charges()) == 1


def test_an_answer_that_takes_too_long_is_unknown(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess,
    settings: Any, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(module, "TIMEOUT", (1.0, 0.3))
    settings.STRIPE_SECRET_KEY = "sk_test_impatient"  # a client of its own, made with the patience above
    fake.fail({"kind": "latency", "seconds": 5.0, "path": CONFIRM})
    with pytest.raises(OutcomeUnknown):
        confirm(gateway, reference)


def test_nothing_is_tried_again_behind_our_back(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "error_after", "path": CONFIRM, "times": None})
    with pytest.raises(OutcomeUnknown):
        confirm(gateway, reference)
    assert len(fake.requests(ending="/confirm")) == 1


def test_a_key_that_is_in_use_is_unknown(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess,
    settings: Any, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(module, "TIMEOUT", (1.0, 0.3))
    settings.STRIPE_SECRET_KEY = "sk_test_impatient_too"
    fake.fail({"kind": "latency", "seconds": 5.0, "path": CONFIRM})
    for _ in range(2):
        with pytest.raises(OutcomeUnknown):
            confirm(gateway, reference)
    assert [one["status"] for one in fake.requests(ending="/confirm")] == [409]


def test_a_key_used_for_another_card_is_unknown(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    confirm(gateway, reference)
    with pytest.raises(OutcomeUnknown):
        confirm(gateway, reference, "pm_card_mastercard")
    assert len(fake.charges()) == 1


def test_a_refused_request_has_done_nothing(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "rate_limited", "path": CONFIRM})
    with pytest.raises(GatewayUnavailable):
        confirm(gateway, reference)
    assert fake.charges() == []
    assert confirm(gateway, reference).state == "succeeded"


def test_a_wrong_key_has_done_nothing(gateway: StripeGateway, reference: str, settings: Any) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_invalid"
    for call in calls(gateway, reference):
        with pytest.raises(GatewayUnavailable):
            call()


def test_without_a_connection_nothing_was_done(gateway: StripeGateway, reference: str, settings: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.STRIPE_API_BASE = f"http://127.0.0.1:{free.getsockname()[1]}"
    for call in calls(gateway, reference):
        with pytest.raises(GatewayUnavailable):
            call()


def test_retrieving_what_stripe_does_not_know_tells_nothing(gateway: StripeGateway) -> None:
    with pytest.raises(GatewayUnavailable):
        gateway.retrieve("pi_unknown")


@pytest.mark.parametrize("kind", ["lost_after", "error_after"])
def test_retrieving_without_an_answer_tells_nothing(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess, kind: str
) -> None:
    fake.fail({"kind": kind, "method": "GET"})
    with pytest.raises(GatewayUnavailable):
        gateway.retrieve(reference)


@pytest.mark.parametrize("kind", ["lost_before", "lost_after"])
def test_an_intent_whose_reply_was_lost_is_found_by_its_key(
    gateway: StripeGateway, payer: str, fake: FakeStripeProcess, kind: str
) -> None:
    fake.fail({"kind": kind, "path": INTENTS})
    with pytest.raises(OutcomeUnknown):
        create(gateway, payer)
    assert create(gateway, payer) == create(gateway, payer)


def test_a_failure_of_stripe_does_not_last_as_long_as_its_key(
    gateway: StripeGateway, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "error_after", "path": CUSTOMERS}, {"kind": "error_after", "path": INTENTS})
    with pytest.raises(OutcomeUnknown):
        create_payer(gateway)
    payer = create_payer(gateway)
    with pytest.raises(OutcomeUnknown):
        create(gateway, payer)
    reference = create(gateway, payer)
    assert create_payer(gateway) == payer
    assert create(gateway, payer) == reference

    fake.fail({"kind": "error_after", "path": rf"{INTENTS}/\w+/cancel"})
    with pytest.raises(OutcomeUnknown):
        gateway.cancel(reference, key="cancel")
    assert gateway.cancel(reference, key="cancel").state == "canceled"


def test_a_payer_whose_reply_was_lost_is_found_by_its_key(
    gateway: StripeGateway, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "lost_after", "path": CUSTOMERS})
    with pytest.raises(OutcomeUnknown):
        create_payer(gateway)
    assert create_payer(gateway) == create_payer(gateway)


def test_a_cancellation_whose_reply_was_lost_is_unknown(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    fake.fail({"kind": "lost_after", "path": r".*/cancel"})
    with pytest.raises(OutcomeUnknown):
        gateway.cancel(reference, key="cancel")
    assert gateway.retrieve(reference).state == "canceled"


def test_a_card_number_is_never_sent_on(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess
) -> None:
    outcome = confirm(gateway, reference, "4242424242424242")
    assert (outcome.state, outcome.decline_code) == ("declined", UNUSABLE)
    assert fake.requests(ending="/confirm") == []


def test_no_error_and_no_log_repeats_what_must_stay_secret(
    gateway: StripeGateway, reference: str, fake: FakeStripeProcess,
    settings: Any, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO)
    told = []
    for fault in ("lost_before", "error_after", "rate_limited"):
        fake.fail({"kind": fault, "path": ".*", "times": None})
        told += [told_by(call) for call in calls(gateway, reference)]
    fake.fail()
    confirm(gateway, reference, "4242424242424242", key="try-2")
    confirm(gateway, reference, "pm_card_chargeDeclined", key="try-3")
    settings.STRIPE_SECRET_KEY = "sk_test_invalid"
    told += [told_by(call) for call in calls(gateway, reference)]
    printed = capsys.readouterr()
    everything = "\n".join([*told, caplog.text, printed.out, printed.err])
    assert "stripe request failed" in everything
    for secret in (fake.secret_key, "sk_test_invalid", "_secret_", "4242424242424242", EMAIL):
        assert secret not in everything
    for words_of_stripe in ("Too many requests", "Invalid API Key", "An unknown error"):
        assert words_of_stripe not in everything


def calls(gateway: StripeGateway, reference: str) -> list[Callable[[], object]]:
    """One call of each method that writes."""
    return [
        lambda: create_payer(gateway, key="payer-9"),
        lambda: create(gateway, "cus_none", key="pay_9"),
        lambda: confirm(gateway, reference, key="try-9"),
        lambda: gateway.cancel(reference, key="cancel-9"),
    ]


def told_by(call: Callable[[], object]) -> str:
    with pytest.raises((GatewayUnavailable, OutcomeUnknown)) as raised:
        call()
    return "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        (Money(2490, "EUR"), 2490),
        (Money(1500, "JPY"), 1500),
        (Money(12340, "KWD"), 12340),
        (Money(900, "ISK"), 90000),  # no decimals for people, two for Stripe
        (Money(1200, "RSD"), 120000),
    ],
)
def test_stripe_counts_in_units_of_its_own(money: Money, amount: int) -> None:
    assert to_stripe(money) == amount
    assert from_stripe(amount, money.currency.lower()) == money


def test_a_fraction_of_a_unit_is_refused() -> None:
    with pytest.raises(AmountNotPossible):
        from_stripe(90050, "isk")
