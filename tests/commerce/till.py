"""The Pay button as one shopper presses it, and what must not have happened after it."""

from datetime import timedelta
from typing import Any

from commerce.base import clock
from commerce.billing.actions.settle import LEASE
from commerce.billing.models import Attempt, Payment
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.audit import demo_charges
from tests.commerce.shop import Shop


class Till:
    """One shopper before one cart."""

    def __init__(self, shop: Shop, customer: Customer, cart: Cart) -> None:
        self.shop, self.customer, self.cart = shop, customer, cart

    def press(self, method: str = build.GOOD, key: str = "") -> tuple[Order, Attempt]:
        return build.pay(self.shop, self.cart, self.customer, method=method, key=key)

    @property
    def payment(self) -> Payment:
        return Payment.objects.get(order__customer=self.customer, state="open")


def assert_not_bought() -> None:
    for what in (Invoice, Subscription, DeliveryNote, Order.objects.placed()):
        assert not getattr(what, "objects", what).exists()
    assert demo_charges() == []


def lease_ends() -> Any:
    return clock.moved_to(clock.now() + LEASE + timedelta(seconds=1))
