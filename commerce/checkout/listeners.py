"""What checkout does once an order is paid, or given up."""

from commerce.base.events import on
from commerce.checkout.actions import reserving
from commerce.checkout.actions.abandoning import reopen
from commerce.checkout.actions.shipping import plan_goods
from commerce.checkout.models import Cart
from commerce.discounts import actions as discounts
from commerce.fulfilment.extras import add_extras
from commerce.orders.events import OrderCancelled, OrderPaid, came_by_checkout
from commerce.orders.models import Order


@on(OrderPaid, when=came_by_checkout)
def take_what_was_set_aside(event: OrderPaid) -> None:
    order = Order.objects.select_related("site").get(public_id=event.order)
    if order.source == Order.Source.CHECKOUT:
        reserving.take(order)
        plan_goods(order)
        add_extras(order)


@on(OrderCancelled)
def give_back(event: OrderCancelled) -> None:
    order = Order.objects.get(public_id=event.order)
    reserving.give_back(order)
    reopen(order)


@on(OrderPaid, when=came_by_checkout)
def count_for_its_campaign(event: OrderPaid) -> None:
    """An order that came by an ad is its sale."""
    carts = Cart.objects.filter(order__public_id=event.order).exclude(campaign="")
    cart = carts.select_related("order").first()
    if cart and cart.order:
        discounts.record_sale(cart.order, campaign=cart.campaign)
