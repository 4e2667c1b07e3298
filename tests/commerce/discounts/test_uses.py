"""A use is taken with the order, counted, limited, and given back with it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.deletion import ProtectedError

from commerce.billing import actions as billing
from commerce.catalog.models import Product
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import problems_of
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.discounts import actions as discounts
from commerce.discounts import errors
from commerce.discounts.models import Coupon, CouponCode, CouponUse
from commerce.orders import actions as orders
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.discounts.build import category, coupon, variant
from tests.commerce.shop import Shop


def uses(made: Coupon) -> tuple[int, int]:
    """The counter, and the rows that it counts."""
    made.refresh_from_db()
    return made.uses, made.used_by.living().count()


def bought(shop: Shop, customer: Customer, code: str, method: str = build.GOOD) -> tuple[Cart, Order]:
    cart = build.filled_cart(shop, customer)
    checkout.apply_coupon(cart, code=code)
    order, _attempt = build.pay(shop, cart, customer, method=method)
    return cart, order


def test_a_use_is_counted_once_however_often_pay_is_pressed(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "SPRING", total_limit=1, customer_limit=1, first_order=True)
    cart, _order = bought(shop, customer, "SPRING", method=build.DECLINED)
    assert uses(made) == (1, 1)
    order, _attempt = build.pay(shop, cart, customer)  # its own use does not stand in its way
    assert order.paid_at and order.discount_amount == 249
    assert uses(made) == (1, 1)


def test_a_cart_that_changed_uses_it_again(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "SPRING", total_limit=1, customer_limit=1)
    cart, given_up = bought(shop, customer, "SPRING", method=build.DECLINED)
    checkout.update_line(cart.lines.get(), quantity=2)
    order, _attempt = build.pay(shop, cart, customer)
    given_up.refresh_from_db()
    assert given_up.status == Order.Status.CANCELLED
    assert order.discount_amount == 498
    build.hear_everything()
    assert uses(made) == (1, 1)


def test_a_cancelled_order_gives_it_back_once(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "SPRING", total_limit=1)
    _cart, order = bought(shop, customer, "SPRING")
    assert uses(made) == (1, 1)
    orders.cancel(order)
    build.hear_everything()
    discounts.give_back(order)
    assert uses(made) == (0, 0)
    bought(shop, build.register(shop), "SPRING")
    assert uses(made) == (1, 1)


def test_an_abandoned_order_gives_it_back(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "SPRING", total_limit=1)
    _cart, order = bought(shop, customer, "SPRING", method=build.DECLINED)
    billing.abandon(order)
    build.hear_everything()
    assert uses(made) == (0, 0)


def test_the_last_use_is_somebodys(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "SPRING", total_limit=1)
    late = build.filled_cart(shop, build.register(shop))
    checkout.apply_coupon(late, code="SPRING")
    bought(shop, customer, "SPRING")
    with pytest.raises(errors.CouponUsedUp):
        checkout.apply_coupon(build.filled_cart(shop, build.register(shop)), code="SPRING")
    order = Order.objects.get()
    with pytest.raises(errors.CouponUsedUp):
        discounts.use_all(order, [discounts.NewUse(coupon=made, amount=1)])
    assert uses(made) == (1, 1)


def test_a_customer_uses_it_so_often(shop: Shop, customer: Customer) -> None:
    coupon(shop, "TWICE", customer_limit=2)
    for _ in range(2):
        bought(shop, customer, "TWICE")
    with pytest.raises(errors.CouponUsedUp):
        bought(shop, customer, "TWICE")
    bought(shop, build.register(shop), "TWICE")


def test_a_guest_of_the_same_address_is_the_same_person(shop: Shop, customer: Customer) -> None:
    coupon(shop, "WELCOME", first_order=True)
    bought(shop, customer, "WELCOME")
    cart, token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer())
    checkout.apply_coupon(cart, code="WELCOME")  # nobody knows yet who it is
    cart = checkout.set_contact(Cart.objects.get(pk=cart.pk), email=customer.email.upper())
    assert "COUPON_USED_UP" in [problem.code for problem in problems_of(Cart.objects.get(pk=cart.pk))]
    assert token


def test_the_guard_holds_where_the_quote_did_not_know(shop: Shop, customer: Customer) -> None:
    made = coupon(shop, "ONCE", customer_limit=1)
    _cart, order = bought(shop, customer, "ONCE")
    other = customers.welcome_guest(shop.site, email=customer.email, language="en")
    placed = build.pay(shop, build.filled_cart(shop, customer), customer)[0]
    Order.objects.filter(pk=placed.pk).update(customer=other)
    placed.refresh_from_db()
    with pytest.raises(errors.CouponUsedUp):
        discounts.use_all(placed, [discounts.NewUse(coupon=made, amount=1)])
    assert uses(made) == (1, 1) and order.paid_at


def test_somebody_who_has_bought_is_told(shop: Shop, customer: Customer) -> None:
    coupon(shop, "WELCOME", first_order=True)
    build.pay(shop, build.filled_cart(shop, customer), customer)
    with pytest.raises(errors.CouponNotFirstOrder):
        checkout.apply_coupon(build.filled_cart(shop, customer), code="WELCOME")


def test_a_generated_code_is_good_for_one_order(shop: Shop, customer: Customer) -> None:
    made = coupon(shop)
    code, other = discounts.generate(made, count=2, prefix="tea")
    assert code.code.startswith("TEA-") and len(code.code) == len("TEA-7K3M-9QXV-2HBN")
    _cart, order = bought(shop, customer, code.code.lower())
    assert CouponUse.objects.get().code == code
    with pytest.raises(errors.CouponUsedUp):
        bought(shop, build.register(shop), code.code)
    bought(shop, build.register(shop), other.code)
    orders.cancel(order)
    build.hear_everything()
    bought(shop, build.register(shop), code.code)
    assert CouponUse.objects.filter(code=code).count() == 2


def test_two_codes_of_one_coupon_are_not_used_together(shop: Shop, cart: Cart) -> None:
    codes = discounts.generate(coupon(shop, stackable=True), count=2)
    checkout.apply_coupon(cart, code=codes[0].code)
    with pytest.raises(errors.CouponNotTogether):
        checkout.apply_coupon(cart, code=codes[1].code)


def test_many_codes_are_all_different(shop: Shop) -> None:
    made = coupon(shop)
    discounts.generate(made, count=1000)
    discounts.generate(made, count=1000)
    assert CouponCode.objects.values("code").distinct().count() == 2000


def test_the_database_keeps_the_limit_too(shop: Shop) -> None:
    made = coupon(shop, "SPRING", total_limit=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coupon.objects.filter(pk=made.pk).update(uses=2)


def test_what_a_coupon_is_for_stays(shop: Shop) -> None:
    """Were its category deleted, the coupon would be for everything."""
    shelf = category(shop)
    coupon(shop, "SHELF", categories=[shelf])
    with pytest.raises(ProtectedError):
        shelf.delete()


def test_a_gift_card_is_no_free_product(shop: Shop) -> None:
    card = variant(shop, kind=Product.Kind.GIFT_CARD)
    with pytest.raises(ValidationError, match="cannot be given at no price"):
        coupon(shop, "CARD", kind="product", product=card)
