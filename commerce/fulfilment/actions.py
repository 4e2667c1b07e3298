"""How parcels come to be, and move."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish_all
from commerce.base.models import Counter
from commerce.customers.rules import PostalAddress
from commerce.fulfilment import rules
from commerce.fulfilment.errors import DeliveryCannotChange
from commerce.fulfilment.events import DeliveryPlanned, DeliveryStatusChanged
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.orders.models import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a delivery note is to say; `contents` are {"title", "quantity"}, and {"chosen"} of
    a personalised box: {"name", "title", "quantity"} for each. {"missing"} are {"step", "name",
    "quantity"} of which nothing is left: nobody packs it until that is settled."""

    order: Order
    ships_on: date
    address: dict[str, Any]
    contents: list[dict[str, Any]]
    carrier: Carrier | None = None
    pickup_point: dict[str, Any] | None = None


@action
def plan_all(parcels: Sequence[Parcel]) -> list[DeliveryNote]:
    """A delivery note for each parcel. Whoever plans keeps them, so as to plan each once."""
    by_site: dict[int, list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        by_site[parcel.order.site_id].append(parcel)
    numbers = {
        site: iter(Counter.take_many(f"delivery:{site}", len(theirs)))
        for site, theirs in sorted(by_site.items())
    }
    notes = DeliveryNote.objects.bulk_create(
        DeliveryNote(
            number=f"BL-{next(numbers[parcel.order.site_id]):07d}", site_id=parcel.order.site_id,
            order=parcel.order, scheduled_on=parcel.ships_on, address=parcel.address,
            contents=parcel.contents, carrier=parcel.carrier, pickup_point=parcel.pickup_point,
            created_at=clock.now(),
        )
        for parcel in parcels
    )  # fmt: skip
    publish_all(
        [
            DeliveryPlanned(site=note.site_id, delivery_note=note.public_id, order=note.order.public_id)
            for note in notes
        ]
    )
    return notes


@action
def change(
    note: DeliveryNote, *, ships_on: date, address: PostalAddress, contents: list[dict[str, Any]]
) -> DeliveryNote:
    """The delivery note says this instead. Raises DeliveryCannotChange once packing has begun."""
    note = DeliveryNote.objects.locked().get(pk=note.pk)
    if note.status not in rules.NOT_BEGUN:
        raise DeliveryCannotChange
    note.scheduled_on = ships_on
    note.address = address.as_dict()
    note.contents = contents
    note.save(update_fields=["scheduled_on", "address", "contents"])
    return note


@action
def bring_by(note: DeliveryNote, *, carrier: int | None, pickup_point: dict[str, Any] | None) -> None:
    """The parcel is brought by this carrier. Raises DeliveryCannotChange once packing has begun."""
    note = DeliveryNote.objects.locked().get(pk=note.pk)
    if note.status not in rules.NOT_BEGUN:
        raise DeliveryCannotChange
    note.carrier_id, note.pickup_point = carrier, pickup_point
    note.save(update_fields=["carrier", "pickup_point"])


def set_status(note: DeliveryNote, *, status: str) -> DeliveryNote:
    """The delivery note in `status`; one that is there already is left alone.

    Raises DeliveryCannotChange when its status cannot become this one, DeliveryIncomplete.
    """
    return set_status_all([note], status=status)[0]


@action
def set_status_all(notes: Iterable[DeliveryNote], *, status: str) -> list[DeliveryNote]:
    """The delivery notes in `status`, all or none; the number of statements does not grow with them.

    Those that are there already are left alone. Raises DeliveryCannotChange when one cannot go there,
    DeliveryIncomplete where something is missing in its box.
    """
    wanted = [note.pk for note in notes]
    if not wanted:
        return []
    found = list(DeliveryNote.objects.locked().select_related("order").filter(pk__in=wanted))
    moved = [note for note in found if note.status != status]
    told = []
    for note in moved:
        rules.check_move(note.status, status, missing=bool(note.missing))
        told.append(
            DeliveryStatusChanged(
                site=note.site_id, delivery_note=note.public_id, order=note.order.public_id,
                before=note.status, status=status,
            )
        )  # fmt: skip
        note.status = status
    is_there = status == DeliveryNote.Status.DELIVERED
    DeliveryNote.objects.filter(pk__in=[note.pk for note in moved]).update(
        status=status, delivered_at=clock.now() if is_there else None
    )
    publish_all(told)
    return found
