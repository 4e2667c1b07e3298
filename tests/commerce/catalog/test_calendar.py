"""When boxes fall, checked against calendars counted another way."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.catalog.rules import BoxDates, Schedule, anchor_of, first_box, midnight, nth_box

# Their clocks change at night, some at midnight itself, and on both sides of the date line.
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Paris", "America/New_York", "America/Santiago", "America/Havana", "Africa/Cairo",
        "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Niue", "UTC",
    )
]  # fmt: skip
PARIS = ZONES[0]
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2032, 12, 31))
moments = st.integers(0, 9 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def schedules(draw: st.DrawFn, kind: str) -> Schedule:
    """As `Formula.clean` lets them be."""
    charge = draw(st.integers(1, 31))
    ship = draw(st.integers(charge, 31))
    ship_after = draw(st.integers(0, 27))
    lead = ship - charge if kind == "fixed" else ship_after
    return Schedule(
        kind=kind, interval_months=draw(st.integers(1, 12)), boxes=draw(st.integers(1, 24)),
        lock_days=draw(st.integers(lead, 60)), charge_day=charge, ship_day=ship, ship_after=ship_after,
    )  # type: ignore[arg-type]  # fmt: skip


def month_of(day: date) -> list[date]:
    """Every day of the month of `day`, counted one by one."""
    first = day.replace(day=1)
    return list(takewhile(lambda d: d.month == first.month, (first + timedelta(n) for n in range(32))))


def months_later(day: date, months: int) -> list[date]:
    """Every day of the month so many months later, reached by walking from month to month."""
    for _ in range(months):
        day = month_of(day)[-1] + timedelta(days=1)
    return month_of(day)


def the_day(month: list[date], wanted: int) -> date:
    return next((day for day in month if day.day == wanted), month[-1])


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 1, 31), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        (date(2024, 1, 30), ["2024-01-30", "2024-02-29", "2024-03-30", "2024-04-30", "2024-05-30"]),
        (date(2025, 11, 30), ["2025-11-30", "2025-12-30", "2026-01-30", "2026-02-28", "2026-03-30"]),
    ],
)
def test_a_month_end_is_counted_from_the_anchor(start: date, expected: list[str]) -> None:
    schedule = Schedule(kind="anniversary", interval_months=1, boxes=1, lock_days=0)
    boxes = [nth_box(schedule, anchor=start, index=n, zone=PARIS, editions={}) for n in range(5)]
    assert [str(box.charge_on) for box in boxes] == expected


@given(schedules("anniversary"), days, st.integers(0, 40), st.sampled_from(ZONES))
def test_an_anniversary_box_falls_on_the_day_of_the_purchase(
    schedule: Schedule, anchor: date, index: int, zone: ZoneInfo
) -> None:
    box = nth_box(schedule, anchor=anchor, index=index, zone=zone, editions={})
    assert box.charge_on == the_day(months_later(anchor, index * schedule.interval_months), anchor.day)
    assert (box.ships_on - box.charge_on).days == schedule.ship_after
    assert box.month == month_of(box.ships_on)[0]


@given(schedules("fixed"), days, st.integers(0, 40), st.sampled_from(ZONES))
def test_a_fixed_box_falls_on_the_days_of_its_month(
    schedule: Schedule, anchor: date, index: int, zone: ZoneInfo
) -> None:
    month = months_later(anchor.replace(day=1), index * schedule.interval_months)
    box = nth_box(schedule, anchor=anchor.replace(day=1), index=index, zone=zone, editions={})
    assert box.month == month[0]
    assert box.charge_on == the_day(month, schedule.charge_day)
    assert box.ships_on == the_day(month, schedule.ship_day)


@given(st.sampled_from(["fixed", "anniversary"]).flatmap(schedules), days, st.sampled_from(ZONES))
def test_a_box_locks_at_a_midnight_before_it_is_charged(
    schedule: Schedule, anchor: date, zone: ZoneInfo
) -> None:
    box = nth_box(schedule, anchor=anchor.replace(day=1), index=1, zone=zone, editions={})
    locked = box.ships_on - timedelta(days=schedule.lock_days)
    assert box.cutoff_at.astimezone(UTC) <= midnight(box.charge_on, zone).astimezone(UTC)
    assert local_date(box.cutoff_at, zone) == locked
    assert local_date(box.cutoff_at.astimezone(UTC) - timedelta(microseconds=1), zone) < locked
    assert box.lock_date(zone) == locked - timedelta(days=1)


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(UTC).astimezone(zone).date()


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/Paris", date(2026, 3, 29), "2026-03-28T23:00"),  # the clocks go forward at two
        ("Europe/Paris", date(2026, 3, 30), "2026-03-29T22:00"),
        ("Europe/Paris", date(2026, 10, 26), "2026-10-25T23:00"),
        ("America/Santiago", date(2026, 9, 6), "2026-09-06T04:00"),  # there is no midnight: one o'clock
        ("America/Havana", date(2026, 11, 1), "2026-11-01T04:00"),  # midnight comes twice: the first
    ],
)
def test_a_day_begins_when_its_zone_says(zone: str, day: date, utc: str) -> None:
    start = midnight(day, ZoneInfo(zone)).astimezone(UTC)
    assert start == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@given(schedules("fixed"), moments, st.sampled_from(ZONES))
def test_the_first_box_is_the_first_that_is_not_locked(
    schedule: Schedule, now: datetime, zone: ZoneInfo
) -> None:
    first = first_box(schedule, now=now, zone=zone, editions={})
    month = month_of(now.astimezone(zone).date())
    while True:
        ships_on = the_day(month, schedule.ship_day)
        locked = datetime.combine(ships_on - timedelta(days=schedule.lock_days), time(), tzinfo=zone)
        if locked.astimezone(UTC) > now:
            break
        month = months_later(month[0], 1)
    assert (first.month, first.ships_on) == (month[0], ships_on)
    assert first == nth_box(schedule, anchor=anchor_of(schedule, first), index=0, zone=zone, editions={})


@given(schedules("anniversary"), moments, st.sampled_from(ZONES))
def test_an_anniversary_begins_today(schedule: Schedule, now: datetime, zone: ZoneInfo) -> None:
    first = first_box(schedule, now=now, zone=zone, editions={})
    assert first.charge_on == now.astimezone(zone).date()
    assert first == nth_box(schedule, anchor=anchor_of(schedule, first), index=0, zone=zone, editions={})


SCHEDULE = Schedule(kind="fixed", interval_months=1, boxes=1, lock_days=6, charge_day=9, ship_day=15)
LATE = BoxDates(
    month=date(2026, 2, 1), cutoff_at=datetime(2026, 2, 20, tzinfo=PARIS), charge_on=date(2026, 2, 20),
    ships_on=date(2026, 2, 27),
)  # fmt: skip


def test_the_dates_of_an_edition_go_before_those_of_the_formula() -> None:
    editions = {LATE.month: LATE}
    assert nth_box(SCHEDULE, anchor=date(2026, 1, 1), index=1, zone=PARIS, editions=editions) == LATE
    now = datetime(2026, 2, 19, tzinfo=UTC)
    assert first_box(SCHEDULE, now=now, zone=PARIS, editions=editions) == LATE
    assert first_box(SCHEDULE, now=now, zone=PARIS, editions={}).month == date(2026, 3, 1)


def test_an_edition_does_not_move_an_anniversary() -> None:
    schedule = Schedule(kind="anniversary", interval_months=1, boxes=1, lock_days=3, ship_after=3)
    box = nth_box(schedule, anchor=date(2026, 2, 4), index=0, zone=PARIS, editions={LATE.month: LATE})
    assert box.ships_on == date(2026, 2, 7)


def test_a_calendar_that_is_always_locked_is_refused() -> None:
    closed = {
        date(year, month, 1): BoxDates(
            month=date(year, month, 1), cutoff_at=datetime(2020, 1, 1, tzinfo=UTC),
            charge_on=date(year, month, 1), ships_on=date(year, month, 1),
        )
        for year in range(2026, 2030) for month in range(1, 13)
    }  # fmt: skip
    with pytest.raises(ValueError, match="lock date"):
        first_box(SCHEDULE, now=datetime(2026, 1, 1, tzinfo=UTC), zone=PARIS, editions=closed)
