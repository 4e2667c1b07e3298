"""Past boxes as a viewer may read of them."""

from datetime import date

from django.db.models import Avg, BooleanField, Case, Count, Exists, OuterRef, Value, When

from commerce.base import clock
from commerce.base.viewer import Viewer
from commerce.catalog.models import FormulaGroup
from commerce.catalog.queries import zone_of
from commerce.subscriptions.models import BoxRating
from content.pastboxes.models import PastBoxPage, PastBoxQuerySet

NEWEST = ("-edition__month", "edition__group__position")


def boxes(viewer: Viewer, *, group: str | None = None) -> PastBoxQuerySet:
    """The pages of all past boxes, or of those of the group of this slug, without what no list shows."""
    rows: PastBoxQuerySet = PastBoxPage.objects.visible_to(viewer).defer("body")
    return rows if group is None else rows.filter(edition__group__slug=group)


def groups(viewer: Viewer) -> list[FormulaGroup]:
    """The ranges of which there are past boxes, in the owner's order, on sale or not."""
    known = boxes(viewer).order_by().values("edition__group")
    return list(FormulaGroup.objects.filter(pk__in=known))


def box_of(edition: str, viewer: Viewer) -> PastBoxPage | None:
    """The page of the edition of this id."""
    found: PastBoxPage | None = (
        PastBoxPage.objects.visible_to(viewer).filter(edition__public_id=edition).first()
    )
    return found


def like(page: PastBoxPage, viewer: Viewer, most: int) -> list[PastBoxPage]:
    """Other boxes of which everybody may know the contents: those of its range first, then the newest."""
    others = boxes(viewer).revealed(today(viewer)).exclude(edition=page.edition_id)
    same = Case(
        When(edition__group=page.edition.group_id, then=Value(True)), default=Value(False),
        output_field=BooleanField(),
    )  # fmt: skip
    return list(others.annotate(same=same).order_by("-same", *NEWEST)[:most])


def keeps_secret(viewer: Viewer) -> Exists:
    """Whether an edition has a published page, in any language, that does not tell yet what was in it."""
    pages = PastBoxPage.objects.live().secret(today(viewer)).order_by()
    return Exists(pages.filter(edition=OuterRef("pk")))


def ratings_of(editions: list[int]) -> dict[int, tuple[float, int]]:
    """Edition → the mean of its ratings and their number."""
    counted = BoxRating.objects.filter(edition__in=editions).order_by().values("edition")
    rows = counted.annotate(mean=Avg("rating"), number=Count("pk"))
    return {row["edition"]: (float(row["mean"]), row["number"]) for row in rows}


def today(viewer: Viewer) -> date:
    return clock.today(zone_of(viewer.site))
