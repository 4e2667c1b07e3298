"""Which discounts a cart has, in what order, and why one of them does not apply."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from commerce.base.errors import CommerceError
from commerce.base.money import Money
from commerce.discounts.errors import (
    CouponExpired,
    CouponMinimum,
    CouponNotFirstOrder,
    CouponNotForThis,
    CouponNotTogether,
    CouponNotYet,
    CouponUnknown,
    CouponUsedUp,
)

CODE_LENGTH = 40
MOST_CHARGES = 36
MOST_IN_CART = 5  # codes that one cart may hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One line of a cart: a formula, or a product on its shelves. `total` is in minor units."""

    total: int
    formula: int | None = None
    product: int | None = None
    categories: frozenset[int] = frozenset()
    voucher: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a coupon is for, by primary keys; all three empty: for everything but gift cards."""

    formulas: frozenset[int] = frozenset()
    products: frozenset[int] = frozenset()
    categories: frozenset[int] = frozenset()

    @property
    def is_everything(self) -> bool:
        return not (self.formulas or self.products or self.categories)

    def holds(self, thing: Thing) -> bool:
        if thing.voucher:
            return False
        return (
            self.is_everything
            or thing.formula in self.formulas
            or thing.product in self.products
            or bool(self.categories & thing.categories)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a coupon says, and how often it was used: in all, and by the person who buys.

    `code_used` tells that the generated code by which it came was used before.
    """

    source: str
    kind: str
    active: bool = True
    automatic: bool = False
    scope: Scope = field(default_factory=Scope)
    minimum: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    total_limit: int | None = None
    customer_limit: int | None = None
    first_order: bool = False
    priority: int = 0
    stackable: bool = False
    uses: int = 0
    customer_uses: int = 0
    code_used: bool = False

    @property
    def is_personal(self) -> bool:
        """Whether it depends on who buys."""
        return self.first_order or self.customer_limit is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """What is bought, in the order of its quote, in which currency and when, in the site's own time.

    `has_bought` says whether the person has a paid order already, as far as it is known who they are.
    """

    things: tuple[Thing, ...]
    currency: str
    now: datetime
    has_bought: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A coupon that applies, to the lines `on` of the basket."""

    source: str
    on: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What applies, in its order; and why each of the others does not."""

    applied: tuple[Applied, ...]
    refused: dict[str, CommerceError]


def normalised(code: str) -> str:
    """As codes are kept and compared: capitals, without spaces."""
    return "".join(code.split()).upper()


def choose(coupons: Sequence[Terms], basket: Basket) -> Choice:
    """Which of the coupons apply; those given first go first among equals.

    Ordered by priority, a code before what applies by itself. Several apply together only where
    each of them may; otherwise the first alone.
    """
    applied: list[Applied] = []
    refused: dict[str, CommerceError] = {}
    all_stack = True
    for terms in sorted(coupons, key=lambda one: (-one.priority, one.automatic)):
        try:
            on = check_usable(terms, basket)
            if applied and not (all_stack and terms.stackable):
                raise CouponNotTogether
        except CommerceError as error:
            refused[terms.source] = error
        else:
            applied.append(Applied(source=terms.source, on=on))
            all_stack = all_stack and terms.stackable
    return Choice(applied=tuple(applied), refused=refused)


def for_everybody(coupons: Sequence[Terms], thing: Thing, *, currency: str, now: datetime) -> tuple[str, ...]:
    """The sources of those that whoever buys this one thing, and nothing else, has: in their order.

    What is for first orders, or so often per customer, is not for whoever: it is never among them, nor is
    what somebody who has it would not have.
    """
    basket = Basket(things=(thing,), currency=currency, now=now)

    def applied(some: Sequence[Terms]) -> list[str]:
        return [one.source for one in choose(some, basket).applied]

    sure = applied([terms for terms in coupons if not terms.is_personal])
    for personal in coupons:
        if personal.is_personal:
            with_it = applied([terms for terms in coupons if terms is personal or not terms.is_personal])
            sure = [source for source in sure if source in with_it]
    return tuple(sure)


def check_usable(terms: Terms, basket: Basket) -> tuple[int, ...]:
    """The lines to which the coupon applies, by itself. Raises why it does not."""
    check_offered(terms, now=basket.now)
    check_uses(terms)
    if terms.first_order and basket.has_bought:
        raise CouponNotFirstOrder
    on = tuple(index for index, thing in enumerate(basket.things) if terms.scope.holds(thing))
    if not on:
        raise CouponNotForThis
    missing = terms.minimum - sum(thing.total for thing in basket.things if not thing.voucher)
    if missing > 0:
        raise CouponMinimum(Money(missing, basket.currency))
    return on


def check_offered(terms: Terms, *, now: datetime) -> None:
    """Raises CouponUnknown, CouponNotYet or CouponExpired."""
    if not terms.active:
        raise CouponUnknown
    if terms.starts_at and now < terms.starts_at:
        raise CouponNotYet(terms.starts_at.astimezone(now.tzinfo).date())
    if terms.ends_at and now >= terms.ends_at:
        raise CouponExpired


def check_uses(terms: Terms) -> None:
    """Raises CouponUsedUp. A first order is one: such a coupon is used once by a person."""
    if terms.code_used or (terms.total_limit is not None and terms.uses >= terms.total_limit):
        raise CouponUsedUp
    limit = uses_per_customer(terms.customer_limit, first_order=terms.first_order)
    if limit is not None and terms.customer_uses >= limit:
        raise CouponUsedUp


def uses_per_customer(limit: int | None, *, first_order: bool) -> int | None:
    """How often one person may use a coupon of this limit; None: as often as they like."""
    return min(limit or 1, 1) if first_order else limit
