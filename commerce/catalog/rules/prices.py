"""Prices: integer minor units, VAT included."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Priced:
    """What something cost from `since` on, until the next."""

    since: datetime
    amount: int


def by_percent(amount: int, percent: Decimal) -> int:
    """`amount` changed by `percent`, rounded to the nearest unit, half up."""
    return int((amount * (100 + percent) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def prior_price(history: Sequence[Priced], *, now: datetime) -> int | None:
    """What is shown beside a reduced price: the lowest of the 30 days before the reduction; None where
    nothing was reduced, or the reduction is older than 30 days and the price is simply the price.

    Successive reductions, each within 30 days of the one before, keep the first one's. `history` is in
    order of time. (Directive 98/6/EC, article 6a; in France, Code de la consommation, article L112-1-1.)
    """
    steps = _changes(history, now)
    if len(steps) < 2 or steps[-1].amount >= steps[-2].amount or now - steps[-1].since > LOOKED_BACK:
        return None
    first = len(steps) - 1
    while first > 1 and _goes_on(steps, first):
        first -= 1
    reduced = steps[first].since
    before = [
        step.amount for step, after in pairwise(steps[: first + 1]) if after.since > reduced - LOOKED_BACK
    ]
    lowest = min(before)
    return lowest if lowest > steps[-1].amount else None


def _goes_on(steps: Sequence[Priced], index: int) -> bool:
    """Whether the reduction at `index` only carries on the one before it."""
    before, this = steps[index - 1], steps[index]
    return before.amount < steps[index - 2].amount and this.since - before.since <= LOOKED_BACK


def _changes(history: Sequence[Priced], now: datetime) -> list[Priced]:
    """The moments until `now` at which the price became another."""
    found: list[Priced] = []
    for step in history:
        if step.since <= now and (not found or step.amount != found[-1].amount):
            found.append(step)
    return found
