"""Points, pure: what lines earn, what ends, who may have what, who is whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.base.errors import CommerceError
from commerce.loyalty import rules
from commerce.loyalty.errors import (
    BirthdayInvalid,
    PointsMissing,
    RewardFirstOrder,
    RewardGone,
    RewardNotYours,
    VisitsMissing,
)
from commerce.loyalty.rules import Bought, Member, Rule, Terms

GENERAL = Rule(points=10, per_amount=100)


def test_amounts_under_one_rule_are_added_up_first() -> None:
    lines = [Bought(quantity=1, paid=150), Bought(quantity=1, paid=155)]
    assert rules.points_of(lines, [GENERAL]) == 30


def test_a_rule_of_ones_own_goes_before_that_for_everything() -> None:
    per_box = Rule(points=50, formula=7)
    none = Rule(points=0, product=3)
    lines = [
        Bought(quantity=2, paid=5000, formula=7),
        Bought(quantity=1, paid=900, product=3),
        Bought(quantity=1, paid=200, product=4),
    ]
    assert rules.points_of(lines, [GENERAL, per_box, none]) == 100 + 0 + 20


def test_what_cost_nothing_earns_nothing_and_no_rule_no_points() -> None:
    free = Bought(quantity=3, paid=0, formula=7)
    assert rules.points_of([free], [Rule(points=50, formula=7)]) == 0
    assert rules.points_of([Bought(quantity=1, paid=100)], []) == 0


def test_a_tier_multiplies() -> None:
    assert rules.points_of([Bought(quantity=1, paid=333)], [GENERAL], percent=150) == 49


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_part_is_never_more_than_the_whole(amount: int, total: int, some: int) -> None:
    some = min(some, total)
    part = rules.part(amount, some, of=total)
    assert 0 <= part <= amount
    assert part == (amount if total and some == total else part)
    assert total or part == 0


def test_the_oldest_points_are_spent_first() -> None:
    assert rules.expiring(300, unexpired=200) == 100
    assert rules.expiring(150, unexpired=200) == 0


def test_points_end_after_months_or_never() -> None:
    assert rules.ends_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert rules.ends_on(date(2026, 1, 31), 0) is None


@pytest.mark.parametrize(
    ("terms", "member", "error"),
    [
        (Terms(cost=100), Member(points=100), None),
        (Terms(cost=100), Member(points=99), PointsMissing),
        (Terms(cost=0, active=False), Member(points=0), RewardGone),
        (Terms(cost=0, welcome=True), Member(points=0), None),
        (Terms(cost=0, welcome=True), Member(points=0, has_ordered=True), RewardFirstOrder),
        (Terms(cost=0, pro_only=True), Member(points=0), RewardNotYours),
        (Terms(cost=0, pro_only=True), Member(points=0, pro=True), None),
        (Terms(cost=0, visits=3), Member(points=0, visits=2), VisitsMissing),
        (Terms(cost=0, visits=3), Member(points=0, visits=3), None),
    ],
)
def test_who_may_have_what(terms: Terms, member: Member, error: type[CommerceError] | None) -> None:
    refusal = rules.refusal(terms, member)
    assert (refusal and type(refusal)) == error


def test_missing_points_are_counted() -> None:
    refusal = rules.refusal(Terms(cost=100), Member(points=60))
    assert isinstance(refusal, PointsMissing)
    assert refusal.missing == 40


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("ANNA@example.com", True),
        ("anna+tea@example.com", True),
        ("an.na@example.com", False),
        ("bea@example.com", False),
    ],
)
def test_an_address_with_a_plus_is_the_same_person(other: str, same: bool) -> None:
    assert rules.same_person("anna@example.com", other) is same


def test_dots_are_nothing_where_the_host_says_so() -> None:
    assert rules.same_person("a.nna@gmail.com", "anna@googlemail.com")


def test_one_door_written_in_two_ways() -> None:
    assert rules.same_door(("12, rue des Lilas", "69 003"), ("12 Rue des lilas", "69003"))
    assert not rules.same_door(("12, rue des Lilas", "69003"), ("14, rue des Lilas", "69003"))


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(1905, 1, 1), date(2031, 5, 5)])
def test_nobody_is_born_then(day: date) -> None:
    with pytest.raises(BirthdayInvalid):
        rules.check_birthday(day, today=date(2026, 1, 2))


def test_who_was_born_on_the_29th_of_february_celebrates_on_the_first_of_march() -> None:
    born = date(2000, 2, 29)
    assert rules.has_birthday(born, today=date(2026, 3, 1))
    assert not rules.has_birthday(born, today=date(2028, 3, 1))
    assert rules.has_birthday(born, today=date(2028, 2, 29))
