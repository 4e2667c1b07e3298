"""What deliveries do when one of them changes."""

from collections.abc import Sequence

from commerce.base.events import on, on_all
from commerce.fulfilment import extras
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.fulfilment.queries import statuses_of
from commerce.orders import actions as orders
from commerce.orders.models import Order


def _is_cancelled(event: DeliveryStatusChanged) -> bool:
    return event.status == DeliveryNote.Status.CANCELLED


@on_all(DeliveryStatusChanged)
def move_the_order(events: Sequence[DeliveryStatusChanged]) -> None:
    moved = Order.objects.filter(public_id__in={event.order for event in events})
    orders.follow_all(moved, parcels_of=statuses_of)


@on(DeliveryStatusChanged, when=_is_cancelled)
def wait_for_the_next_box(event: DeliveryStatusChanged) -> None:
    if _is_cancelled(event):
        extras.unload_extras(DeliveryNote.objects.get(public_id=event.delivery_note))
