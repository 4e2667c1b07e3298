"""Cards that are saved: set up with the bank's consent, charged without their owner, let go."""

import json
import urllib.parse
from typing import Any

import pytest
import stripe

from tests.fakestripe.conftest import Pay
from tests.fakestripe.fixtures import OPENER, FakeStripeProcess


def set_up(client: stripe.StripeClient, customer: str, method: str, **more: Any) -> stripe.SetupIntent:
    given: Any = {"customer": customer, "payment_method": method, "confirm": True, **more}
    return client.v1.setup_intents.create(given)


def test_a_card_is_saved_without_a_charge(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess, pay: Pay
) -> None:
    saved = set_up(client, customer, "pm_card_visa")
    assert (saved.status, saved.usage) == ("succeeded", "off_session")
    [method] = client.v1.customers.payment_methods.list(customer).data
    assert method.id == saved.payment_method
    assert fakestripe.charges() == []
    assert pay(method.id, off_session=True).status == "succeeded"


@pytest.mark.parametrize(("approved", "status"), [(True, "succeeded"), (False, "requires_payment_method")])
def test_the_bank_is_asked_before_a_card_is_saved(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess, pay: Pay,
    approved: bool, status: str,
) -> None:  # fmt: skip
    asked = set_up(client, customer, "pm_card_authenticationRequiredOnSetup", use_stripe_sdk=True)
    assert asked.status == "requires_action" and asked.client_secret
    fakestripe.answer_bank(asked.client_secret, approved=approved)
    answered = client.v1.setup_intents.retrieve(asked.id)
    assert answered.status == status
    methods = client.v1.payment_methods.list({"customer": customer}).data
    assert len(methods) == int(approved)
    if approved:
        assert pay(methods[0].id, off_session=True).status == "succeeded"
    else:
        assert answered.last_setup_error
        assert answered.last_setup_error.code == "setup_intent_authentication_failure"


def test_the_page_of_the_bank_leads_back_to_the_shop(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess
) -> None:
    asked = set_up(
        client, customer, "pm_card_authenticationRequired", return_url="https://shop.example/card?a=1"
    )
    assert asked.next_action and asked.next_action.redirect_to_url
    url = str(asked.next_action.redirect_to_url.url)
    with OPENER.open(url) as page:
        assert "Is it you?" in page.read().decode()
    body = urllib.parse.urlencode({"client_secret": asked.client_secret, "answer": "approve"})
    with OPENER.open(f"{fakestripe.base}/_fake/bank", body.encode()) as page:
        back = page.read().decode()
    assert f"https://shop.example/card?a=1&amp;setup_intent={asked.id}" in back
    assert "redirect_status=succeeded" in back
    assert client.v1.setup_intents.retrieve(asked.id).status == "succeeded"


def test_a_secret_that_is_wrong_answers_for_nobody(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess
) -> None:
    asked = set_up(client, customer, "pm_card_authenticationRequired", use_stripe_sdk=True)
    with pytest.raises(OSError, match="401"):
        fakestripe.answer_bank(f"{asked.id}_secret_guessed", approved=True)
    assert client.v1.setup_intents.retrieve(asked.id).status == "requires_action"


def test_a_card_that_always_asks_is_refused_without_its_owner_and_paid_with_them(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess, pay: Pay
) -> None:
    asked = set_up(client, customer, "pm_card_authenticationRequired", use_stripe_sdk=True)
    assert asked.client_secret
    fakestripe.answer_bank(asked.client_secret, approved=True)
    method = str(asked.payment_method)
    with pytest.raises(stripe.CardError) as refused:
        pay(method, off_session=True)
    assert refused.value.http_status == 402 and refused.value.error
    assert (refused.value.code, refused.value.error.decline_code) == ("authentication_required",) * 2
    intent = refused.value.error.payment_intent
    assert intent and intent.last_payment_error and intent.status == "requires_payment_method"
    [charge] = fakestripe.charges(status="failed")
    assert charge["payment_intent"] == intent.id == client.v1.charges.retrieve(charge["id"]).payment_intent
    again = client.v1.payment_intents.confirm(intent.id, {"payment_method": method, "use_stripe_sdk": True})
    assert again.client_secret and again.status == "requires_action"
    fakestripe.answer_bank(again.client_secret, approved=True)
    assert client.v1.payment_intents.retrieve(intent.id).status == "succeeded"


def test_a_card_already_set_up_elsewhere_needs_its_owner_only_when_they_are_there(
    customer: str, pay: Pay
) -> None:
    method = "pm_card_authenticationRequiredSetupForOffSession"
    assert pay(method, off_session=True).status == "succeeded"
    assert pay(method).status == "requires_action"


def test_off_session_is_of_a_confirmation(client: stripe.StripeClient, customer: str) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.create(
            {"amount": 100, "currency": "eur", "customer": customer, "off_session": True}
        )
    assert refused.value.param == "off_session"


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedLostCard", "lost_card"),
        ("pm_card_visa_chargeDeclinedStolenCard", "stolen_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card"),
    ],
)
def test_a_card_that_is_declined_cannot_be_saved(
    client: stripe.StripeClient, customer: str, method: str, reason: str
) -> None:
    with pytest.raises(stripe.CardError) as refused:
        set_up(client, customer, method)
    assert refused.value.error and refused.value.error.decline_code == reason
    assert refused.value.error.setup_intent
    assert refused.value.error.setup_intent.status == "requires_payment_method"
    with pytest.raises(stripe.CardError):
        client.v1.payment_methods.attach(method, {"customer": customer})
    assert client.v1.payment_methods.list({"customer": customer}).data == []


def test_one_card_can_be_saved_and_is_declined_when_charged(
    client: stripe.StripeClient, customer: str, pay: Pay
) -> None:
    saved = client.v1.payment_methods.attach("pm_card_chargeCustomerFail", {"customer": customer})
    with pytest.raises(stripe.CardError) as refused:
        pay(saved.id, off_session=True)
    assert refused.value.code == "card_declined"


def test_a_saved_card_may_fail_from_some_day_on(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess, pay: Pay
) -> None:
    saved = str(set_up(client, customer, "pm_card_visa").payment_method)
    fakestripe.card_becomes(saved, "pm_card_visa_chargeDeclinedLostCard")
    with pytest.raises(stripe.CardError) as refused:
        pay(saved, off_session=True)
    assert refused.value.error and refused.value.error.decline_code == "lost_card"
    fakestripe.card_becomes(saved, "4242424242424242")
    assert pay(saved, off_session=True).status == "succeeded"


def test_a_card_let_go_cannot_be_used_again(client: stripe.StripeClient, customer: str, pay: Pay) -> None:
    saved = str(set_up(client, customer, "pm_card_visa").payment_method)
    assert client.v1.payment_methods.detach(saved).customer is None
    assert client.v1.payment_methods.list({"customer": customer}).data == []
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.payment_methods.detach(saved)
    for use in (pay, lambda method: client.v1.payment_methods.attach(method, {"customer": customer})):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            use(saved)
        assert refused.value.param == "payment_method"


def test_a_card_that_was_not_kept_is_charged_once_only(pay: Pay) -> None:
    used = str(pay().payment_method)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        pay(used)
    assert refused.value.param == "payment_method"


def test_a_setup_that_ended_cannot_be_confirmed(client: stripe.StripeClient, customer: str) -> None:
    begun = client.v1.setup_intents.create({"customer": customer})
    assert begun.status == "requires_payment_method"
    assert client.v1.setup_intents.cancel(begun.id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.setup_intents.confirm(begun.id, {"payment_method": "pm_card_visa"})
    assert refused.value.code == "setup_intent_unexpected_state"


def test_a_visitor_sees_a_setup_by_its_secret_only(
    client: stripe.StripeClient, customer: str, fakestripe: FakeStripeProcess
) -> None:
    begun = client.v1.setup_intents.create({"customer": customer})
    visitor = stripe.StripeClient(fakestripe.publishable_key, base_addresses={"api": fakestripe.base})
    with pytest.raises(stripe.AuthenticationError):
        visitor.v1.setup_intents.retrieve(begun.id)
    assert begun.client_secret
    seen = visitor.v1.setup_intents.retrieve(begun.id, {"client_secret": begun.client_secret})
    assert seen.id == begun.id


def test_a_customer_has_a_default_card_that_is_theirs(client: stripe.StripeClient, customer: str) -> None:
    saved = str(set_up(client, customer, "pm_card_visa").payment_method)
    changed = client.v1.customers.update(
        customer, {"invoice_settings": {"default_payment_method": saved}, "name": "Camille"}
    )
    assert changed.name == "Camille" and changed.invoice_settings
    assert changed.invoice_settings.default_payment_method == saved
    other = client.v1.customers.create({})
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.customers.update(other.id, {"invoice_settings": {"default_payment_method": saved}})
    assert "4242424242424242" not in json.dumps(changed.to_dict())
