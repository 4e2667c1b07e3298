"""Telling that boxes have locked: each once, on its lock date, also those that are charged only later."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Case, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, When

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish_all
from commerce.catalog.models import Edition, Formula
from commerce.catalog.queries import share_sites, zone_of
from commerce.catalog.rules import BoxDates
from commerce.subscriptions.calendar import Editions, calendar_of, editions_of
from commerce.subscriptions.events import BoxLocked
from commerce.subscriptions.models import DAY, Cycle, Subscription

BATCH = 500
SHORTER = 4 * DAY  # by so much a short month moves a day of shipping, and a day more
LONGEST = timedelta(days=90)  # from a lock to the day of shipping, and more


def tell_locked() -> int:
    """Tell of every box that has locked since its subscription was last told of one; how many.

    What kept this from running is made up for, but for boxes whose day of shipping has passed.
    """
    told, last, now = 0, 0, clock.now()
    rows = _locking(now, _window(now)).select_related("site", "formula__group")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        if found := _untold(batch, now):
            told += _tell(list(found), now)
        last = batch[-1].pk
    return told


def _window(now: datetime) -> timedelta:
    """The longest time from a lock to its charge, of boxes to come."""
    fixed = When(calendar="fixed", then=F("lock_days") - F("ship_day") + F("charge_day"))
    lead = Case(fixed, default=F("lock_days") - F("ship_after"), output_field=IntegerField())
    days = Formula.objects.aggregate(most=Max(lead))["most"] or 0
    coming = Edition.objects.filter(charge_on__gte=(now - DAY).date())
    longest = coming.aggregate(most=Max(F("charge_on") - F("cutoff_at__date")))["most"] or timedelta()
    return max(timedelta(days=days) + SHORTER, longest + DAY)


def _locking(now: datetime, window: timedelta) -> QuerySet[Subscription]:
    """Those of which a box may have locked untold: paid, or to be charged within `window`."""
    theirs = _locked_boxes(now).filter(subscription=OuterRef("pk"), cutoff_at__gt=OuterRef("locks_told_at"))
    soon = Q(status=Subscription.Status.ACTIVE, next_charge_at__lte=now + window)
    return Subscription.objects.served().filter(soon | Exists(theirs)).order_by("pk")


def _locked_boxes(now: datetime) -> QuerySet[Cycle]:
    """Boxes that have locked, and are paid or will be charged on their day; not those that are owed."""
    is_coming = Q(status=Cycle.Status.PAID) | Q(
        status=Cycle.Status.DUE, term__failed_at=None, term__next_step_at__gt=now
    )
    return Cycle.objects.filter(is_coming, cutoff_at__gt=now - LONGEST, cutoff_at__lte=now)


@action
def _tell(batch: Sequence[int], now: datetime) -> int:
    """The same number of statements for one subscription or for many."""
    rows = Subscription.objects.filter(pk__in=batch).locked_first().select_related("site", "formula__group")
    told = _untold(list(rows), now)
    Subscription.objects.filter(pk__in=told).update(locks_told_at=now)
    publish_all([event for events in told.values() for event in events])
    return sum(map(len, told.values()))


def _untold(subscriptions: Sequence[Subscription], now: datetime) -> dict[int, list[BoxLocked]]:
    """Subscription → what is to be told of its boxes, where there is something."""
    share_sites(subscriptions)
    boxes: dict[int, list[BoxDates]] = defaultdict(list)
    for cycle in _locked_boxes(now).filter(subscription__in=subscriptions).order_by("idx"):
        boxes[cycle.subscription_id].append(cycle.dates)
    editions, untold = editions_of(subscriptions), defaultdict(list)
    for subscription in subscriptions:
        today = now.astimezone(zone_of(subscription.site)).date()
        for box in [*boxes[subscription.pk], *_coming(subscription, editions)]:
            if subscription.locks_told_at < box.cutoff_at <= now and box.ships_on >= today:
                untold[subscription.pk].append(_event(subscription, box))
    return untold


def _coming(subscription: Subscription, editions: Editions) -> Iterator[BoxDates]:
    """The first box of its next term, which nothing has been charged for yet."""
    if subscription.status == Subscription.Status.ACTIVE and subscription.next_slot is not None:
        yield calendar_of(subscription, editions).box(subscription.next_slot)


def _event(subscription: Subscription, box: BoxDates) -> BoxLocked:
    return BoxLocked(
        site=subscription.site_id, subscription=subscription.public_id, month=box.month.isoformat(),
        locked_at=box.cutoff_at.isoformat(), charge_on=box.charge_on.isoformat(),
        ships_on=box.ships_on.isoformat(),
    )  # fmt: skip
