"""Stripe's messages, before the reply and after it, five times, shuffled, late and lost: one settlement."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.billing import actions as billing
from commerce.billing.actions import inbox
from commerce.billing.gateway import Outcome
from commerce.billing.models import Attempt, GatewayEvent, Payment
from commerce.billing.stripe import StripeGateway
from commerce.billing.tasks import apply_gateway_event, sweep_inbox
from commerce.invoices.models import Invoice
from commerce.subscriptions import actions as subscriptions
from tests.commerce.shop import Shop
from tests.fakestripe.fixtures import FakeStripeProcess
from tests.races import renewals
from tests.races.at_once import STUCK, Meeting, at_once
from tests.races.conftest import Off
from tests.races.judge import Stripe
from tests.races.sizes import tries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("judge", ["stripe"], indirect=True),
]

TRIES = tries(500, usual=20)
billing_settle = import_module("commerce.billing.actions.settle")
CONFIRMS = r"/v1/payment_intents/\w+/confirm"


@pytest.fixture
def send(
    live_server: Any, fakestripe: FakeStripeProcess, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Has messages sent to the shop, which applies each as soon as it has come."""
    monkeypatch.setattr(apply_gateway_event, "delay", apply_gateway_event.run)
    url = f"{live_server.url}/hooks/stripe/"
    return lambda **plan: fakestripe.send_webhooks_to(url, **plan)


def test_a_message_before_the_reply_settles_once(
    shop: Shop, judge: Stripe, send: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    renewals.join(shop, judge, TRIES)
    send(held=True)
    confirm = StripeGateway.confirm
    before: list[bool] = []

    def confirm_slowly(gateway: StripeGateway, reference: str, **options: Any) -> Outcome:
        """Stripe's messages are here, and applied, before its answer is."""
        answer = confirm(gateway, reference, **options)
        judge.fake.deliver()
        before.append(Attempt.objects.get(payment__gateway_ref=reference).state == Attempt.State.SUCCEEDED)
        return answer

    monkeypatch.setattr(StripeGateway, "confirm", confirm_slowly)
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        renewals.hear()
    print(f"{TRIES} tries, settled before the reply: {sum(before)}")
    assert sum(before) > TRIES / 2
    renewals.assert_renewed_once(judge, TRIES)


def test_messages_five_times_shuffled_late_and_lost_settle_once(
    shop: Shop, judge: Stripe, send: Callable[..., None]
) -> None:
    """Nearly every reply is lost as well, so that the messages are what tells of the charges."""
    renewals.join(shop, judge, TRIES)
    send(copies=5, shuffled=True, delay=0.5, lost=0.02, forged=0.05, workers=4, seed=11)
    judge.fake.fail({"kind": "lost_after", "path": CONFIRMS, "times": None, "chance": 0.9}, seed=11)
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        assert Attempt.objects.in_flight().exists() or GatewayEvent.objects.exists()
        judge.fake.deliver(within=600)
        told = Attempt.objects.filter(state=Attempt.State.SUCCEEDED).count()
    sent = judge.fake.deliveries()
    print(f"{TRIES} tries, {len(sent)} messages, settled by them: {told}")
    assert told > TRIES * 0.9
    assert {one["status"] for one in sent if one["forged"]} <= {400}
    judge.fake.fail()
    with clock.moved_to(renewals.NOON + timedelta(hours=2)):
        sweep_inbox()  # those that came while another of their payment was being applied
        billing.settle_unknown()
        call_command("reconcile")
        renewals.hear()
        assert not GatewayEvent.objects.waiting().exists()
    renewals.assert_renewed_once(judge, TRIES)


def settle_by_message_and_reply(shop: Shop, judge: Stripe, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message and the lost reply's question have both found the payment open when they go on."""
    renewals.join(shop, judge, 1)
    judge.fake.fail({"kind": "lost_after", "path": CONFIRMS})
    meeting = Meeting(patience=STUCK)
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        payment = Payment.objects.get()
        with monkeypatch.context() as patch:
            patch.setattr(billing_settle, "_last_attempts", meeting.after(billing_settle._last_attempts))
            results = at_once(*[lambda: billing.refresh(payment)] * 2)
    assert not [result for result in results if isinstance(result, Exception)], results


def test_twin_without_locks_and_one_invoice_an_order_is_settled_twice(
    shop: Shop, judge: Stripe, monkeypatch: pytest.MonkeyPatch, without_locks: Off,
    without_constraints: Callable[..., None],
) -> None:  # fmt: skip
    without_locks()
    without_constraints(invoices_invoice=["billing_invoice_order_id_key"])
    settle_by_message_and_reply(shop, judge, monkeypatch)
    told = JournalEntry.objects.filter(name__in=("PaymentSucceeded", "OrderPaid"))
    assert (told.count(), Invoice.objects.count()) == (4, 2)


def looked_up_for_five_copies(
    shop: Shop, judge: Stripe, send: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> int:
    """How often the gateway is asked about one charge of which five copies of one message tell."""
    asked: list[str] = []
    look_up = inbox.HANDLERS["charge"]

    def look_up_and_count(event: GatewayEvent) -> str:
        asked.append(event.type)
        return look_up(event)

    monkeypatch.setitem(inbox.HANDLERS, "charge", look_up_and_count)
    renewals.join(shop, judge, 1)
    send(copies=5, workers=1)
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        judge.fake.deliver(within=60)
    return asked.count("charge.succeeded")


def test_five_copies_of_a_message_are_one(
    shop: Shop, judge: Stripe, send: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looked_up_for_five_copies(shop, judge, send, monkeypatch) == 1


def test_twin_that_keeps_every_copy_asks_for_each(
    shop: Shop, judge: Stripe, send: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = GatewayEvent.objects.get_or_create

    def keep_each(*, event_id: str, **options: Any) -> tuple[GatewayEvent, bool]:
        return keep(event_id=f"{event_id}-{secrets.token_hex(4)}", **options)

    monkeypatch.setattr(GatewayEvent.objects, "get_or_create", keep_each)
    assert looked_up_for_five_copies(shop, judge, send, monkeypatch) == 5
