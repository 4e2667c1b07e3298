"""What checkout does once an order is paid, or given up."""

from commerce.base.events import on
from commerce.catalog import actions as catalog
from commerce.checkout.actions.abandoning import reopen
from commerce.checkout.actions.reserving import take
from commerce.checkout.actions.shipping import plan_goods
from commerce.fulfilment.extras import add_extras
from commerce.orders.events import OrderCancelled, OrderPaid
from commerce.orders.models import Order


@on(OrderPaid)
def take_what_was_set_aside(event: OrderPaid) -> None:
    order = Order.objects.select_related("site").get(public_id=event.order)
    if order.source == Order.Source.CHECKOUT:
        take(order)
        plan_goods(order)
        add_extras(order)


@on(OrderCancelled)
def give_back(event: OrderCancelled) -> None:
    catalog.give_back(event.order)
    reopen(Order.objects.get(public_id=event.order))
