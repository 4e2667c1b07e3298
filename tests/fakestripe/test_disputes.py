"""Disputes: the money leaves at once, and comes back with the fee when the shop wins."""

import pytest
import stripe

from tests.fakestripe.balance import DISPUTE_FEE
from tests.fakestripe.conftest import Pay
from tests.fakestripe.fixtures import FakeStripeProcess


def only(client: stripe.StripeClient, intent: stripe.PaymentIntent) -> stripe.Dispute:
    [dispute] = client.v1.disputes.list({"payment_intent": intent.id}).data
    return dispute


def told(client: stripe.StripeClient) -> list[str]:
    found = client.v1.events.list({"type": "charge.dispute.*", "limit": 100}).data
    return [event.type.removeprefix("charge.dispute.") for event in found][::-1]


@pytest.mark.parametrize(
    ("method", "reason"),
    [
        ("pm_card_createDispute", "fraudulent"),
        ("pm_card_createDisputeProductNotReceived", "product_not_received"),
    ],
)
def test_some_cards_owners_dispute_the_charge(
    client: stripe.StripeClient, pay: Pay, method: str, reason: str
) -> None:
    intent = pay(method)
    assert intent.status == "succeeded"
    dispute = only(client, intent)
    assert (dispute.status, dispute.reason, dispute.amount) == ("needs_response", reason, 10000)
    [entry] = dispute.balance_transactions
    assert (entry.type, entry.reporting_category) == ("adjustment", "dispute")
    assert (entry.amount, entry.fee, entry.net) == (-10000, DISPUTE_FEE, -10000 - DISPUTE_FEE)
    assert client.v1.charges.retrieve(str(intent.latest_charge)).disputed
    assert told(client) == ["created", "funds_withdrawn"]
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"payment_intent": intent.id})
    assert refused.value.code == "charge_disputed"


@pytest.mark.parametrize(("won", "events"), [(True, ["funds_reinstated", "closed"]), (False, ["closed"])])
def test_the_bank_decides(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess, won: bool, events: list[str]
) -> None:
    intent = pay()
    opened = fakestripe.open_dispute(intent.id, reason="subscription_canceled", amount=4000)
    fakestripe.decide_dispute(opened["id"], won=won)
    dispute = client.v1.disputes.retrieve(opened["id"])
    assert (dispute.status, dispute.reason) == ("won" if won else "lost", "subscription_canceled")
    assert sum(entry.net for entry in dispute.balance_transactions) == (0 if won else -4000 - DISPUTE_FEE)
    assert told(client) == ["created", "funds_withdrawn", *events]
    with pytest.raises(OSError, match="400"):
        fakestripe.decide_dispute(opened["id"], won=won)


@pytest.mark.parametrize(("evidence", "status"), [("winning_evidence", "won"), ("losing_evidence", "lost")])
def test_evidence_decides_in_test_mode(
    client: stripe.StripeClient, pay: Pay, evidence: str, status: str
) -> None:
    dispute = only(client, pay("pm_card_createDispute"))
    kept = client.v1.disputes.update(dispute.id, {"evidence": {"customer_name": "Camille"}, "submit": False})
    assert kept.status == "needs_response" and kept.evidence_details.has_evidence
    sent = client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": evidence}})
    assert sent.status == status and sent.evidence.customer_name == "Camille"
    assert told(client).count("updated") == 2


def test_a_dispute_that_the_shop_accepts_is_lost(client: stripe.StripeClient, pay: Pay) -> None:
    dispute = only(client, pay("pm_card_createDispute"))
    assert client.v1.disputes.close(dispute.id).status == "lost"


def test_what_was_not_paid_or_is_disputed_already_cannot_be_disputed(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    intent = pay()
    fakestripe.open_dispute(intent.id)
    with pytest.raises(OSError, match="400"):
        fakestripe.open_dispute(intent.id)
    begun = client.v1.payment_intents.create({"amount": 100, "currency": "eur"})
    with pytest.raises(OSError, match="400"):
        fakestripe.open_dispute(begun.id)
