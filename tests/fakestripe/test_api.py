"""The fake is judged with the official library: what Stripe documents, it does."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.fakestripe.fixtures import FakeStripeProcess

Confirm = Callable[..., stripe.PaymentIntent]


def client_of(fake: FakeStripeProcess, key: str) -> stripe.StripeClient:
    return stripe.StripeClient(key, base_addresses={"api": fake.base}, max_network_retries=0)


@pytest.fixture
def intent(client: stripe.StripeClient) -> stripe.PaymentIntent:
    customer = client.v1.customers.create({"email": "camille@example.com"})
    return client.v1.payment_intents.create(
        {
            "amount": 2500,
            "currency": "eur",
            "customer": customer.id,
            "allowed_payment_method_types": ["card"],
            "setup_future_usage": "off_session",
            "metadata": {"order": "ord_1"},
        }
    )


@pytest.fixture
def confirm(client: stripe.StripeClient, intent: stripe.PaymentIntent) -> Confirm:
    def run(method: str, *, key: str | None = None, **more: Any) -> stripe.PaymentIntent:
        given = {"payment_method": method, "return_url": "https://shop.example/back", **more}
        options: Any = {"idempotency_key": key} if key else {}
        return client.v1.payment_intents.confirm(intent.id, given, options)  # type: ignore[arg-type]

    return run


def test_a_good_card_is_charged_once(confirm: Confirm, fakestripe: FakeStripeProcess) -> None:
    assert confirm("pm_card_visa").status == "succeeded"
    with pytest.raises(stripe.InvalidRequestError) as refused:
        confirm("pm_card_visa")
    assert refused.value.code == "payment_intent_unexpected_state"
    [charge] = fakestripe.charges()
    assert (charge["amount"], charge["currency"], charge["metadata"]) == (2500, "eur", {"order": "ord_1"})


@pytest.mark.parametrize(
    ("method", "code", "decline_code"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
    ],
)
def test_a_declined_card_leaves_the_intent_open(
    confirm: Confirm, client: stripe.StripeClient, intent: stripe.PaymentIntent,
    fakestripe: FakeStripeProcess, method: str, code: str, decline_code: str,
) -> None:  # fmt: skip
    with pytest.raises(stripe.CardError) as declined:
        confirm(method)
    assert declined.value.error
    assert (declined.value.code, declined.value.error.decline_code) == (code, decline_code)
    now = client.v1.payment_intents.retrieve(intent.id)
    assert now.status == "requires_payment_method"
    assert now.last_payment_error and now.last_payment_error.decline_code == decline_code
    assert fakestripe.charges() == []
    assert confirm("pm_card_visa").status == "succeeded"


@pytest.mark.parametrize(("approved", "status"), [(True, "succeeded"), (False, "requires_payment_method")])
def test_the_bank_is_asked_and_its_answer_counts(
    confirm: Confirm, client: stripe.StripeClient, intent: stripe.PaymentIntent,
    fakestripe: FakeStripeProcess, approved: bool, status: str,
) -> None:  # fmt: skip
    asked = confirm("pm_card_threeDSecure2Required", use_stripe_sdk=True)
    assert asked.status == "requires_action"
    assert fakestripe.charges() == []
    assert asked.client_secret
    fakestripe.answer_bank(asked.client_secret, approved=approved)
    assert client.v1.payment_intents.retrieve(intent.id).status == status
    assert len(fakestripe.charges()) == int(approved)


def test_without_its_owner_a_card_that_asks_is_declined_until_it_was_set_up(
    confirm: Confirm, client: stripe.StripeClient, intent: stripe.PaymentIntent, fakestripe: FakeStripeProcess
) -> None:
    with pytest.raises(stripe.CardError) as declined:
        confirm("pm_card_authenticationRequiredOnSetup", off_session=True)
    assert declined.value.code == "authentication_required"
    asked = confirm("pm_card_authenticationRequiredOnSetup", use_stripe_sdk=True)
    assert asked.client_secret
    fakestripe.answer_bank(asked.client_secret, approved=True)
    saved = client.v1.payment_intents.retrieve(intent.id).payment_method
    renewal = client.v1.payment_intents.create(
        {
            "amount": 2500, "currency": "eur", "customer": str(intent.customer),
            "payment_method": str(saved), "off_session": True, "confirm": True,
        }
    )  # fmt: skip
    assert renewal.status == "succeeded"


def test_a_card_saved_by_one_customer_is_refused_to_another(
    confirm: Confirm, client: stripe.StripeClient, intent: stripe.PaymentIntent
) -> None:
    saved = str(confirm("pm_card_visa").payment_method)
    other = client.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.confirm(other.id, {"payment_method": saved})
    assert refused.value.param == "payment_method"


def test_a_cancelled_intent_cannot_be_confirmed(
    confirm: Confirm, client: stripe.StripeClient, intent: stripe.PaymentIntent
) -> None:
    assert client.v1.payment_intents.cancel(intent.id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError):
        confirm("pm_card_visa")


def test_the_same_key_gives_the_same_answer(confirm: Confirm, fakestripe: FakeStripeProcess) -> None:
    first = confirm("pm_card_visa", key="k1")
    second = confirm("pm_card_visa", key="k1")
    assert second.to_dict() == first.to_dict()
    assert second.last_response and second.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(fakestripe.charges()) == 1


def test_a_decline_is_replayed_too(confirm: Confirm, fakestripe: FakeStripeProcess) -> None:
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            confirm("pm_card_chargeDeclined", key="k1")
    assert len(fakestripe.charges(status="failed")) == 1


def test_a_key_with_other_parameters_is_refused(confirm: Confirm) -> None:
    confirm("pm_card_visa", key="k1")
    with pytest.raises(stripe.IdempotencyError) as refused:
        confirm("pm_card_mastercard", key="k1")
    assert refused.value.http_status == 400


def test_a_key_in_use_is_refused(confirm: Confirm, fakestripe: FakeStripeProcess) -> None:
    fakestripe.fail({"kind": "latency", "seconds": 1.0, "path": ".*/confirm"})
    slow = threading.Thread(target=confirm, args=["pm_card_visa"], kwargs={"key": "k1"})
    slow.start()
    slow.join(0.3)
    with pytest.raises(stripe.StripeError) as refused:
        confirm("pm_card_visa", key="k1")
    slow.join()
    assert refused.value.http_status == 409
    assert len(fakestripe.charges()) == 1


def test_a_key_is_forgotten_after_a_day(client: stripe.StripeClient, fakestripe: FakeStripeProcess) -> None:
    def create() -> str:
        return client.v1.customers.create({"email": "a@example.com"}, {"idempotency_key": "k1"}).id

    first = create()
    fakestripe.advance(23 * 3600)
    assert create() == first
    fakestripe.advance(2 * 3600)
    assert create() != first


def test_a_parameter_that_the_library_does_not_know_is_refused(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.create({"amount": 100, "currency": "eur", "payment_method_types": ["card"]})  # type: ignore[typeddict-unknown-key]
    assert (refused.value.code, refused.value.param) == ("parameter_unknown", "payment_method_types")


@pytest.mark.parametrize(
    "wrong", [{"amount": 0}, {"amount": 10}, {"amount": "many"}, {"setup_future_usage": "maybe"}]
)
def test_a_value_that_cannot_be_is_refused(client: stripe.StripeClient, wrong: dict[str, Any]) -> None:
    given: Any = {"amount": 100, "currency": "eur", **wrong}
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.create(given)
    assert refused.value.param == next(iter(wrong))


def test_a_visitor_may_only_make_payment_methods(fakestripe: FakeStripeProcess) -> None:
    visitor = client_of(fakestripe, fakestripe.publishable_key)
    card: Any = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2040, "cvc": "123"}
    made = visitor.v1.payment_methods.create({"type": "card", "card": card})
    assert "4242424242424242" not in str(made)
    with pytest.raises(stripe.PermissionError):
        visitor.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    with pytest.raises(stripe.AuthenticationError):
        client_of(fakestripe, "sk_test_invalid").v1.customers.list()


def test_lists_are_paged_newest_first(client: stripe.StripeClient) -> None:
    made = [client.v1.customers.create({"name": str(n)}).id for n in range(5)]
    page = client.v1.customers.list({"limit": 2})
    assert [one.id for one in page.data] == [made[4], made[3]]
    assert page.has_more
    assert [one.id for one in client.v1.customers.list({"limit": 2}).auto_paging_iter()] == made[::-1]


def test_events_tell_what_happened(confirm: Confirm, client: stripe.StripeClient) -> None:
    confirm("pm_card_visa")
    types = [event.type for event in client.v1.events.list().data]
    assert types[::-1] == [
        "customer.created", "payment_intent.created", "payment_method.attached", "charge.succeeded",
        "payment_intent.succeeded",
    ]  # fmt: skip
