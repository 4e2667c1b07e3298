"""Confirmations whose reply is lost: charged once, shown as under way, settled by one reconcile."""

from collections.abc import Callable

import pytest
from django.core.management import call_command

from commerce.base import clock
from commerce.billing import actions as billing
from commerce.billing.errors import PaymentInProgress
from commerce.billing.models import Attempt, AttemptQuerySet, Finding
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from storefront.schema import execute
from tests.commerce.shop import Shop
from tests.races import renewals, wrongly
from tests.races.judge import Stripe
from tests.races.sizes import tries

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("judge", ["stripe"], indirect=True),
]

CONFIRMS = tries(1000, usual=100)
SHOWN = tries(200, usual=20)
INTENTS = "/v1/payment_intents"


def intents(judge: Stripe) -> int:
    """How many PaymentIntents were asked for."""
    return sum(one["method"] == "POST" for one in judge.fake.requests(ending=INTENTS))


def shown(shop: Shop, subscription: Subscription) -> tuple[str, str]:
    """What the customer sees of their order and its payment."""
    order = Order.objects.get(customer=subscription.customer)
    viewer = shop.viewer(subscription.customer)
    told = execute("OrderPage", {"id": order.public_id}, viewer)["order"]
    return told["status"], told["payment"]["state"]


def press_impatiently(subscription: Subscription) -> None:
    with pytest.raises(PaymentInProgress):
        subscriptions.pay_owed(subscription, method="pm_card_visa", key="again", return_url="/thanks")


def test_replies_that_are_lost_charge_once_and_one_reconcile_settles_them(shop: Shop, judge: Stripe) -> None:
    joined = renewals.join(shop, judge, CONFIRMS)
    judge.fake.fail({"kind": "lost_after", "path": rf"{INTENTS}/\w+/confirm", "times": None})
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        assert Attempt.objects.filter(state=Attempt.State.UNKNOWN).count() == CONFIRMS
        subscriptions.renew_due()
        subscriptions.step_terms()
        for one in joined[:SHOWN]:
            assert shown(shop, one) == ("PENDING", "PROCESSING")
        for one in joined[:SHOWN]:
            press_impatiently(one)
        assert intents(judge) == Attempt.objects.count() == CONFIRMS
        judge.fake.fail()
    with clock.moved_to(renewals.NEXT_DAY):
        call_command("reconcile")
        assert Finding.objects.filter(kind=Finding.Kind.SETTLED).count() == CONFIRMS
        assert not Finding.objects.exclude(kind=Finding.Kind.SETTLED).exists()
        renewals.hear()
        assert shown(shop, joined[0]) == ("PAID", "SUCCEEDED")
        assert billing.settle_unknown() == 0
    assert intents(judge) == CONFIRMS
    renewals.assert_renewed_once(judge, CONFIRMS)


def test_twin_that_takes_a_lost_reply_for_a_failure_charges_again(
    shop: Shop, judge: Stripe, monkeypatch: pytest.MonkeyPatch, without_constraints: Callable[..., None]
) -> None:
    without_constraints(billing_attempt=["one_call_in_flight"])
    monkeypatch.setattr(AttemptQuerySet, "in_flight", lambda self: self.none())
    wrongly.forget_intents(monkeypatch)
    [one] = renewals.join(shop, judge, 1)
    judge.fake.fail({"kind": "lost_after", "path": rf"{INTENTS}/\w+/confirm"})
    with clock.moved_to(renewals.NOON):
        subscriptions.renew_due()
        subscriptions.pay_owed(one, method="pm_card_visa", key="again", return_url="/thanks")
    assert len(judge.charges()) == intents(judge) == 2
