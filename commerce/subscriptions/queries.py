"""The next boxes of a subscription: those it has, and those it will have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wagtail.models import Site

from commerce.base import clock
from commerce.base.money import Money
from commerce.catalog.models import Edition
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import BoxDates, nth_box
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import rules
from commerce.subscriptions.models import Cycle, Subscription

SHIPPED = {DeliveryNote.Status.SHIPPED, DeliveryNote.Status.DELIVERED}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBox:
    """One coming box. `price` is what its charge will be, None when its term is paid or charged
    with an earlier box; `status` is planned, locked, paid, skipped, shipped or delivered."""

    index: int
    dates: BoxDates
    lock_date: date
    status: str
    price: Money | None
    edition: Edition | None
    delivery_note: DeliveryNote | None


def timelines(subscriptions: Sequence[Subscription], *, count: int = 6) -> dict[int, list[TimelineBox]]:
    """Subscription → its next `count` boxes, shipped ones left out; two queries for all of them,
    and one more for each site whose zone is not known yet.

    Each subscription comes with `formula` and `site`.
    """
    sites: dict[int, Site] = {}
    for subscription in subscriptions:  # one row each, which remembers its zone
        subscription.site = sites.setdefault(subscription.site_id, subscription.site)
    cycles: dict[int, list[Cycle]] = {subscription.pk: [] for subscription in subscriptions}
    for cycle in Cycle.objects.filter(subscription__in=cycles).select_related("delivery_note", "edition"):
        cycles[cycle.subscription_id].append(cycle)
    editions: dict[int, dict[date, Edition]] = {s.formula.group_id: {} for s in subscriptions}
    for edition in Edition.objects.filter(group__in=editions):
        editions[edition.group_id][edition.month] = edition
    return {
        s.pk: _timeline(s, cycles[s.pk], editions[s.formula.group_id], count=count) for s in subscriptions
    }


def _timeline(
    subscription: Subscription, cycles: list[Cycle], editions: dict[date, Edition], *, count: int
) -> list[TimelineBox]:
    boxes = [_of_cycle(subscription, cycle) for cycle in cycles if not _is_shipped(cycle)]
    if subscription.status not in rules.BOXES_COME:
        return boxes[:count]
    after = max((cycle.idx for cycle in cycles), default=-1) + 1
    coming = range(after, after + max(0, count - len(boxes)))
    return (boxes + [_coming(subscription, index, editions) for index in coming])[:count]


def _is_shipped(cycle: Cycle) -> bool:
    return cycle.delivery_note is not None and cycle.delivery_note.status in SHIPPED


def _of_cycle(subscription: Subscription, cycle: Cycle) -> TimelineBox:
    return TimelineBox(
        index=cycle.idx, dates=cycle.dates, lock_date=cycle.dates.lock_date(zone_of(subscription.site)),
        status=cycle.status, price=None, edition=_announced(cycle.edition), delivery_note=cycle.delivery_note,
    )  # fmt: skip


def _coming(subscription: Subscription, index: int, editions: dict[date, Edition]) -> TimelineBox:
    zone = zone_of(subscription.site)
    formula = subscription.formula
    dates = nth_box(
        formula.schedule, anchor=subscription.anchor, index=index, zone=zone,
        editions={month: edition.dates for month, edition in editions.items()},
    )  # fmt: skip
    return TimelineBox(
        index=index, dates=dates, lock_date=dates.lock_date(zone),
        status="planned" if dates.cutoff_at > clock.now() else "locked",
        price=subscription.price if rules.is_charged(index, boxes=formula.boxes) else None,
        edition=_announced(editions.get(dates.month)), delivery_note=None,
    )  # fmt: skip


def _announced(edition: Edition | None) -> Edition | None:
    """What is in a box stays a surprise until it is announced."""
    return edition if edition and edition.published else None
