"""One price everywhere: its parts add up, and its hash changes with what was priced and only then."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commerce.base.money import Money
from commerce.checkout.errors import QuantityOutOfRange
from commerce.checkout.rules import MOST_OF_ONE, check_quantity
from commerce.orders.pricing import PricedLine, price, vat_included

RATES = [0, 210, 550, 1000, 2000, 10_000]


@st.composite
def priced_lines(draw: st.DrawFn) -> PricedLine:
    return PricedLine(
        thing=draw(st.sampled_from(["frm_a", "frm_b", "frm_c"])),
        quantity=draw(st.integers(1, MOST_OF_ONE)),
        unit_price=Money(draw(st.integers(0, 10**7)), "EUR"),
        vat_rate=draw(st.sampled_from(RATES)),
    )


carts = st.lists(priced_lines(), max_size=20)


@given(carts)
def test_the_parts_of_a_quote_add_up(lines: list[PricedLine]) -> None:
    quote = price(lines, currency="EUR", destination="FR")
    assert quote.subtotal.amount == sum(line.quantity * line.unit_price.amount for line in lines)
    assert quote.total == quote.subtotal + quote.shipping
    assert sum(part.net.amount + part.amount.amount for part in quote.vat) == quote.total.amount
    assert [part.rate for part in quote.vat] == sorted({line.vat_rate for line in lines})


@given(st.integers(0, 10**9), st.sampled_from(RATES))
def test_the_vat_is_what_the_price_contains_to_the_nearest_unit(gross: int, rate: int) -> None:
    exact = Decimal(gross) * rate / (10_000 + rate)
    assert vat_included(Money(gross, "EUR"), rate).amount == exact.quantize(Decimal(1), ROUND_HALF_UP)


def test_vat_is_rounded_once_per_rate() -> None:
    line = PricedLine(thing="frm_a", quantity=1, unit_price=Money(5, "EUR"), vat_rate=550)
    quote = price([line, replace(line, thing="frm_b")], currency="EUR", destination="FR")
    assert [part.amount.amount for part in quote.vat] == [1]  # 0.26 a line would be nothing, twice


@given(carts, carts)
def test_two_carts_have_one_hash_only_when_they_are_the_same(
    one: list[PricedLine], other: list[PricedLine]
) -> None:
    hashes = [price(lines, currency="EUR", destination="FR").hash for lines in (one, other)]
    assert (hashes[0] == hashes[1]) == (one == other)
    assert hashes[0] == price(list(one), currency="EUR", destination="FR").hash


@given(carts, st.data())
def test_whatever_changes_changes_the_hash(lines: list[PricedLine], data: st.DataObject) -> None:
    assume(lines)
    index = data.draw(st.integers(0, len(lines) - 1))
    line = lines[index]
    other = data.draw(
        st.sampled_from(
            [
                replace(line, thing="frm_z"),
                replace(line, quantity=line.quantity % MOST_OF_ONE + 1),
                replace(line, unit_price=line.unit_price + Money(1, "EUR")),
                replace(line, vat_rate=line.vat_rate + 1),
            ]
        )
    )
    before = price(lines, currency="EUR", destination="FR").hash
    changed = [*lines[:index], other, *lines[index + 1 :]]
    assert price(changed, currency="EUR", destination="FR").hash != before
    assert price(lines, currency="EUR", destination="BE").hash != before


def test_an_empty_cart_costs_nothing() -> None:
    quote = price([], currency="JPY", destination="")
    assert (quote.total, quote.vat) == (Money(0, "JPY"), ())


@pytest.mark.parametrize("quantity", [-1, 0, 21, 10**9])
def test_a_quantity_out_of_range_is_refused(quantity: int) -> None:
    with pytest.raises(QuantityOutOfRange) as refused:
        check_quantity(quantity)
    assert refused.value.field == "quantity"


@pytest.mark.parametrize("quantity", [1, 20])
def test_a_quantity_in_range_is_taken(quantity: int) -> None:
    check_quantity(quantity)
