"""A purchase that nobody pays gives back what it held, and its cart stays."""

from datetime import timedelta

from commerce.base import clock
from commerce.billing.models import DemoIntent
from commerce.checkout import actions as checkout
from commerce.checkout.actions.abandoning import abandon_stale
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop


def test_after_an_hour_it_is_given_up_and_the_cart_can_be_paid_again(shop: Shop, customer: Customer) -> None:
    bowl = build.variant(shop, stock=1)
    cart, _token = checkout.add_line(None, checkout.Wish(thing=bowl), viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    build.pay(shop, cart, customer, method=build.DECLINED)
    with clock.moved_to(build.NEW_YEAR + timedelta(minutes=59)):
        assert abandon_stale() == 0
    with clock.moved_to(build.NEW_YEAR + timedelta(minutes=61)):
        assert abandon_stale() == 1
        assert abandon_stale() == 0
        build.hear_everything()
    bowl.refresh_from_db()
    assert (bowl.stock, bowl.reserved) == (1, 0)
    assert Cart.objects.open().get() == cart
    assert DemoIntent.objects.get().state == "canceled"
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert order.status == Order.Status.PAID
    assert_sound()


def test_a_fresh_try_keeps_it(shop: Shop, customer: Customer) -> None:
    cart = build.filled_cart(shop, customer)
    build.pay(shop, cart, customer, method=build.DECLINED)
    with clock.moved_to(build.NEW_YEAR + timedelta(minutes=50)):
        build.pay(shop, cart, customer, method=build.DECLINED)
    with clock.moved_to(build.NEW_YEAR + timedelta(minutes=70)):
        assert abandon_stale() == 0


def test_a_paid_order_that_is_cancelled_leaves_its_cart_closed(shop: Shop, customer: Customer) -> None:
    from commerce.orders import actions as orders

    cart = build.filled_cart(shop, customer)
    order, _attempt = build.pay(shop, cart, customer)
    orders.cancel(order)
    build.hear_everything()
    assert not Cart.objects.open().exists()
