"""What buyers think, once staff have read it."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
import strawberry_django
from django.db.models import Avg, Count
from strawberry import auto

from commerce.catalog import models
from storefront.context import Info
from storefront.limits import check_page
from storefront.related import computed, related, related_one
from storefront.sources import Row

if TYPE_CHECKING:
    from storefront.catalog.types.products import Product

LaterProduct = Annotated["Product", strawberry.lazy("storefront.catalog.types.products")]
SHOWN = 10  # where no number is asked for


@strawberry_django.type(models.Review, description="What a buyer of the product thinks of it.")
class Review(Row):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Public id: random and stable."
    )
    author: auto = strawberry_django.field(description="First name of the buyer; may be empty.")
    rating: auto = strawberry_django.field(description="From 1 to 5.")
    text: auto = strawberry_django.field(description="Their words; may be empty.")
    answer: auto = strawberry_django.field(description="What the shop answers; may be empty.")

    @strawberry.field(description="When it was written.")
    def written_at(self) -> datetime:
        return self.created_at

    @strawberry.field(description="What it is about; null once that is no longer sold.")
    def product(self, info: Info) -> LaterProduct | None:
        from storefront.catalog.types.products import Product

        return related_one(self, "product", Product.visible(info))


def ratings(row: Any) -> tuple[float | None, int]:
    """The mean of the shown ratings and their number, counted once for all rows that came together."""

    def count(rows: list[Any]) -> dict[int, tuple[float, int]]:
        shown = models.Review.objects.shown().filter(product__in=[row.pk for row in rows])
        counted = shown.values("product").annotate(mean=Avg("rating"), number=Count("pk"))
        return {each["product"]: (float(each["mean"]), each["number"]) for each in counted}

    found: tuple[float, int] | None = computed(row, "ratings", count)
    return found or (None, 0)


def reviews(row: Any, info: Info, first: int | None) -> list[Any]:
    return related(row, "reviews", Review.visible(info))[: check_page(first, default=SHOWN)]
