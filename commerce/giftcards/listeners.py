"""What gift cards do when something happened elsewhere."""

from commerce.base.events import on
from commerce.giftcards import actions
from commerce.ledger.events import BalanceChanged
from commerce.ledger.models import Account
from commerce.orders.events import OrderPaid, came_by_checkout
from commerce.orders.models import Order


def _is_gift_card(event: BalanceChanged) -> bool:
    return event.kind == Account.Kind.GIFT_CARD


@on(OrderPaid, when=came_by_checkout)
def issue_what_was_bought(event: OrderPaid) -> None:
    order = Order.objects.get(public_id=event.order)
    if order.source == Order.Source.CHECKOUT:
        actions.issue_bought(order)


@on(BalanceChanged, when=_is_gift_card)
def follow_balance(event: BalanceChanged) -> None:
    actions.follow_balance(event.owner, reason=event.reason, reference=event.reference)
