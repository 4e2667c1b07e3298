"""What a subscriber chooses themselves in a personalised formula."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.catalog import composing, models
from commerce.catalog.errors import CompositionError
from storefront.catalog.types.products import Product
from storefront.context import Info
from storefront.limits import check_page
from storefront.problems import Problem, told_by
from storefront.related import together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Row, Sourced

OFFERED = 50  # where no number is asked for


@strawberry_django.type(
    models.CompositionStep, description="One step of composing a box: so many of the products offered in it."
)
class CompositionStep(Row):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Public id: random and stable."
    )
    name: str = strawberry_django.field(description="Name of the step.")
    hint: str = strawberry_django.field(description="One line under its name; may be empty.")
    minimum: auto = strawberry_django.field(description="How many must be chosen at least.")
    maximum: auto = strawberry_django.field(description="How many may be chosen at most.")
    most_of_one: auto = strawberry_django.field(description="How many alike; null where it does not matter.")

    @strawberry.field(description="What the chosen must be worth together at least; null without a bound.")
    def worth_at_least(self: Any, info: Info) -> Money | None:
        return _money(self.least_amount, info)

    @strawberry.field(description="What the chosen may be worth together at most; null without a bound.")
    def worth_at_most(self: Any, info: Info) -> Money | None:
        return _money(self.most_amount, info)

    @strawberry.field(description="The products offered in this step.")
    def products(self: Any, info: Info, first: int | None = OFFERED) -> list[Product]:
        rows: Any = composing.offered_in(self, info.context.viewer)
        return together(rows[: check_page(first, default=OFFERED)])


@strawberry.type(description="So many of one thing, chosen for a personalised box.")
class BoxChoice(Sourced):
    step: strawberry.ID = strawberry.field(description="The step it was chosen in; it may be gone.")
    name: str = strawberry.field(description="Name of the step.")
    variant: strawberry.ID = strawberry.field(description="What was chosen: a variant; it may be gone.")
    title: str = strawberry.field(description="What was chosen, in words.")
    quantity: int = strawberry.field(description="How many of it, in each box.")
    by_shop: bool = strawberry.field(
        description="Whether the shop chose it, because nobody did or what was chosen could not be had."
    )


@strawberry.input(description="So many of one thing, for a personalised box.")
class ChoiceInput:
    step: strawberry.ID = strawberry.field(description="One of the formula's `steps`.")
    variant: strawberry.ID = strawberry.field(
        description="A variant of a product offered in it; empty for none."
    )
    quantity: int = strawberry.field(description="How many of it in each box; 0 for none.")


@strawberry.type(description="What was chosen is no whole box: too little, too much, or not offered.")
class CompositionInvalid(Problem):
    step: strawberry.ID | None = strawberry.field(description="The step to look at again, if it is one.")


@told_by(CompositionError)
def _composition_invalid(error: CompositionError, common: dict[str, Any]) -> Problem:
    step = strawberry.ID(error.id) if error.id else None
    field = f"choices.{error.id}" if error.id else "choices"
    return CompositionInvalid(**common | {"field": field}, step=step)


def wanted(choices: list[ChoiceInput]) -> dict[str, dict[str, int]]:
    """The choices as the rule takes them."""
    return composing.choices_of(
        {"step": str(one.step), "variant": str(one.variant), "quantity": one.quantity}
        for one in choices
        if one.variant
    )


def chosen_rows(rows: Any) -> Any:
    """What was kept of the choices, by name."""
    return [composing.Chosen(**row) for row in rows]


def _money(amount: int | None, info: Info) -> Any:
    return None if amount is None else Amount(amount, shop_of(info.context.viewer).currency)
