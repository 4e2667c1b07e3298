"""Replies get lost before or after Stripe acted, and the judge knows which."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import stripe

from tests.fakestripe.fixtures import FakeStripeProcess


@pytest.fixture
def client(fakestripe: FakeStripeProcess) -> stripe.StripeClient:
    return stripe.StripeClient(
        fakestripe.secret_key, base_addresses={"api": fakestripe.base}, max_network_retries=0,
        http_client=stripe.RequestsClient(timeout=2),
    )  # fmt: skip


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


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """An address that answers 200, and what was posted to it: signature and body."""
    got: list[tuple[str, bytes]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Stripe-Signature"], body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", got
    server.shutdown()
    server.server_close()


def test_events_arrive_signed(
    client: stripe.StripeClient,
    fakestripe: FakeStripeProcess,
    receiver: tuple[str, list[tuple[str, bytes]]],
) -> None:
    url, got = receiver
    fakestripe.send_webhooks_to(url)
    pay(client, key="k1")
    deadline = time.monotonic() + 10
    while len(fakestripe.deliveries()) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    events = [
        stripe.Webhook.construct_event(body, signature, fakestripe.webhook_secret) for signature, body in got
    ]
    assert [event.type for event in events][-1] == "payment_intent.succeeded"
    assert json.loads(got[-1][1])["data"]["object"]["status"] == "succeeded"
    assert {one["status"] for one in fakestripe.deliveries()} == {200}
