"""The one clock: nothing else in Coffret asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

from commerce.base import timemachine

_moved: timedelta | None = None
_looked_from: ContextVar[timedelta | None] = ContextVar("looked_from", default=None)


def offset() -> timedelta:
    """How far this clock is from the real one."""
    looked_from = _looked_from.get()
    return _offset() if looked_from is None else looked_from


def _offset() -> timedelta:
    return timemachine.offset() if _moved is None else _moved


def present() -> datetime:
    """The shop's own present moment, from wherever it is looked at, in UTC."""
    return timezone.now() + _offset()


@contextmanager
def looked_from(moment: datetime | None) -> Iterator[None]:
    """Inside, this thread alone reads the shop as it is at `moment`: for previews, which change nothing.
    Without a moment nothing is different."""
    token = _looked_from.set(moment - timezone.now() if moment else _looked_from.get())
    try:
        yield
    finally:
        _looked_from.reset(token)


def is_looking() -> bool:
    """Whether what is read now is of another moment than the shop's: to be kept for nobody."""
    return _looked_from.get() is not None


def now() -> datetime:
    """The present moment, in UTC."""
    return timezone.now() + offset()


def decided_at() -> datetime:
    """The present moment as the database has it, for what several machines must agree on, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment.astimezone(UTC) + offset()


def today(zone: ZoneInfo) -> date:
    """The calendar day it is in `zone`."""
    return now().astimezone(zone).date()


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Inside, the clock of the whole process, and of no other, starts from `moment` and runs on."""
    global _moved
    before, _moved = _moved, moment - timezone.now()
    try:
        yield
    finally:
        _moved = before


def move_for_all(moment: datetime) -> None:
    """The clock of every process starts from `moment` and runs on. Raises ClockFixed."""
    timemachine.leave_at(moment - timezone.now())


@contextmanager
def at_home() -> Iterator[None]:
    """Inside, the clock of this process is the real one, wherever a time machine has taken it."""
    with moved_to(timezone.now()):
        yield
