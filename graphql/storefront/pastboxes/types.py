"""The boxes that have left: what everybody may know of them, and what only those who have theirs."""

from datetime import date
from enum import Enum
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.viewer import Viewer
from commerce.catalog.models import Product as ProductRow
from content.images.models import Image as ImageRow
from content.pastboxes import models, queries
from storefront.blog.types import Card
from storefront.catalog.types import Product
from storefront.catalog.types.stock import Availability
from storefront.context import Info
from storefront.images.types import Image
from storefront.limits import check_page
from storefront.nodes import Connection
from storefront.nodes import Page as PageOfRows
from storefront.pages.blocks.base import Block
from storefront.pages.blocks.filling import blocks_of
from storefront.pages.types import Page, shows
from storefront.related import computed, joined, related_one, together
from storefront.sources import Sourced

LIKE = 3  # boxes, where no number is asked for
THINGS = 8  # in a box, as costs are counted


@strawberry.type(description="A range that past boxes are of, on sale or not.")
class PastBoxGroup(Sourced):
    slug: str = strawberry.field(description="Names the range: `boxes(group:)`.")

    @strawberry.field(description="Name of the range.")
    def name(self: Any, info: Info) -> str:
        return str(self.name.in_language(info.context.viewer.language))


@strawberry.type(description="A thing that was in a box.")
class PastBoxLine:
    name: str = strawberry.field(description="What it is.")
    quantity: int = strawberry.field(description="How many of it.")
    note: str = strawberry.field(description="One line about it; may be empty.")
    product: Product | None = strawberry.field(description="What it is sold as, where it is.")


@strawberry.type(description="What was in a box: told to nobody else than those who may know.")
class PastBoxContents:
    page: strawberry.Private[Any]

    @strawberry.field(description="Picture of the open box.")
    def image(self) -> Image | None:
        return _cover(self.page)

    @strawberry.field(description="Its story.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self.page, info)

    @strawberry.field(description="Further pictures, in order.")
    def pictures(self) -> list[Image]:
        rows = together(self.page.pictures.all())
        return [image for row in rows if (image := related_one(row, "image", ImageRow.objects.all()))]

    @strawberry.field(description="The things in it, in order.", metadata={"rows": THINGS})
    def lines(self, info: Info) -> list[PastBoxLine]:
        lines, sold = self._lines(), self._sold(info)
        gone = {line.product_id for line in lines if not line.name} - set(sold) - {None}
        names = {row.pk: row.name for row in ProductRow.objects.filter(pk__in=gone)} if gone else {}
        language = info.context.viewer.language
        told: list[PastBoxLine] = []
        for line in lines:
            product: Any = sold.get(line.product_id)
            words = product.name if product else names.get(line.product_id)
            name = line.name or (words.in_language(language) if words else "")
            told.append(PastBoxLine(name=name, quantity=line.quantity, note=line.note, product=product))
        return told

    @strawberry.field(
        description="Those of its products of which there are some left to buy.", metadata={"rows": THINGS}
    )
    def left(self, info: Info) -> list[Product]:
        products = self._sold(info).values()
        return [one for one in products if Product.availability(one, info) != Availability.SOLD_OUT]

    def _lines(self) -> list[Any]:
        known: list[Any] | None = self.page.__dict__.get("_lines")
        if known is None:
            known = self.page.__dict__["_lines"] = list(self.page.lines.all())
        return known

    def _sold(self, info: Info) -> dict[int, Any]:
        """Its products that are on sale, in its order, read once."""
        known: dict[int, Any] | None = self.page.__dict__.get("_sold")
        if known is None:
            chosen = [line.product_id for line in self._lines() if line.product_id]
            rows = (
                {row.pk: row for row in together(Product.visible(info).filter(pk__in=chosen))}
                if chosen
                else {}
            )
            known = self.page.__dict__["_sold"] = {pk: rows[pk] for pk in chosen if pk in rows}
        return known


@strawberry.interface(description="What everybody is told of a past box, in a list and on its page.")
class PastBox(Sourced):
    @strawberry.field(description="Id of its edition: what `receivedBox` and `pastBoxRate` ask for.")
    def edition(self) -> strawberry.ID:
        return strawberry.ID(self.edition.public_id)

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        return self.edition.month

    @strawberry.field(description="Day on which it left.")
    def ships_on(self) -> date:
        return self.edition.ships_on

    @strawberry.field(description="The range it is of.")
    def group(self) -> PastBoxGroup:
        return self.edition.group

    @strawberry.field(description="The day from which everybody may know its contents; null once they may.")
    def secret_until(self: Any, info: Info) -> date | None:
        return self.reveals_on if self.is_secret(info.context.viewer) else None

    @strawberry.field(description="Picture of the open box; null while its contents are secret.")
    def image(self: Any, info: Info) -> Image | None:
        return None if self.is_secret(info.context.viewer) else _cover(self)

    @strawberry.field(description="Mean of the ratings of those who had it, from 1 to 5; null without any.")
    def rating(self) -> float | None:
        return _ratings(self)[0]

    @strawberry.field(description="How many have rated it.")
    def rating_count(self) -> int:
        return _ratings(self)[1]


@strawberry.type(description="A past box, as lists show it.")
class PastBoxCard(Card, PastBox):
    pass


def _cover(page: Any) -> Any:
    """The picture of the page, else of its edition; read for all pages that came together."""
    own = related_one(page, "image", ImageRow.objects.all())
    return own or related_one(joined(page, "edition") or page.edition, "image", ImageRow.objects.all())


def _ratings(page: Any) -> tuple[float | None, int]:
    def count(pages: list[Any]) -> dict[int, tuple[float, int]]:
        known = queries.ratings_of([each.edition_id for each in pages])
        return {each.pk: known[each.edition_id] for each in pages if each.edition_id in known}

    found: tuple[float, int] | None = computed(page, "ratings", count)
    return found or (None, 0)


@shows(models.PastBoxesPage)
@strawberry_django.type(models.PastBoxesPage, description="The gallery of the boxes that have left.")
class PastBoxesPage(Page):
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="The boxes, all or those of the range of this slug, the newest first.")
    def boxes(
        self, info: Info, first: int | None = 24, after: str | None = None, group: str | None = None
    ) -> Connection[PastBoxCard]:
        rows = queries.boxes(info.context.viewer, group=group)
        key = "-translation_key"
        return Connection(page=PageOfRows(rows, queries.NEWEST, first=first, after=after, key=key))

    @strawberry.field(description="The ranges that the boxes are of, in the owner's order.")
    def groups(self, info: Info) -> list[PastBoxGroup]:
        found: Any = queries.groups(info.context.viewer)
        return found


@shows(models.PastBoxPage)
@strawberry_django.type(models.PastBoxPage, description="One box that has left.")
class PastBoxPage(Page, PastBox):
    introduction: auto = strawberry_django.field(
        description="Told at once, even while the contents are secret; may be empty."
    )

    @strawberry.field(description="Title for search engines; no more than its title while it is secret.")
    def seo_title(self: Any, info: Info) -> str:
        return self.title if self.is_secret(info.context.viewer) else self.seo_title or self.title

    @strawberry.field(  # type: ignore[misc]  # the interface has it as a column
        description="Description for search engines; empty while its contents are secret."
    )
    def search_description(self: Any, info: Info) -> str:
        return "" if self.is_secret(info.context.viewer) else self.search_description

    @strawberry.field(
        description="What is shown where somebody shares it; null while its contents are secret."
    )
    def share_image(self: Any, info: Info) -> Image | None:
        secret = self.is_secret(info.context.viewer)
        return None if secret else related_one(self, "share_image", ImageRow.objects.all())

    @strawberry.field(description="What was in it; null while that is secret.")
    def contents(self: Any, info: Info) -> PastBoxContents | None:
        return None if self.is_secret(info.context.viewer) else PastBoxContents(page=self)

    @strawberry.field(description="Other boxes whose contents are known, of its range first.")
    def like(self: Any, info: Info, first: int | None = LIKE) -> list[PastBoxCard]:
        viewer: Viewer = info.context.viewer
        found: Any = together(queries.like(self, viewer, check_page(first, default=LIKE)))
        return found


@strawberry.enum(description="How far the viewer's own box is.")
class BoxArrival(Enum):
    ON_ITS_WAY = strawberry.enum_value("on_its_way", description="It is packed, or on the road.")
    ARRIVED = strawberry.enum_value("arrived", description="It was delivered.")


@strawberry.type(description="A past box of which the viewer has one of their own.")
class ReceivedBox:
    page: strawberry.Private[Any]
    arrival: BoxArrival = strawberry.field(description="How far their own is.")
    my_rating: int | None = strawberry.field(description="What they gave it, from 1 to 5.")

    @strawberry.field(description="The box as everybody sees it.")
    def box(self) -> PastBoxCard:
        return self.page

    @strawberry.field(description="What was in it; null while it is on its way and a secret to everybody.")
    def contents(self, info: Info) -> PastBoxContents | None:
        arrived = self.arrival == BoxArrival.ARRIVED
        secret = self.page.is_secret(info.context.viewer)
        return PastBoxContents(page=self.page) if arrived or not secret else None

    @strawberry.field(description="Whether `pastBoxRate` is open to them.")
    def may_rate(self) -> bool:
        return self.arrival == BoxArrival.ARRIVED and self.my_rating is None
