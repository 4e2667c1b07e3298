"""A hundred thousand anchors, held against a calendar that counts days as numbers and finds midnights by
looking at the clock of the zone: it shares nothing with the product but the zones' own data."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import Literal
from zoneinfo import ZoneInfo

from commerce.catalog.rules import Schedule, midnight, nth_box

ANCHORS = 100_000
# Their clocks change at night, some at midnight itself, and on both sides of the date line.
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Paris", "Europe/London", "America/New_York", "America/Santiago", "America/Havana",
        "America/Asuncion", "Africa/Cairo", "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Kiritimati", "Pacific/Niue", "UTC",
    )
]  # fmt: skip
EPOCH = date(1970, 1, 1)
FURTHEST = 48  # months
HOURS = 24 * 3600
Day = tuple[int, int, int]
KINDS: tuple[Literal["fixed"], Literal["anniversary"]] = ("fixed", "anniversary")


def number_of(day: Day) -> int:
    """Days since 1970, after Fliegel and Van Flandern (1968)."""
    year, month, dom = day
    a = (month - 14) // 12 if month > 14 else -1 if month <= 2 else 0
    julian = (
        1461 * (year + 4800 + a) // 4 + 367 * (month - 2 - 12 * a) // 12 - 3 * ((year + 4900 + a) // 100) // 4
    )
    return julian + dom - 32075 - 2440588


def length_of(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def later(day: Day, months: int, *, wanted: int) -> Day:
    """The day `wanted` of the month so many later, or its last."""
    year, month, _dom = day
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return year, month, min(wanted, length_of(year, month))


@cache
def dawn(number: int, zone: ZoneInfo) -> int:
    """The first second since 1970 at which the calendar of the zone shows that day or a later one."""
    wanted = EPOCH + timedelta(days=number)
    first = number * HOURS - 15 * 3600

    def shown(second: int) -> bool:
        return datetime.fromtimestamp(first + second, zone).date() >= wanted

    return first + bisect_left(range(30 * 3600), True, key=shown)


def drawn(chance: Random) -> Iterator[tuple[Schedule, Day, int, ZoneInfo]]:
    """Schedules as `Formula.clean` lets them be; every third start is the end of a month, or near it."""
    for _ in range(ANCHORS):
        year, month = chance.randint(2024, 2032), chance.randint(1, 12)
        last = length_of(year, month)
        dom = chance.randint(last - 2, last) if chance.random() < 1 / 3 else chance.randint(1, last)
        charge = chance.randint(1, 31)
        ship, ship_after = chance.randint(charge, 31), chance.randint(0, 27)
        kind: Literal["fixed", "anniversary"] = chance.choice(KINDS)
        interval = chance.randint(1, 12)
        schedule = Schedule(
            kind=kind, interval_months=interval, boxes=1, charge_day=charge, ship_day=ship,
            ship_after=ship_after,
            lock_days=chance.randint(ship - charge if kind == "fixed" else ship_after, 60),
        )  # fmt: skip
        start = (year, month, 1 if kind == "fixed" else dom)
        yield schedule, start, chance.randint(0, FURTHEST // interval), chance.choice(ZONES)


def test_a_hundred_thousand_anchors_fall_where_an_oracle_says() -> None:
    leap_days = changed_nights = 0
    for schedule, start, index, zone in drawn(Random(31)):
        months = index * schedule.interval_months
        if schedule.kind == "fixed":
            charged = number_of(later(start, months, wanted=schedule.charge_day))
            shipped = number_of(later(start, months, wanted=schedule.ship_day))
        else:
            charged = number_of(later(start, months, wanted=start[2]))
            shipped = charged + schedule.ship_after
        locked = shipped - schedule.lock_days
        box = nth_box(schedule, anchor=date(*start), index=index, zone=zone, editions={})
        said = ((box.charge_on - EPOCH).days, (box.ships_on - EPOCH).days, second_of(box.cutoff_at))
        assert said == (charged, shipped, dawn(locked, zone)), (schedule, start, index, zone)
        assert second_of(midnight(box.charge_on, zone)) == dawn(charged, zone)
        assert (box.month.day, box.month.month) == (1, box.ships_on.month)
        leap_days += (box.charge_on.month, box.charge_on.day) == (2, 29)
        changed_nights += dawn(locked + 1, zone) - dawn(locked, zone) != HOURS
    assert leap_days > 100, "leap days were drawn"
    assert changed_nights > 200, "so were nights on which a clock changes"


def second_of(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp())


def test_the_oracle_counts_as_the_world_does() -> None:
    assert number_of((2000, 3, 1)) == 11017
    assert number_of((2024, 2, 29)) == 19782
    assert dawn(number_of((2026, 9, 6)), ZoneInfo("America/Santiago")) == 1788667200  # there is no midnight
