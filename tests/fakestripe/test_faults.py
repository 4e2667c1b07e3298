"""Replies get lost before or after Stripe acted, and the judge knows which."""

import time
import urllib.error

import pytest
import stripe

from tests.fakestripe.fixtures import FakeStripeProcess


def pay(client: stripe.StripeClient, *, key: str) -> stripe.PaymentIntent:
    given = {"amount": 100, "currency": "eur", "confirm": True, "payment_method": "pm_card_visa"}
    return client.v1.payment_intents.create(given, {"idempotency_key": key})  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "charged"), [("lost_before", 0), ("lost_after", 1)])
def test_a_lost_reply(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess, kind: str, charged: int
) -> None:
    fakestripe.fail({"kind": kind})
    with pytest.raises(stripe.APIConnectionError):
        pay(client, key="k1")
    assert len(fakestripe.charges()) == charged
    assert pay(client, key="k1").status == "succeeded"
    assert len(fakestripe.charges()) == 1


def test_a_server_error_after_the_charge_is_replayed(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess
) -> None:
    fakestripe.fail({"kind": "error_after"})
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            pay(client, key="k1")
    assert len(fakestripe.charges()) == 1


def test_too_many_requests_execute_nothing(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess
) -> None:
    fakestripe.fail({"kind": "rate_limited"})
    with pytest.raises(stripe.RateLimitError):
        pay(client, key="k1")
    assert fakestripe.charges() == []
    assert pay(client, key="k1").status == "succeeded"


def test_a_slow_answer_is_given_up(client: stripe.StripeClient, fakestripe: FakeStripeProcess) -> None:
    fakestripe.fail({"kind": "latency", "seconds": 3})
    with pytest.raises(stripe.APIConnectionError):
        pay(client, key="k1")
    time.sleep(1.5)
    assert len(fakestripe.charges()) == 1


def test_the_same_seed_fails_the_same_requests(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess
) -> None:
    def run() -> list[bool]:
        fakestripe.fail({"kind": "rate_limited", "times": None, "chance": 0.5}, seed=7)
        return [_passes(client, f"{time.monotonic_ns()}") for _ in range(12)]

    first = run()
    assert run() == first
    assert set(first) == {True, False}


def _passes(client: stripe.StripeClient, key: str) -> bool:
    try:
        pay(client, key=key)
    except stripe.RateLimitError:
        return False
    return True


def test_a_share_of_all_calls_fails_in_every_way(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess
) -> None:
    fakestripe.fail_share(0.3, seed=7, seconds=0.01)
    unanswered = 0
    for n in range(100):
        try:
            pay(client, key=f"k{n}")
        except stripe.StripeError:
            unanswered += 1
    struck = fakestripe.struck()
    assert all(struck.values()) and 20 <= sum(struck.values()) <= 40
    assert unanswered == sum(struck.values()) - struck["latency"]
    assert len(fakestripe.charges()) == 100 - struck["lost_before"] - struck["rate_limited"]


def test_a_fault_that_does_not_exist_is_refused(fakestripe: FakeStripeProcess) -> None:
    with pytest.raises(urllib.error.HTTPError):
        fakestripe.fail({"kind": "mix", "kinds": ["lost_somewhere"]})
