"""A discount on the first charges of a subscription goes on with its renewals, and then ends."""

import pytest

from commerce.base.money import Money
from commerce.checkout import actions as checkout
from commerce.checkout.queries import later_charges
from commerce.customers.models import Customer
from commerce.invoices.models import Invoice
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


def free_delivery(shop: Shop, **fields: object) -> None:
    """A carrier of 4.90 a box, and a code by which three charges do without."""
    build.carrier(shop, (None, 490), includes_boxes=False)
    coupon(shop, "BRING", kind="shipping", charges=3, **fields)


def test_free_delivery_goes_on_with_its_charges(shop: Shop, customer: Customer) -> None:
    free_delivery(shop)
    (subscription,) = subscribed(shop, customer, "BRING")
    prices = [box.price.amount for box in timelines([subscription])[subscription.pk] if box.price]
    assert prices[:3] == [2490, 2490, 2980]
    days = ("2026-02-09", "2026-03-09", "2026-04-09")
    assert [charged(day) for day in days] == [2490, 2490, 2980]
    assert [invoice.total_amount for invoice in Invoice.objects.order_by("pk")] == [2490, 2490, 2490, 2980]
    assert [term.shipping_amount for term in subscription.terms.all()] == [0, 0, 0, 490]
    assert_sound()


def test_free_delivery_is_for_the_formulas_it_names(shop: Shop, customer: Customer) -> None:
    free_delivery(shop, formulas=[shop.monthly])
    monthly, anniversary = subscribed(shop, customer, "BRING", monthly=1, anniversary=1)
    assert [one.charge() - one.price for one in (monthly, anniversary)] == [
        Money(0, "EUR"),
        Money(490, "EUR"),
    ]


def test_a_box_brought_for_nothing_gives_back_its_price_only(shop: Shop, customer: Customer) -> None:
    free_delivery(shop)
    (subscription,) = subscribed(shop, customer, "BRING", quarterly=1)
    assert charged("2026-04-09") == 6990
    with on("2026-04-20 12:00"):
        _change, refunds = subscriptions.cancel_now(subscription)
    assert [refund.amount for refund in refunds] == [2 * 2330]
    assert_sound()


def test_free_delivery_of_a_term_that_is_given_up_is_still_to_come(shop: Shop, customer: Customer) -> None:
    free_delivery(shop)
    subscribed(shop, customer, "BRING")
    assert charged("2026-02-09") == 2490
    orders.cancel(Order.objects.latest("pk"))
    build.hear_everything()
    assert [one["left"] for one in Subscription.objects.get().promised] == [2]


@pytest.mark.parametrize(
    ("fields", "reduced"),
    [
        ({"kind": "shipping", "charges": 3}, [(2, 2490)]),
        ({"kind": "amount", "amount": 3000, "charges": 2}, [(1, 490)]),
        ({"percent": 1000, "charges": 2}, [(1, 2731)]),
        ({"percent": 1000, "charges": 1}, []),
    ],
)
def test_the_cart_tells_the_charges_that_still_have_it(
    shop: Shop, customer: Customer, fields: dict[str, int], reduced: list[tuple[int, int]]
) -> None:
    build.carrier(shop, (None, 490), includes_boxes=False)
    coupon(shop, "SOME", **fields)
    cart = build.filled_cart(shop, customer)
    checkout.apply_coupon(cart, code="SOME")
    cart = type(cart).objects.get(pk=cart.pk)
    (later,) = later_charges(cart)
    assert [(one.charges, one.amount.amount) for one in later.reduced] == reduced
    assert later.amount.amount == 2980
    build.pay(shop, cart, customer)
    build.hear_everything()
    subscription = Subscription.objects.get()
    told = [amount for charges, amount in reduced for _charge in range(charges)] + [2980]
    assert [subscription.charge(ahead=ahead).amount for ahead in range(len(told))] == told


def test_several_discounts_are_told_in_their_order(shop: Shop, customer: Customer) -> None:
    free_delivery(shop, stackable=True)
    coupon(shop, "TEN", charges=2, stackable=True)
    cart = build.filled_cart(shop, customer)
    for code in ("BRING", "TEN"):
        checkout.apply_coupon(cart, code=code)
    (later,) = later_charges(type(cart).objects.get(pk=cart.pk))
    assert [(one.charges, one.amount.amount) for one in later.reduced] == [(1, 2241), (1, 2490)]


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
