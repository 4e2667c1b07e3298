"""Time passes: from each moment at which something is due to the next, what beat would have run is run."""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db.models import Count, Max

from coffret.celery import app
from commerce.base import clock, events
from commerce.base.models import JournalEntry
from commerce.subscriptions.queries import next_moment

MORNING = time(9, tzinfo=UTC)  # when what happens once a day happens
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SHORTEST = timedelta(minutes=5)  # what is due within is done together
# PDFs are made when somebody asks for one.
PRINTING = (
    "commerce.invoices.listeners.print_the_invoice",
    "commerce.invoices.listeners.print_the_credit_note",
)

log = structlog.get_logger()


Appointment = tuple[datetime, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Passed:
    """What has happened between two mornings; `failures` are tasks that crashed."""

    day: date
    charges: int
    refusals: int
    failures: tuple[str, ...]


@dataclass
class Passing:
    """Tasks run where they are queued, each as often as `schedule` says; `each_day` is called once a day,
    and each of `appointments`, which are sorted, at its moment.

    `at` moves the clock to a moment, never back; `unheard` are listeners that hear nothing of all this.
    With `skip_idle`, tasks run only at moments at which something is due, not every morning.
    """

    at: Callable[[datetime], AbstractContextManager[None]]
    each_day: Callable[[], None]
    schedule: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: settings.CELERY_BEAT_SCHEDULE)
    appointments: Sequence[Appointment] = ()
    unheard: tuple[str, ...] = PRINTING
    skip_idle: bool = False
    _met: int = 0
    _last_run: dict[str, datetime] = field(default_factory=dict)
    _failures: list[str] = field(default_factory=list)
    _told: int = 0

    def until(self, end: datetime, *, since: datetime) -> Iterator[Passed]:
        """What has happened, morning by morning, and at the `end`."""
        app.autodiscover_tasks(force=True)
        self._told = _last_entry()
        moment = since
        work_at = since
        due: datetime | None = since
        while True:
            with self.at(moment), at_once(), events.unheard_by(*self.unheard):
                is_morning = moment.astimezone(UTC).timetz() == MORNING
                works = moment >= work_at
                if works:
                    self._beat(moment)
                if is_morning:
                    self.each_day()
                meets = self._meet(moment)
                now = clock.now()
                if is_morning or moment >= end:
                    yield self._news(now)
                if works or meets or (due and due <= now):  # on other days it stays what it was
                    due = next_moment(moment)
                stop, is_due = _next_stop(now, since=moment, due=due)
                work_at = stop if is_due or not self.skip_idle else stop + SHORTEST
                following = max(min(stop, end, self._next_appointment(end)), now)
            if moment >= end:
                return
            moment = following

    def _meet(self, moment: datetime) -> bool:
        """Call whoever is to be called by `moment`; whether there was anybody."""
        before = self._met
        while self._met < len(self.appointments) and self.appointments[self._met][0] <= moment:
            self._met += 1
            self.appointments[self._met - 1][1]()
        return self._met > before

    def _next_appointment(self, end: datetime) -> datetime:
        return self.appointments[self._met][0] if self._met < len(self.appointments) else end

    def _beat(self, now: datetime) -> None:
        """Run what is to run by now, however long what came before has taken."""
        for name, entry in self.schedule.items():
            last = self._last_run.get(name)
            if last is None or now - last >= timedelta(seconds=entry["schedule"]):
                self._last_run[name] = now
                ran = app.tasks[entry["task"]].apply(args=entry.get("args", ()))
                if ran.failed():
                    log.error("scheduled task failed", task=name, error=repr(ran.result))
                    self._failures.append(f"{name}: {ran.result!r}")

    def _news(self, now: datetime) -> Passed:
        new = JournalEntry.objects.filter(pk__gt=self._told).order_by().values_list("name")
        told = list(new.annotate(Count("pk"), Max("pk")))
        counted = Tally({name: count for name, count, _last in told})
        self._told = max((last for _name, _count, last in told), default=self._told)
        failures, self._failures = tuple(self._failures), []
        return Passed(now.date(), counted["PaymentSucceeded"], counted["PaymentDeclined"], failures)


@contextmanager
def at_once() -> Iterator[None]:
    """Inside, a task runs where it is queued."""
    before = app.conf.task_always_eager
    app.conf.task_always_eager = True
    try:
        yield
    finally:
        app.conf.task_always_eager = before


@contextmanager
def moved_for_all(moment: datetime) -> Iterator[None]:
    """The clock of every process has come to `moment`, and stays ahead."""
    clock.move_for_all(moment)
    yield


def _next_stop(now: datetime, *, since: datetime, due: datetime | None) -> tuple[datetime, bool]:
    """The next morning, or what is `due` before it, and which of both. What could not be done is looked
    at again each hour; what fell due while all else was done, from `since` on, is the next to be."""
    morning = datetime.combine(now.date(), MORNING)
    morning = morning if morning > now else morning + DAY
    if due is None:
        return morning, False
    due = now + HOUR if due <= since else max(due, now + SHORTEST)
    return min(morning, due), due <= morning


def _last_entry() -> int:
    return JournalEntry.objects.aggregate(last=Max("pk"))["last"] or 0
