"""When parcels arrive: from the first on, the days to withdraw are counted."""

from datetime import datetime

from commerce.base.actions import action
from commerce.fulfilment.models import DeliveryNote
from commerce.retention.models import Receipt


@action
def note_receipt(note: DeliveryNote, *, status: str, at: datetime) -> None:
    """A parcel that is delivered was received `at`; one of which that was a mistake was not."""
    if status == DeliveryNote.Status.DELIVERED:
        Receipt.objects.bulk_create([Receipt(delivery_note=note, at=at)], ignore_conflicts=True)
    else:
        Receipt.objects.filter(delivery_note=note).delete()
