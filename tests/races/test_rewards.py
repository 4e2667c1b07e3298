"""Points chosen, or wanted back, while the renewal that they are for claims its term.

Whoever comes second finds what the first has left; the twins, which read without the lock, do not.
"""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.words import Words
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.ledger.models import Hold
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import LoyaltySettings, Programme, RewardUse
from commerce.loyalty.queries import points_of
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription, Term
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life
from tests.races.test_changing import one_after_the_other

pytestmark = pytest.mark.django_db(transaction=True)

rewarding = import_module("commerce.subscriptions.actions.rewarding")

DUE = datetime(2026, 2, 9, 12, tzinfo=UTC)


@pytest.fixture
def programme(shop: Shop) -> Programme:
    settings = LoyaltySettings.for_site(shop.site)
    settings.points_on = True
    settings.save()
    made: Programme = build.saved(Programme(site=shop.site, title=Words(en="Thanks"), percent=1000, cost=100))
    return made


@pytest.fixture
def life(shop: Shop, customer: Customer, programme: Programme) -> Life:
    """Of somebody with 100 points, whose box locks after it is charged."""
    Formula.objects.update(lock_days=3)
    life = Life(shop, customer)
    loyalty.adjust_points(customer, points=100, reason="welcome", key="w")
    return life


def read_without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Subscription.objects.select_related("site", "customer", "formula__group", "reward__gift__product")
    monkeypatch.setattr(rewarding, "lock", lambda subscription: rows.get(pk=subscription.pk))


def claim_and(second: Any) -> Any:
    """What `second` answered, which began once the renewal had opened the term, and before that was kept."""
    with clock.moved_to(DUE):
        claimed, answered = one_after_the_other(subscriptions.claim_due, second)
    assert claimed and claimed[0] == 1, claimed
    return answered


def choose_while_it_is_claimed(life: Life, programme: Programme) -> Subscription:
    found = life.subscription
    answered = claim_and(lambda: subscriptions.choose_reward(found, programme=programme.public_id))
    assert isinstance(answered, Subscription), answered
    return life.subscription


def test_what_is_chosen_while_a_term_is_claimed_is_for_the_one_after(
    life: Life, programme: Programme
) -> None:
    chosen = choose_while_it_is_claimed(life, programme)
    assert (chosen.reward, chosen.next_slot, chosen.next_charge_at) == (programme, None, None)
    assert Term.objects.latest("pk").order.total_amount == 2490  # type: ignore[union-attr]
    assert not RewardUse.objects.exists()
    assert [hold.reference.partition(":")[0] for hold in Hold.objects.open()] == [chosen.public_id]
    assert points_of(life.customer) == 0


def test_twin_that_chooses_without_the_lock_has_the_term_charged_again(
    life: Life, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_without_lock(monkeypatch)
    chosen = choose_while_it_is_claimed(life, programme)
    assert chosen.next_charge_at and chosen.next_charge_at <= DUE  # what the claim had written is gone
    assert chosen.last_charged_at is None


def drop_while_it_is_claimed(life: Life, programme: Programme) -> Any:
    subscriptions.choose_reward(life.subscription, programme=programme.public_id)
    found = life.subscription
    return claim_and(lambda: subscriptions.drop_reward(found))


def told_as_dropped() -> bool:
    return JournalEntry.objects.filter(name="RewardDropped").exists()


def test_what_a_claimed_term_has_used_is_not_given_back(life: Life, programme: Programme) -> None:
    answered = drop_while_it_is_claimed(life, programme)
    assert isinstance(answered, Subscription) and answered.reward is None
    order = Term.objects.latest("pk").order
    assert order and order.total_amount == 2241
    assert [hold.reference for hold in Hold.objects.open()] == [order.public_id]
    assert points_of(life.customer) == 0
    assert not told_as_dropped()


def test_twin_that_drops_without_the_lock_says_it_is_given_back(
    life: Life, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_without_lock(monkeypatch)
    answered = drop_while_it_is_claimed(life, programme)
    assert told_as_dropped() or isinstance(answered, Exception), answered
    assert RewardUse.objects.get().given_back_at is None
