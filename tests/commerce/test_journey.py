"""From an empty cart to the first box, through the actions alone."""

from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop


def test_a_shopper_buys_a_box(shop: Shop, customer: Customer, cart: Cart) -> None:
    order, attempt = build.pay(shop, cart, customer)
    assert (order.status, attempt.state) == ("paid", "succeeded")
    assert order.number == "2026-000001"
    assert order.invoice.number == "F2026-000001"
    build.hear_everything()
    subscription = Subscription.objects.get(customer=customer)
    assert (subscription.status, subscription.price) == ("active", shop.monthly.price)
    note = DeliveryNote.objects.get()
    assert str(note.scheduled_on) == "2026-01-15"
    assert note.postal_address == build.HOME
    assert_sound()
