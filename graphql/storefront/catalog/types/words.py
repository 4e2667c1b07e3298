"""Shelves of the shop, and the words on its products."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.money import Money as Amount
from commerce.catalog import models
from content.images.models import Image as ImageRow
from storefront.context import Info
from storefront.images.types import Image
from storefront.nodes import Node
from storefront.related import related, related_one, together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Row

ID = "Public id: random and stable."


@strawberry_django.type(models.Category, description="A shelf of the shop, within another or at the top.")
class Category(Node):
    slug: auto = strawberry_django.field(description="Names the category in addresses.")
    name: str = strawberry_django.field(description="Name of the category.")
    description: str = strawberry_django.field(description="What stands there, in a paragraph; may be empty.")

    @strawberry.field(description="Picture of the category.")
    def image(self) -> Image | None:
        return related_one(self, "image", ImageRow.objects.all())

    @strawberry.field(description="The categories from the top of the shop down to this one.")
    def path(self: Any, info: Info) -> "list[Category]":
        shelves, found = shelves_of(info), [self]
        while found[0].parent_id is not None:
            found.insert(0, shelves[found[0].parent_id])
        return found

    @strawberry.field(description="The categories right within it, in the owner's order.")
    def children(self: Any, info: Info) -> "list[Category]":
        rows: Any = [row for row in shelves_of(info).values() if row.parent_id == self.pk]
        return rows


def shelves_of(info: Info) -> dict[int, Any]:
    """Every category of the site by its key, in the owner's order; read once for each viewer."""
    viewer = info.context.viewer
    if "_shelves" not in viewer.__dict__:
        viewer.__dict__["_shelves"] = {row.pk: row for row in together(Category.visible(info))}
    shelves: dict[int, Any] = viewer.__dict__["_shelves"]
    return shelves


@strawberry_django.type(models.Taxonomy, description="A kind of tags, such as flavours or origins.")
class Taxonomy(Row):
    id: strawberry.ID = strawberry_django.field(field_name="public_id", description=ID)
    slug: auto = strawberry_django.field(description="Names the taxonomy for programs.")
    name: str = strawberry_django.field(description="Name of the taxonomy.")


@strawberry_django.type(models.Tag, description="A word that products share.")
class Tag(Row):
    id: strawberry.ID = strawberry_django.field(field_name="public_id", description=ID)
    slug: auto = strawberry_django.field(description="Names the tag within its taxonomy.")
    name: str = strawberry_django.field(description="The word itself.")

    @strawberry.field(description="What kind of word it is.")
    def taxonomy(self, info: Info) -> Taxonomy:
        return related_one(self, "taxonomy", Taxonomy.visible(info))


@strawberry_django.type(models.OptionChoice, description="One answer to an option.")
class OptionChoice(Row):
    id: strawberry.ID = strawberry_django.field(
        field_name="public_id", description="Give it to cartLineAdd as one of its `options`."
    )
    name: str = strawberry_django.field(description="The answer.")

    @strawberry.field(description="What it adds to the price of each piece, VAT included; may be nothing.")
    def price(self: Any, info: Info) -> Money:
        price: Any = Amount(self.price_amount, shop_of(info.context.viewer).currency)
        return price


@strawberry_django.type(
    models.Option, description="A choice that comes with a product, free or not: a wrapping, an engraving."
)
class Option(Row):
    id: strawberry.ID = strawberry_django.field(field_name="public_id", description=ID)
    name: str = strawberry_django.field(description="What is chosen.")
    required: auto = strawberry_django.field(description="Whether one of its choices must be taken.")

    @strawberry.field(description="What can be chosen now.")
    def choices(self, info: Info) -> list[OptionChoice]:
        return related(self, "choices", OptionChoice.visible(info))
