"""A discount on the first charges of a subscription goes on with its renewals, and then ends."""

import pytest

from commerce.base.money import Money
from commerce.checkout import actions as checkout
from commerce.customers.models import Customer
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Subscription
from commerce.subscriptions.queries import timelines
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.discounts.build import coupon, variant
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import on


def subscribed(shop: Shop, customer: Customer, code: str, **quantities: int) -> list[Subscription]:
    cart = build.filled_cart(shop, customer, **quantities)
    checkout.apply_coupon(cart, code=code)
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    return list(Subscription.objects.filter(origin__order=order).order_by("pk"))


def charged(day: str) -> int:
    """What the order made on this day came to."""
    with on(f"{day} 12:00"):
        return Order.objects.latest("pk").total_amount


def test_three_charges_have_it_and_the_fourth_has_not(shop: Shop, customer: Customer) -> None:
    coupon(shop, "THREE", charges=3, percent=1000, kind="percent")
    (subscription,) = subscribed(shop, customer, "THREE")
    prices = [box.price for box in timelines([subscription])[subscription.pk] if box.price]
    assert [price.amount for price in prices[:3]] == [2241, 2241, 2490]
    days = ("2026-02-09", "2026-03-09", "2026-04-09")
    assert [charged(day) for day in days] == [2241, 2241, 2490]
    assert_sound()


def test_one_charge_is_the_first(shop: Shop, customer: Customer) -> None:
    coupon(shop, "ONE")
    (subscription,) = subscribed(shop, customer, "ONE")
    assert subscription.promised == [] and subscription.charge().amount == 2490


def test_an_amount_is_shared_by_the_subscriptions_it_began_with(shop: Shop, customer: Customer) -> None:
    coupon(shop, "FIVE", kind="amount", amount=500, charges=2)
    started = subscribed(shop, customer, "FIVE", monthly=1, anniversary=1)
    shares = [one.price.amount - one.charge().amount for one in started]
    assert sum(shares) == 500 and min(shares) > 0


def test_another_formula_does_not_have_what_was_for_the_first(shop: Shop, customer: Customer) -> None:
    coupon(shop, "MONTH", charges=3, formulas=[shop.monthly])
    (subscription,) = subscribed(shop, customer, "MONTH")
    assert subscription.charge().amount == 2241
    subscription.formula = shop.quarterly
    assert subscription.charge().amount == 2490


def test_products_alone_promise_nothing(shop: Shop, customer: Customer) -> None:
    tin = variant(shop)
    coupon(shop, "TIN", charges=3, products=[tin.product])
    cart = build.filled_cart(shop, customer)
    checkout.add_line(cart, checkout.Wish(thing=tin), viewer=shop.viewer(customer))
    checkout.apply_coupon(cart, code="TIN")
    build.pay(shop, cart, customer)
    build.hear_everything()
    assert Subscription.objects.get().promised == []


def test_a_term_that_is_given_up_gives_its_promise_back(shop: Shop, customer: Customer) -> None:
    coupon(shop, "TWO", charges=2)
    subscribed(shop, customer, "TWO")
    assert charged("2026-02-09") == 2241
    assert [one["left"] for one in Subscription.objects.get().promised] == [0]
    orders.cancel(Order.objects.latest("pk"))
    build.hear_everything()
    assert [one["left"] for one in Subscription.objects.get().promised] == [1]


@pytest.mark.parametrize(("ahead", "amount"), [(0, 1741), (1, 2241), (2, 2490)])
def test_an_offer_comes_on_top_once(shop: Shop, customer: Customer, ahead: int, amount: int) -> None:
    coupon(shop, "THREE", charges=3)
    (subscription,) = subscribed(shop, customer, "THREE")
    subscriptions.stay(subscription, amount=Money(500, "EUR"))
    subscription.refresh_from_db()
    assert subscription.charge(ahead=ahead).amount == amount
