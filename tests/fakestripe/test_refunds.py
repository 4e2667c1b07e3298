"""Refunds: never more than was paid, with Stripe's own errors; some fail or wait."""

import threading

import pytest
import stripe

from tests.fakestripe.conftest import Pay
from tests.fakestripe.fixtures import FakeStripeProcess


def refund(
    client: stripe.StripeClient, intent: stripe.PaymentIntent, amount: int | None = None
) -> stripe.Refund:
    if amount is None:
        return client.v1.refunds.create({"payment_intent": intent.id})
    return client.v1.refunds.create({"payment_intent": intent.id, "amount": amount})


def charge_of(client: stripe.StripeClient, intent: stripe.PaymentIntent) -> stripe.Charge:
    return client.v1.charges.retrieve(str(intent.latest_charge))


def happened(client: stripe.StripeClient, intent: stripe.PaymentIntent) -> list[str]:
    """The types of the events after the payment, the oldest first."""
    types: list[str] = [event.type for event in client.v1.events.list({"limit": 100}).data]
    return types[: types.index("payment_intent.succeeded")][::-1]


def test_a_refund_in_parts_ends_when_nothing_is_left(client: stripe.StripeClient, pay: Pay) -> None:
    intent = pay(amount=10000)
    parts = [refund(client, intent, 3000), refund(client, intent, 3000)]
    assert not charge_of(client, intent).refunded
    parts.append(refund(client, intent))
    assert [part.amount for part in parts] == [3000, 3000, 4000]
    assert {part.status for part in parts} == {"succeeded"}
    charge = charge_of(client, intent)
    assert (charge.refunded, charge.amount_refunded) == (True, 10000)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        refund(client, intent, 1)
    assert refused.value.code == "charge_already_refunded"
    listed = client.v1.refunds.list({"payment_intent": intent.id}).data
    assert [one.id for one in listed] == [part.id for part in parts][::-1]
    assert client.v1.refunds.retrieve(parts[0].id).charge == charge.id
    assert happened(client, intent) == ["refund.created", "charge.refunded"] * 3


def test_more_than_is_left_is_refused(client: stripe.StripeClient, pay: Pay) -> None:
    intent = pay(amount=10000)
    refund(client, intent, 9000)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded amount") as refused:
        refund(client, intent, 1001)
    assert refused.value.param == "amount"
    assert charge_of(client, intent).amount_refunded == 9000


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_and_less_is_refused(client: stripe.StripeClient, pay: Pay, amount: int) -> None:
    intent = pay()
    with pytest.raises(stripe.InvalidRequestError) as refused:
        refund(client, intent, amount)
    assert refused.value.param == "amount"


def test_what_was_not_paid_is_not_refunded(client: stripe.StripeClient, customer: str) -> None:
    intent = client.v1.payment_intents.create({"amount": 100, "currency": "eur", "customer": customer})
    with pytest.raises(stripe.InvalidRequestError):
        refund(client, intent)
    with pytest.raises(stripe.CardError) as declined:
        client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_chargeDeclined"})
    assert declined.value.error
    failed = client.v1.charges.list({"payment_intent": intent.id}).data[0]
    assert failed.status == "failed" and failed.outcome
    assert failed.outcome.reason == "generic_decline"
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.refunds.create({"charge": failed.id})
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.refunds.create({"amount": 100})


def test_twenty_refunds_at_once_are_three(client: stripe.StripeClient, pay: Pay) -> None:
    intent = pay(amount=10000)

    def try_it() -> None:
        try:
            refund(client, intent, 3000)
        except stripe.InvalidRequestError:
            return
        made.append(1)

    made: list[int] = []
    threads = [threading.Thread(target=try_it) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3 and charge_of(client, intent).amount_refunded == 9000


def test_a_refund_that_fails_later_gives_the_money_back_to_the_shop(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    intent = pay("pm_card_refundFail")
    made = refund(client, intent)
    assert made.status == "succeeded"
    fakestripe.advance(3601)
    failed = client.v1.refunds.retrieve(made.id, {"expand": ["failure_balance_transaction"]})
    assert (failed.status, failed.failure_reason) == ("failed", "expired_or_canceled_card")
    entry = failed.failure_balance_transaction
    assert isinstance(entry, stripe.BalanceTransaction) and (entry.type, entry.net) == (
        "refund_failure",
        10000,
    )
    charge = charge_of(client, intent)
    assert (charge.refunded, charge.amount_refunded) == (False, 0)
    assert happened(client, intent)[2:] == ["refund.failed", "refund.updated", "charge.refund.updated"]


def test_any_refund_can_be_sent_back(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    intent = pay()
    made = refund(client, intent, 4000)
    fakestripe.fail_refund(made.id, reason="lost_or_stolen_card")
    assert client.v1.refunds.retrieve(made.id).failure_reason == "lost_or_stolen_card"
    with pytest.raises(OSError, match="400"):
        fakestripe.fail_refund(made.id)
    assert refund(client, intent).amount == 10000


def test_a_refund_that_waits_succeeds_later(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    intent = pay("pm_card_pendingRefund")
    made = refund(client, intent)
    assert (made.status, made.pending_reason) == ("pending", "processing")
    with pytest.raises(stripe.InvalidRequestError):
        refund(client, intent)
    fakestripe.advance(3601)
    assert client.v1.refunds.retrieve(made.id).status == "succeeded"
    assert happened(client, intent)[2:] == ["refund.updated", "charge.refund.updated"]


def test_a_lost_reply_does_not_refund_twice(
    client: stripe.StripeClient, pay: Pay, fakestripe: FakeStripeProcess
) -> None:
    intent = pay()
    fakestripe.fail({"kind": "lost_after", "path": "/v1/refunds"})
    for attempt in range(2):
        try:
            client.v1.refunds.create(
                {"payment_intent": intent.id, "amount": 3000}, {"idempotency_key": "refund-1"}
            )
        except stripe.APIConnectionError:
            assert attempt == 0
    assert charge_of(client, intent).amount_refunded == 3000
