"""A cart with coupons: its quote, its problems, and the order it becomes."""

from datetime import timedelta
from typing import Any

import pytest

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.words import Words
from commerce.catalog.models import Variant
from commerce.checkout import actions as checkout
from commerce.checkout.coupons import coupons_of
from commerce.checkout.errors import PriceChanged
from commerce.checkout.models import Cart
from commerce.checkout.queries import charged_offer, lines_on_sale, problems_of, with_lines
from commerce.customers.models import Customer
from commerce.discounts import errors
from commerce.discounts.models import Coupon, CouponUse
from commerce.fulfilment.models import Carrier, CarrierRate
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound, demo_charges
from tests.commerce.discounts.build import category, coupon, variant
from tests.commerce.shop import Shop


def read(cart: Cart) -> Cart:
    return Cart.objects.get(pk=cart.pk)


def codes(cart: Cart) -> list[str]:
    return [problem.code for problem in problems_of(read(cart))]


def add(shop: Shop, cart: Cart, thing: Variant, customer: Customer, quantity: int = 1) -> None:
    checkout.add_line(cart, checkout.Wish(thing=thing, quantity=quantity), viewer=shop.viewer(customer))


def bring(shop: Shop, *, price: int) -> Carrier:
    """A carrier that takes everything anywhere for this price."""
    carrier: Carrier = build.saved(
        Carrier(site=shop.site, name=Words(en="Post"), countries=["FR"], includes_boxes=False)
    )
    CarrierRate.objects.create(carrier=carrier, price_amount=price, up_to=None)
    return carrier


def test_a_percentage_of_the_cart(shop: Shop, cart: Cart) -> None:
    coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code=" spring")
    quote = build.quote(cart)
    assert (quote.discount.amount, quote.total.amount) == (249, 2241)
    assert [off.title for off in quote.discounts] == ["Discount SPRING"]
    assert codes(cart) == []


def test_an_amount_never_takes_more_than_there_is(shop: Shop, cart: Cart) -> None:
    coupon(shop, "BIG", kind="amount", amount=9900)
    checkout.apply_coupon(cart, code="BIG")
    assert (build.quote(cart).discount.amount, build.quote(cart).total.amount) == (2490, 0)


def test_only_what_it_is_for_is_discounted(shop: Shop, cart: Cart, customer: Customer) -> None:
    shelf = category(shop)
    tin, other = variant(shop, price=1000, categories=(category(shop, shelf),)), variant(shop)
    for thing in (tin, other):
        add(shop, cart, thing, customer)
    coupon(shop, "TINS", categories=[shelf])
    checkout.apply_coupon(cart, code="TINS")
    assert [off.amount for off in build.quote(cart).line_discounts] == [0, 100, 0]


def test_on_anything_else_it_is_refused(shop: Shop, cart: Cart) -> None:
    coupon(shop, "QUARTER", formulas=[shop.quarterly])
    with pytest.raises(errors.CouponNotForThis) as refused:
        checkout.apply_coupon(cart, code="QUARTER")
    assert refused.value.field == "code"
    assert read(cart).coupons == []


def test_free_delivery(shop: Shop, cart: Cart) -> None:
    bring(shop, price=490)
    assert build.quote(cart).shipping.amount == 490
    coupon(shop, "POST", kind="shipping", minimum_amount=2490)
    checkout.apply_coupon(cart, code="POST")
    assert (build.quote(cart).shipping.amount, build.quote(cart).total.amount) == (0, 2490)
    offer = charged_offer(read(cart))
    assert offer is not None and offer.price == 0


def test_a_free_product_is_ordered_and_sent(shop: Shop, cart: Cart, customer: Customer) -> None:
    tin = variant(shop, price=700, stock=1)
    coupon(shop, "TIN", kind="product", product=tin)
    checkout.apply_coupon(cart, code="TIN")
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    gift = order.lines.get(variant=tin)
    assert (gift.unit_amount, gift.quantity, order.total_amount) == (0, 1, 2490)
    assert CouponUse.objects.get().amount == 700
    tin.refresh_from_db()
    assert (tin.stock, tin.reserved) == (0, 0)
    assert order.delivery_notes.filter(contents=[{"title": gift.title, "quantity": 1}]).exists()


def test_a_free_product_that_is_gone_is_said(shop: Shop, cart: Cart) -> None:
    tin = variant(shop, stock=0)
    coupon(shop, "TIN", kind="product", product=tin)
    with pytest.raises(errors.CouponGiftGone):
        checkout.apply_coupon(cart, code="TIN")


def test_a_promotion_applies_by_itself_where_it_can(shop: Shop, cart: Cart) -> None:
    coupon(shop, automatic=True, minimum_amount=2490)
    coupon(shop, automatic=True, minimum_amount=9900, stackable=True)
    coupon(shop, automatic=True, active=False)
    assert build.quote(cart).discount.amount == 249
    assert codes(cart) == []  # the one that does not apply is nobody's trouble


def test_what_may_stand_together_adds_up_in_its_order(shop: Shop, cart: Cart) -> None:
    coupon(shop, "TEN", stackable=True)
    coupon(shop, "FIVE", kind="amount", amount=500, stackable=True, priority=1)
    for code in ("TEN", "FIVE"):
        checkout.apply_coupon(cart, code=code)
    assert [off.amount.amount for off in build.quote(cart).discounts] == [500, 199]


def test_what_may_not_is_refused(shop: Shop, cart: Cart) -> None:
    coupon(shop, "TEN")
    coupon(shop, "FIVE", kind="amount", amount=500)
    checkout.apply_coupon(cart, code="TEN")
    with pytest.raises(errors.CouponNotTogether):
        checkout.apply_coupon(cart, code="FIVE")
    assert build.quote(cart).discount.amount == 249


@pytest.mark.parametrize("code", ["", "NOPE", "SPRING2", "%", "S" * 500])
def test_an_unknown_code_is_refused(shop: Shop, cart: Cart, code: str) -> None:
    coupon(shop, "SPRING")
    with pytest.raises(errors.CouponUnknown):
        checkout.apply_coupon(cart, code=code)


def test_the_code_of_another_site_is_unknown(shop: Shop, cart: Cart) -> None:
    coupon(build.open_shop(build.other_site()), "SPRING")
    with pytest.raises(errors.CouponUnknown):
        checkout.apply_coupon(cart, code="SPRING")


def test_a_cart_holds_so_many_codes(shop: Shop, cart: Cart) -> None:
    for number in range(6):
        coupon(shop, f"C{number}", kind="amount", amount=1, stackable=True)
    for number in range(5):
        checkout.apply_coupon(cart, code=f"C{number}")
    with pytest.raises(errors.TooManyCoupons):
        checkout.apply_coupon(cart, code="C5")


def test_the_same_code_twice_is_once(shop: Shop, cart: Cart) -> None:
    coupon(shop, "SPRING")
    for _ in range(2):
        checkout.apply_coupon(cart, code="SPRING")
    assert len(read(cart).coupons) == 1


def ends(made: Coupon) -> None:
    Coupon.objects.filter(pk=made.pk).update(ends_at=clock.now() - timedelta(seconds=1))


def is_switched_off(made: Coupon) -> None:
    Coupon.objects.filter(pk=made.pk).update(active=False)


def is_used_up(made: Coupon) -> None:
    Coupon.objects.filter(pk=made.pk).update(total_limit=0)


def asks_for_more(made: Coupon) -> None:
    Coupon.objects.filter(pk=made.pk).update(minimum_amount=9900)


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        (ends, "COUPON_EXPIRED"), (is_switched_off, "COUPON_UNKNOWN"), (is_used_up, "COUPON_USED_UP"),
        (asks_for_more, "COUPON_MINIMUM"),
    ],
)  # fmt: skip
def test_one_that_no_longer_applies_is_said_and_nothing_more_is_charged(
    shop: Shop, cart: Cart, customer: Customer, happens: Any, code: str
) -> None:
    made = coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code="SPRING")
    shown = build.quote(cart).hash
    happens(made)
    assert codes(cart) == [code]
    with pytest.raises(CommerceError) as refused:
        build.pay(shop, cart, customer, quote_hash=shown)
    assert refused.value.code == code
    assert demo_charges() == [] and not Order.objects.exists() and not CouponUse.objects.exists()
    checkout.remove_coupon(cart, coupon=made.public_id)
    order, _attempt = build.pay(shop, cart, customer)
    assert order.total_amount == 2490


def test_a_changed_percentage_is_a_changed_price(shop: Shop, cart: Cart, customer: Customer) -> None:
    made = coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code="SPRING")
    shown = build.quote(cart).hash
    Coupon.objects.filter(pk=made.pk).update(percent=500)
    with pytest.raises(PriceChanged):
        build.pay(shop, cart, customer, quote_hash=shown)


def test_the_order_tells_its_discounts(shop: Shop, cart: Cart, customer: Customer) -> None:
    made = coupon(shop, "SPRING")
    checkout.apply_coupon(cart, code="SPRING")
    order, _attempt = build.pay(shop, cart, customer)
    assert order.discounts == [{"source": made.public_id, "title": "Discount SPRING", "amount": 249}]
    assert (order.discount_amount, order.total_amount) == (249, 2241)
    use = CouponUse.objects.get()
    assert (use.coupon, use.order, use.customer, use.amount) == (made, order, customer, 249)
    build.hear_everything()
    assert_sound(demo_charges())


def test_a_shop_without_coupons_is_asked_once(shop: Shop, cart: Cart, django_assert_num_queries: Any) -> None:
    row = with_lines(Cart.objects.all()).get(pk=cart.pk)
    lines = lines_on_sale(row)
    with django_assert_num_queries(1):
        assert coupons_of(row, lines).held == ()
    with django_assert_num_queries(0):
        coupons_of(row, lines)
