"""What a price is announced with: a promotion that everybody has, and the lowest price before a reduction.

Worked out once for all formulas, or all variants, that came together.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import strawberry

from commerce.base import clock
from commerce.base.money import Money as Amount
from commerce.catalog import prices
from commerce.discounts import queries
from storefront.context import Info
from storefront.related import computed
from storefront.scalars import Money
from storefront.sources import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a row's price is announced with."""

    promotion: queries.Promotion | None
    prior: Amount | None


@strawberry.type(
    description="What promotions that apply by themselves make of a price: that of one piece bought alone,"
    " without a code and whoever buys it, as the cart takes it off."
)
class Promotion(Sourced):
    @strawberry.field(description="What it is called; several that apply together are told in their order.")
    def title(self: Any, info: Info) -> str:
        title: str = self.promotion.title_in(info.context.viewer.language)
        return title

    @strawberry.field(description="What it costs with it, VAT included.")
    def price(self: Any) -> Money:
        price: Any = self.promotion.price
        return price

    @strawberry.field(
        description="The lowest price of the 30 days before it began, to be shown beside `price`, and the"
        " only one to compare it with: where it is not above `price`, nothing was reduced. Null for"
        " what was never offered without it."
    )
    def prior_price(self: Any) -> Money | None:
        return self.prior

    @strawberry.field(description="Whether `priorPrice` is above `price`: only then may it be struck out.")
    def is_reduced(self: Any) -> bool:
        return self.prior is not None and self.prior.amount > self.promotion.price.amount

    @strawberry.field(description="The moment at which it ends, at the latest; null where none is set.")
    def until(self: Any) -> datetime | None:
        ends_at: datetime | None = self.promotion.ends_at
        return ends_at


@strawberry.type(
    description="What promotions that apply by themselves make of the price of a term: for whoever orders"
    " this formula alone, without a code, as the cart takes it off."
)
class FormulaPromotion(Promotion):
    @strawberry.field(description="`price` divided by the `boxes` of the formula.")
    def price_per_box(self: Any) -> Money:
        return per_box(self.promotion.price, self.boxes)

    @strawberry.field(description="`priorPrice` divided by the `boxes` of the formula.")
    def prior_price_per_box(self: Any) -> Money | None:
        return self.prior and per_box(self.prior, self.boxes)

    @strawberry.field(
        description="How many charges have it; those after them cost the `price` of the formula."
    )
    def charges(self: Any) -> int:
        charges: int = self.promotion.charges
        return charges


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedTerm(Announced):
    """That of a formula of so many boxes."""

    boxes: int


def promotion_of(variant: Any, info: Info) -> Any:
    """What is told of the promotion on a variant; None where there is none."""
    found = _announced(variant, info)
    return found if found.promotion else None


def promotion_of_term(formula: Any, info: Info) -> Any:
    """The same of a formula."""
    found = _announced(formula, info)
    return found.promotion and AnnouncedTerm(
        promotion=found.promotion, prior=found.prior, boxes=formula.boxes
    )


def prior_price(row: Any, info: Info) -> Any:
    """What is shown beside its own price where that was reduced; a promotion on it has another."""
    found = _announced(row, info)
    return None if found.promotion else found.prior


def per_box(amount: Amount, boxes: int) -> Any:
    """The dearest box of a term, as `Formula.price_per_box` says it."""
    return amount.split(boxes)[0]


def _announced(row: Any, info: Info) -> Announced:
    def compute(rows: list[Any]) -> dict[int, Announced]:
        promotions = queries.promotions_on(rows, _running(info))
        promoted = {pk: promotion.price.amount for pk, promotion in promotions.items()}
        prior = prices.prior_prices(rows, promoted=promoted, now=clock.now())
        return {
            row.pk: Announced(
                promotion=promotions.get(row.pk),
                prior=Amount(prior[row.pk], row.price.currency) if row.pk in prior else None,
            )
            for row in rows
        }

    found: Announced = computed(row, "announced", compute)
    return found


def _running(info: Info) -> queries.Running:
    """The promotions of the site, read once per viewer."""
    viewer = info.context.viewer
    if "_promotions" not in viewer.__dict__:
        viewer.__dict__["_promotions"] = queries.running_promotions(viewer.site)
    running: queries.Running = viewer.__dict__["_promotions"]
    return running
