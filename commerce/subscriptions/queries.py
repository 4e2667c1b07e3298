"""The next boxes of a subscription: those it has, and those it will have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Min, Q

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.catalog.composing import Rows
from commerce.catalog.models import Edition
from commerce.catalog.queries import share_sites
from commerce.catalog.rules import BoxDates, midnight
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import rules
from commerce.subscriptions.calendar import Editions, calendar_of, editions_of
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.rules import Calendar

SHIPPED = {DeliveryNote.Status.SHIPPED, DeliveryNote.Status.DELIVERED}
COMING = (Cycle.Status.DUE, Cycle.Status.PAID, Cycle.Status.HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBox:
    """One coming box, in slot `index`. `price` is what its charge will be, None when its term is paid
    or charged with an earlier box; `choices` what goes into a personalised one; `status` is planned,
    locked, due, paid, held, skipped, shipped or delivered."""

    subscription: Subscription
    index: int
    dates: BoxDates
    lock_date: date
    status: str
    price: Money | None
    edition: Edition | None
    delivery_note: DeliveryNote | None
    choices: Rows

    @property
    def is_open(self) -> bool:
        """Whether it can still change."""
        return self.dates.cutoff_at > clock.now()


def timelines(subscriptions: Sequence[Subscription], *, count: int = 6) -> dict[int, list[TimelineBox]]:
    """Subscription → its next `count` boxes, shipped ones left out; two queries for all of them,
    and one more for each site whose zone is not known yet.

    Each subscription comes with `formula` and `site`.
    """
    share_sites(subscriptions)
    cycles: dict[int, list[Cycle]] = {subscription.pk: [] for subscription in subscriptions}
    for cycle in _cycles(list(cycles)):
        cycles[cycle.subscription_id].append(cycle)
    editions = editions_of(subscriptions)
    return {s.pk: _timeline(s, cycles[s.pk], editions, count=count) for s in subscriptions}


def _cycles(subscriptions: list[int]) -> list[Cycle]:
    """What has not shipped, and skipped boxes whose day has not come."""
    shown = Q(status__in=COMING) | Q(status=Cycle.Status.SKIPPED, ships_on__gte=_yesterday())
    rows = Cycle.objects.filter(shown, subscription__in=subscriptions)
    return list(rows.select_related("delivery_note", "edition").order_by("idx"))


def _yesterday() -> date:
    return (clock.now() - timedelta(days=1)).date()


def _timeline(
    subscription: Subscription, cycles: list[Cycle], editions: Editions, *, count: int
) -> list[TimelineBox]:
    calendar = calendar_of(subscription, editions)
    boxes = [_of_cycle(subscription, cycle, calendar) for cycle in cycles if not _is_shipped(cycle)]
    taken = {cycle.idx for cycle in cycles}
    if subscription.status == Subscription.Status.PAUSED:
        first, boxes = _after_pause(subscription, calendar, boxes, editions)
        boxes += _coming(subscription, calendar, taken, editions, first=first, count=count)
    elif subscription.status in rules.BOXES_COME:
        first = subscription.first_slot if subscription.next_slot is None else subscription.next_slot
        boxes += _coming(subscription, calendar, taken, editions, first=first, count=count)
    return sorted(boxes, key=lambda box: box.index)[:count]


def _is_shipped(cycle: Cycle) -> bool:
    return cycle.delivery_note is not None and cycle.delivery_note.status in SHIPPED


def _of_cycle(subscription: Subscription, cycle: Cycle, calendar: Calendar) -> TimelineBox:
    return TimelineBox(
        subscription=subscription, index=cycle.idx, dates=cycle.dates,
        lock_date=cycle.dates.lock_date(calendar.zone),
        status=cycle.status, price=None, edition=_announced(cycle.edition), delivery_note=cycle.delivery_note,
        choices=cycle.choices,
    )  # fmt: skip


def _after_pause(
    subscription: Subscription, calendar: Calendar, boxes: list[TimelineBox], editions: Editions
) -> tuple[int, list[TimelineBox]]:
    """The first slot of the next term once the pause is over, and the boxes as they stand then: those
    that are held take the slots before it (see actions.changing.let_come)."""
    assert subscription.paused_until is not None
    since = max(midnight(subscription.paused_until, calendar.zone), clock.now())
    lowest = min([subscription.first_slot, *(box.index for box in boxes if box.status == Cycle.Status.HELD)])
    first = calendar.first_on(calendar.first_open(lowest, now=since), day=subscription.paused_until)
    moved = []
    for box in boxes:
        if box.status != Cycle.Status.HELD:
            moved.append(box)
            continue
        dates = calendar.box(first)
        edition = _announced(editions[subscription.formula.group_id].get(dates.month))
        lock_date = dates.lock_date(calendar.zone)
        moved.append(replace(box, index=first, dates=dates, lock_date=lock_date, edition=edition))
        first += 1
    return first, moved


def _coming(
    subscription: Subscription, calendar: Calendar, taken: set[int], editions: Editions,
    *, first: int, count: int,
) -> list[TimelineBox]:  # fmt: skip
    """The boxes of the terms to come, each charged with its first."""
    found = []
    boxes = subscription.formula.boxes
    for n, slot in enumerate(rules.free_slots(first, taken, boxes=count)):
        dates = calendar.box(slot)
        if subscription.expires_on and calendar.starts_on(slot) >= subscription.expires_on:
            break
        found.append(
            TimelineBox(
                subscription=subscription, index=slot, dates=dates, lock_date=dates.lock_date(calendar.zone),
                status="planned" if dates.cutoff_at > clock.now() else "locked",
                price=subscription.charge(ahead=n // boxes) if n % boxes == 0 else None,
                edition=_announced(editions[subscription.formula.group_id].get(dates.month)),
                delivery_note=None, choices=subscription.choices,
            )
        )  # fmt: skip
    return found


def _announced(edition: Edition | None) -> Edition | None:
    """What is in a box stays a surprise until it is announced."""
    return edition if edition and edition.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """Whether an action may be done now; otherwise `reason` says why not. `deadline` is its last moment."""

    action: str
    allowed: bool
    reason: str = ""
    deadline: datetime | None = None


def possible_for_box(box: TimelineBox) -> list[Possible]:
    """What may be done with one box of the timeline: skip it, or have a skipped one after all."""
    name = "unskip" if box.status == "skipped" else "skip"
    reason = ""
    if box.subscription.status not in rules.BOXES_COME:
        reason = "not_running"
    elif not box.is_open:
        reason = "locked"
    elif box.status not in ("planned", "paid", "skipped"):
        reason = "not_possible"
    return [Possible(action=name, allowed=not reason, reason=reason, deadline=box.dates.cutoff_at)]


ALIVE = {"active", "past_due", "paused"}


def possible_for(
    subscription: Subscription, boxes: Sequence[TimelineBox], *, owes: bool = False, composed: bool = False
) -> list[Possible]:
    """What may be done with the subscription, which comes with its card; `owes` that a charge of it
    was refused, `composed` that its customer chooses what goes into its boxes. The deadline is the lock
    of its next open box."""
    status = subscription.status
    deadline = next((box.dates.cutoff_at for box in boxes if box.is_open), None)
    refused = {
        "pause": _unless(status in {"active", "paused"}),
        "resume": _unless(status == "paused"),
        "quantity": _unless(status in ALIVE),
        "formula": _unless(status in ALIVE),
        "choices": _unless(composed and status in ALIVE | {"cancel_at_end"}),
        "address": _unless(status in ALIVE | {"cancel_at_end"}),
        "carrier": _unless(status in ALIVE | {"cancel_at_end"} and subscription.carrier_id is not None),
        "card": _unless(status != "pending"),
        "pay": _unless(owes, "nothing_owed"),
        "cancel": _unless(status in ALIVE),
        "cancel_now": _unless(status in ALIVE | {"cancel_at_end"}),
        "reactivate": _unless(
            status in ("cancel_at_end", "cancelled", "expired") or _has_last_day(subscription)
        )
        or _unless(subscription.formula.active, "formula_inactive")
        or _unless(_has_card(subscription), "card_missing"),
    }
    return [
        Possible(action=name, allowed=not reason, reason=reason, deadline=deadline)
        for name, reason in refused.items()
    ]


def _unless(holds: bool, reason: str = "not_possible") -> str:
    return "" if holds else reason


def _has_last_day(subscription: Subscription) -> bool:
    """As a gift has: its owner may let it go on after that."""
    return subscription.status == "active" and subscription.expires_on is not None


def _has_card(subscription: Subscription) -> bool:
    card = subscription.payment_method
    return card is not None and card.removed_at is None


def next_moment(after: datetime) -> datetime | None:
    """The first moment after `after` at which a subscription is to be charged, stepped, resumed or
    ended; a day of a site begins there at midnight. None when nothing is to come."""
    lives = Subscription.objects.exclude(status__in=("cancelled", "expired"))
    by_site = lives.order_by().values("site").annotate(
        charged=Min("next_charge_at", filter=Q(status="active")),
        resume=Min("paused_until"), expire=Min("expires_on"),
    )  # fmt: skip
    moments = [Term.objects.filter(status="due").aggregate(at=Min("next_step_at"))["at"]]
    for soonest in by_site:
        moments.append(soonest["charged"])
        days = [day for day in (soonest["resume"], soonest["expire"]) if day]
        if days:
            moments.append(midnight(min(days), ShopSettings.objects.get(site=soonest["site"]).zone))
    return min((max(moment, after) for moment in moments if moment), default=None)
