"""Events: what has happened, written with the change and delivered after it.

`publish` writes the journal, which is the audit log and the outbox in one, in the transaction
of the change. Each listener then hears each event once: its effect and the mark that it heard
are one transaction. Celery only wakes the delivery; a lost wake-up is made up by `sweep`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from django.db import connection, transaction
from kombu.exceptions import OperationalError as BrokerError
from pydantic import TypeAdapter

from commerce.base import clock

if TYPE_CHECKING:
    from commerce.base.models import Delivery, JournalEntry

log = structlog.get_logger()
E = TypeVar("E", bound="Event")

FIRST_SWEEP = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_DOUBLINGS = 10  # longer than LONGEST_WAIT already; more would leave what a timedelta can hold
SWEEP_BATCH = 500
TOLD_TOGETHER = 10  # entries of one task: a task costs as much as hearing one does
SYSTEM = "system"  # the actor of what happens by itself


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact in the past tense: ids and values only, so that it can be read years later."""

    site: int


_events: dict[str, type[Event]] = {}
_listeners: dict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)
_conditions: dict[str, Callable[[Any], bool]] = {}
_together: set[str] = set()
_adapters: dict[type[Event], TypeAdapter[Any]] = {}
_actor: ContextVar[str] = ContextVar("actor", default=SYSTEM)
_hearing: ContextVar["JournalEntry"] = ContextVar("hearing")
_unheard: ContextVar[tuple[str, ...]] = ContextVar("unheard", default=())


def on(
    event: type[E], *, when: Callable[[E], bool] | None = None
) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """The decorated function hears every such event once, after commit, in its own transaction.

    `when` says of an event, as it is published, whether it is for this listener at all.
    """

    def register(listener: Callable[[E], None]) -> Callable[[E], None]:
        name = _registered(event, listener)
        if when:
            _conditions[name] = when
        return listener

    return register


def on_all(event: type[E]) -> Callable[[Callable[[Sequence[E]], None]], Callable[[Sequence[E]], None]]:
    """The decorated function hears every such event once, those that were published together in one call
    and one transaction; where it fails, each by itself."""

    def register(listener: Callable[[Sequence[E]], None]) -> Callable[[Sequence[E]], None]:
        _together.add(_registered(event, listener))
        return listener

    return register


def _registered(event: type[Event], listener: Callable[[Any], None]) -> str:
    name = f"{listener.__module__}.{listener.__qualname__}"
    _events[event.__name__] = event
    _listeners[event.__name__][name] = listener
    return name


@contextmanager
def acting_as(actor: str) -> Iterator[None]:
    """Inside, the journal names `actor` ("customer:cus_…", "staff:12") as who did it."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


@contextmanager
def unheard_by(*listeners: str) -> Iterator[None]:
    """Inside, listeners whose names begin so never hear what is published: as if they came later.

    For what a simulation tells, which nobody is to be written about.
    """
    token = _unheard.set(listeners)
    try:
        yield
    finally:
        _unheard.reset(token)


def heard_entry() -> int:
    """Primary key of the journal entry that the listener which asks is hearing."""
    return _hearing.get().pk


def heard_at() -> datetime:
    """When that happened of which the listener that asks is hearing."""
    return _hearing.get().at


def current_actor() -> str:
    """Who acts here, as the journal names them."""
    return _actor.get()


def publish(event: Event) -> None:
    """Write `event` to the journal, to be heard once the transaction around this has committed."""
    publish_all([event])


def publish_all(events: Sequence[Event]) -> None:
    """Write `events` to the journal in two statements, each to be heard after the commit."""
    from commerce.base.models import Delivery, JournalEntry

    if not connection.in_atomic_block:
        raise RuntimeError("An event is published in the transaction of the change it tells of.")
    at = clock.now()
    entries = JournalEntry.objects.bulk_create(
        JournalEntry(
            name=type(event).__name__, data=_adapter(type(event)).dump_python(event, mode="json"),
            site_id=event.site, actor=_actor.get(), at=at,
        )
        for event in events
    )  # fmt: skip
    deliveries = Delivery.objects.bulk_create(
        Delivery(entry=entry, listener=listener, due_at=at + FIRST_SWEEP)
        for entry, event in zip(entries, events, strict=True)
        for listener in _listeners.get(entry.name, ())
        if _hears(listener, event)
    )
    if deliveries:
        transaction.on_commit(partial(wake, list(dict.fromkeys(one.entry_id for one in deliveries))))


def _hears(listener: str, event: Event) -> bool:
    wanted = _conditions.get(listener)
    return not listener.startswith(_unheard.get()) and (wanted is None or wanted(event))


def _adapter(event: type[Event]) -> TypeAdapter[Any]:
    """How the event becomes JSON and back; made once, for making it takes longer than using it."""
    if event not in _adapters:
        _adapters[event] = TypeAdapter(event)
    return _adapters[event]


def wake(entries: Sequence[int]) -> None:
    """Ask workers to deliver the entries now; without a broker, the next sweep will."""
    from commerce.base.tasks import deliver_entries

    try:
        for start in range(0, len(entries), TOLD_TOGETHER):
            deliver_entries.delay(entries[start : start + TOLD_TOGETHER])
    except BrokerError:
        log.warning("broker unreachable, left to the sweep", entries=len(entries))


def deliver(entry_id: int) -> None:
    """Have every listener hear the entry that has not yet; a failed one is tried again later."""
    deliver_all([entry_id])


def deliver_all(entries: Sequence[int]) -> None:
    """The same for several entries, one after the other, each hearing in a transaction of its own; what is
    heard together (`on_all`), in one."""
    from commerce.base.models import Delivery

    waiting = Delivery.objects.pending().filter(entry__in=entries).select_related("entry")
    narrow = waiting.only("listener", "entry", "entry__name", "entry__data", "entry__at")
    together: dict[tuple[str, str], list[Delivery]] = defaultdict(list)
    for delivery in narrow.order_by("entry", "pk"):
        heard_with = delivery.pk if delivery.listener not in _together else ""
        together[f"{delivery.entry.name}{heard_with}", delivery.listener].append(delivery)
    for deliveries in together.values():
        if len(deliveries) == 1 or not _all_heard(deliveries):
            for delivery in deliveries:
                _try_one(delivery)


def _all_heard(deliveries: Sequence["Delivery"]) -> bool:
    """Whether the listener could hear of all of these at once."""
    try:
        _deliver_together(deliveries)
    except Exception:
        log.exception("listener failed, hears one by one", delivery=deliveries[0].pk)
        return False
    return True


def _try_one(delivery: "Delivery") -> None:
    try:
        _deliver_one(delivery)
    except Exception as error:
        log.exception("listener failed", delivery=delivery.pk)
        _postpone(delivery.pk, type(error).__name__)


def sweep() -> int:
    """Wake every delivery that is overdue; how many entries were woken."""
    from commerce.base.models import Delivery

    overdue = Delivery.objects.pending().filter(due_at__lte=clock.now()).order_by("due_at")
    entries = list(dict.fromkeys(overdue.values_list("entry", flat=True)[:SWEEP_BATCH]))
    wake(entries)
    return len(entries)


@transaction.atomic
def _deliver_one(delivery: "Delivery") -> None:
    """The effect and its mark: few and narrow statements, for every event of the shop passes here."""
    if not _marked([delivery]):
        return
    event = _event(delivery)
    token = _hearing.set(delivery.entry)
    try:
        _listener(delivery)([event] if delivery.listener in _together else event)
    finally:
        _hearing.reset(token)


@transaction.atomic
def _deliver_together(deliveries: Sequence["Delivery"]) -> None:
    marked = _marked(deliveries)
    if marked:
        _listener(deliveries[0])([_event(one) for one in deliveries if one.pk in marked])


def _marked(deliveries: Sequence["Delivery"]) -> set[int]:
    """Which of them are heard with this transaction: not those that were, or that another worker hears."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_delivery SET delivered_at = %s WHERE id IN ("
            " SELECT id FROM base_delivery WHERE id = ANY(%s) AND delivered_at IS NULL"
            " ORDER BY id FOR UPDATE SKIP LOCKED) RETURNING id",
            [clock.now(), [one.pk for one in deliveries]],
        )
        return {pk for (pk,) in cursor.fetchall()}


def _listener(delivery: "Delivery") -> Callable[[Any], None]:
    return _listeners[delivery.entry.name][delivery.listener]


def _event(delivery: "Delivery") -> Event:
    event: Event = _adapter(_events[delivery.entry.name]).validate_python(delivery.entry.data)
    return event


@transaction.atomic
def _postpone(delivery_id: int, error: str) -> None:
    from commerce.base.models import Delivery

    delivery = Delivery.objects.select_for_update().get(pk=delivery_id)
    delivery.failures += 1
    delivery.last_error = error
    wait = FIRST_SWEEP * 2 ** min(delivery.failures, MOST_DOUBLINGS)
    delivery.due_at = clock.now() + min(wait, LONGEST_WAIT)
    delivery.save(update_fields=["failures", "last_error", "due_at"])
