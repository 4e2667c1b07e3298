"""Closings: what each seller issued in a day, a month or a year, added up and sealed once it is over."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Min

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.models import LegalEntity, ShopSettings
from commerce.invoices import rules
from commerce.invoices.actions.numbering import lock_sellers
from commerce.invoices.models import Closing, CreditNote, Document, Invoice

KINDS: tuple[type[Document], ...] = (Invoice, CreditNote)
DAY = timedelta(days=1)
LONGEST_RUN = 400  # days that one transaction closes


def close_periods() -> int:
    """Every day, month and year that is over is closed, for every seller; how many were closed now."""
    return sum(_close_seller(pk) for pk in LegalEntity.objects.order_by("pk").values_list("pk", flat=True))


def _close_seller(pk: int) -> int:
    closed = 0
    while batch := close(pk):
        closed += len(batch)
    return closed


@action
def close(seller_id: int) -> list[Closing]:
    """The next closings of the seller, from its first document or last closing on; none when all is closed.

    A day is over once it is so at all its sites. While this runs nothing is issued in its name, so
    that no document comes late to a closed day.
    """
    seller = lock_sellers([seller_id])[seller_id]
    last = Closing.objects.filter(legal_entity=seller).order_by("-pk").first()
    done = Closing.objects.filter(legal_entity=seller, span=Closing.Span.DAY).order_by("-pk").first()
    begin = done.ends_on + DAY if done else _first_day(seller)
    if begin is None:
        return []
    end = min(_last_day_over(seller), begin + (LONGEST_RUN - 1) * DAY)
    seal, running = (last.hash, last.running) if last else ("", {})
    closings = []
    for closing in _periods(seller, begin, end, running):
        closing.closed_at = clock.now()
        closing.hash = seal = rules.chained(seal, closing.content())
        closings.append(closing)
    return Closing.objects.bulk_create(closings)


def _periods(
    seller: LegalEntity, begin: date, end: date, running: dict[str, dict[str, int]]
) -> Iterator[Closing]:
    """A closing per day, and after the last day of a month or year one of that."""
    known = Closing.objects.filter(legal_entity=seller, span=Closing.Span.DAY, starts_on__lt=begin)
    this_year = known.filter(starts_on__gte=begin.replace(month=1, day=1))
    totals = dict(this_year.values_list("starts_on", "totals")) | _totals_by_day(seller, begin, end)
    day = begin
    while day <= end:
        running = rules.running_total(running, totals.get(day, {}))
        for span, first in _ending_on(day):
            days = [found for when, found in sorted(totals.items()) if first <= when <= day]
            yield Closing(
                legal_entity=seller, span=span, starts_on=first, ends_on=day,
                totals=rules.total_of_days(days), running=running,
            )  # fmt: skip
        day += DAY


def _ending_on(day: date) -> Iterator[tuple[Closing.Span, date]]:
    yield Closing.Span.DAY, day
    tomorrow = day + DAY
    if tomorrow.day == 1:
        yield Closing.Span.MONTH, day.replace(day=1)
    if tomorrow.day == tomorrow.month == 1:
        yield Closing.Span.YEAR, day.replace(month=1, day=1)


def _totals_by_day(seller: LegalEntity, begin: date, end: date) -> dict[date, rules.Totals]:
    """Per day, what was issued from `begin` to `end`."""
    days: dict[date, rules.Totals] = {}
    for kind in KINDS:
        issued = kind._default_manager.filter(
            legal_entity=seller, issued_on__gte=begin, issued_on__lte=end
        ).order_by("pk")
        for row in issued.only("series", "number", "issued_on", "vat", "total_amount", "currency", "hash"):
            rules.add_document(days.setdefault(row.issued_on, {}), row)
    return days


def _first_day(seller: LegalEntity) -> date | None:
    days = (
        kind._default_manager.filter(legal_entity=seller).aggregate(first=Min("issued_on"))["first"]
        for kind in KINDS
    )
    return min((day for day in days if day), default=None)


def _last_day_over(seller: LegalEntity) -> date:
    """Yesterday, where it still is the earliest."""
    shops: Sequence[ShopSettings] = ShopSettings.objects.filter(legal_entity=seller)
    zones = [shop.zone for shop in shops] or [ZoneInfo("UTC")]
    return min(clock.today(zone) for zone in zones) - DAY
