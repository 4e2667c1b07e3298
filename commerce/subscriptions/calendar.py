"""The slots of subscriptions as their rows stand: which are taken, and which comes next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F

from commerce.catalog.models import Edition
from commerce.catalog.queries import zone_of
from commerce.subscriptions import rules
from commerce.subscriptions.models import Cycle, Subscription
from commerce.subscriptions.rules import Calendar

Editions = dict[int, dict[date, Edition]]


def editions_of(subscriptions: Iterable[Subscription]) -> Editions:
    """Group → month → edition, of the subscriptions' formulas; in one query."""
    found: Editions = {subscription.formula.group_id: {} for subscription in subscriptions}
    for edition in Edition.objects.filter(group__in=found).defer("story"):
        found[edition.group_id][edition.month] = edition
    return found


def calendar_of(subscription: Subscription, editions: Editions | None = None) -> Calendar:
    """The calendar of the subscription; `editions` when they were read for several together."""
    known = (editions or _own_editions(subscription))[subscription.formula.group_id]
    return Calendar(
        schedule=subscription.formula.schedule, anchor=subscription.anchor,
        anchor_slot=subscription.anchor_slot, zone=zone_of(subscription.site),
        editions={month: edition.dates for month, edition in known.items()},
    )  # fmt: skip


def _own_editions(subscription: Subscription) -> Editions:
    """Those of its formula; remembered on the object of the formula's group, for a change asks thrice."""
    group = subscription.formula.group
    if "_editions" not in group.__dict__:
        group.__dict__["_editions"] = editions_of([subscription])
    editions: Editions = group.__dict__["_editions"]
    return editions


def taken_slots(subscriptions: Sequence[Subscription]) -> dict[int, set[int]]:
    """Subscription → its slots to come that are not free; in one query."""
    taken: dict[int, set[int]] = defaultdict(set)
    rows = Cycle.objects.filter(
        subscription__in=subscriptions, idx__gte=F("subscription__first_slot")
    ).exclude(status=Cycle.Status.CANCELLED)
    for subscription, slot in rows.values_list("subscription_id", "idx"):
        taken[subscription].add(slot)
    return taken


def place_next(subscription: Subscription, calendar: Calendar, taken: set[int]) -> None:
    """`next_slot` and `next_charge_at` as the rest of the subscription asks for; not saved."""
    subscription.next_slot = subscription.next_charge_at = None
    if subscription.status != Subscription.Status.ACTIVE:
        return
    slot = rules.free_slots(subscription.first_slot, taken, boxes=1)[0]
    if subscription.expires_on and calendar.starts_on(slot) >= subscription.expires_on:
        return
    subscription.next_slot = slot
    subscription.next_charge_at = calendar.charge_at(slot)


def new_cycle(
    subscription: Subscription, slot: int, *, status: Cycle.Status, calendar: Calendar, editions: Editions
) -> Cycle:
    """The cycle of a slot, not saved."""
    box = calendar.box(slot)
    return Cycle(
        subscription=subscription, idx=slot, status=status, formula=subscription.formula,
        quantity=subscription.quantity, edition=editions[subscription.formula.group_id].get(box.month),
        month=box.month, cutoff_at=box.cutoff_at, charge_on=box.charge_on, ships_on=box.ships_on,
    )  # fmt: skip
