"""What is bought once and travels with the next box."""

from collections.abc import Sequence

from django.db.models import F

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.fulfilment import actions
from commerce.fulfilment.errors import DeliveryBegun
from commerce.fulfilment.models import DeliveryNote, Extra
from commerce.fulfilment.rules import NOT_BEGUN, next_working_day
from commerce.orders.models import Order, OrderLine


@action
def add_extras(order: Order) -> list[Extra]:
    """The order's lines that travel with a box: the next one to pack, or else the next to be planned."""
    boxes = DeliveryNote.objects.locked().filter(
        order__customer=order.customer_id, order__lines__formula__isnull=False,
        status=DeliveryNote.Status.PLANNED,
    )  # fmt: skip
    box = min(boxes, key=lambda note: note.scheduled_on, default=None)
    return _added(order, box)


@action
def await_box(order: Order) -> list[Extra]:
    """The order's lines that travel with a box wait for the next to be planned, whatever is to pack now."""
    return _added(order, None)


def _added(order: Order, box: DeliveryNote | None) -> list[Extra]:
    lines = order.lines.filter(with_box=True, extra=None, removed__lt=F("quantity"))
    return Extra.objects.bulk_create(
        Extra(line=line, customer_id=order.customer_id, delivery_note=box) for line in lines
    )


@action
def reload_extra(line: OrderLine) -> None:
    """The box that the line travels with holds as many as are left of it, or none.

    Raises DeliveryBegun once the packing of that box has begun.
    """
    extra = Extra.objects.locked().filter(line=line).select_related("delivery_note").first()
    if extra is None:
        return
    if extra.delivery_note and extra.delivery_note.status not in NOT_BEGUN:
        raise DeliveryBegun
    if not line.left:
        extra.delete()


@action
def load_extras(notes: Sequence[DeliveryNote]) -> None:
    """What waits for the next box of these customers travels with the first of theirs among `notes`."""
    customers = {note.order.customer_id for note in notes}
    waiting = list(Extra.objects.waiting().locked().filter(customer__in=customers))
    first: dict[int, DeliveryNote] = {}
    for note in sorted(notes, key=lambda one: one.scheduled_on, reverse=True):
        first[note.order.customer_id] = note
    for extra in waiting:
        extra.delivery_note = first[extra.customer_id]
        extra.save(update_fields=["delivery_note"])


@action
def unload_extras(note: DeliveryNote) -> None:
    """What travelled with this box, which does not leave, waits for the next one."""
    note.extras.update(delivery_note=None)


@action
def ship_extras(customer: Customer) -> DeliveryNote | None:
    """What still waits for a box of somebody who gets no more leaves in a parcel of its own."""
    waiting = list(
        Extra.objects.waiting().locked().filter(customer=customer).select_related("line__order__site")
    )
    if not waiting:
        return None
    order = waiting[-1].line.order
    parcel = actions.Parcel(
        order=order, ships_on=next_working_day(clock.today(zone_of(order.site))),
        address=order.delivery_address, contents=[],
    )  # fmt: skip
    note = actions.plan_all([parcel])[0]
    Extra.objects.filter(pk__in=[extra.pk for extra in waiting]).update(delivery_note=note)
    return note
