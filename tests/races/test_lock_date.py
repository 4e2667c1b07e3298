"""A change at the moment in which its box locks, against the renewal that charges it: one came first.

Charged and the box comes, or neither; and what the customer was answered is what happened.
"""

import time
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from importlib import import_module
from random import Random
from threading import get_ident
from typing import Any

import pytest
from django.db import connection

from commerce.base import clock, events
from commerce.base.errors import CommerceError
from commerce.base.models import Delivery
from commerce.billing.models import DemoIntent
from commerce.catalog.models import Formula
from commerce.catalog.rules import add_months, midnight
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.models import Change, Cycle, Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import PARIS, Shop
from tests.fire import crowd
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off
from tests.races.sizes import tries

pytestmark = pytest.mark.django_db(transaction=True)

renewing = import_module("commerce.subscriptions.actions.renewing")
recording = import_module("commerce.subscriptions.actions.recording")

AROUND = timedelta(milliseconds=50)
EARLY = timedelta(milliseconds=200)  # from then on they come, for one that comes first may decide last
READY = timedelta(milliseconds=50)  # until every thread is there, and connected
AT_ONCE = 6
PAIRS = tries(500, usual=18)
KINDS = ("skip", "cancel", "swap")

Work = Callable[[], Change]


@dataclass
class Pair:
    """One customer who changes their mind about a box, and the renewal that charges it."""

    subscription: Subscription
    kind: str
    work: Work
    answer: Any = None
    decided_at: datetime | None = None

    @property
    def charged(self) -> list[int]:
        """What its customer was charged, at the gateway."""
        orders = Order.objects.filter(terms__subscription=self.subscription)
        references = orders.values("payments__gateway_ref")
        intents = DemoIntent.objects.filter(reference__in=references)
        return [intent.amount for intent in intents for _charge in range(intent.charges)]

    @property
    def coming(self) -> list[Cycle]:
        boxes = Cycle.objects.filter(subscription=self.subscription, status=Cycle.Status.PAID)
        return list(boxes.filter(delivery_note__isnull=False).select_related("formula"))

    def said(self) -> list[int]:
        """What the answer says will be charged for the box."""
        old = self.subscription.price_amount
        if isinstance(self.answer, CommerceError):
            return [old]
        assert isinstance(self.answer, Change), repr(self.answer)
        after = self.answer.after
        match self.kind:
            case "skip":
                return []
            case "cancel":
                return [] if after["status"] == "cancelled" else [old]
            case _:
                return [after["price_amount"] if after["next_slot"] == 0 else old]


@pytest.fixture
def larger(shop: Shop) -> Formula:
    return build.formula(shop.group, slug="larger", price_amount=3990)


def works(subscription: Subscription, *, larger: Formula) -> dict[str, Work]:
    return {
        "skip": partial(subscriptions.skip, subscription, slot=0),
        "cancel": partial(subscriptions.cancel_at_end, subscription),
        "swap": partial(subscriptions.set_formula, subscription, formula=larger),
    }


def pairs_of(shop: Shop, larger: Formula, *, due_on: date, kinds: list[str]) -> list[Pair]:
    cards = crowd.cards_at_demo(len(kinds))
    joined = crowd.join(shop, cards=cards, due_on=due_on)
    return [Pair(one, kind, works(one, larger=larger)[kind]) for one, kind in zip(joined, kinds, strict=True)]


def as_shown(pair: Pair) -> Work:
    """The change, if it would still be what a page showed an hour before."""
    token = plans.preview(pair.kind, pair.subscription, pair.work).token
    return lambda: plans.commit(pair.kind, pair.subscription, pair.work, token=token)


class Watch:
    """When each thread has decided last."""

    def __init__(self, decided_at: Callable[[], datetime]) -> None:
        self.ask = decided_at
        self.last: dict[int, datetime] = {}

    def decided_at(self) -> datetime:
        moment = self.last[get_ident()] = self.ask()
        return moment


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch(clock.decided_at)
    monkeypatch.setattr(clock, "decided_at", watch.decided_at)
    return watch


def from_(moment: datetime, run: Callable[[], Any]) -> Callable[[], Any]:
    def wait_and_run() -> Any:
        connection.ensure_connection()
        time.sleep(max(0.0, (moment - clock.now()).total_seconds()))
        return run()

    return wait_and_run


def change(pair: Pair, work: Work, watch: Watch) -> Callable[[], None]:
    def run() -> None:
        try:
            pair.answer = work()
        except CommerceError as error:
            pair.answer = error
        pair.decided_at = watch.last.get(get_ident())

    return run


def renew_until(end: datetime) -> None:
    """What a worker does all the time."""
    while clock.now() < end:
        subscriptions.renew_batch()
        subscriptions.step_terms()
        time.sleep(0.005)


def race(pairs: list[Pair], *, lock: datetime, chance: Random, watch: Watch) -> None:
    """Customers change their mind about a box that is charged from the moment on in which it locks."""
    with clock.moved_to(lock - timedelta(hours=1)):
        wishes = [as_shown(pair) if chance.random() < 0.5 else pair.work for pair in pairs]
    with clock.moved_to(lock - EARLY - READY):
        changes = [
            from_(lock + chance.uniform(-1, 0) * EARLY, change(pair, wish, watch))
            for pair, wish in zip(pairs, wishes, strict=True)
        ]
        workers = [from_(lock - AROUND, lambda: renew_until(lock + 2 * AROUND))] * 2
        results = at_once(*changes, *workers)
        assert results == [None] * len(results)
    with clock.moved_to(lock + timedelta(minutes=2)):
        subscriptions.renew_due()
        subscriptions.step_terms()
        for entry in (
            Delivery.objects.pending().filter(entry__name="OrderPaid").values_list("entry", flat=True)
        ):
            events.deliver(entry)


def test_a_change_at_the_lock_date_is_before_the_charge_or_after_it(
    shop: Shop, larger: Formula, watch: Watch
) -> None:
    chance, seen, month = Random(50), Tally[tuple[str, str, int]](), 0
    while seen.total() < PAIRS:
        month += 1
        due_on = add_months(date(2026, 1, 9), month)
        kinds = [KINDS[(month * AT_ONCE + n) % len(KINDS)] for n in range(AT_ONCE)]
        pairs = pairs_of(shop, larger, due_on=due_on, kinds=kinds)
        race(pairs, lock=midnight(due_on, PARIS), chance=chance, watch=watch)
        for pair in pairs:
            boxes = pair.coming
            assert len(pair.charged) == len(boxes) <= 1, (pair.kind, pair.answer)
            assert pair.charged == pair.said(), (pair.kind, pair.answer)
            assert [box.formula.price_amount for box in boxes if box.formula] == pair.charged
            if pair.decided_at and abs(pair.decided_at - midnight(due_on, PARIS)) <= AROUND:
                seen[pair.kind, type(pair.answer).__name__, len(boxes)] += 1
        leave(pairs)
    print(f"{seen.total()} pairs of {month * AT_ONCE}:", dict(sorted(seen.items())))
    assert {box for _kind, _answer, box in seen} == {0, 1}, "the renewal always, or never, came first"
    assert_sound()


def cancel_while_it_is_charged(shop: Shop, larger: Formula, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """Just before the lock the customer has read what they change when the renewal reads it too."""
    due_on = date(2026, 2, 9)
    lock = midnight(due_on, PARIS)
    [pair] = pairs_of(shop, larger, due_on=due_on, kinds=["cancel"])
    meeting = Meeting()
    monkeypatch.setattr(recording, "secure_locked", meeting.before(recording.secure_locked))
    monkeypatch.setattr(renewing, "editions_of", meeting.before(renewing.editions_of))
    with clock.moved_to(lock - EARLY):
        [pair.answer, _none] = at_once(pair.work, from_(lock + READY, subscriptions.renew_batch))
    return pair


def test_what_is_cancelled_just_before_the_lock_is_not_charged(
    shop: Shop, larger: Formula, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = cancel_while_it_is_charged(shop, larger, monkeypatch)
    assert pair.charged == pair.said() == []
    assert_sound()


def test_twin_without_locks_what_is_cancelled_is_charged(
    shop: Shop, larger: Formula, monkeypatch: pytest.MonkeyPatch, without_locks: Off
) -> None:
    without_locks()
    pair = cancel_while_it_is_charged(shop, larger, monkeypatch)
    assert (pair.said(), pair.charged) == ([], [2490])


def leave(pairs: list[Pair]) -> None:
    """They have shown what they were to show; the next ones are due a month later."""
    for pair in pairs:
        rows = Subscription.objects.filter(pk=pair.subscription.pk)
        rows.update(status="cancelled", next_slot=None, next_charge_at=None, ended_at=clock.now())
