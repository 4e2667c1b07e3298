"""How parcels come to be, and move."""

from datetime import date

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import Counter
from commerce.customers.rules import PostalAddress
from commerce.fulfilment import rules
from commerce.fulfilment.events import DeliveryPlanned, DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order


@action
def plan(order: Order, *, ships_on: date, address: PostalAddress, title: str, quantity: int) -> DeliveryNote:
    """A delivery note for one parcel of the order. Whoever plans keeps it, so as to plan it once."""
    note = DeliveryNote.objects.create(
        number=f"BL-{Counter.take(f'delivery:{order.site_id}'):07d}", site=order.site, order=order,
        scheduled_on=ships_on, address=address.as_dict(),
        contents=[{"title": title, "quantity": quantity}], created_at=clock.now(),
    )  # fmt: skip
    publish(DeliveryPlanned(site=order.site_id, delivery_note=note.public_id, order=order.public_id))
    return note


@action
def set_status(note: DeliveryNote, *, status: str) -> DeliveryNote:
    """The delivery note in `status`; one that is there already is left alone.

    Raises DeliveryCannotChange when its status cannot become this one.
    """
    note = DeliveryNote.objects.locked().select_related("order").get(pk=note.pk)
    before = note.status
    if before == status:
        return note
    rules.check_move(before, status)
    note.status = status
    note.save(update_fields=["status"])
    publish(
        DeliveryStatusChanged(
            site=note.site_id, delivery_note=note.public_id, order=note.order.public_id,
            before=before, status=status,
        )
    )  # fmt: skip
    return note
