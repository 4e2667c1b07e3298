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
    lowest = _lowest_before(steps)
    return lowest if lowest > steps[-1].amount else None


def price_before_promotion(history: Sequence[Priced], *, now: datetime) -> int | None:
    """What is shown beside the price that a promotion makes, the last of the `history`: the lowest of the
    30 days before the promotion, however long that lasts; None where nothing was offered before it.

    It may be as low as the promotion's price, or lower, where another one ran in those 30 days: then
    nothing was reduced, and nobody may say so. (Court of Justice of the EU, C-330/23, 26 September 2024.)
    """
    steps = _changes(history, now)
    return _lowest_before(steps) if len(steps) > 1 else None


def _lowest_before(steps: Sequence[Priced]) -> int:
    """The lowest of the 30 days before the first of the reductions that the last step carries on."""
    first = len(steps) - 1
    while first > 1 and _goes_on(steps, first):
        first -= 1
    since = steps[first].since - LOOKED_BACK
    return min(step.amount for step, after in pairwise(steps[: first + 1]) if after.since > since)


def _goes_on(steps: Sequence[Priced], index: int) -> bool:
    """Whether the step at `index` only carries on the reduction before it."""
    before, this = steps[index - 1], steps[index]
    is_lower = this.amount < before.amount < steps[index - 2].amount
    return is_lower and this.since - before.since <= LOOKED_BACK


def _changes(history: Sequence[Priced], now: datetime) -> list[Priced]:
    """The moments until `now` at which the price became another."""
    found: list[Priced] = []
    for step in history:
        if step.since <= now and (not found or step.amount != found[-1].amount):
            found.append(step)
    return found
