"""Which boxes a subscription has had, has paid, and will have."""

from datetime import date
from zoneinfo import ZoneInfo

from commerce.catalog.rules import BoxDates, Editions, Schedule, nth_box

MOVES: dict[str, set[str]] = {
    "pending": {"active", "cancelled"},
    "active": {"paused", "past_due", "cancel_at_end", "cancelled", "expired"},
    "paused": {"active", "cancelled"},
    "past_due": {"active", "cancelled"},
    "cancel_at_end": {"active", "cancelled"},
    "cancelled": set(),
    "expired": set(),
}
BOXES_COME = {"active", "past_due"}


def term_boxes(
    schedule: Schedule, *, anchor: date, term: int, zone: ZoneInfo, editions: Editions
) -> list[BoxDates]:
    """The dates of every box of one term (from 0)."""
    first = term * schedule.boxes
    return [
        nth_box(schedule, anchor=anchor, index=first + i, zone=zone, editions=editions)
        for i in range(schedule.boxes)
    ]


def term_period(
    schedule: Schedule, *, anchor: date, term: int, zone: ZoneInfo, editions: Editions
) -> tuple[date, date]:
    """The first day of the term and the first day after it: terms follow without gap or overlap."""
    first, after = (
        nth_box(schedule, anchor=anchor, index=n * schedule.boxes, zone=zone, editions=editions)
        for n in (term, term + 1)
    )
    if schedule.kind == "fixed":  # counted in months: an edition may move its charge by some days
        return first.month, after.month
    return first.charge_on, after.charge_on


def is_charged(index: int, *, boxes: int) -> bool:
    """Whether box `index` is the one with which its term is charged."""
    return index % boxes == 0
