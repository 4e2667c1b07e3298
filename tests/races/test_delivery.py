"""An event is heard once, by however many workers at once, and whoever of them is killed."""

import os
import signal
import warnings
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection, connections, transaction
from wagtail.models import Site

from commerce.base import events
from commerce.base.events import Event, on, publish
from commerce.base.models import Counter, Delivery, JournalEntry
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

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


def test_twin_without_the_lock_it_is_heard_twice(entry: int, without_locks: Off) -> None:
    without_locks()
    at_once(deliver(entry), deliver(entry))
    assert cups() == 2


def test_a_worker_killed_between_the_effect_and_the_mark_leaves_neither(
    entry: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(delivery: Delivery, **options: object) -> None:
        assert cups() == 1  # the effect is there, in this transaction alone
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "save", die)
        assert os.WIFSIGNALED(in_another_process(deliver(entry)))
    assert not Counter.objects.exists()
    events.deliver(entry)
    assert cups() == 1


def in_another_process(work: Callable[[], None]) -> int:
    """How the process that did `work` ended, as os.waitpid tells."""
    connection.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child runs nothing of other threads
        child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            connections.close_all()
            os._exit(1)
    return os.waitpid(child, 0)[1]
