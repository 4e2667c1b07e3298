"""What subscriptions do when something happened elsewhere."""

from commerce.base.events import on
from commerce.orders.events import OrderPaid
from commerce.orders.models import Order
from commerce.subscriptions import actions


@on(OrderPaid)
def start_subscriptions(event: OrderPaid) -> None:
    actions.start(Order.objects.get(public_id=event.order))
