"""Webhooks arrive signed; or twice, late, in no order, not at all, or from somebody else."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stripe

from tests.fakestripe.conftest import Pay
from tests.fakestripe.fixtures import FakeStripeProcess

Got = list[tuple[str, bytes]]


class Receiver(ThreadingHTTPServer):
    """An address that answers 200, and what was posted to it: signature and body."""

    daemon_threads = True

    def __init__(self) -> None:
        self.got: Got = []
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.headers["Stripe-Signature"], body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def names(receiver: Receiver) -> list[str]:
    return [json.loads(body)["type"] for _, body in receiver.got]


def told(client: stripe.StripeClient) -> list[str]:
    """The types of all events, the oldest first."""
    return [str(event.type) for event in client.v1.events.list({"limit": 100}).data][::-1]


def test_events_arrive_signed_and_in_order(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    fakestripe.send_webhooks_to(receiver.url)
    pay()
    fakestripe.deliver()
    events = [
        stripe.Webhook.construct_event(body, signature, fakestripe.webhook_secret)
        for signature, body in receiver.got
    ]
    assert [event.type for event in events] == told(client)[-len(events) :]
    assert json.loads(receiver.got[-1][1])["data"]["object"]["status"] == "succeeded"
    assert {one["status"] for one in fakestripe.deliveries()} == {200}


def test_held_events_are_sent_when_asked_each_as_often_as_planned(
    fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    fakestripe.send_webhooks_to(receiver.url, held=True, copies=5)
    pay()
    time.sleep(0.2)
    assert receiver.got == []
    assert fakestripe.deliver() == len(receiver.got)
    bodies = [body for _signature, body in receiver.got]  # signatures tell the second, which may pass
    assert len(bodies) == 5 * len(set(bodies))
    assert fakestripe.deliver() == 0


def test_shuffled_events_leave_in_an_order_that_follows_from_the_seed(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    def run(seed: int) -> list[str]:
        receiver.got.clear()
        fakestripe.send_webhooks_to(receiver.url, held=True, shuffled=True, seed=seed)
        for _ in range(5):
            pay()
        fakestripe.deliver()
        return names(receiver)

    first = run(3)
    assert run(3) == first
    assert run(4) != first
    assert sorted(first) == sorted(told(client)[-len(first) :])


def test_lost_events_are_found_in_the_list_and_may_come_late(
    client: stripe.StripeClient, fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    fakestripe.send_webhooks_to(receiver.url, lost=0.5, seed=1)
    before = len(told(client))
    for _ in range(5):
        pay()
    fakestripe.deliver()
    happened = len(told(client)) - before
    arrived = len(receiver.got)
    assert 0 < arrived < happened
    missed = client.v1.events.list({"delivery_success": False, "limit": 100})
    assert len(missed.data) - before == happened - arrived
    fakestripe.deliver(lost=True)
    assert len(receiver.got) == happened


def test_forged_events_come_beside_the_true_ones_with_a_wrong_signature(
    fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    fakestripe.send_webhooks_to(receiver.url, forged=1.0)
    pay()
    fakestripe.deliver()
    true, forged = 0, 0
    for signature, body in receiver.got:
        try:
            event = stripe.Webhook.construct_event(body, signature, fakestripe.webhook_secret)
        except stripe.SignatureVerificationError:
            forged += json.loads(body)["id"].startswith("evt_forged_")
        else:
            true += event.id.startswith("evt_") and not event.id.startswith("evt_forged_")
    assert true == forged == len(receiver.got) // 2


def test_delayed_events_come_later_and_all(
    fakestripe: FakeStripeProcess, receiver: Receiver, pay: Pay
) -> None:
    fakestripe.send_webhooks_to(receiver.url, delay=1.0, seed=5, workers=4)
    pay()
    at_once = len(receiver.got)
    deadline = time.monotonic() + 10
    while len(receiver.got) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert at_once < 3 == len(receiver.got)
