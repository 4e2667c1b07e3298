"""What is sold by the piece, and the forms it comes in."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.catalog import models
from content.images.models import Image as ImageRow
from storefront.catalog.types.formulas import Formula
from storefront.catalog.types.prices import Promotion, prior_price, promotion_of
from storefront.catalog.types.reviews import Review, ratings, reviews
from storefront.catalog.types.stock import FEW, Availability, availability_of
from storefront.catalog.types.words import Category, Option, Tag
from storefront.context import Info
from storefront.images.types import Image
from storefront.nodes import Node
from storefront.related import joined, related, related_one
from storefront.scalars import Money
from storefront.sources import Row


@strawberry.enum(description="What a product is.")
class ProductKind(Enum):
    GOODS = strawberry.enum_value("goods", description="Something sent to whoever buys it.")
    ADD_ON = strawberry.enum_value("add_on", description="A special box, sold between two dates.")
    GIFT_CARD = strawberry.enum_value("gift_card", description="A balance, or a subscription, to give.")


@strawberry_django.type(
    models.CharacteristicValue, description="What a variant is like: its size, its colour."
)
class VariantValue(Row):
    slug: auto = strawberry_django.field(description="Names the value for programs.")
    name: str = strawberry_django.field(description="The value, such as “large”.")

    @strawberry.field(description="What it is a value of, such as “Size”.")
    def characteristic(self, info: Info) -> str:
        found = joined(self, "characteristic")
        return str(found.name.in_language(info.context.viewer.language))


@strawberry_django.type(models.Variant, description="What is put in a cart: one form of a product.")
class Variant(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queryset.visible_to(info.context.viewer).select_related("product")

    code: auto = strawberry_django.field(description="SKU or barcode.")
    price: Money = strawberry_django.field(description="Price of one piece, VAT included.")

    @strawberry.field(
        description="Where `price` was reduced: the lowest of the 30 days before, to be shown beside it. Null"
        " while there is a `promotion`, which has its own."
    )
    def prior_price(self, info: Info) -> Money | None:
        return prior_price(self, info)

    @strawberry.field(description="What promotions now make of its price, where they take something off.")
    def promotion(self, info: Info) -> Promotion | None:
        return promotion_of(self, info)

    @strawberry.field(description="Whether it can be ordered now.")
    def availability(self: Any) -> Availability:
        return availability_of([self])

    @strawberry.field(description="How many are left, where they are five or fewer.")
    def left(self: Any) -> int | None:
        left = self.available
        return left if left is not None and left <= FEW else None

    @strawberry.field(description="What sets it apart from the other variants.")
    def values(self) -> list[VariantValue]:
        rows = models.CharacteristicValue.objects.select_related("characteristic")
        return related(self, "values", rows)

    weight_grams: auto = strawberry_django.field(description="Weight in grams, packed.")


@strawberry_django.type(models.Product, description="What is sold by the piece, in one or more variants.")
class Product(Node):
    slug: auto = strawberry_django.field(description="Names the product in addresses.")
    name: str = strawberry_django.field(description="Name of the product.")
    summary: str = strawberry_django.field(description="One line, for cards; may be empty.")
    description: str = strawberry_django.field(description="What it is, in a paragraph or two; may be empty.")

    @strawberry.field(description="What kind of thing it is.")
    def kind(self: Any) -> ProductKind:
        return ProductKind(self.kind)

    @strawberry.field(description="Main picture.")
    def image(self) -> Image | None:
        return related_one(self, "image", ImageRow.objects.all())

    @strawberry.field(description="Its further pictures, in order.")
    def pictures(self) -> list[Image]:
        rows = related(self, "pictures", models.ProductPicture.objects.select_related("image"))
        return [joined(row, "image") for row in rows]

    @strawberry.field(description="Its lowest price, VAT included.")
    def price(self: Any, info: Info) -> Money:
        price: Any = _cheapest(self, info).price
        return price

    @strawberry.field(description="Whether its variants differ in price.")
    def varies_in_price(self, info: Info) -> bool:
        return len({variant.price_amount for variant in _variants(self, info)}) > 1

    @strawberry.field(description="The same as the `priorPrice` of the variant that costs the least.")
    def prior_price(self, info: Info) -> Money | None:
        return prior_price(_cheapest(self, info), info)

    @strawberry.field(description="The same as the `promotion` on the variant that costs the least.")
    def promotion(self, info: Info) -> Promotion | None:
        return promotion_of(_cheapest(self, info), info)

    @strawberry.field(description="Whether any of its variants can be ordered now.")
    def availability(self, info: Info) -> Availability:
        return availability_of(_variants(self, info))

    @strawberry.field(description="The forms it comes in.")
    def variants(self, info: Info) -> list[Variant]:
        return _variants(self, info)

    @strawberry.field(description="What can be chosen with it.")
    def options(self, info: Info) -> list[Option]:
        return related(self, "options", Option.visible(info))

    @strawberry.field(description="The shelves it stands on.")
    def categories(self, info: Info) -> list[Category]:
        return related(self, "categories", Category.visible(info))

    @strawberry.field(description="The words on it.")
    def tags(self, info: Info) -> list[Tag]:
        return related(self, "tags", Tag.visible(info))

    @strawberry.field(description="Add-on: the formula it derives from. Gift card: the formula it gives.")
    def formula(self, info: Info) -> Formula | None:
        return related_one(self, "formula", Formula.visible(info))

    @strawberry.field(description="Mean of the ratings that are shown, from 1 to 5; null without any.")
    def rating(self) -> float | None:
        return ratings(self)[0]

    @strawberry.field(description="How many reviews are shown.")
    def review_count(self) -> int:
        return ratings(self)[1]

    @strawberry.field(description="The reviews that are shown, the newest first.")
    def reviews(self, info: Info, first: int | None = 10) -> list[Review]:
        return reviews(self, info, first)

    @strawberry.field(description="The moment from which it is no longer sold, where there is one.")
    def available_until(self) -> datetime | None:
        return self.active_until

    @strawberry.field(description="Gift card: months from the purchase until it expires.")
    def valid_months(self: Any) -> int | None:
        return self.valid_months if self.kind == models.Product.Kind.GIFT_CARD else None


def _variants(product: Any, info: Info) -> list[Any]:
    return related(product, "variants", Variant.visible(info))


def _cheapest(product: Any, info: Info) -> Any:
    return min(_variants(product, info), key=lambda variant: variant.price_amount)
