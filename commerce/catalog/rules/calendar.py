"""The calendar of a box: when it locks, is charged and ships. Days are days of the site's zone."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

FARTHEST_MONTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When the boxes of a formula fall.

    `fixed`: charged on `charge_day` and shipped on `ship_day` of a month, the same for all.
    `anniversary`: charged on the day of the month of the purchase, shipped `ship_after` days later.
    A box may change until the end of the day `lock_days` + 1 days before it ships.
    """

    kind: Literal["fixed", "anniversary"]
    interval_months: int
    boxes: int
    lock_days: int
    charge_day: int = 1
    ship_day: int = 1
    ship_after: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxDates:
    """One box in time. `month` is its first day; `cutoff_at` the first moment it cannot change."""

    month: date
    cutoff_at: datetime
    charge_on: date
    ships_on: date

    def lock_date(self, zone: ZoneInfo) -> date:
        """The last day on which the box may change."""
        return (self.cutoff_at - timedelta(microseconds=1)).astimezone(zone).date()


Editions = Mapping[date, BoxDates]


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or that month's last: 31 January + 1 is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of `day` in `zone`."""
    return datetime.combine(day, time.min, tzinfo=zone)


def first_box(schedule: Schedule, *, now: datetime, zone: ZoneInfo, editions: Editions) -> BoxDates:
    """The first box of somebody who orders `now`; its charge is the order itself, today."""
    today = now.astimezone(zone).date()
    if schedule.kind == "anniversary":
        return nth_box(schedule, anchor=today, index=0, zone=zone, editions=editions)
    for ahead in range(FARTHEST_MONTH):
        month = add_months(today.replace(day=1), ahead)
        box = nth_box(schedule, anchor=month, index=0, zone=zone, editions=editions)
        if box.cutoff_at > now:
            return box
    raise ValueError("A fixed calendar without a lock date in two years")


def nth_box(schedule: Schedule, *, anchor: date, index: int, zone: ZoneInfo, editions: Editions) -> BoxDates:
    """Box `index` (from 0), always computed from `anchor`, never from the box before.

    The anchor is the day of purchase, or for a fixed calendar the first day of the first box's
    month, where an edition's own dates go before the formula's.
    """
    day = add_months(anchor, index * schedule.interval_months)
    if schedule.kind == "fixed":
        month = day.replace(day=1)
        if month in editions:
            return editions[month]
        charge_on = _day_of(month, schedule.charge_day)
        ships_on = _day_of(month, schedule.ship_day)
    else:
        charge_on = day
        ships_on = day + timedelta(days=schedule.ship_after)
        month = ships_on.replace(day=1)
    cutoff_at = midnight(ships_on - timedelta(days=schedule.lock_days), zone)
    return BoxDates(month=month, cutoff_at=cutoff_at, charge_on=charge_on, ships_on=ships_on)


def anchor_of(schedule: Schedule, first: BoxDates) -> date:
    """The anchor from which `nth_box` computes `first` as box 0."""
    return first.month if schedule.kind == "fixed" else first.charge_on


def _day_of(month: date, day: int) -> date:
    return month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))
