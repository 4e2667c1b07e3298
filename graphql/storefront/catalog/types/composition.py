"""What a subscriber chooses themselves in a personalised formula."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.catalog import composing, models
from storefront.catalog.types.products import Product
from storefront.context import Info
from storefront.limits import check_page
from storefront.related import together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Row

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


def _money(amount: int | None, info: Info) -> Any:
    return None if amount is None else Amount(amount, shop_of(info.context.viewer).currency)
