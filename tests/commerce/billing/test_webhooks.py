"""Stripe's messages: kept once, answered at once, applied whatever their order, believed when signed."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from kombu.exceptions import OperationalError as BrokerError
from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import LegalEntity, ShopSettings, User
from commerce.base.money import Money
from commerce.billing import actions, webhooks
from commerce.billing.models import Attempt, GatewayEvent, Payment
from commerce.billing.tasks import LATE, apply_gateway_event, settle_unknown, sweep_inbox
from commerce.customers import actions as customers
from commerce.customers.rules import PostalAddress
from commerce.invoices.models import Invoice
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.orders.pricing import price
from tests.fakestripe.deliveries import signature
from tests.fakestripe.fixtures import FakeStripeProcess

pytestmark = [pytest.mark.django_db, pytest.mark.urls("commerce.billing.urls")]

URL = "/hooks/stripe/"
PRICE = Money(2490, "EUR")
Post = Callable[..., Any]


@pytest.fixture
def fake(stripe_settings: FakeStripeProcess) -> FakeStripeProcess:
    return stripe_settings


@pytest.fixture
def order() -> Order:
    """An order that waits for its payment, in a shop that may invoice."""
    site = Site.objects.get(is_default_site=True)
    shop = ShopSettings.for_site(site)
    shop.legal_entity = LegalEntity.objects.create(name="Maison Camille", address="Lyon")
    shop.save()
    user = User.objects.create_user("camille@example.com")
    quote = price([], currency="EUR", destination="FR", shipping=PRICE.amount)
    buyer = customers.register(user, site=site, language="en")
    home = PostalAddress(name="Camille", line1="1 rue A", postcode="69001", city="Lyon", country="FR")
    return orders.place(orders.Draft(customer=buyer, lines=[], quote=quote, address=home, language="en"))


@pytest.fixture
def waiting(fake: FakeStripeProcess, order: Order) -> Payment:
    """A payment that Stripe has charged while we still wait for the bank's answer."""
    attempt = pay(order, "pm_card_threeDSecure2Required")
    assert attempt.state == Attempt.State.REQUIRES_ACTION
    fake.answer_bank(attempt.action_secret, approved=True)
    return attempt.payment


def pay(order: Order, method: str, *, key: str = "k1") -> Attempt:
    return actions.pay(order, method=method, key=key, return_url="https://shop.example/back")


def body_of(reference: str, *, event: str = "evt_1", kind: str = "payment_intent.succeeded") -> str:
    about = {"id": reference, "object": "payment_intent"}
    return json.dumps({"id": event, "object": "event", "type": kind, "data": {"object": about}})


@pytest.fixture
def post(fake: FakeStripeProcess, client: Client) -> Post:
    def run(
        body: str | bytes, *, signed: str | None = None, secret: str = "", at: int | None = None
    ) -> HttpResponse:
        if signed is None and isinstance(body, str):
            signed = signature(body, secret or fake.webhook_secret, at=at)
        headers = {"Stripe-Signature": signed} if signed else {}
        answer: Any = client.post(URL, body, content_type="application/json", headers=headers)
        return answer

    return run


def state(payment: Payment) -> str:
    return Payment.objects.get(pk=payment.pk).state


@pytest.mark.usefixtures("tasks_at_once")
def test_a_message_settles_the_payment(
    post: Post, waiting: Payment, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert post(body_of(str(waiting.gateway_ref))).status_code == 200
    assert state(waiting) == Payment.State.SUCCEEDED
    assert Invoice.objects.filter(order=waiting.order).count() == 1
    assert not GatewayEvent.objects.waiting().exists()


@pytest.mark.usefixtures("tasks_at_once")
def test_the_same_message_again_changes_nothing(
    post: Post, waiting: Payment, fake: FakeStripeProcess, django_capture_on_commit_callbacks: Any
) -> None:
    body = body_of(str(waiting.gateway_ref))
    with django_capture_on_commit_callbacks(execute=True):
        assert [post(body).status_code for _ in range(3)] == [200, 200, 200]
    asked = len(fake.requests())
    apply_gateway_event(GatewayEvent.objects.get().pk)
    assert len(fake.requests()) == asked
    assert GatewayEvent.objects.count() == 1
    assert Invoice.objects.count() == 1


@pytest.mark.usefixtures("tasks_at_once")
def test_messages_in_any_order_end_the_same(
    post: Post, waiting: Payment, django_capture_on_commit_callbacks: Any
) -> None:
    kinds = ["succeeded", "payment_failed", "requires_action", "created"]
    for n, kind in enumerate(kinds):
        with django_capture_on_commit_callbacks(execute=True):
            post(body_of(str(waiting.gateway_ref), event=f"evt_{n}", kind=f"payment_intent.{kind}"))
    assert state(waiting) == Payment.State.SUCCEEDED
    assert Invoice.objects.count() == 1


@pytest.mark.usefixtures("tasks_at_once")
def test_what_a_message_says_is_not_believed(
    post: Post, order: Order, django_capture_on_commit_callbacks: Any
) -> None:
    attempt = pay(order, "pm_card_threeDSecure2Required")
    with django_capture_on_commit_callbacks(execute=True):
        post(body_of(str(attempt.payment.gateway_ref), kind="payment_intent.succeeded"))
    assert state(attempt.payment) == Payment.State.OPEN
    assert not Invoice.objects.exists()


@pytest.mark.usefixtures("tasks_at_once")
@pytest.mark.parametrize("about", [{"id": "pi_of_another_shop"}, {"object": "balance"}])
def test_a_message_about_something_unknown_is_done_with(
    post: Post, about: dict[str, str], django_capture_on_commit_callbacks: Any
) -> None:
    event = {"id": "evt_1", "object": "event", "type": "balance.available", "data": {"object": about}}
    with django_capture_on_commit_callbacks(execute=True):
        assert post(json.dumps(event)).status_code == 200
    assert GatewayEvent.objects.get().processed_at


def test_a_forged_message_is_refused(post: Post, fake: FakeStripeProcess) -> None:
    body = body_of("pi_1")
    assert post(body, secret="whsec_guessed").status_code == 400
    assert post(body, signed="").status_code == 400
    assert post(body, signed="nonsense").status_code == 400
    assert post(body + " ", signed=signature(body, fake.webhook_secret)).status_code == 400
    assert post(b"\xff\xfe", signed=signature(body, fake.webhook_secret)).status_code == 400
    assert post("not json").status_code == 400
    assert not GatewayEvent.objects.exists()


def test_an_old_message_is_refused(post: Post) -> None:
    now = int(time.time())
    assert post(body_of("pi_1"), at=now - webhooks.TOLERANCE - 5).status_code == 400
    assert not GatewayEvent.objects.exists()
    assert post(body_of("pi_1"), at=now - webhooks.TOLERANCE + 30).status_code == 200


def test_a_message_that_is_too_large_is_refused(post: Post) -> None:
    padding = " " * webhooks.MAX_BODY
    assert post(body_of("pi_1") + padding).status_code == 413
    assert not GatewayEvent.objects.exists()


def test_only_posting_is_understood(fake: FakeStripeProcess, client: Client) -> None:
    assert client.get(URL).status_code == 405


def test_without_a_secret_there_is_no_such_address(post: Post, settings: Any) -> None:
    settings.STRIPE_WEBHOOK_SECRET = None
    assert post(body_of("pi_1")).status_code == 404


def test_a_message_is_kept_while_stripe_does_not_answer(
    post: Post, waiting: Payment, fake: FakeStripeProcess
) -> None:
    post(body_of(str(waiting.gateway_ref)))
    event = GatewayEvent.objects.get()
    fake.fail({"kind": "error_after", "method": "GET"})
    apply_gateway_event(event.pk)
    assert state(waiting) == Payment.State.OPEN
    assert GatewayEvent.objects.waiting().exists()
    apply_gateway_event(event.pk)
    assert state(waiting) == Payment.State.SUCCEEDED


@pytest.mark.usefixtures("tasks_at_once")
def test_a_message_whose_wake_up_was_lost_is_applied_by_the_sweep(post: Post, waiting: Payment) -> None:
    post(body_of(str(waiting.gateway_ref)))  # never committed: nobody was woken
    sweep_inbox()
    assert state(waiting) == Payment.State.OPEN  # its worker may still come
    GatewayEvent.objects.update(received_at=clock.now() - 2 * LATE)
    settle_unknown()
    assert state(waiting) == Payment.State.SUCCEEDED


def test_without_a_broker_the_message_is_kept(
    post: Post, waiting: Payment, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def unreachable(*args: Any) -> None:
        raise BrokerError

    monkeypatch.setattr(apply_gateway_event, "delay", unreachable)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(body_of(str(waiting.gateway_ref))).status_code == 200
    assert GatewayEvent.objects.waiting().count() == 1


def test_a_message_about_an_earlier_try_leaves_the_one_under_way_alone(post: Post, order: Order) -> None:
    payment = pay(order, "pm_card_chargeDeclined").payment
    payment.attempts.create(n=2, key="k2", fingerprint="f", sent_at=clock.now())
    post(body_of(str(payment.gateway_ref), kind="payment_intent.payment_failed"))
    apply_gateway_event(GatewayEvent.objects.get().pk)
    assert payment.attempts.get(n=2).state == Attempt.State.SENT


def test_the_database_keeps_a_message_once() -> None:
    known = {"gateway": "stripe", "event_id": "evt_1", "type": "x", "received_at": clock.now()}
    GatewayEvent.objects.create(**known)
    with pytest.raises(IntegrityError), transaction.atomic():
        GatewayEvent.objects.create(**known)


@pytest.mark.django_db(transaction=True)
def test_a_message_that_comes_eight_times_at_once_is_kept_once(fake: FakeStripeProcess) -> None:
    body = body_of("pi_1")
    headers = {"Stripe-Signature": signature(body, fake.webhook_secret)}

    def deliver(_: int) -> int:
        try:
            return Client().post(URL, body, content_type="application/json", headers=headers).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(deliver, range(8))) == [200] * 8
    assert GatewayEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_stripe_sends_is_received_over_http(
    fake: FakeStripeProcess, live_server: Any, order: Order
) -> None:
    fake.send_webhooks_to(f"{live_server.url}{URL}")
    pay(order, "pm_card_visa")
    deadline = time.monotonic() + 10
    while len(fake.deliveries()) < 5 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert {one["status"] for one in fake.deliveries()} == {200}
    assert "payment_intent.succeeded" in GatewayEvent.objects.values_list("type", flat=True)
