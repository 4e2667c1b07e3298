"""A retention offer accepted twice at once, for one subscription or two: it is given once."""

from typing import Any

import pytest

from commerce.retention import actions as retention
from commerce.retention import queries
from commerce.retention.models import Channel, Departure, FunnelSettings
from commerce.subscriptions.models import Subscription
from tests.commerce.shop import Shop, saved
from tests.fire import crowd
from tests.races import renewals
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

pytestmark = pytest.mark.django_db(transaction=True)

OFFER = 500


@pytest.fixture
def subscription(shop: Shop) -> Subscription:
    settings = FunnelSettings.for_site(shop.site)
    settings.offer_on, settings.offer_amount = True, OFFER
    saved(settings)
    return crowd.join(shop, cards=crowd.cards_at_demo(1), due_on=renewals.DUE_ON)[0]


@pytest.fixture
def another(shop: Shop, subscription: Subscription) -> Subscription:
    """A second subscription of the same customer."""
    [other] = crowd.join(shop, cards=crowd.cards_at_demo(1), due_on=renewals.DUE_ON)
    Subscription.objects.filter(pk=other.pk).update(
        customer=subscription.customer, payment_method=subscription.payment_method
    )
    return Subscription.objects.get(pk=other.pk)


def accept_at_once(monkeypatch: pytest.MonkeyPatch, *asked: Subscription) -> list[Any]:
    """Each is found to be offered something before anybody goes on."""
    monkeypatch.setattr(queries, "may_be_offered", Meeting(len(asked)).after(queries.may_be_offered))
    return at_once(*(lambda one=one: retention.accept_offer(one, channel=Channel.ACCOUNT) for one in asked))


def given() -> int:
    return sum(Subscription.objects.values_list("discount_amount", flat=True))


def assert_given_once(answers: list[Any]) -> None:
    assert sorted(type(answer).__name__ for answer in answers) == ["Departure", "OfferNotAvailable"]
    assert given() == OFFER
    assert Departure.objects.filter(outcome="stayed").count() == 1


def test_one_subscription_is_given_one_offer(
    subscription: Subscription, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_given_once(accept_at_once(monkeypatch, subscription, subscription))


def test_two_subscriptions_of_one_customer_are_given_one_offer(
    subscription: Subscription, another: Subscription, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_given_once(accept_at_once(monkeypatch, subscription, another))


def test_twin_without_locks_both_are_given_one(
    subscription: Subscription, another: Subscription, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    answers = accept_at_once(monkeypatch, subscription, another)
    assert [type(answer) for answer in answers] == [Departure, Departure]
    assert given() == 2 * OFFER
