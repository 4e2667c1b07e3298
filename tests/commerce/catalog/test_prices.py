"""Beside a reduced price stands the lowest of the 30 days before (Directive 98/6/EC, article 6a)."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from commerce.catalog.rules import Priced, by_percent, price_before_promotion, prior_price

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def history(*steps: tuple[int, int]) -> list[Priced]:
    """Steps of (days ago, amount)."""
    return [Priced(NOW - timedelta(days=days), amount) for days, amount in steps]


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([], None),
        ([(100, 1000)], None),
        ([(100, 1000), (5, 800)], 1000),
        ([(100, 1000), (5, 1200)], None),
        ([(100, 1000), (20, 900), (10, 1000), (5, 800)], 900),  # the lowest of the 30 days before
        ([(100, 800), (10, 1000), (5, 800)], None),  # raised, only to be lowered again
        ([(100, 700), (36, 1000), (5, 900)], 1000),  # 700 ended 31 days before it
        ([(100, 700), (34, 1000), (5, 650)], 700),
        ([(100, 700), (36, 1000), (5, 650)], 1000),
        ([(100, 1000), (20, 900), (10, 800), (5, 700)], 1000),  # successive reductions keep the first
        ([(100, 1000), (60, 900), (5, 800)], 900),  # too long after the first to be one with it
        ([(100, 1000), (31, 800)], None),  # no longer a reduction: the price is the price
        ([(100, 1000), (30, 800)], 1000),
        ([(100, 1000), (40, 1000), (5, 800), (4, 800)], 1000),  # told twice
        ([(5, 1000), (0, 800), (-3, 100)], 1000),  # what is to come is not yet
    ],
)
def test_the_prior_price(steps: list[tuple[int, int]], shown: int | None) -> None:
    assert prior_price(history(*steps), now=NOW) == shown


@pytest.mark.parametrize(
    ("amount", "percent", "after"),
    [
        (1000, "-10", 900),
        (999, "-10", 899),
        (995, "-10", 896),
        (1, "-50", 1),
        (1000, "0.05", 1001),
        (0, "50", 0),
    ],
)
def test_a_change_in_percent_is_rounded_half_up(amount: int, percent: str, after: int) -> None:
    assert by_percent(amount, Decimal(percent)) == after


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([], None),
        ([(5, 800)], None),  # never offered without it
        ([(100, 1000), (5, 800)], 1000),
        ([(100, 1000), (90, 800)], 1000),  # however long it lasts
        ([(100, 1000), (20, 900), (10, 1000), (5, 800)], 900),  # another promotion counts
        ([(100, 1000), (20, 700), (10, 1000), (5, 800)], 700),  # and says that nothing is reduced
        ([(100, 1000), (36, 700), (35, 1000), (5, 800)], 1000),  # unless it is longer ago
        ([(100, 1000), (20, 900), (5, 800)], 1000),  # one that follows a reduction keeps the first
        ([(100, 1000), (20, 900), (5, 950)], 900),  # what costs more than before is a new one
        ([(100, 1000), (0, 800), (-3, 100)], 1000),
    ],
)
def test_the_price_before_a_promotion(steps: list[tuple[int, int]], shown: int | None) -> None:
    assert price_before_promotion(history(*steps), now=NOW) == shown
