"""The journal is the outbox: every listener hears every event once, whatever breaks on the way."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from kombu.exceptions import OperationalError as BrokerError
from wagtail.models import Site

from commerce.base import clock, events
from commerce.base.events import Event, acting_as, on, on_all, publish
from commerce.base.models import Counter, Delivery, JournalEntry
from commerce.base.tasks import deliver_entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_events", "tasks_at_once")]

Commit = Callable[..., AbstractContextManager[Any]]


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    cups: int


@pytest.fixture
def own_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the listeners of the test are there."""
    monkeypatch.setattr(events, "_listeners", defaultdict(dict))
    monkeypatch.setattr(events, "_events", {})
    monkeypatch.setattr(events, "_together", set())


@pytest.fixture
def heard() -> list[int]:
    """How many cups the listener heard of, each time."""
    cups: list[int] = []

    @on(KettleBoiled)
    def pour(event: KettleBoiled) -> None:
        cups.append(event.cups)

    return cups


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Iterator[Any]:
    """What is done inside is committed when it is left."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def boil(cups: int = 2) -> None:
    publish(KettleBoiled(site=Site.objects.get(is_default_site=True).pk, cups=cups))


def test_an_event_is_heard_once_and_after_the_commit(heard: list[int], committed: Commit) -> None:
    with committed():
        boil()
        assert heard == []
    assert heard == [2]
    events.deliver(JournalEntry.objects.get().pk)
    events.sweep()
    assert heard == [2]


def test_what_is_rolled_back_was_never_said(heard: list[int], committed: Commit) -> None:
    with committed(), transaction.atomic():
        boil()
        transaction.set_rollback(True)
    assert heard == []
    assert not JournalEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(heard: list[int]) -> None:
    with pytest.raises(RuntimeError):
        boil()
    assert heard == []
    assert not JournalEntry.objects.exists()


def test_the_journal_names_who_did_it(committed: Commit) -> None:
    with acting_as("staff:12"):
        boil(cups=3)
    boil()
    first, second = JournalEntry.objects.order_by("pk")
    assert (first.actor, first.name, first.data["cups"]) == ("staff:12", "KettleBoiled", 3)
    assert second.actor == "system"


def test_a_failing_listener_is_tried_again_later_and_holds_up_no_other(
    heard: list[int], committed: Commit
) -> None:
    broken = [True, True]

    @on(KettleBoiled)
    def stumble(event: KettleBoiled) -> None:
        if broken:
            broken.pop()
            raise LookupError

    with committed():
        boil()
    assert heard == [2]
    waiting = Delivery.objects.pending().get()
    assert (waiting.failures, waiting.last_error) == (1, "LookupError")
    first_wait = waiting.due_at - clock.now()
    assert events.sweep() == 0  # not before its time
    with clock.moved_to(waiting.due_at + timedelta(seconds=1)):
        assert events.sweep() == 1
        waiting.refresh_from_db()
        assert waiting.failures == 2
        assert waiting.due_at - clock.now() > first_wait
    with clock.moved_to(waiting.due_at + timedelta(seconds=1)):
        events.sweep()
    assert not Delivery.objects.pending().exists()
    assert heard == [2]


def test_what_is_told_together_is_heard_each_for_itself(
    committed: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups: list[int] = []
    tasks: list[int] = []
    run = deliver_entries.delay

    @on(KettleBoiled)
    def pour(event: KettleBoiled) -> None:
        cups.append(event.cups)
        if event.cups == 3:
            raise LookupError

    def counted(entries: list[int]) -> None:
        tasks.append(len(entries))
        run(entries)

    monkeypatch.setattr(deliver_entries, "delay", counted)
    with committed():
        events.publish_all([KettleBoiled(site=1, cups=number) for number in range(events.TOLD_TOGETHER + 2)])
    assert tasks == [events.TOLD_TOGETHER, 2]
    assert cups == list(range(events.TOLD_TOGETHER + 2))
    assert Delivery.objects.pending().get().last_error == "LookupError"


def test_a_listener_that_fails_for_weeks_is_still_tried(committed: Commit) -> None:
    @on(KettleBoiled)
    def stumble(event: KettleBoiled) -> None:
        raise LookupError

    with committed():
        boil()
    Delivery.objects.update(failures=500)
    events.deliver(JournalEntry.objects.get().pk)
    waiting = Delivery.objects.get()
    assert waiting.failures == 501
    assert timedelta() < waiting.due_at - clock.now() <= events.LONGEST_WAIT


def test_a_lost_broker_loses_nothing(
    heard: list[int], committed: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(entry_id: int) -> None:
        raise BrokerError

    with monkeypatch.context() as patch, committed():
        patch.setattr(deliver_entries, "delay", unreachable)
        boil()
    assert heard == []
    with clock.moved_to(clock.now() + events.FIRST_SWEEP):
        assert events.sweep() == 1
        assert events.sweep() == 0
    assert heard == [2]


def test_a_wake_up_that_got_lost_is_made_up_by_the_sweep(heard: list[int]) -> None:
    boil()  # its commit wakes nobody here
    assert events.sweep() == 0
    with clock.moved_to(clock.now() + events.FIRST_SWEEP):
        events.sweep()
    assert heard == [2]


class Killed(BaseException):
    """What no listener and no delivery can catch."""


def test_a_worker_killed_while_it_hears_leaves_neither_mark_nor_effect() -> None:
    killed = [True]

    @on(KettleBoiled)
    def pour(event: KettleBoiled) -> None:
        Counter.take("cups")
        if killed.pop():
            raise Killed

    boil()
    entry = JournalEntry.objects.get().pk
    with pytest.raises(Killed), transaction.atomic():
        events.deliver(entry)
    assert not Counter.objects.filter(name="cups").exists()
    assert Delivery.objects.pending().exists()
    killed.append(False)
    events.deliver(entry)
    assert Counter.objects.get(name="cups").last == 1


def test_the_effect_of_a_listener_that_fails_is_undone(committed: Commit) -> None:
    @on(KettleBoiled)
    def pour(event: KettleBoiled) -> None:
        Counter.take("cups")
        raise LookupError

    with committed():
        boil()
    assert not Counter.objects.filter(name="cups").exists()


@pytest.mark.parametrize(
    "change", ["UPDATE base_journalentry SET actor = 'x'", "DELETE FROM base_journalentry"]
)
def test_the_journal_keeps_its_rows(change: str) -> None:
    boil()
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        connection.cursor().execute(change)
    assert JournalEntry.objects.get().actor == "system"


def test_a_listener_hears_only_what_it_asked_for(committed: Commit) -> None:
    cups: list[int] = []

    @on(KettleBoiled, when=lambda event: event.cups > 2)
    def pour_for_many(event: KettleBoiled) -> None:
        cups.append(event.cups)

    with committed():
        boil(2)
        boil(3)
    assert cups == [3]
    assert Delivery.objects.count() == 1


def test_what_a_simulation_tells_is_never_heard_by_whom_it_names(heard: list[int], committed: Commit) -> None:
    others: list[int] = []

    @on(KettleBoiled)
    def stir(event: KettleBoiled) -> None:
        others.append(event.cups)

    name = next(name for name in events._listeners["KettleBoiled"] if name.endswith("pour"))
    with committed(), events.unheard_by(name):
        boil(4)
    events.sweep()
    assert (heard, others) == ([], [4])
    with committed():
        boil(5)
    assert heard == [5]


def test_a_listener_of_many_hears_what_was_published_together_at_once(committed: Commit) -> None:
    calls: list[list[int]] = []

    @on_all(KettleBoiled)
    def lay_the_table(events: Sequence[KettleBoiled]) -> None:
        calls.append([event.cups for event in events])

    with committed():
        events.publish_all([KettleBoiled(site=1, cups=number) for number in (1, 2, 3)])
    assert calls == [[1, 2, 3]]
    assert not Delivery.objects.pending().exists()
    events.deliver_all([entry.pk for entry in JournalEntry.objects.all()])
    assert calls == [[1, 2, 3]]


def test_what_one_of_many_breaks_is_heard_of_the_others(committed: Commit) -> None:
    heard: list[int] = []

    @on_all(KettleBoiled)
    def lay_the_table(events: Sequence[KettleBoiled]) -> None:
        if any(event.cups == 2 for event in events):
            raise LookupError
        heard.extend(event.cups for event in events)

    with committed():
        events.publish_all([KettleBoiled(site=1, cups=number) for number in (1, 2, 3)])
    assert heard == [1, 3]
    waiting = Delivery.objects.pending().get()
    assert (waiting.entry.data["cups"], waiting.failures) == (2, 1)
