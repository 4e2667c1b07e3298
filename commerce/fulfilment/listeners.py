"""What deliveries do when one of them changes."""

from commerce.base.events import on
from commerce.fulfilment import extras
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote


@on(DeliveryStatusChanged)
def wait_for_the_next_box(event: DeliveryStatusChanged) -> None:
    if event.status == DeliveryNote.Status.CANCELLED:
        extras.unload_extras(DeliveryNote.objects.get(public_id=event.delivery_note))
