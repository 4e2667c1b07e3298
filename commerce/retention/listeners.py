"""What retention does when something happened elsewhere."""

from commerce.base.events import heard_at, on
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.retention import actions
from commerce.retention.events import ContractRequestConfirmed
from commerce.retention.models import ContractRequest


@on(DeliveryStatusChanged, when=lambda event: DeliveryNote.Status.DELIVERED in (event.before, event.status))
def count_days(event: DeliveryStatusChanged) -> None:
    """From the receipt of the first box, whenever this is heard."""
    note = DeliveryNote.objects.get(public_id=event.delivery_note)
    actions.note_receipt(note, status=event.status, at=heard_at())


@on(ContractRequestConfirmed)
def carry_out(event: ContractRequestConfirmed) -> None:
    actions.carry_out(ContractRequest.objects.get(public_id=event.request))
