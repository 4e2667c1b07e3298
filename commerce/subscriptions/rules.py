"""Which boxes a subscription will have, how it may move, and when an unpaid term is tried again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from commerce.base.money import Money
from commerce.catalog.rules import BoxDates, Editions, Schedule, midnight, nth_box
from commerce.subscriptions.errors import BoxLocked, CannotChange

MOVES: dict[str, set[str]] = {
    "pending": {"active", "cancelled"},
    "active": {"paused", "past_due", "cancel_at_end", "cancelled", "expired"},
    "paused": {"active", "cancel_at_end", "cancelled", "expired"},
    "past_due": {"active", "cancel_at_end", "cancelled", "expired"},
    "cancel_at_end": {"active", "past_due", "cancelled", "expired"},
    "cancelled": {"active"},
    "expired": {"active"},
}
BOXES_COME = {"active", "past_due"}
NO_CARD = "no_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Where the slots of one subscription fall: slot n is box n − `anchor_slot` from `anchor`."""

    schedule: Schedule
    anchor: date
    anchor_slot: int
    zone: ZoneInfo
    editions: Editions

    def box(self, slot: int) -> BoxDates:
        return nth_box(
            self.schedule, anchor=self.anchor, index=slot - self.anchor_slot,
            zone=self.zone, editions=self.editions,
        )  # fmt: skip

    def charge_at(self, slot: int) -> datetime:
        """The first moment of the day on which a term that begins with this slot is charged."""
        return midnight(self.box(slot).charge_on, self.zone)

    def starts_on(self, slot: int) -> date:
        """The first day of a term that begins with this slot."""
        box = self.box(slot)  # of a fixed calendar in months: an edition may move its charge by some days
        return box.month if self.schedule.kind == "fixed" else box.charge_on

    def first_open(self, after: int, *, now: datetime) -> int:
        """The first slot from `after` on that can still change."""
        return next(slot for slot in count(after) if self.box(slot).cutoff_at > now)

    def first_on(self, after: int, *, day: date) -> int:
        """The first slot from `after` on that is charged on `day` or later."""
        return next(slot for slot in count(after) if self.box(slot).charge_on >= day)

    def first_shippable(self, after: int, *, today: date) -> int:
        """The first slot from `after` on whose box can still leave on its day."""
        return next(slot for slot in count(after) if self.box(slot).ships_on >= today)


def free_slots(first: int, taken: Collection[int], *, boxes: int) -> list[int]:
    """The first `boxes` slots from `first` on that are not taken."""
    return list(islice((slot for slot in count(first) if slot not in taken), boxes))


def check_move(status: str, to: str) -> None:
    """Raises CannotChange when a subscription in `status` cannot become `to`."""
    if to not in MOVES[status]:
        raise CannotChange


def check_open(cutoff_at: datetime, *, now: datetime) -> None:
    """Raises BoxLocked from the box's lock on."""
    if now >= cutoff_at:
        raise BoxLocked


def next_step(failed_at: datetime, *, steps: int, retry_days: Sequence[int]) -> datetime | None:
    """When an unpaid term is tried again after `steps` retries; None when every try was made."""
    if steps >= len(retry_days):
        return None
    return failed_at + timedelta(days=retry_days[steps])


def share_of_boxes(price: Money, *, boxes: int, of: Sequence[int]) -> Money:
    """What the boxes numbered `of` (from 0) cost of a term at `price` with `boxes` boxes."""
    parts = price.split(boxes)
    return sum((parts[n] for n in of), Money(0, price.currency))
