"""What subscriptions should come to, in plain Python: it knows the terms of sale, and no code of ours.

One `Subscriber` lives day after day. Whatever a person does is done at noon; what the shop does by itself
at midnight in Paris, or so many days of 24 hours after a refusal. The model also draws what people do, so
that nobody asks for what the terms of sale do not allow.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

NOON = timedelta(hours=12)
RETRIES = (3, 10, 21)  # days after the first refusal
PATIENCE = 60  # days after which an unpaid subscription is over
Wish = tuple[datetime, str, int]  # when (UTC), what, and its number: a slot, a quantity, days


@dataclass(frozen=True)
class Offer:
    """`boxes` are paid at once; charged on the 9th and shipped on the 15th, or on the day of purchase."""

    name: str
    price: int
    boxes: int
    fixed: bool


OFFERS = (
    Offer("monthly", 2490, 1, True),
    Offer("quarterly", 6990, 3, True),
    Offer("anniversary", 1999, 1, False),
)


def month_end(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 else 28  # until 2099
    return 30 if month in (4, 6, 9, 11) else 31


def moved(day: date, months: int, dom: int) -> date:
    """The day `dom` of the month so many later, or its last."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, min(dom, month_end(at // 12, at % 12 + 1)))


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def hours_ahead(utc: datetime) -> int:
    """Of Paris, by directive 2000/84/EC: summer time from one o'clock UTC to one o'clock UTC."""
    begins, ends = (datetime.combine(last_sunday(utc.year, m), datetime.min.time()) for m in (3, 10))
    return 2 if begins + timedelta(hours=1) <= utc < ends + timedelta(hours=1) else 1


def midnight(day: date) -> datetime:
    """In Paris, as UTC."""
    start = datetime.combine(day, datetime.min.time())
    return start - timedelta(hours=hours_ahead(start - timedelta(hours=2)))


def in_paris(utc: datetime) -> date:
    return (utc + timedelta(hours=hours_ahead(utc))).date()


@dataclass
class Subscriber:
    offer: Offer
    joined: datetime
    chance: Random
    quantity: int = 1
    paid: list[tuple[date, int]] = field(default_factory=list)
    boxes: list[tuple[date, int]] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    ended: bool = False
    _skipped: set[int] = field(default_factory=set)
    _paused_until: date | None = None
    _poor_until: datetime | None = None
    _owed: list[int] | None = None
    _refused_at: datetime | None = None
    _tries: int = 0
    _first: int = 0

    def __post_init__(self) -> None:
        self.bought = self.quantity
        self._anchor = in_paris(self.joined)
        if self.offer.fixed and midnight(self._anchor.replace(day=9)) <= self.joined:
            self._anchor = moved(self._anchor, 1, 1)
        self._ship(range(self.offer.boxes), self._anchor)
        self._pay(self.joined)
        self._first = self.offer.boxes

    def live(self, until: datetime) -> None:
        """All that happens to it, in order: at noon its owner, in between the shop."""
        noon = self.joined + timedelta(days=1)
        while noon <= until and not self.ended:
            self._work(noon)
            if not self.ended:
                self._decide(noon)
            noon += timedelta(days=1)
        self._work(until)

    def _charged_on(self, slot: int) -> date:
        return moved(self._anchor, slot, 9 if self.offer.fixed else self._anchor.day)

    def _ships_on(self, slot: int) -> date:
        return (
            moved(self._anchor, slot, 15) if self.offer.fixed else self._charged_on(slot) + timedelta(days=3)
        )

    def _locks_at(self, slot: int) -> datetime:
        return midnight(self._ships_on(slot) - timedelta(days=6 if self.offer.fixed else 5))

    def _free(self, count: int) -> list[int]:
        found, slot = [], self._first
        while len(found) < count:
            if slot not in self._skipped:
                found.append(slot)
            slot += 1
        return found

    def _work(self, until: datetime) -> None:
        """What the shop does by itself up to that moment, the earliest first."""
        while (due := min(self._to_come(), default=None)) and due[0] <= until and not self.ended:
            at, what = due
            if what == "resume":
                self._resume(at)
            elif what == "end":
                self.ended = True
            elif what == "retry":
                self._tries += 1
                self._try(at)
            else:
                self._owed, self._refused_at, self._tries = self._free(self.offer.boxes), None, 0
                self._owed_quantity = self.quantity
                self._first = self._owed[-1] + 1
                self._try(at)

    def _to_come(self) -> Iterator[tuple[datetime, str]]:
        if self._paused_until:
            yield midnight(self._paused_until), "resume"
        elif self._refused_at:
            if self._tries < len(RETRIES):
                yield self._refused_at + timedelta(days=RETRIES[self._tries]), "retry"
            yield self._refused_at + timedelta(days=PATIENCE), "end"
        else:
            yield midnight(self._charged_on(self._free(1)[0])), "charge"

    def _try(self, at: datetime) -> None:
        if self._poor_until and at < self._poor_until:
            self._refused_at = self._refused_at or at
        else:
            self._settle(at)

    def _settle(self, at: datetime) -> None:
        """What is owed is paid: its boxes leave on their days, or today; a lost month is not made up for."""
        assert self._owed is not None
        today = in_paris(at)
        self._ship(self._owed, today)
        self._pay(at)
        if self._refused_at:
            while self._ships_on(self._first) < today:
                self._first += 1
            if self._charged_on(self._first) < today:
                self._go_to_open(at)
        self._owed = self._refused_at = None

    def _ship(self, slots: "range | list[int]", earliest: date) -> None:
        amount = self.quantity if self._owed is None else self._owed_quantity
        self.boxes += [(max(self._ships_on(slot), earliest), amount) for slot in slots]

    def _pay(self, at: datetime) -> None:
        amount = self.quantity if self._owed is None else self._owed_quantity
        self.paid.append((in_paris(at), self.offer.price * amount))

    def _go_to_open(self, at: datetime) -> None:
        while self._locks_at(self._first) <= at:
            self._first += 1

    def _resume(self, at: datetime) -> None:
        assert self._paused_until
        self._go_to_open(at)
        while self._charged_on(self._first) < self._paused_until:
            self._first += 1
        self._paused_until = None

    def _decide(self, noon: datetime) -> None:
        """At most one thing a day, that the terms of sale allow."""
        if self._poor_until and noon >= self._poor_until:
            self._wish(noon, "rich")
            self._poor_until = None
        if self._refused_at:
            if self._tries == len(RETRIES) and self.chance.random() < 0.03:
                self._wish(noon, "pay")
                self._poor_until = None  # by another card, that is used from now on
                self._settle(noon)
            return
        coming = self._free(1)[0]
        if self._paused_until or self._locks_at(coming) <= noon or self.chance.random() > 0.016:
            return
        may = ["quantity", "poor", "poor", "cancel"]
        if self.offer.boxes == 1 and self._locks_at(coming - 1) <= noon:
            may += ["skip", "skip", "pause", "pause"]
        what = self.chance.choice(may)
        getattr(self, f"_{what}")(noon, coming)

    def _wish(self, noon: datetime, what: str, number: int = 0) -> None:
        self.wishes.append((noon, what, number))

    def _quantity(self, noon: datetime, _coming: int) -> None:
        self.quantity = self.chance.choice([n for n in (1, 2, 3) if n != self.quantity])
        self._wish(noon, "quantity", self.quantity)

    def _poor(self, noon: datetime, _coming: int) -> None:
        if self._poor_until is None:
            self._poor_until = noon + timedelta(days=self.chance.randint(5, 80))
            self._wish(noon, "poor")

    def _cancel(self, noon: datetime, _coming: int) -> None:
        if self.chance.random() < 0.5:
            self._wish(noon, "cancel")
            self.ended = True

    def _skip(self, noon: datetime, coming: int) -> None:
        self._skipped.add(coming)
        self._wish(noon, "skip", coming)

    def _pause(self, noon: datetime, _coming: int) -> None:
        self._paused_until = in_paris(noon) + timedelta(days=self.chance.randint(10, 120))
        self._skipped = {slot for slot in self._skipped if self._locks_at(slot) <= noon}
        self._wish(noon, "pause", (self._paused_until - in_paris(noon)).days)
