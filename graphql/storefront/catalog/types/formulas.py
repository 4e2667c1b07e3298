"""What is sold: formula groups, formulas, and the editions (one month's box) of a group."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base import clock
from commerce.catalog import models, queries
from content.images.models import Image as ImageRow
from content.pastboxes.queries import keeps_secret
from storefront.catalog.types.prices import FormulaPromotion, per_box, prior_price, promotion_of_term
from storefront.catalog.types.stock import Availability, availability_of
from storefront.context import Info
from storefront.images.types import Image
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.related import computed, joined, related, related_one, together
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Sourced

if TYPE_CHECKING:
    from storefront.catalog.types.composition import CompositionStep
    from storefront.catalog.types.upsells import Upsell

LaterFormula = Annotated["Formula", strawberry.lazy("storefront.catalog.types.formulas")]
LaterStep = Annotated["CompositionStep", strawberry.lazy("storefront.catalog.types.composition")]
LaterUpsell = Annotated["Upsell", strawberry.lazy("storefront.catalog.types.upsells")]
ANNOUNCED = 3  # editions where no number is asked for


@strawberry.type(description="When one box locks, is charged and ships; days of the shop's time zone.")
class BoxDates(Sourced):
    month: date = strawberry.field(description="First day of the month of the box.")

    @strawberry.field(description="Last day on which the box may still change.")
    def lock_date(self, info: Info) -> date:
        return self.lock_date(shop_of(info.context.viewer).zone)

    @strawberry.field(description="First moment at which the box can no longer change.")
    def locked_at(self) -> datetime:
        return self.cutoff_at

    charge_on: date = strawberry.field(description="Day on which the box is charged.")
    ships_on: date = strawberry.field(description="Day on which the box leaves the warehouse.")


@strawberry_django.type(models.Edition, description="One month's box of a formula group.")
class Edition(Node):
    month: auto = strawberry_django.field(description="First day of the month of the box.")
    title: str = strawberry_django.field(description="Theme of the box.")

    @strawberry.field(
        description="What the box tells, in a paragraph or two; may be empty, and is while its past box is a"
        " secret."
    )
    def story(self: Any, info: Info) -> str:
        if _is_secret(self, info):
            return ""
        return str(self.story.in_language(info.context.viewer.language))

    @strawberry.field(description="Picture of the box; null while its past box is a secret.")
    def image(self, info: Info) -> Image | None:
        return None if _is_secret(self, info) else _image(self)

    @classmethod
    def get_queryset(cls, queryset: Any, info: Info) -> Any:
        return super().get_queryset(queryset, info).annotate(is_secret=keeps_secret(info.context.viewer))


@strawberry_django.type(
    models.FormulaGroup, description="A range of formulas of one level, in several lengths."
)
class FormulaGroup(Node):
    slug: auto = strawberry_django.field(description="Names the group in addresses.")
    name: str = strawberry_django.field(description="Name of the range.")
    description: str = strawberry_django.field(description="What the range is, in a paragraph; may be empty.")

    @strawberry.field(description="Picture of the range.")
    def image(self) -> Image | None:
        return _image(self)

    @strawberry.field(description="Its formulas on sale.")
    def formulas(
        self, info: Info
    ) -> list[Annotated["Formula", strawberry.lazy("storefront.catalog.types.formulas")]]:
        return related(self, "formulas", Formula.visible(info))

    @strawberry.field(description="Its announced editions that can still be ordered.")
    def next_editions(self, info: Info, first: int | None = ANNOUNCED) -> list[Edition]:
        return _editions(self, info, first)


@strawberry_django.type(
    models.Formula,
    description="What one subscribes to: so many boxes per term, at one price per term.",
)
class Formula(Node):
    slug: auto = strawberry_django.field(description="Names the formula in addresses.")
    name: str = strawberry_django.field(description="Name of the formula within its group.")
    summary: str = strawberry_django.field(description="One line, for cards.")
    description: str = strawberry_django.field(description="What it is, in a paragraph or two; may be empty.")

    @strawberry.field(description="Picture of the formula.")
    def image(self) -> Image | None:
        return _image(self)

    price: Money = strawberry_django.field(description="What one term costs, VAT included.")
    price_per_box: Money = strawberry_django.field(description="`price` divided by `boxes`.")

    @strawberry.field(
        description="Where `price` was reduced: the lowest of the 30 days before, to be shown beside it. Null"
        " while there is a `promotion`, which has its own."
    )
    def prior_price(self, info: Info) -> Money | None:
        return prior_price(self, info)

    @strawberry.field(description="`priorPrice` divided by `boxes`.")
    def prior_price_per_box(self: Any, info: Info) -> Money | None:
        amount = prior_price(self, info)
        return amount and per_box(amount, self.boxes)

    @strawberry.field(description="What promotions now make of its price, where they take something off.")
    def promotion(self, info: Info) -> FormulaPromotion | None:
        return promotion_of_term(self, info)

    boxes: auto = strawberry_django.field(
        description="Boxes per term: 1 monthly, 3 for three months prepaid."
    )
    interval_months: auto = strawberry_django.field(description="Months from one box to the next.")

    @strawberry.field(description="Whether it can be ordered now.")
    def availability(self: Any) -> Availability:
        return availability_of([self])

    @strawberry.field(description="The range it belongs to.")
    def group(self, info: Info) -> FormulaGroup:
        # Whoever sees a formula, even one no longer on sale that they subscribe to, sees its group.
        site = info.context.viewer.site
        group = joined(self, "group")
        if group is None or group.site_id != site.pk:
            group = related_one(self, "group", models.FormulaGroup.objects.filter(site=site))
        return group

    @strawberry.field(description="What a subscriber chooses, step by step; none where it is ready made.")
    def steps(self, info: Info) -> list[LaterStep]:
        return related(self, "steps", models.CompositionStep.objects.all())

    @strawberry.field(description="What can be added along with it, once it is in the cart.")
    def upsells(self, info: Info) -> list[LaterUpsell]:
        from storefront.catalog.types.upsells import Upsell

        return related(self, "upsells", Upsell.visible(info))

    @strawberry.field(description="The first box of somebody who orders now.")
    def next_box(self, info: Info) -> BoxDates:
        return next_box(self, info)

    @strawberry.field(description="The announced editions of its group that can still be ordered.")
    def editions(self, info: Info, first: int | None = ANNOUNCED) -> list[Edition]:
        return _editions(self, info, first)


def next_box(formula: Any, info: Info) -> Any:
    """Dates of the formula's next box, computed once for all formulas that came with it."""
    zone = shop_of(info.context.viewer).zone
    return computed(formula, "next_box", lambda rows: queries.next_boxes(rows, zone=zone))


def _is_secret(row: Any, info: Info) -> bool:
    """Whether the past box of the edition does not tell yet what was in it; asked once for all that came
    together where the query that read them did not say."""
    if hasattr(row, "is_secret"):
        return bool(row.is_secret)

    def compute(rows: list[models.Edition]) -> dict[int, bool]:
        secret = models.Edition.objects.filter(keeps_secret(info.context.viewer))
        known = set(secret.filter(pk__in=[each.pk for each in rows]).values_list("pk", flat=True))
        return {each.pk: each.pk in known for each in rows}

    return bool(computed(row, "is_secret", compute))


def _image(row: Any) -> Any:
    return related_one(row, "image", ImageRow.objects.all())


def _editions(row: Any, info: Info, first: int | None) -> Any:
    """The coming editions of the row's group, read once for all rows that came with it."""

    def compute(rows: list[models.Formula] | list[models.FormulaGroup]) -> dict[int, list[models.Edition]]:
        groups = {getattr(row, "group_id", row.pk) for row in rows}
        found: dict[int, list[models.Edition]] = {group: [] for group in groups}
        for edition in together(Edition.visible(info).filter(group__in=groups, cutoff_at__gt=clock.now())):
            found[edition.group_id].append(edition)
        return {row.pk: found[getattr(row, "group_id", row.pk)] for row in rows}

    return computed(row, "editions", compute)[: check_page(first, default=ANNOUNCED)]
