"""Every change of a subscription is written down as what it was before and after, so that it can be
shown, and taken back until the box it touches is locked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from commerce.base import clock
from commerce.base.events import current_actor, publish
from commerce.customers.rules import PostalAddress
from commerce.fulfilment import actions as fulfilment
from commerce.subscriptions.actions.terms import secure_locked
from commerce.subscriptions.calendar import calendar_of, place_next, taken_slots
from commerce.subscriptions.events import SubscriptionChanged, SubscriptionEnded
from commerce.subscriptions.gifts import follow_boxes
from commerce.subscriptions.models import Change, Cycle, Subscription

FIELDS = [
    "status", "quantity", "formula_id", "price_amount", "discount_amount", "payment_method_id", "anchor",
    "anchor_slot", "first_slot", "next_slot", "next_charge_at", "paused_until", "expires_on",
    "delivery_address", "carrier_id", "pickup_point", "shipping_amount", "choices", "ended_at",
]  # fmt: skip
BOX_FIELDS = [
    "term_id", "formula_id", "idx", "quantity", "choices", "status", "edition_id", "month", "cutoff_at",
    "charge_on", "ships_on", "delivery_note_id",
]  # fmt: skip
NOTE_FIELDS = ["status", "scheduled_on", "address", "contents", "carrier_id", "pickup_point"]
ENDED = (Subscription.Status.CANCELLED, Subscription.Status.EXPIRED)

Snapshot = dict[str, Any]


class Recorder:
    """The subscription, locked, with its boxes that can still change; `change` once it is written."""

    def __init__(self, subscription: Subscription, now: datetime) -> None:
        self.subscription = subscription
        self.now = now
        self.change: Change | None = None

    @property
    def written(self) -> Change:
        assert self.change is not None
        return self.change

    def open_boxes(self) -> list[Cycle]:
        """Its cycles that can still change, in the order of their slots."""
        return list(
            Cycle.objects.locked()
            .filter(subscription=self.subscription, cutoff_at__gt=self.now)
            .exclude(status=Cycle.Status.CANCELLED)
            .select_related("delivery_note", "formula__group")
            .order_by("idx")
        )


def lock(subscription: Subscription) -> Subscription:
    """The subscription as it is now, locked, with what its calendar needs."""
    rows = Subscription.objects.select_related(
        "site", "customer", "formula__group", "payment_method", "carrier", "reward__gift__product"
    )
    return rows.filter(pk=subscription.pk).locked_first().get()


@contextmanager
def recorded(subscription: Subscription, kind: Change.Kind) -> Iterator[Recorder]:
    """What happens inside, in the transaction around it, is one change of the subscription."""
    subscription = lock(subscription)
    now = clock.decided_at()  # whoever waited for the lock decides after what they waited for
    recorder = Recorder(subscription, now)
    secure_locked(subscription, now=now)
    before = snapshot(recorder.subscription, now=now)
    status = recorder.subscription.status
    yield recorder
    changed = recorder.subscription
    calendar = calendar_of(changed)
    follow_boxes(changed, calendar)
    place_next(changed, calendar, taken_slots([changed])[changed.pk])
    changed.save()
    after = snapshot(changed, now=now)
    recorder.change = Change.objects.create(
        subscription=changed, kind=kind, actor=current_actor(), at=now,
        before=before, after=after, undo_until=_undo_until(before, after),
    )  # fmt: skip
    publish(
        SubscriptionChanged(
            site=changed.site_id, subscription=changed.public_id, kind=kind, change=recorder.change.public_id
        )
    )
    if changed.status in ENDED and status not in ENDED:
        publish(
            SubscriptionEnded(site=changed.site_id, subscription=changed.public_id, status=changed.status)
        )


def snapshot(subscription: Subscription, *, now: datetime) -> Snapshot:
    """What of the subscription can still change at `now`, as JSON."""
    boxes = Cycle.objects.filter(subscription=subscription, cutoff_at__gt=now).select_related("delivery_note")
    slot = subscription.next_slot
    return _plain(
        {
            **{name: getattr(subscription, name) for name in FIELDS},
            "next_lock_at": None if slot is None else calendar_of(subscription).box(slot).cutoff_at,
            "boxes": {box.public_id: _box(box) for box in boxes.order_by("idx", "pk")},
        }
    )


def restore(subscription: Subscription, saved: Snapshot, *, now: datetime) -> None:
    """The subscription and its boxes are again as `saved`; not one of them is locked."""
    for name in FIELDS:
        setattr(subscription, name, _value(Subscription, name, saved[name]))
    rows = Cycle.objects.locked().filter(subscription=subscription, cutoff_at__gt=now)
    boxes = {box.public_id: box for box in rows}
    for public_id, box in list(boxes.items()):  # what has come since, and what is written anew below
        if public_id not in saved["boxes"] or box.status == Cycle.Status.SKIPPED:
            boxes.pop(public_id).delete()
    Cycle.objects.filter(pk__in=[box.pk for box in boxes.values()]).update(status=Cycle.Status.CANCELLED)
    for public_id, values in saved["boxes"].items():
        box = boxes.get(public_id) or Cycle(public_id=public_id, subscription=subscription)
        _restore_box(box, values)


def _value(model: type[Model], name: str, saved: Any) -> Any:
    """What a JSON column kept of the model's column `name`."""
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return field.to_python(saved)


def _restore_box(box: Cycle, values: dict[str, Any]) -> None:
    for name in BOX_FIELDS:
        setattr(box, name, _value(Cycle, name, values[name]))
    box.save()
    note, kept = values["note"], box.delivery_note
    if note is None or kept is None:
        return
    fulfilment.change(
        kept, ships_on=date.fromisoformat(note["scheduled_on"]),
        address=PostalAddress(**note["address"]), contents=note["contents"],
    )  # fmt: skip
    fulfilment.bring_by(kept, carrier=note["carrier_id"], pickup_point=note["pickup_point"])
    fulfilment.set_status(kept, status=note["status"])


def _box(box: Cycle) -> dict[str, Any]:
    note = box.delivery_note
    values = {name: getattr(box, name) for name in BOX_FIELDS}
    values["note"] = {name: getattr(note, name) for name in NOTE_FIELDS} if note else None
    return values


def _plain(values: dict[str, Any]) -> Snapshot:
    """The values as they come back from a JSON column, so that two of them compare."""
    encoder = DjangoJSONEncoder()

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        if isinstance(value, list):
            return [plain(one) for one in value]
        if isinstance(value, datetime):  # as the database gives it back, in whatever zone it was computed
            return encoder.default(value.astimezone(UTC))
        return encoder.default(value) if isinstance(value, date) else value

    return {key: plain(value) for key, value in values.items()}


def _undo_until(before: Snapshot, after: Snapshot) -> datetime | None:
    """The first lock among the boxes that came next before or come next now; None when none does."""
    locks = [datetime.fromisoformat(one["next_lock_at"]) for one in (before, after) if one["next_lock_at"]]
    locks += [
        datetime.fromisoformat(box["cutoff_at"])
        for boxes in (before["boxes"], after["boxes"])
        for box in boxes.values()
        if box["status"] != Cycle.Status.CANCELLED
    ]
    return min(locks, default=None)
