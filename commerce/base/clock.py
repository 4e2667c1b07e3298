"""The one clock: nothing else in Coffret asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

_offset = timedelta(0)


def now() -> datetime:
    """The present moment, in UTC."""
    return timezone.now() + _offset


def today(zone: ZoneInfo) -> date:
    """The calendar day it is in `zone`."""
    return now().astimezone(zone).date()


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Inside, the clock of the whole process starts from `moment` and runs on."""
    global _offset
    before, _offset = _offset, moment - timezone.now()
    try:
        yield
    finally:
        _offset = before
