"""Events: what has happened, written with the change and delivered after it.

`publish` writes the journal, which is the audit log and the outbox in one, in the transaction
of the change. Each listener then hears each event once: its effect and the mark that it heard
are one transaction. Celery only wakes the delivery; a lost wake-up is made up by `sweep`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from django.db import connection, transaction
from kombu.exceptions import OperationalError as BrokerError
from pydantic import TypeAdapter

from commerce.base import clock

log = structlog.get_logger()
E = TypeVar("E", bound="Event")

FIRST_SWEEP = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_DOUBLINGS = 10  # longer than LONGEST_WAIT already; more would leave what a timedelta can hold
SWEEP_BATCH = 500


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact in the past tense: ids and values only, so that it can be read years later."""

    site: int


_events: dict[str, type[Event]] = {}
_listeners: dict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)
_actor: ContextVar[str] = ContextVar("actor", default="system")


def on(event: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """The decorated function hears every such event once, after commit, in its own transaction."""

    def register(listener: Callable[[E], None]) -> Callable[[E], None]:
        _events[event.__name__] = event
        _listeners[event.__name__][f"{listener.__module__}.{listener.__qualname__}"] = listener
        return listener

    return register


@contextmanager
def acting_as(actor: str) -> Iterator[None]:
    """Inside, the journal names `actor` ("customer:cus_…", "staff:12") as who did it."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


def publish(event: Event) -> None:
    """Write `event` to the journal, to be heard once the transaction around this has committed."""
    from commerce.base.models import Delivery, JournalEntry

    if not connection.in_atomic_block:
        raise RuntimeError("An event is published in the transaction of the change it tells of.")
    name = type(event).__name__
    data = TypeAdapter(type(event)).dump_python(event, mode="json")
    entry = JournalEntry.objects.create(
        name=name, data=data, site_id=event.site, actor=_actor.get(), at=clock.now()
    )
    listeners = _listeners.get(name)
    if listeners:
        due = entry.at + FIRST_SWEEP
        Delivery.objects.bulk_create(
            Delivery(entry=entry, listener=listener, due_at=due) for listener in listeners
        )
        transaction.on_commit(lambda: wake(entry.pk))


def wake(entry_id: int) -> None:
    """Ask a worker to deliver the entry now; without a broker, the next sweep will."""
    from commerce.base.tasks import deliver_entry

    try:
        deliver_entry.delay(entry_id)
    except BrokerError:
        log.warning("broker unreachable, left to the sweep", entry=entry_id)


def deliver(entry_id: int) -> None:
    """Have every listener hear the entry that has not yet; a failed one is tried again later."""
    from commerce.base.models import Delivery

    for delivery_id in Delivery.objects.pending().filter(entry=entry_id).values_list("pk", flat=True):
        try:
            _deliver_one(delivery_id)
        except Exception as error:
            log.exception("listener failed", delivery=delivery_id)
            _postpone(delivery_id, type(error).__name__)


def sweep() -> int:
    """Wake every delivery that is overdue; how many entries were woken."""
    from commerce.base.models import Delivery

    overdue = Delivery.objects.pending().filter(due_at__lte=clock.now()).order_by("due_at")
    entries = list(dict.fromkeys(overdue.values_list("entry", flat=True)[:SWEEP_BATCH]))
    for entry_id in entries:
        wake(entry_id)
    return len(entries)


@transaction.atomic
def _deliver_one(delivery_id: int) -> None:
    from commerce.base.models import Delivery

    delivery = (
        Delivery.objects.pending()
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("entry")
        .filter(pk=delivery_id)
        .first()
    )
    if delivery is None:  # heard, or being heard by another worker
        return
    event = TypeAdapter(_events[delivery.entry.name]).validate_python(delivery.entry.data)
    _listeners[delivery.entry.name][delivery.listener](event)
    delivery.delivered_at = clock.now()
    delivery.save(update_fields=["delivered_at"])


@transaction.atomic
def _postpone(delivery_id: int, error: str) -> None:
    from commerce.base.models import Delivery

    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    delivery.failures += 1
    delivery.last_error = error
    wait = FIRST_SWEEP * 2 ** min(delivery.failures, MOST_DOUBLINGS)
    delivery.due_at = clock.now() + min(wait, LONGEST_WAIT)
    delivery.save(update_fields=["failures", "last_error", "due_at"])
