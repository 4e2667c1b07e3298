"""Who has received the box of an edition, and whose is still on its way."""

from commerce.catalog.models import Edition
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions.models import Cycle

ON_ITS_WAY, ARRIVED = "on_its_way", "arrived"


def arrival(edition: Edition, customer: Customer) -> str | None:
    """How far the customer's own box of the edition is; None when they have none, or none any more.

    Of several, the one that has arrived tells.
    """
    boxes = Cycle.objects.filter(edition=edition, subscription__customer=customer, status=Cycle.Status.PAID)
    parcels = boxes.exclude(delivery_note=None).values_list("delivery_note__status", flat=True)
    found = set(parcels) - {DeliveryNote.Status.CANCELLED}
    if DeliveryNote.Status.DELIVERED in found:
        return ARRIVED
    return ON_ITS_WAY if found else None
