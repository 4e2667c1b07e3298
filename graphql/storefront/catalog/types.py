"""What is sold: formula groups, formulas, and the editions (one month's box) of a group."""

from datetime import date, datetime
from typing import Annotated, Self
from zoneinfo import ZoneInfo

import strawberry

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.catalog import models, queries
from commerce.catalog.rules import BoxDates as Dates
from content.images.models import Image as ImageRow
from storefront.images.types import Image
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.related import computed, joined, related, related_one, together
from storefront.scalars import Money
from storefront.site.shop import shop_of

ANNOUNCED = 3  # editions where no number is asked for


@strawberry.type(description="When one box locks, is charged and ships; days of the shop's time zone.")
class BoxDates:
    dates: strawberry.Private[Dates]
    zone: strawberry.Private[ZoneInfo]

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        return self.dates.month

    @strawberry.field(description="Last day on which the box may still change.")
    def lock_date(self) -> date:
        return self.dates.lock_date(self.zone)

    @strawberry.field(description="First moment at which the box can no longer change.")
    def locked_at(self) -> datetime:
        return self.dates.cutoff_at

    @strawberry.field(description="Day on which the box is charged.")
    def charge_on(self) -> date:
        return self.dates.charge_on

    @strawberry.field(description="Day on which the box leaves the warehouse.")
    def ships_on(self) -> date:
        return self.dates.ships_on


@strawberry.type(description="One month's box of a formula group.")
class Edition(Node):
    @classmethod
    def of(cls, row: models.Edition | None, viewer: Viewer) -> Self | None:
        return None if row is None else cls(row=row, viewer=viewer)

    @strawberry.field(description="First day of the month of the box.")
    def month(self) -> date:
        month: date = self.row.month
        return month

    @strawberry.field(description="Theme of the box.")
    def title(self) -> str:
        return self.words(self.row.title)

    @strawberry.field(description="What the box tells, in a paragraph or two; may be empty.")
    def story(self) -> str:
        return self.words(self.row.story)

    @strawberry.field(description="Picture of the box.")
    def image(self) -> Image | None:
        return _image(self)


@strawberry.type(description="A range of formulas of one level, in several lengths.")
class FormulaGroup(Node):
    @strawberry.field(description="Names the group in addresses.")
    def slug(self) -> str:
        return str(self.row.slug)

    @strawberry.field(description="Name of the range.")
    def name(self) -> str:
        return self.words(self.row.name)

    @strawberry.field(description="What the range is, in a paragraph; may be empty.")
    def description(self) -> str:
        return self.words(self.row.description)

    @strawberry.field(description="Picture of the range.")
    def image(self) -> Image | None:
        return _image(self)

    @strawberry.field(description="Its formulas on sale.")
    def formulas(self) -> list[Annotated["Formula", strawberry.lazy("storefront.catalog.types")]]:
        rows = related(self.row, "formulas", models.Formula.objects.visible_to(self.viewer))
        return [Formula(row=row, viewer=self.viewer) for row in rows]

    @strawberry.field(description="Its announced editions that can still be ordered.")
    def next_editions(self, first: int | None = ANNOUNCED) -> list[Edition]:
        return _editions(self, first)


@strawberry.type(description="What one subscribes to: so many boxes per term, at one price per term.")
class Formula(Node):
    @strawberry.field(description="Names the formula in addresses.")
    def slug(self) -> str:
        return str(self.row.slug)

    @strawberry.field(description="Name of the formula within its group.")
    def name(self) -> str:
        return self.words(self.row.name)

    @strawberry.field(description="One line, for cards.")
    def summary(self) -> str:
        return self.words(self.row.summary)

    @strawberry.field(description="What it is, in a paragraph or two; may be empty.")
    def description(self) -> str:
        return self.words(self.row.description)

    @strawberry.field(description="Picture of the formula.")
    def image(self) -> Image | None:
        return _image(self)

    @strawberry.field(description="What one term costs, VAT included.")
    def price(self) -> Money:
        return Money.of(self.row.price)

    @strawberry.field(description="`price` divided by `boxes`.")
    def price_per_box(self) -> Money:
        return Money.of(self.row.price_per_box)

    @strawberry.field(description="Boxes per term: 1 monthly, 3 for three months prepaid.")
    def boxes(self) -> int:
        return int(self.row.boxes)

    @strawberry.field(description="Months from one box to the next.")
    def interval_months(self) -> int:
        return int(self.row.interval_months)

    @strawberry.field(description="The range it belongs to.")
    def group(self) -> FormulaGroup:
        # Whoever sees a formula, even one no longer on sale that they subscribe to, sees its group.
        group = joined(self.row, "group")
        if group is None or group.site_id != self.viewer.site.pk:
            groups = models.FormulaGroup.objects.filter(site=self.viewer.site)
            group = related_one(self.row, "group", groups)
        return FormulaGroup(row=group, viewer=self.viewer)

    @strawberry.field(description="The first box of somebody who orders now.")
    def next_box(self) -> BoxDates:
        zone = shop_of(self.viewer).zone
        dates = computed(self.row, "next_box", lambda rows: queries.next_boxes(rows, zone=zone))
        assert dates is not None
        return BoxDates(dates=dates, zone=zone)

    @strawberry.field(description="The announced editions of its group that can still be ordered.")
    def editions(self, first: int | None = ANNOUNCED) -> list[Edition]:
        return _editions(self, first)


def _image(node: Node) -> Image | None:
    return Image.of(related_one(node.row, "image", ImageRow.objects.all()), node.viewer)


def _editions(node: Node, first: int | None) -> list[Edition]:
    """The coming editions of the node's group, read once for all nodes that came with it."""
    viewer = node.viewer

    def compute(rows: list[models.Formula] | list[models.FormulaGroup]) -> dict[int, list[models.Edition]]:
        groups = {getattr(row, "group_id", row.pk) for row in rows}
        found: dict[int, list[models.Edition]] = {group: [] for group in groups}
        announced = models.Edition.objects.visible_to(viewer)
        coming = announced.filter(group__in=groups, cutoff_at__gt=clock.now())
        for edition in together(coming):
            found[edition.group_id].append(edition)
        return {row.pk: found[getattr(row, "group_id", row.pk)] for row in rows}

    editions = computed(node.row, "editions", compute) or []
    return [Edition(row=row, viewer=viewer) for row in editions[: check_page(first, default=ANNOUNCED)]]
