"""How a parcel's status may move, and what it costs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commerce.base.money import Money
from commerce.fulfilment.errors import DeliveryCannotChange, DeliveryIncomplete

# Forward, and one step back to correct a slip.
MOVES: dict[str, set[str]] = {
    "planned": {"prepared", "shipped", "cancelled"},
    "prepared": {"planned", "shipped", "cancelled"},
    "shipped": {"prepared", "delivered"},
    "delivered": {"shipped"},
    "cancelled": {"planned"},
}


SATURDAY = 5  # as date.weekday() counts
BEGUN = {"prepared", "shipped", "delivered"}
NOT_BEGUN = {"planned", "cancelled"}  # nobody has packed anything yet


def is_move_allowed(status: str, to: str, *, missing: bool = False) -> bool:
    """Whether a delivery note in `status` can become `to`; with something `missing` nobody packs it."""
    return to in MOVES[status] and not (missing and to in BEGUN)


def check_move(status: str, to: str, *, missing: bool = False) -> None:
    """Raises DeliveryCannotChange when a delivery note in `status` cannot become `to`, DeliveryIncomplete
    when that is for what is missing."""
    if not is_move_allowed(status, to):
        raise DeliveryCannotChange
    if not is_move_allowed(status, to, missing=missing):
        raise DeliveryIncomplete


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one parcel holds: `grams`, and what it is worth in minor units."""

    grams: int
    value: int


def parcel_price(
    table: Sequence[tuple[int | None, int]], load: Load, *, by_weight: bool, free_from: int | None
) -> int | None:
    """Minor units for one parcel by a table of (up to, price); None when no row holds it.

    A row counts up to its bound, that included; one without a bound holds any parcel.
    """
    if free_from is not None and load.value >= free_from:
        return 0
    measure = load.grams if by_weight else load.value
    fitting = [(up_to, price) for up_to, price in table if up_to is None or measure <= up_to]
    if not fitting:
        return None
    return min(fitting, key=lambda row: math.inf if row[0] is None else row[0])[1]


def box_loads(*, boxes: int, grams: int, price: Money, quantity: int) -> list[Load]:
    """The parcels of a term, each with `quantity` pieces of `grams`; one piece costs `price` a term."""
    return [Load(grams=grams * quantity, value=price.split(boxes)[0].amount * quantity)] * boxes


def next_working_day(day: date) -> date:
    """The first day after `day` that is neither Saturday nor Sunday."""
    later = day + timedelta(days=1)
    while later.weekday() >= SATURDAY:
        later += timedelta(days=1)
    return later
