"""That a box has locked is told once, on its lock date, and never of a box that does not come."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db(transaction=True)

JANUARY_LOCKS = datetime(2026, 1, 8, 23, tzinfo=UTC)  # midnight in Paris
SECOND = timedelta(seconds=1)


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    """A monthly subscription bought on 2 January: its January box locks on the 9th and ships on the 15th,
    as that of each month."""
    return Life(shop, customer)


@pytest.fixture
def early(life: Life) -> Life:
    """The same, of which boxes lock four days before they are charged: that of February on the 5th."""
    Formula.objects.update(lock_days=10)
    with clock.moved_to(JANUARY_LOCKS + SECOND):
        subscriptions.tell_locked()
    return life


def told() -> list[tuple[str, str]]:
    """Of which boxes was told, each with the day on which it ships."""
    entries = JournalEntry.objects.filter(name="BoxLocked").order_by("pk")
    return [(entry.data["month"], entry.data["ships_on"]) for entry in entries]


def tell_at(moment: datetime) -> int:
    with clock.moved_to(moment):
        return subscriptions.tell_locked()


def test_a_paid_box_is_told_from_its_lock_on_and_once(life: Life) -> None:
    assert tell_at(JANUARY_LOCKS - SECOND) == 0
    assert tell_at(JANUARY_LOCKS + SECOND) == 1
    assert tell_at(JANUARY_LOCKS + timedelta(hours=1)) == 0
    assert told() == [("2026-01-01", "2026-01-15")]


def test_a_box_that_is_charged_after_its_lock_is_told_at_its_lock_and_once(early: Life) -> None:
    assert tell_at(datetime(2026, 2, 4, 22, 59, 58, tzinfo=UTC)) == 0
    assert tell_at(datetime(2026, 2, 4, 23, 0, 1, tzinfo=UTC)) == 1
    with on("2026-02-09 09:00"):
        assert len(early.orders) == 2
        assert subscriptions.tell_locked() == 0
    assert told() == [("2026-01-01", "2026-01-15"), ("2026-02-01", "2026-02-15")]


def test_every_month_is_told_once_however_often_it_is_looked_at(life: Life) -> None:
    for day in range(0, 120, 2):
        moment = datetime(2026, 1, 3, 12, tzinfo=UTC) + timedelta(days=day)
        with on(f"{moment:%Y-%m-%d %H:%M}"):
            subscriptions.tell_locked()
            subscriptions.tell_locked()
    assert [ships_on for _month, ships_on in told()] == [f"2026-0{month}-15" for month in range(1, 5)]


def test_what_a_worker_missed_is_made_up_for_while_the_box_has_not_shipped(life: Life) -> None:
    assert tell_at(datetime(2026, 1, 15, 12, tzinfo=UTC)) == 1


def test_nobody_is_told_of_a_lock_after_its_box_has_shipped(life: Life) -> None:
    assert tell_at(datetime(2026, 1, 16, 12, tzinfo=UTC)) == 0


def test_what_had_locked_before_is_told_to_nobody(life: Life) -> None:
    Subscription.objects.update(locks_told_at=JANUARY_LOCKS)
    assert tell_at(JANUARY_LOCKS + SECOND) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda one: subscriptions.skip(one, slot=one.next_slot),
        lambda one: subscriptions.pause(one, until=date(2026, 4, 1)),
        subscriptions.cancel_at_end,
        subscriptions.cancel_now,
    ],
    ids=["skipped", "paused", "ending", "cancelled"],
)
def test_a_box_that_does_not_come_locks_without_a_word(
    early: Life, change: Callable[[Subscription], object]
) -> None:
    with clock.moved_to(datetime(2026, 1, 20, tzinfo=UTC)):
        change(early.subscription)
        build.hear_everything()
    assert tell_at(datetime(2026, 2, 6, tzinfo=UTC)) == 0


def test_a_box_that_is_owed_is_not_told(life: Life) -> None:
    life.card_answers("insufficient_funds")
    tell_at(JANUARY_LOCKS + SECOND)
    with on("2026-02-09 09:00"):
        assert life.owed
        assert subscriptions.tell_locked() == 0


def test_a_locked_box_whose_charge_was_opened_early_is_told(early: Life) -> None:
    with clock.moved_to(datetime(2026, 2, 6, tzinfo=UTC)):
        subscriptions.set_quantity(early.subscription, quantity=2)
        assert subscriptions.tell_locked() == 1
        assert subscriptions.tell_locked() == 0


def test_it_takes_the_same_statements_for_one_as_for_many(shop: Shop, life: Life) -> None:
    counts = []
    for _round in range(2):
        Subscription.objects.update(locks_told_at=clock.now())
        with clock.moved_to(JANUARY_LOCKS + SECOND), CaptureQueriesContext(connection) as queries:
            assert subscriptions.tell_locked() == Subscription.objects.count()
        counts.append(len(queries))
        for _more in range(3):
            Life(shop, build.register(shop))
    assert counts[0] == counts[1] <= 15
