"""How many points there are for what, which are gone when, and who may use a reward."""

import re
from calendar import isleap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commerce.base.errors import CommerceError
from commerce.catalog.rules import add_months
from commerce.loyalty.errors import (
    BirthdayInvalid,
    PointsMissing,
    RewardFirstOrder,
    RewardGone,
    RewardNotYours,
    VisitsMissing,
)

YEAR = timedelta(days=365)
OLDEST = 120  # years
MOST_REWARDS = 5  # chosen for one order


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """A line: pieces of a formula or product, and what was paid for them in minor units."""

    quantity: int
    paid: int
    formula: int | None = None
    product: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`points` per piece, or for every `per_amount` minor units, of one thing or of everything else."""

    points: int
    per_amount: int | None = None
    formula: int | None = None
    product: int | None = None


def points_of(lines: Iterable[Bought], rules: Sequence[Rule], *, percent: int = 100) -> int:
    """What the lines earn, each by its own rule or else that for everything; `percent` by the tier.

    Amounts under one rule are added up first. Nothing is earned by what cost nothing.
    """
    pieces: dict[Rule, int] = defaultdict(int)
    paid: dict[Rule, int] = defaultdict(int)
    for line in lines:
        rule = _rule_for(line, rules)
        if rule and line.paid:
            pieces[rule] += line.quantity
            paid[rule] += line.paid
    earned = sum(
        rule.points * paid[rule] // rule.per_amount if rule.per_amount else rule.points * pieces[rule]
        for rule in pieces
    )
    return earned * percent // 100


def _rule_for(line: Bought, rules: Sequence[Rule]) -> Rule | None:
    own = [rule for rule in rules if (rule.formula, rule.product) == (line.formula, line.product)]
    general = [rule for rule in rules if rule.formula is None and rule.product is None]
    return next(iter([*own, *general]), None)


def part(amount: int, some: int, *, of: int) -> int:
    """As much of `amount` as `some` is of a total; rounded down, nothing of nothing."""
    return amount * some // of if of else 0


def cashback(goods: int, *, credit: int, total: int, percent: int) -> int:
    """Minor units of store credit for goods worth so many, of an order that comes to `total`: of what money
    pays of them, not `credit`. `percent` in hundredths."""
    return part(goods, total - credit, of=total) * percent // 10_000


def expiring(balance: int, *, unexpired: int) -> int:
    """How many points are over, where the earnings that still last are `unexpired`: the oldest are
    spent first, so all that are left above those are of earnings that have ended."""
    return max(0, balance - unexpired)


def ends_on(earned: date, months: int) -> date | None:
    """The day points are gone; None where they last for ever."""
    return add_months(earned, months) if months else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a programme asks for."""

    cost: int
    active: bool = True
    welcome: bool = False
    pro_only: bool = False
    visits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a customer has to offer."""

    points: int
    visits: int = 0
    pro: bool = False
    has_ordered: bool = False


def refusal(terms: Terms, member: Member) -> CommerceError | None:
    """Why the member cannot use the programme now; None where they can."""
    if not terms.active:
        return RewardGone()
    if terms.pro_only and not member.pro:
        return RewardNotYours()
    if terms.welcome and member.has_ordered:
        return RewardFirstOrder()
    if terms.visits and member.visits < terms.visits:
        return VisitsMissing(terms.visits - member.visits)
    if member.points < terms.cost:
        return PointsMissing(terms.cost - member.points)
    return None


def same_person(one: str, other: str) -> bool:
    """Whether two addresses of mail are one person's: what follows a plus sign is a mailbox's own affair."""
    return _bare(one) == _bare(other)


def same_door(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two (street line, postcode) are one household's."""
    return _letters(*one) == _letters(*other)


def _bare(email: str) -> str:
    name, _at, host = email.strip().casefold().rpartition("@")
    name = name.partition("+")[0]
    if host in ("gmail.com", "googlemail.com"):  # which take dots for nothing
        name, host = name.replace(".", ""), "gmail.com"
    return f"{name}@{host}"


def _letters(*parts: str) -> str:
    return re.sub(r"\W", "", "".join(parts)).casefold()


def check_birthday(day: date, *, today: date) -> None:
    """Raises BirthdayInvalid for a day to come, or of nobody alive."""
    if not today.year - OLDEST <= day.year or day >= today:
        raise BirthdayInvalid(field="bornOn")


def has_birthday(born: date, *, today: date) -> bool:
    """Whether it is their day; on 1 March, in other years, for who was born on 29 February."""
    if (born.month, born.day) == (2, 29) and not isleap(today.year):
        return (today.month, today.day) == (3, 1)
    return (born.month, born.day) == (today.month, today.day)
