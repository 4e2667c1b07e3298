"""Stripe's messages, before the reply and after it, five times, shuffled, late and lost: one settlement."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing.gateway import Outcome
from commerce.billing.models import Attempt, GatewayEvent
from commerce.billing.stripe import StripeGateway
from commerce.billing.tasks import apply_gateway_event
from commerce.subscriptions import actions as subscriptions
from tests.commerce.shop import Shop
from tests.fakestripe.fixtures import FakeStripeProcess
from tests.races import renewals
from tests.races.judge import Stripe
from tests.races.sizes import tries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("judge", ["stripe"], indirect=True),
]

TRIES = tries(500, usual=20)
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
        billing.settle_unknown()
        call_command("reconcile")
        renewals.hear()
        assert not GatewayEvent.objects.waiting().exists()
    renewals.assert_renewed_once(judge, TRIES)
