"""What is offered along with a formula: at its own price, or none, once, and only along with it."""

import pytest

from commerce.catalog.models import Upsell, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.errors import FormulaMissing, QuantityOutOfRange
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.queries import problems_of
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.giftcards.rules import Gift
from commerce.invoices.models import Invoice
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop


@pytest.fixture
def jar(shop: Shop) -> Variant:
    return build.variant(shop, stock=5, price_amount=1200)


@pytest.fixture
def free(shop: Shop, jar: Variant) -> Upsell:
    return offered(shop, jar, price_amount=0)


def offered(shop: Shop, variant: Variant, **fields: int | None) -> Upsell:
    made: Upsell = build.saved(Upsell(formula=shop.monthly, variant=variant, **fields))
    return made


def add(shop: Shop, cart: Cart | None, wish: checkout.Wish, customer: Customer | None = None) -> Cart:
    return checkout.add_line(cart, wish, viewer=shop.viewer(customer))[0]


def line(cart: Cart) -> CartLine:
    return cart.lines.get(variant__isnull=False)


def problems(cart: Cart) -> list[type[Exception]]:
    return [type(one) for one in problems_of(Cart.objects.get(pk=cart.pk))]


def test_a_free_one_is_a_line_of_nothing_on_order_and_invoice(
    shop: Shop, customer: Customer, cart: Cart, free: Upsell, jar: Variant
) -> None:
    add(shop, cart, checkout.Wish.along(free), customer)
    assert problems(cart) == []
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    assert order.total == shop.monthly.price
    assert order.lines.get(variant=jar).unit_amount == 0
    invoiced = Invoice.objects.get(order=order).lines
    assert [(one["title"], one["unit_amount"]) for one in invoiced][1] == (jar.title, 0)
    assert DeliveryNote.objects.get().contents_line == f"1 × Discovery · Monthly, 1 × {jar.title}"
    jar.refresh_from_db()
    assert (jar.stock, jar.reserved) == (4, 0)
    assert_sound()


@pytest.mark.parametrize("price, charged", [(500, 500), (None, 1200)])
def test_it_costs_its_own_price_or_the_usual_one(
    shop: Shop, customer: Customer, cart: Cart, jar: Variant, price: int | None, charged: int
) -> None:
    add(shop, cart, checkout.Wish.along(offered(shop, jar, price_amount=price)), customer)
    order, _attempt = build.pay(shop, cart, customer)
    assert order.total_amount == shop.monthly.price_amount + charged


def test_nobody_has_it_without_its_formula(
    shop: Shop, customer: Customer, free: Upsell, jar: Variant
) -> None:
    other = add(shop, None, checkout.Wish(thing=shop.quarterly), customer)
    with pytest.raises(FormulaMissing):
        add(shop, other, checkout.Wish.along(free), customer)
    gift = Gift(recipient_name="Anna", recipient_email="anna@example.com")
    add(shop, other, checkout.Wish(thing=shop.monthly, gift=gift), customer)
    with pytest.raises(FormulaMissing):
        add(shop, other, checkout.Wish.along(free), customer)
    assert not other.lines.filter(variant__isnull=False).exists()


def test_a_line_that_lost_its_formula_is_not_paid(
    shop: Shop, customer: Customer, cart: Cart, free: Upsell
) -> None:
    add(shop, cart, checkout.Wish.along(free), customer)
    add(shop, cart, checkout.Wish(thing=shop.quarterly), customer)
    cart.lines.filter(formula=shop.monthly).delete()
    assert problems(cart) == [FormulaMissing]
    with pytest.raises(FormulaMissing):
        build.pay(shop, cart, customer)


def test_it_leaves_the_cart_with_its_formula(
    shop: Shop, customer: Customer, cart: Cart, free: Upsell
) -> None:
    add(shop, cart, checkout.Wish.along(free), customer)
    checkout.remove_line(cart.lines.get(formula=shop.monthly))
    assert not cart.lines.exists()


def test_there_is_one_of_it_however_often_it_is_added(
    shop: Shop, customer: Customer, cart: Cart, free: Upsell, jar: Variant
) -> None:
    for _press in range(3):
        add(shop, cart, checkout.Wish.along(free), customer)
    assert line(cart).quantity == 1
    with pytest.raises(QuantityOutOfRange):
        checkout.update_line(line(cart), quantity=2)
    add(shop, cart, checkout.Wish(thing=jar, with_box=True), customer)  # a second one has its price
    assert sorted(one.unit_price.amount for one in cart.lines.filter(variant=jar)) == [0, 1200]


def test_one_that_is_offered_no_more_has_its_usual_price(
    shop: Shop, customer: Customer, cart: Cart, free: Upsell
) -> None:
    add(shop, cart, checkout.Wish.along(free), customer)
    shown = build.quote(cart).total
    free.delete()
    assert build.quote(cart).total.amount == shown.amount + 1200


def test_what_cannot_be_added_is_not_offered(shop: Shop, jar: Variant, free: Upsell) -> None:
    assert list(Upsell.objects.visible_to(shop.viewer())) == [free]
    jar.stock = 0
    jar.save()
    assert not Upsell.objects.visible_to(shop.viewer()).exists()
