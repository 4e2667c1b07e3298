"""Parcels of products that are bought once."""

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog.models import Product
from commerce.catalog.queries import zone_of
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.fulfilment.rules import next_working_day
from commerce.orders.models import Order


@action
def plan_goods(order: Order) -> DeliveryNote | None:
    """The parcel of the order's products that do not travel with a box, on the next working day.

    Whoever calls it does so once for an order.
    """
    goods = order.lines.filter(variant__isnull=False, with_box=False)
    shipped = goods.exclude(variant__product__kind=Product.Kind.GIFT_CARD)
    contents = [{"title": line.title, "quantity": line.quantity} for line in shipped]
    if not contents:
        return None
    chosen = order.carrier or {}
    parcel = fulfilment.Parcel(
        order=order, ships_on=next_working_day(clock.today(zone_of(order.site))),
        address=order.delivery_address, contents=contents,
        carrier=Carrier.objects.filter(public_id=chosen.get("id", "")).first(),
        pickup_point=chosen.get("pickup_point"),
    )  # fmt: skip
    return fulfilment.plan_all([parcel])[0]
