"""The calendar of formulas as it stands now."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.catalog.models import Category, Edition, Formula
from commerce.catalog.rules import BoxDates, first_box

Dates = dict[int, dict[date, BoxDates]]


def edition_dates(groups: Iterable[int], *, at: datetime | None = None) -> Dates:
    """Group → month → dates of its editions from the month of `at`, or of now, on; in one query."""
    wanted = set(groups)
    found: Dates = {group: {} for group in wanted}
    yesterday = (at or clock.now()) - timedelta(days=1)  # as it is west of Greenwich
    since = yesterday.date().replace(day=1)
    for edition in Edition.objects.filter(group__in=wanted, month__gte=since):
        found[edition.group_id][edition.month] = edition.dates
    return found


def zone_of(site: Site) -> ZoneInfo:
    """The zone whose days are the site's."""
    return ShopSettings.for_site(site).zone


def share_sites(rows: Iterable[Any]) -> None:
    """Rows of one site share its object, and with it the settings it remembers."""
    sites: dict[int, Site] = {}
    for row in rows:
        row.site = sites.setdefault(row.site_id, row.site)


def next_boxes(formulas: Iterable[Formula], *, zone: ZoneInfo) -> dict[int, BoxDates]:
    """Formula → the first box of somebody who orders now, in one query."""
    formulas = list(formulas)
    dates = edition_dates(formula.group_id for formula in formulas)
    now = clock.now()
    return {
        formula.pk: first_box(formula.schedule, now=now, zone=zone, editions=dates[formula.group_id])
        for formula in formulas
    }


def next_box(formula: Formula) -> BoxDates:
    """The first box of somebody who orders this formula now."""
    return next_boxes([formula], zone=zone_of(formula.site))[formula.pk]


def shelf_and_below(site_id: int, slug: str) -> set[int]:
    """The category of that slug and all within it; nothing where there is no such category."""
    category = Category.objects.filter(site=site_id, slug=slug).first()
    return shelves_below(site_id)[category.pk] if category else set()


def shelves_below(site_id: int) -> dict[int, set[int]]:
    """Category → itself and all within it, for all categories of a site, in one query."""
    parents = dict(Category.objects.filter(site=site_id).values_list("pk", "parent"))
    below: dict[int, set[int]] = {pk: {pk} for pk in parents}
    for pk, parent in parents.items():
        above = parent
        while above is not None:
            below[above].add(pk)
            above = parents[above]
    return below
