"""Which discounts a cart has, in which order, and why one does not apply: by tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from commerce.base.errors import CommerceError
from commerce.discounts import errors
from commerce.discounts.rules import Basket, Scope, Terms, Thing, check_usable, choose, normalised

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BOX = Thing(total=2490, formula=1)
TIN = Thing(total=500, product=7, categories=frozenset({3, 4}))
CARD = Thing(total=5000, product=9, voucher=True)


def basket(*things: Thing, has_bought: bool = False) -> Basket:
    return Basket(things=things or (BOX, TIN), currency="EUR", now=NOW, has_bought=has_bought)


def terms(source: str = "a", **fields: object) -> Terms:
    return replace(Terms(source=source, kind="percent"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scope", "on"),
    [
        (Scope(), (0, 1)),
        (Scope(formulas=frozenset({1})), (0,)),
        (Scope(products=frozenset({7})), (1,)),
        (Scope(categories=frozenset({4})), (1,)),
        (Scope(formulas=frozenset({1}), categories=frozenset({3})), (0, 1)),
    ],
)
def test_a_coupon_is_for_what_it_names_or_for_everything(scope: Scope, on: tuple[int, ...]) -> None:
    assert check_usable(terms(scope=scope), basket(BOX, TIN, CARD)) == on


@pytest.mark.parametrize(
    ("fields", "things", "reason"),
    [
        ({"active": False}, (BOX,), errors.CouponUnknown),
        ({"starts_at": NOW + DAY}, (BOX,), errors.CouponNotYet),
        ({"ends_at": NOW}, (BOX,), errors.CouponExpired),
        ({"total_limit": 3, "uses": 3}, (BOX,), errors.CouponUsedUp),
        ({"customer_limit": 2, "customer_uses": 2}, (BOX,), errors.CouponUsedUp),
        ({"first_order": True, "customer_uses": 1}, (BOX,), errors.CouponUsedUp),
        ({"code_used": True}, (BOX,), errors.CouponUsedUp),
        ({"scope": Scope(formulas=frozenset({2}))}, (BOX, TIN), errors.CouponNotForThis),
        ({"scope": Scope(products=frozenset({9}))}, (CARD,), errors.CouponNotForThis),
        ({}, (CARD,), errors.CouponNotForThis),
        ({}, (), errors.CouponNotForThis),
        ({"minimum": 2991}, (BOX, TIN, CARD), errors.CouponMinimum),
    ],
)
def test_each_reason_has_its_error(
    fields: dict[str, object], things: tuple[Thing, ...], reason: type[CommerceError]
) -> None:
    with pytest.raises(reason):
        check_usable(terms(**fields), Basket(things=things, currency="EUR", now=NOW))


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": NOW}, {"ends_at": NOW + DAY}, {"total_limit": 3, "uses": 2},
        {"customer_limit": 2, "customer_uses": 1}, {"minimum": 2990}, {"first_order": True},
    ],
)  # fmt: skip
def test_up_to_the_bound_it_applies(fields: dict[str, object]) -> None:
    assert check_usable(terms(**fields), basket()) == (0, 1)


def test_a_first_order_is_one() -> None:
    with pytest.raises(errors.CouponNotFirstOrder):
        check_usable(terms(first_order=True), basket(has_bought=True))


def test_the_missing_amount_is_told() -> None:
    with translation.override("en"), pytest.raises(errors.CouponMinimum) as refused:
        check_usable(terms(minimum=5000), basket())
    assert refused.value.missing.amount == 2010
    assert str(refused.value) == "Add €20.10 to your cart to use this discount."


STACK = {"stackable": True}


@pytest.mark.parametrize(
    ("coupons", "applied", "alone"),
    [
        ([terms("a"), terms("b")], "a", "b"),  # neither with another: the first
        ([terms("a", **STACK), terms("b", **STACK)], "ab", ""),
        ([terms("a", **STACK), terms("b")], "a", "b"),  # b is exclusive, and came later
        ([terms("a"), terms("b", **STACK)], "a", "b"),
        ([terms("a", **STACK), terms("b", priority=1)], "b", "a"),  # exclusive, and goes first
        ([terms("a", **STACK), terms("b", priority=1, **STACK)], "ba", ""),
        ([terms("a", automatic=True), terms("b")], "b", "a"),  # of equals, a code goes first
        ([terms("a", automatic=True, priority=1), terms("b")], "a", "b"),
        ([terms("a", automatic=True, **STACK), terms("b", **STACK)], "ba", ""),
        ([terms("a", **STACK), terms("b"), terms("c", **STACK)], "ac", "b"),
        ([terms("a", priority=2, ends_at=NOW), terms("b")], "b", ""),  # what has ended is in nobody's way
    ],
)
def test_priority_exclusion_and_stacking(coupons: list[Terms], applied: str, alone: str) -> None:
    choice = choose(coupons, basket())
    assert "".join(one.source for one in choice.applied) == applied
    kept_apart = [
        source for source, why in choice.refused.items() if isinstance(why, errors.CouponNotTogether)
    ]
    assert "".join(kept_apart) == alone


@pytest.mark.parametrize("typed", ["spring", " SPRING ", "Spr ing", "SPRING"])
def test_a_code_is_the_same_in_capitals_or_not(typed: str) -> None:
    assert normalised(typed) == "SPRING"
