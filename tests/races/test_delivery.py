"""An event is heard once, by however many workers at once, and whoever of them is killed."""

import asyncio
import os
import signal
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from wagtail.models import Site

from commerce.base import events
from commerce.base.events import Event, on, publish
from commerce.base.models import Counter, Delivery, JournalEntry
from tests.forked import forked
from tests.pristine import Pristine
from tests.races.at_once import Meeting, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    """Something to hear of."""


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch) -> int:
    """An event that nobody has heard yet; its listener counts how often it hears, slowly."""
    monkeypatch.setattr(events, "_listeners", defaultdict(dict))
    monkeypatch.setattr(events, "_events", {})
    monkeypatch.setattr(events, "wake", lambda entry: None)
    meeting = Meeting()

    @on(KettleBoiled)
    def pour(event: KettleBoiled) -> None:
        meeting.wait()
        Counter.take("cups")

    with transaction.atomic():
        publish(KettleBoiled(site=Site.objects.get(is_default_site=True).pk))
    return JournalEntry.objects.get().pk


def cups() -> int:
    return Counter.objects.get(name="cups").last


def deliver(entry: int) -> Callable[[], None]:
    return lambda: events.deliver(entry)


def test_two_workers_at_once_have_it_heard_once(entry: int) -> None:
    assert at_once(deliver(entry), deliver(entry)) == [None, None]
    assert cups() == 1
    assert not Delivery.objects.pending().exists()


def test_twin_that_looks_before_it_hears_has_it_heard_twice(
    entry: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pending(deliveries: Sequence[Delivery]) -> set[int]:
        waiting = Delivery.objects.pending().filter(pk__in=[one.pk for one in deliveries])
        return set(waiting.values_list("pk", flat=True))

    monkeypatch.setattr(events, "_marked", pending)
    at_once(deliver(entry), deliver(entry))
    assert cups() == 2


def test_a_worker_killed_between_the_effect_and_its_end_leaves_neither_it_nor_the_mark(
    entry: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = events._listener

    def hear_and_die(event: Event) -> None:
        listener(Delivery.objects.get())(event)
        assert cups() == 1  # the effect and the mark are there, in this transaction alone
        assert not Delivery.objects.pending().exists()
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(events, "_listener", lambda delivery: hear_and_die)
        assert os.WIFSIGNALED(in_another_process(deliver(entry)))
    assert Delivery.objects.pending().exists()
    assert not Counter.objects.exists()
    events.deliver(entry)
    assert cups() == 1


def in_another_process(work: Callable[[], None]) -> int:
    """How the process that did `work` ended, as os.waitpid tells."""
    return os.waitpid(forked(work), 0)[1]


def test_a_process_copied_beside_an_event_loop_uses_no_connection_from_before_the_loop(
    entry: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    connection.ensure_connection()
    asyncio._set_running_loop(asyncio.new_event_loop())
    try:
        assert Pristine.of_now().restore()  # which cuts everybody else off
        assert in_another_process(deliver(entry)) == 0
    finally:
        asyncio._set_running_loop(running)
        connection.close()
    assert cups() == 1
