"""Changes of one subscription at the same moment: the second finds what the first has left.

A statement that waited for a lock has joined what the row named before: the twins show it.
"""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import connection, transaction

from commerce.base import clock
from commerce.base.querysets import ShopQuerySet
from commerce.billing.models import Attempt, DemoCard, PaymentMethod
from commerce.catalog.models import Formula
from commerce.catalog.rules import midnight
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Change, Subscription, SubscriptionQuerySet, Term
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import PARIS, Shop
from tests.fire import crowd
from tests.races import renewals
from tests.races.at_once import STUCK, at_once

pytestmark = pytest.mark.django_db(transaction=True)

renewing = import_module("commerce.subscriptions.actions.renewing")

SLOW = 0.5  # seconds that a statement takes
WAITS_FOR_US = "FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid"
SLEEPS = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"

Joined = Callable[[], None]


@pytest.fixture
def subscription(shop: Shop) -> Subscription:
    return crowd.join(shop, cards=crowd.cards_at_demo(1), due_on=renewals.DUE_ON)[0]


@pytest.fixture
def other_card(subscription: Subscription) -> PaymentMethod:
    """Another card of its customer."""
    return renewals.keep_card(subscription, crowd.card_at_demo)


@pytest.fixture
def locked_with_joins(monkeypatch: pytest.MonkeyPatch) -> Joined:
    """Calling it has rows locked and what they name joined in one statement."""
    return lambda: monkeypatch.setattr(ShopQuerySet, "locked_first", lambda rows: rows.locked())


def one_after_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """What both answered; the first is committed once the second waits for its lock."""
    begun = threading.Event()

    @transaction.atomic
    def slow() -> Any:
        done = first()
        begun.set()
        wait_for(WAITS_FOR_US)
        return done

    def later() -> Any:
        begun.wait(STUCK)
        return second()

    return at_once(slow, later)


def wait_for(somebody: str) -> None:
    """PostgreSQL knows of somebody who does so."""
    end = time.monotonic() + STUCK
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute(f"SELECT 1 {somebody}")
            if cursor.fetchone():
                return
            time.sleep(0.01)
    raise AssertionError(f"nobody {somebody}")


def swap_and_skip(shop: Shop, subscription: Subscription) -> list[Any]:
    larger = build.formula(shop.group, slug="larger", price_amount=3990)
    return one_after_the_other(
        lambda: subscriptions.set_formula(subscription, formula=larger),
        lambda: subscriptions.skip(subscription, slot=0),
    )


def test_a_box_is_skipped_while_the_formula_changes(shop: Shop, subscription: Subscription) -> None:
    swapped, skipped = swap_and_skip(shop, subscription)
    assert isinstance(swapped, Change), swapped
    assert isinstance(skipped, Change), skipped
    assert skipped.before == swapped.after
    assert (skipped.after["next_slot"], skipped.after["price_amount"]) == (1, 3990)


def test_twin_that_joins_while_it_locks_does_not_find_the_subscription(
    shop: Shop, subscription: Subscription, locked_with_joins: Joined
) -> None:
    locked_with_joins()
    _swapped, skipped = swap_and_skip(shop, subscription)
    assert isinstance(skipped, Subscription.DoesNotExist)


def give_a_card_and_try_again(subscription: Subscription, card: PaymentMethod) -> Term:
    """The charge is refused; when it is to be tried again, the customer is changing the card."""
    DemoCard.objects.exclude(reference=card.reference).update(answer="insufficient_funds")
    with clock.moved_to(midnight(renewals.DUE_ON, PARIS)):
        subscriptions.renew_due()
        renewals.hear()
    term = Term.objects.get()
    assert term.next_step_at and term.failed_at
    with clock.moved_to(term.next_step_at):
        one_after_the_other(
            lambda: subscriptions.change_card(subscription, card=card), subscriptions.step_terms
        )
        renewals.hear()
    term.refresh_from_db()
    return term


def test_a_retry_is_made_with_the_card_that_was_just_given(
    subscription: Subscription, other_card: PaymentMethod
) -> None:
    term = give_a_card_and_try_again(subscription, other_card)
    assert (term.status, term.tries) == ("paid", 1)
    assert Attempt.objects.order_by("-n").values_list("method", flat=True)[0] == other_card.pk
    assert_sound()


def test_twin_that_joins_while_it_locks_sees_no_card(
    subscription: Subscription, other_card: PaymentMethod, locked_with_joins: Joined
) -> None:
    locked_with_joins()
    term = give_a_card_and_try_again(subscription, other_card)
    assert (term.status, term.tries) == ("due", 2)
    assert Attempt.objects.count() == 1


def renew_while_a_card_is_given(
    subscription: Subscription, card: PaymentMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card changes after the statement that looks for what is due has begun to read."""
    quick = SubscriptionQuerySet.due
    monkeypatch.setattr(
        SubscriptionQuerySet, "due",
        lambda rows, now: quick(rows, now).extra(where=[f"pg_sleep({SLOW}) IS NOT NULL"]),
    )  # fmt: skip

    def give() -> Change:
        wait_for(SLEEPS)
        return subscriptions.change_card(subscription, card=card)

    Formula.objects.update(lock_days=3)  # charged before it locks
    with clock.moved_to(midnight(renewals.DUE_ON, PARIS)):
        _renewed, given = at_once(subscriptions.renew_batch, give)
        renewals.hear()
    assert isinstance(given, Change), given


def test_a_renewal_is_charged_to_the_card_given_while_it_was_looked_for(
    subscription: Subscription, other_card: PaymentMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    renew_while_a_card_is_given(subscription, other_card, monkeypatch)
    assert Attempt.objects.get().method == other_card
    assert Term.objects.get().status == "paid"
    assert_sound()


def test_twin_that_joins_while_it_claims_refuses_for_want_of_a_card(
    subscription: Subscription, other_card: PaymentMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock_due(size: int, *, now: datetime) -> list[Subscription]:
        rows = Subscription.objects.due(now).select_for_update(of=("self",), skip_locked=True)
        return list(rows.select_related("site", "customer", "formula__group", "payment_method")[:size])

    monkeypatch.setattr(renewing, "_lock_due", lock_due)
    renew_while_a_card_is_given(subscription, other_card, monkeypatch)
    assert not Attempt.objects.exists()
    assert Subscription.objects.get().status == "past_due"
