"""What deliveries do when one of them changes."""

from commerce.base.events import on
from commerce.fulfilment import extras
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.orders import actions as orders
from commerce.orders.models import Order


@on(DeliveryStatusChanged)
def move_the_order(event: DeliveryStatusChanged) -> None:
    order = Order.objects.get(public_id=event.order)
    orders.follow(order, parcels=order.delivery_notes.values_list("status", flat=True))


@on(DeliveryStatusChanged)
def wait_for_the_next_box(event: DeliveryStatusChanged) -> None:
    if event.status == DeliveryNote.Status.CANCELLED:
        extras.unload_extras(DeliveryNote.objects.get(public_id=event.delivery_note))
