"""Amounts add up, whatever the currency and however they are divided."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.base.money import Money, total

amounts = st.integers(min_value=-(10**12), max_value=10**12)
weights = st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=30).filter(sum)


@given(amounts, st.integers(min_value=1, max_value=60))
def test_equal_parts_add_up_and_differ_by_one_unit_at_most(amount: int, parts: int) -> None:
    split = [part.amount for part in Money(amount, "EUR").split(parts)]
    assert sum(split) == amount
    assert max(split) - min(split) <= 1


@given(amounts, weights)
def test_proportional_parts_add_up_and_are_off_by_less_than_one_unit(amount: int, shares: list[int]) -> None:
    parts = Money(amount, "EUR").allocate(shares)
    assert sum(part.amount for part in parts) == amount
    for part, share in zip(parts, shares, strict=True):
        assert abs(part.amount * sum(shares) - amount * share) < sum(shares)


@given(st.lists(amounts, max_size=20))
def test_a_total_is_the_sum(values: list[int]) -> None:
    assert total([Money(value, "EUR") for value in values], "EUR") == Money(sum(values), "EUR")


@pytest.mark.parametrize(
    ("money", "decimal", "english"),
    [
        (Money(2490, "EUR"), Decimal("24.90"), "€24.90"),
        (Money(1500, "JPY"), Decimal(1500), "¥1,500"),
        (Money(12345, "KWD"), Decimal("12.345"), "KWD12.345"),
        (Money(-5, "EUR"), Decimal("-0.05"), "-€0.05"),
    ],
)
def test_a_currency_has_its_own_number_of_decimals(money: Money, decimal: Decimal, english: str) -> None:
    assert money.decimal == decimal
    assert money.formatted("en") == english


def test_french_amounts_are_written_the_french_way() -> None:
    assert Money(249000, "EUR").formatted("fr") == "2\u202f490,00\xa0€"


def test_currencies_do_not_mix() -> None:
    for attempt in (
        lambda: Money(1, "EUR") + Money(1, "USD"),
        lambda: Money(1, "EUR") - Money(1, "USD"),
        lambda: total([Money(1, "USD")], "EUR"),
    ):
        with pytest.raises(ValueError, match="do not add up"):
            attempt()


@pytest.mark.parametrize("amount", [1.0, Decimal(1), "1", True, None])
def test_an_amount_is_a_whole_number_of_units(amount: Any) -> None:
    with pytest.raises(TypeError):
        Money(amount, "EUR")


def test_a_fraction_of_an_amount_is_refused() -> None:
    factor: Any = 1.5
    with pytest.raises(TypeError):
        Money(100, "EUR") * factor


def test_an_amount_cannot_be_changed_nor_lost_among_no_parts() -> None:
    money: Any = Money(100, "EUR")
    with pytest.raises(AttributeError):
        money.amount = 1
    for nobody in ([], [0, 0]):
        with pytest.raises(ValueError, match="nobody"):
            money.allocate(nobody)
