"""What subscriptions do when something happened elsewhere."""

from commerce.base.events import on
from commerce.billing.events import PaymentDeclined, PaymentMethodSaved
from commerce.billing.models import Attempt, PaymentMethod
from commerce.fulfilment.extras import ship_extras
from commerce.ledger import actions as ledger
from commerce.ledger.models import Hold
from commerce.orders.events import OrderCancelled, OrderPaid
from commerce.orders.models import Order
from commerce.subscriptions import actions
from commerce.subscriptions.events import SubscriptionEnded
from commerce.subscriptions.models import Subscription


@on(OrderPaid)
def start_or_renew(event: OrderPaid) -> None:
    order = Order.objects.get(public_id=event.order)
    if order.source == Order.Source.CHECKOUT:
        actions.start(order)
    elif order.terms.exclude(status="paid").exists():  # not of a run, which settles them itself
        actions.pay_terms([order])


@on(OrderCancelled)
def give_up(event: OrderCancelled) -> None:
    order = Order.objects.get(public_id=event.order)
    if order.source == Order.Source.RENEWAL:
        actions.cancel_term(order)
    for hold in Hold.objects.open().filter(reference=event.order):
        ledger.release(hold)


@on(PaymentDeclined)
def dun(event: PaymentDeclined) -> None:
    """A payment that was given up since is nobody's to ask for."""
    attempts = Attempt.objects.filter(payment__order__public_id=event.order, payment__state="open")
    attempt = attempts.filter(n=event.attempt).select_related("payment__order").first()
    if attempt:
        actions.refused(attempt.payment.order, attempt=attempt)


@on(SubscriptionEnded)
def free_points(event: SubscriptionEnded) -> None:
    actions.drop_reward(Subscription.objects.get(public_id=event.subscription))


@on(SubscriptionEnded)
def ship_what_waited_for_a_box(event: SubscriptionEnded) -> None:
    ended = Subscription.objects.select_related("customer").get(public_id=event.subscription)
    if not Subscription.objects.living().filter(customer=ended.customer).exists():
        ship_extras(ended.customer)


@on(PaymentMethodSaved)
def use_new_card(event: PaymentMethodSaved) -> None:
    """The card was saved for one subscription: its next charges go there."""
    card = PaymentMethod.objects.get(public_id=event.payment_method)
    actions.use_card(card, subscription=event.subject)
