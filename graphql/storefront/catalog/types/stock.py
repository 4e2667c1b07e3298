"""Whether there is enough of what is sold."""

from enum import Enum
from typing import Any

import strawberry

FEW = 5  # pieces: from here on their number is told


@strawberry.enum(description="Whether something can be ordered now.")
class Availability(Enum):
    IN_STOCK = strawberry.enum_value("in_stock", description="There is enough of it.")
    LOW = strawberry.enum_value("low", description="There are five or fewer.")
    SOLD_OUT = strawberry.enum_value("sold_out", description="There is none left.")


def availability_of(things: list[Any]) -> Availability:
    """That of the things together."""
    left = [thing.available for thing in things]
    if None in left or sum(left) > FEW:
        return Availability.IN_STOCK
    return Availability.LOW if any(left) else Availability.SOLD_OUT
