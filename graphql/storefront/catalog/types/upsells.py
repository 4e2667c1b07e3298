"""What is offered along with a formula."""

from typing import Any

import strawberry
import strawberry_django

from commerce.catalog import models
from content.images.models import Image as ImageRow
from storefront.context import Info
from storefront.images.types import Image
from storefront.nodes import Node
from storefront.related import joined, related_one
from storefront.scalars import Money


@strawberry_django.type(
    models.Upsell, description="A product offered along with a formula, once, in its first box."
)
class Upsell(Node):
    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return queryset.visible_to(info.context.viewer).select_related("variant__product")

    @strawberry.field(description="What it is.")
    def title(self: Any) -> str:
        return str(self.variant.title)

    @strawberry.field(description="One line about it; may be empty.")
    def summary(self: Any) -> str:
        return str(self.variant.product.summary)

    @strawberry.field(description="Picture of it.")
    def image(self) -> Image | None:
        product = joined(joined(self, "variant"), "product")
        return related_one(product, "image", ImageRow.objects.all())

    price: Money = strawberry_django.field(
        description="What it costs along with the formula; may be nothing."
    )

    @strawberry.field(description="What it costs by itself.")
    def usual_price(self: Any) -> Money:
        price: Any = self.variant.price
        return price
