"""One price everywhere: its parts add up, and its hash changes with what was priced and only then."""

from collections import Counter
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commerce.base.money import Money
from commerce.checkout.errors import QuantityOutOfRange
from commerce.checkout.rules import MOST_OF_ONE, check_quantity
from commerce.orders.pricing import Discount, PricedLine, Purse, price, vat_included
from tests.races.sizes import FULL

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


@st.composite
def discounts(draw: st.DrawFn) -> Discount:
    """Of any kind, on some of up to twenty lines or on all."""
    by_percent = draw(st.booleans())
    return Discount(
        source=draw(st.sampled_from(["cpn_a", "cpn_b", "offer"])), title="Off",
        amount=0 if by_percent else draw(st.integers(0, 10**7)),
        percent=draw(st.integers(1, 10_000)) if by_percent else 0,
        on=draw(st.none() | st.lists(st.integers(0, 19), unique=True).map(tuple)),
    )  # fmt: skip


@st.composite
def priced_carts(draw: st.DrawFn) -> dict[str, Any]:
    """Everything that `price` takes."""
    currency = draw(st.sampled_from(["EUR", "JPY", "KWD"]))
    lines = [
        replace(line, unit_price=Money(line.unit_price.amount, currency), voucher=draw(st.booleans()))
        for line in draw(carts)
    ]
    of_lines = range(len(lines))
    offs = [
        replace(off, on=off.on and tuple(index for index in off.on if index in of_lines))
        for off in draw(st.lists(discounts(), max_size=4))
    ]
    purses = [
        Purse(kind=kind, owner=f"own_{kind}", title="", available=available)
        for kind, available in draw(
            st.lists(
                st.tuples(st.sampled_from(["gift_card", "store_credit"]), st.integers(0, 10**8)), max_size=3
            )
        )
    ]
    return {
        "lines": lines, "currency": currency, "destination": draw(st.sampled_from(["", "FR", "BE"])),
        "discounts": offs, "shipping": draw(st.sampled_from([0, 1, 490, 10**5])), "purses": purses,
        "least_charge": draw(st.sampled_from([0, 50])), "with_vat": draw(st.booleans()),
    }  # fmt: skip


@settings(max_examples=20_000 if FULL else 400)
@given(priced_carts())
def test_the_parts_of_a_quote_add_up(cart: dict[str, Any]) -> None:
    quote = price(**cart)
    lines = cart["lines"]
    assert quote.subtotal.amount == sum(line.quantity * line.unit_price.amount for line in lines)
    assert quote.discount.amount == sum(off.amount.amount for off in quote.discounts)
    assert quote.discount.amount == sum(off.amount for off in quote.line_discounts)
    assert quote.total == quote.subtotal - quote.discount + quote.shipping
    assert quote.due.amount == quote.total.amount - sum(one.amount.amount for one in quote.tenders)
    assert quote.due.amount >= 0
    if cart["with_vat"] and any(not line.voucher for line in lines):
        assert sum(part.net.amount + part.amount.amount for part in quote.vat) == quote.total.amount
    for part in quote.vat:
        assert part.net.amount >= 0
        assert part.amount.amount >= 0
    for line, off in zip(lines, quote.line_discounts, strict=True):
        assert 0 <= off.amount <= line.total.amount
        assert not (line.voucher and off)


@given(priced_carts())
def test_no_balance_pays_more_than_it_has_nor_for_another_voucher(cart: dict[str, Any]) -> None:
    quote = price(**cart)
    vouchers = sum(line.total.amount for line in cart["lines"] if line.voucher)
    assert quote.due.amount >= min(vouchers, quote.total.amount)
    paid = Counter({purse.owner: 0 for purse in cart["purses"]})
    for tender in quote.tenders:
        paid[tender.owner] += tender.amount.amount
    for owner, amount in paid.items():
        assert amount <= sum(purse.available for purse in cart["purses"] if purse.owner == owner)


def test_a_card_is_never_asked_for_a_few_cents() -> None:
    line = PricedLine(thing="frm_a", quantity=1, unit_price=Money(1000, "EUR"), vat_rate=2000)
    purse = Purse(kind="store_credit", owner="cus_a", title="", available=980)
    quote = price([line], currency="EUR", destination="FR", purses=[purse], least_charge=50)
    assert quote.due == Money(50, "EUR")
    quote = price(
        [line], currency="EUR", destination="FR", purses=[replace(purse, available=1000)], least_charge=50
    )
    assert quote.due == Money(0, "EUR")


def test_a_discount_lowers_the_vat_of_the_lines_it_is_on() -> None:
    food = PricedLine(thing="frm_a", quantity=1, unit_price=Money(1055, "EUR"), vat_rate=550)
    bowl = PricedLine(thing="var_b", quantity=1, unit_price=Money(1200, "EUR"), vat_rate=2000)
    half = Discount(source="cpn_a", title="Half", on=(1,), percent=5000)
    quote = price([food, bowl], currency="EUR", destination="FR", discounts=[half])
    assert [(part.rate, part.amount.amount) for part in quote.vat] == [(550, 55), (2000, 100)]
    assert quote.discounts[0].amount == Money(600, "EUR")


def test_delivery_is_taxed_as_what_it_delivers() -> None:
    food = PricedLine(thing="frm_a", quantity=1, unit_price=Money(1000, "EUR"), vat_rate=550)
    bowl = PricedLine(thing="var_b", quantity=1, unit_price=Money(3000, "EUR"), vat_rate=2000)
    card = PricedLine(thing="var_c", quantity=1, unit_price=Money(5000, "EUR"), vat_rate=0, voucher=True)
    quote = price([food, bowl, card], currency="EUR", destination="FR", shipping=400)
    grosses = {part.rate: part.net.amount + part.amount.amount for part in quote.vat}
    assert grosses == {0: 5000, 550: 1100, 2000: 3300}


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
