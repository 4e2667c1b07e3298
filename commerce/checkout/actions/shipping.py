"""Parcels of products that are bought once."""

from typing import Any

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog.models import Product
from commerce.catalog.queries import zone_of
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.errors import DeliveryBegun
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.fulfilment.rules import next_working_day
from commerce.orders.models import Order

Status = DeliveryNote.Status


@action
def plan_goods(order: Order) -> DeliveryNote | None:
    """The parcel of the order's products that do not travel with a box, on the next working day; the one
    that it has already, if it has."""
    order = Order.objects.locked().select_related("site").get(pk=order.pk)
    contents = _contents(order)
    if not contents:
        return None
    known = goods_note(order)
    if known:
        return known
    chosen = order.carrier or {}
    parcel = fulfilment.Parcel(
        order=order, ships_on=next_working_day(clock.today(zone_of(order.site))),
        address=order.delivery_address, contents=contents,
        carrier=Carrier.objects.filter(public_id=chosen.get("id", "")).first(),
        pickup_point=chosen.get("pickup_point"),
    )  # fmt: skip
    return fulfilment.plan_all([parcel])[0]


def goods_note(order: Order) -> DeliveryNote | None:
    """The delivery note of the order's products: neither a box's nor that of what waited for one."""
    notes = order.delivery_notes.filter(cycle=None, extras=None)
    return notes.exclude(status=Status.CANCELLED).select_related("order").first()


@action
def pack_anew(order: Order) -> None:
    """The parcel of the order's products holds what is left of them, or does not leave; called with the
    order locked. Raises DeliveryBegun once its packing has begun."""
    note, contents = goods_note(order), _contents(order)
    if note is None:
        plan_goods(order)
    elif note.status != Status.PLANNED:
        raise DeliveryBegun
    elif contents:
        fulfilment.change(
            note, ships_on=note.scheduled_on, address=note.postal_address, contents=contents
        )  # fmt: skip
    else:
        fulfilment.set_status(note, status=Status.CANCELLED)


@action
def send_parcels_to(order: Order) -> list[DeliveryNote]:
    """The order's parcels that nobody has packed go where it goes; called with it locked."""
    notes = list(order.delivery_notes.locked().filter(status=Status.PLANNED))
    for note in notes:
        fulfilment.change(
            note, ships_on=note.scheduled_on, address=order.postal_address, contents=note.contents
        )
    return notes


def _contents(order: Order) -> list[dict[str, Any]]:
    goods = order.lines.filter(variant__isnull=False, with_box=False)
    shipped = goods.exclude(variant__product__kind=Product.Kind.GIFT_CARD)
    return [{"title": line.title, "quantity": line.left} for line in shipped if line.left]
