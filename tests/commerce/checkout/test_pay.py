"""Paying a cart: exactly what was shown is charged, or nothing at all."""

from dataclasses import replace

import pytest

from commerce.base.errors import CommerceError, NotFound
from commerce.base.models import Counter
from commerce.billing.models import Attempt, DemoIntent
from commerce.catalog.errors import FormulaInactive
from commerce.checkout import actions as checkout
from commerce.checkout.errors import (
    AddressMissing,
    CartEmpty,
    CartLocked,
    ContactMissing,
    PriceChanged,
    ShopNotReady,
)
from commerce.checkout.models import Cart
from commerce.customers.errors import CountryClosed
from commerce.customers.models import Address, Customer
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop


def assert_nothing_happened() -> None:
    assert not Order.objects.exists()
    assert not DemoIntent.objects.exists()
    assert not Counter.objects.exists()


def refuse(shop: Shop, cart: Cart, customer: Customer, error: type[CommerceError]) -> CommerceError:
    """The reason for which the cart cannot be paid; nothing was charged nor ordered."""
    with pytest.raises(error) as refused:
        build.pay(shop, cart, customer)
    assert_nothing_happened()
    return refused.value


def test_the_order_is_the_quote_that_was_shown(shop: Shop, customer: Customer) -> None:
    cart = build.filled_cart(shop, customer, monthly=2, anniversary=1)
    shown = build.quote(cart)
    order, _attempt = build.pay(shop, cart, customer)
    assert order.total == shown.total
    assert [(line.title, line.quantity, line.unit_price) for line in order.lines.all()] == [
        ("Discovery · Monthly", 2, shop.monthly.price),
        ("Discovery · Anniversary", 1, shop.anniversary.price),
    ]
    assert [rate["rate"] for rate in order.vat] == [550, 2000]
    assert order.postal_address == build.HOME
    assert Address.objects.get(customer=customer).postal == build.HOME
    assert_sound()


def test_the_order_speaks_the_language_of_its_buyer(shop: Shop, customer: Customer, cart: Cart) -> None:
    order, _attempt = checkout.pay(
        cart, viewer=shop.viewer(customer, language="fr"), quote_hash=build.quote(cart).hash,
        method=build.GOOD, key="k", return_url="/",
    )  # fmt: skip
    assert (order.language, order.lines.get().title) == ("fr", "Découverte · monthly (fr)")


def test_a_price_that_changed_is_shown_first(shop: Shop, customer: Customer, cart: Cart) -> None:
    shown = build.quote(cart)
    shop.monthly.price_amount += 1
    build.saved(shop.monthly)
    with pytest.raises(PriceChanged) as refused:
        build.pay(shop, cart, customer, quote_hash=shown.hash)
    assert_nothing_happened()
    assert refused.value.quote == build.quote(cart)
    order, _attempt = build.pay(shop, cart, customer, quote_hash=refused.value.quote.hash)
    assert order.total == shop.monthly.price
    assert_sound()


@pytest.mark.parametrize("quote_hash", ["nonsense", "0" * 64])
def test_a_quote_nobody_showed_is_refused(
    shop: Shop, customer: Customer, cart: Cart, quote_hash: str
) -> None:
    with pytest.raises(PriceChanged):
        build.pay(shop, cart, customer, quote_hash=quote_hash)
    assert_nothing_happened()


def test_an_empty_cart_cannot_be_paid(shop: Shop, customer: Customer, cart: Cart) -> None:
    checkout.remove_line(cart.lines.get())
    refuse(shop, cart, customer, CartEmpty)


def test_a_cart_without_an_address_cannot_be_paid(shop: Shop, customer: Customer) -> None:
    cart, _token = checkout.add_line(
        None, checkout.Wish(thing=shop.monthly, quantity=1), viewer=shop.viewer(customer)
    )
    refuse(shop, cart, customer, AddressMissing)


def test_a_formula_taken_off_sale_meanwhile_cannot_be_paid(
    shop: Shop, customer: Customer, cart: Cart
) -> None:
    shop.monthly.active = False
    build.saved(shop.monthly)
    refuse(shop, cart, customer, FormulaInactive)


def test_a_country_closed_meanwhile_cannot_be_paid(shop: Shop, customer: Customer, cart: Cart) -> None:
    shop.settings.countries = ["BE"]
    build.saved(shop.settings)
    refuse(shop, cart, customer, CountryClosed)


def test_a_shop_without_a_seller_charges_nobody(shop: Shop, customer: Customer, cart: Cart) -> None:
    shop.settings.legal_entity = None
    shop.settings.save()
    refuse(shop, cart, customer, ShopNotReady)


def test_a_visitor_signs_in_or_says_who_they_are_first(shop: Shop) -> None:
    cart, token = checkout.add_line(None, checkout.Wish(thing=shop.monthly), viewer=shop.viewer())
    checkout.set_address(cart, address=build.HOME)
    with pytest.raises(ContactMissing):
        checkout.pay(
            cart, viewer=shop.viewer(token=token), quote_hash=build.quote(cart).hash, method=build.GOOD,
            key="k", return_url="/",
        )  # fmt: skip
    assert_nothing_happened()


def test_somebody_elses_cart_is_neither_paid_nor_told_of(shop: Shop, customer: Customer, cart: Cart) -> None:
    stranger = build.register(shop)
    with pytest.raises(NotFound):
        build.pay(shop, cart, stranger)
    assert_nothing_happened()
    build.pay(shop, cart, customer)
    with pytest.raises(NotFound):
        build.pay(shop, cart, stranger)
    assert_sound()


def test_a_visitors_cart_is_their_own_once_they_pay(shop: Shop, customer: Customer) -> None:
    viewer = shop.viewer(customer)
    cart, token = checkout.add_line(None, checkout.Wish(thing=shop.monthly, quantity=1), viewer=shop.viewer())
    checkout.set_address(cart, address=build.HOME)
    checkout.pay(
        Cart.objects.get(pk=cart.pk), viewer=replace(viewer, cart_token=token),
        quote_hash=build.quote(cart).hash, method=build.GOOD, key="k", return_url="/",
    )  # fmt: skip
    cart.refresh_from_db()
    assert cart.customer == customer
    assert_sound()


def test_a_paid_cart_gives_its_order_again(shop: Shop, customer: Customer, cart: Cart) -> None:
    order, attempt = build.pay(shop, cart, customer)
    for method in (build.GOOD, build.DECLINED):
        assert build.pay(shop, cart, customer, method=method) == (order, attempt)
    assert (Order.objects.count(), Attempt.objects.count(), Invoice.objects.count()) == (1, 1, 1)
    assert_sound()


def test_a_changed_cart_is_another_order_and_the_first_can_never_be_charged(
    shop: Shop, customer: Customer, cart: Cart
) -> None:
    first, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    checkout.update_line(cart.lines.get(), quantity=2)
    second, _attempt = build.pay(shop, cart, customer)
    first.refresh_from_db()
    assert (first.status, first.number, second.status) == ("cancelled", "", "paid")
    assert second.total == shop.monthly.price * 2
    assert DemoIntent.objects.order_by("pk").first().state == "canceled"  # type: ignore[union-attr]
    assert_sound()


def test_the_same_cart_after_a_decline_is_the_same_order(shop: Shop, customer: Customer, cart: Cart) -> None:
    first, declined = build.pay(shop, cart, customer, method=build.DECLINED)
    second, attempt = build.pay(shop, cart, customer)
    assert (first, declined.payment) == (second, attempt.payment)
    assert DemoIntent.objects.count() == 1
    assert_sound()


def test_from_the_claim_on_the_cart_cannot_change(
    shop: Shop, customer: Customer, cart: Cart, gateway: HookedGateway
) -> None:
    """What is added while the gateway is asked would be neither charged nor kept."""
    viewer = shop.viewer(customer)

    def add_another() -> None:
        with pytest.raises(CartLocked):
            checkout.add_line(cart, checkout.Wish(thing=shop.quarterly, quantity=1), viewer=viewer)

    gateway.at["create"] = add_another
    order, attempt = build.pay(shop, cart, customer)
    assert (order.status, attempt.state) == ("paid", "succeeded")
    assert [line.formula for line in order.lines.all()] == [shop.monthly]
    assert_sound()
