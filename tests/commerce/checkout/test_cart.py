"""Filling a cart: what may be in it, whose it is, and when it can no longer change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from wagtail.models import Site

from commerce.base.errors import CommerceError, NotFound
from commerce.base.models import JournalEntry
from commerce.billing.actions.claim import claim
from commerce.catalog.errors import FormulaInactive
from commerce.checkout import actions as checkout
from commerce.checkout import rules
from commerce.checkout.errors import CartClosed, CartFull, CartLocked, QuantityOutOfRange
from commerce.checkout.models import Cart
from commerce.checkout.queries import current_cart, problems_of
from commerce.customers.errors import AddressIncomplete, CountryClosed, PhoneInvalid
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop


def contents(cart: Cart) -> dict[str, int]:
    return {line.formula.slug: line.quantity for line in cart.lines.select_related("formula")}


@pytest.fixture
def visitor_cart(shop: Shop) -> tuple[Cart, str]:
    """A cart of somebody who has not signed in, and its token."""
    return checkout.add_line(None, checkout.Wish(thing=shop.monthly, quantity=2), viewer=shop.viewer())


@pytest.mark.parametrize("quantity", [-1, 0, 21, 10**9])
def test_an_impossible_quantity_changes_nothing(shop: Shop, cart: Cart, quantity: int) -> None:
    with pytest.raises(QuantityOutOfRange):
        checkout.add_line(cart, checkout.Wish(thing=shop.monthly, quantity=quantity), viewer=shop.viewer())
    with pytest.raises(QuantityOutOfRange):
        checkout.update_line(cart.lines.get(), quantity=quantity)
    assert contents(cart) == {"monthly": 1}


def test_an_impossible_quantity_opens_no_cart(shop: Shop) -> None:
    with pytest.raises(QuantityOutOfRange):
        checkout.add_line(None, checkout.Wish(thing=shop.monthly, quantity=0), viewer=shop.viewer())
    assert not Cart.objects.exists()


def test_the_same_formula_again_adds_to_its_line_up_to_twenty(
    shop: Shop, customer: Customer, cart: Cart
) -> None:
    viewer = shop.viewer(customer)
    checkout.add_line(cart, checkout.Wish(thing=shop.monthly, quantity=19), viewer=viewer)
    assert contents(cart) == {"monthly": 20}
    with pytest.raises(QuantityOutOfRange):
        checkout.add_line(cart, checkout.Wish(thing=shop.monthly, quantity=1), viewer=viewer)
    assert contents(cart) == {"monthly": 20}


def test_a_cart_holds_twenty_different_formulas(shop: Shop, customer: Customer, cart: Cart) -> None:
    for _ in range(rules.MOST_LINES - 1):
        checkout.add_line(
            cart, checkout.Wish(thing=build.formula(shop.group), quantity=1), viewer=shop.viewer(customer)
        )
    with pytest.raises(CartFull):
        checkout.add_line(cart, checkout.Wish(thing=shop.quarterly, quantity=1), viewer=shop.viewer(customer))
    assert cart.lines.count() == rules.MOST_LINES


def test_a_formula_off_sale_or_of_another_site_is_refused(shop: Shop, customer: Customer, cart: Cart) -> None:
    shop.quarterly.active = False
    elsewhere = replace(shop.viewer(customer), site=build.other_site())
    for formula, viewer in ((shop.quarterly, shop.viewer(customer)), (shop.anniversary, elsewhere)):
        with pytest.raises(FormulaInactive):
            checkout.add_line(cart, checkout.Wish(thing=formula, quantity=1), viewer=viewer)
    assert contents(cart) == {"monthly": 1}


def test_a_line_that_another_tab_took_out(shop: Shop, cart: Cart) -> None:
    line = cart.lines.get()
    checkout.remove_line(line)
    checkout.remove_line(line)
    with pytest.raises(NotFound):
        checkout.update_line(line, quantity=2)
    assert contents(cart) == {}


def test_a_cart_is_seen_by_its_owner_only(
    shop: Shop, customer: Customer, cart: Cart, visitor_cart: tuple[Cart, str]
) -> None:
    anonymous, token = visitor_cart
    stranger = build.register(shop)
    other_site: Site = build.other_site()
    seen: Callable[..., set[Any]] = lambda viewer: set(Cart.objects.visible_to(viewer))  # noqa: E731
    assert seen(shop.viewer(customer)) == {cart}
    assert seen(shop.viewer(token=token)) == {anonymous}
    assert seen(shop.viewer(customer, token=token)) == {cart, anonymous}
    assert seen(shop.viewer(stranger)) == set()
    assert seen(shop.viewer()) == set()
    assert seen(shop.viewer(token="guess")) == set()
    assert seen(replace(shop.viewer(customer, token=token), site=other_site)) == set()


def test_the_token_is_not_stored(visitor_cart: tuple[Cart, str]) -> None:
    cart, token = visitor_cart
    assert len(token) >= 27  # 160 bits
    assert token not in cart.token_hash


def test_whoever_signs_in_keeps_what_they_chose(
    shop: Shop, customer: Customer, visitor_cart: tuple[Cart, str]
) -> None:
    anonymous, token = visitor_cart
    build.filled_cart(shop, customer, monthly=5, quarterly=1)
    viewer = shop.viewer(customer, token=token)
    adopted = checkout.adopt(customer, viewer=viewer)
    assert adopted == current_cart(viewer) == anonymous
    assert contents(anonymous) == {"monthly": 2, "quarterly": 1}
    assert adopted.postal_address == build.HOME
    assert Cart.objects.open().filter(lines__isnull=False).distinct().count() == 1


def test_a_cart_is_adopted_once(shop: Shop, customer: Customer, visitor_cart: tuple[Cart, str]) -> None:
    anonymous, token = visitor_cart
    checkout.adopt(customer, viewer=shop.viewer(customer, token=token))
    stranger = build.register(shop)
    for token_given in (token, "", "guess"):
        assert checkout.adopt(stranger, viewer=shop.viewer(stranger, token=token_given)) is None
    anonymous.refresh_from_db()
    assert anonymous.customer == customer
    assert not Cart.objects.visible_to(shop.viewer(token=token)).exists()


def test_an_empty_cart_does_not_replace_the_one_left_open(
    shop: Shop, customer: Customer, cart: Cart, visitor_cart: tuple[Cart, str]
) -> None:
    anonymous, token = visitor_cart
    checkout.remove_line(anonymous.lines.get())
    assert checkout.adopt(customer, viewer=shop.viewer(customer, token=token)) == cart


def test_a_cart_whose_payment_waits_for_the_bank_is_not_emptied_into_another(
    shop: Shop, customer: Customer, cart: Cart, visitor_cart: tuple[Cart, str]
) -> None:
    build.pay(shop, cart, customer, method=build.ASKS)
    anonymous, token = visitor_cart
    checkout.adopt(customer, viewer=shop.viewer(customer, token=token))
    assert contents(cart) == {"monthly": 1}
    assert contents(anonymous) == {"monthly": 2}


def changes(shop: Shop, customer: Customer, cart: Cart) -> list[Callable[[], object]]:
    """Every way to change a cart."""
    return [
        lambda: checkout.add_line(
            cart, checkout.Wish(thing=shop.quarterly, quantity=1), viewer=shop.viewer(customer)
        ),
        lambda: checkout.update_line(cart.lines.earliest("pk"), quantity=2),
        lambda: checkout.remove_line(cart.lines.earliest("pk")),
        lambda: checkout.set_address(cart, address=replace(build.HOME, city="Nice")),
    ]


def assert_cannot_change(shop: Shop, customer: Customer, cart: Cart, reason: type[CommerceError]) -> None:
    told = JournalEntry.objects.count()
    for change in changes(shop, customer, cart):
        with pytest.raises(reason):
            change()
    assert contents(cart) == {"monthly": 1}
    cart.refresh_from_db()
    assert cart.postal_address == build.HOME
    assert JournalEntry.objects.count() == told


def test_a_paid_cart_is_closed(shop: Shop, customer: Customer, cart: Cart) -> None:
    build.pay(shop, cart, customer)
    assert_cannot_change(shop, customer, cart, CartClosed)
    assert current_cart(shop.viewer(customer)) is None


def test_a_cart_is_locked_while_its_payment_is_in_flight(shop: Shop, customer: Customer, cart: Cart) -> None:
    order, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    claim(order, method=build.GOOD, key="in-flight")
    assert_cannot_change(shop, customer, cart, CartLocked)


def test_a_cart_whose_card_was_declined_can_change(shop: Shop, customer: Customer, cart: Cart) -> None:
    build.pay(shop, cart, customer, method=build.DECLINED)
    for change in changes(shop, customer, cart):
        change()


@pytest.mark.parametrize(
    ("change", "error", "field"),
    [
        ({"country": "US"}, CountryClosed, "country"),
        ({"country": "ZZ"}, CountryClosed, "country"),
        ({"country": ""}, CountryClosed, "country"),
        ({"name": "  "}, AddressIncomplete, "name"),
        ({"city": ""}, AddressIncomplete, "city"),
        ({"line1": "x" * 121}, AddressIncomplete, "line1"),
        ({"postcode": "6900\x003"}, AddressIncomplete, "postcode"),
        ({"phone": "call me"}, PhoneInvalid, "phone"),
        ({"phone": "1" * 10_000}, PhoneInvalid, "phone"),
    ],
)
def test_an_address_no_parcel_can_reach_is_refused(
    cart: Cart, change: dict[str, str], error: type[CommerceError], field: str
) -> None:
    with pytest.raises(error) as refused:
        checkout.set_address(cart, address=replace(build.HOME, **change))
    assert refused.value.field == field
    cart.refresh_from_db()
    assert cart.postal_address == build.HOME


def test_an_address_is_tidied(cart: Cart) -> None:
    untidy = replace(build.HOME, name="  Camille\n Martin ", country="fr", phone="06 12 34 56 78")
    cart = checkout.set_address(cart, address=untidy)
    assert cart.postal_address == replace(build.HOME, phone="+33612345678")


def test_what_keeps_a_cart_from_being_paid_is_told(shop: Shop, customer: Customer) -> None:
    cart, _token = checkout.add_line(
        None, checkout.Wish(thing=shop.monthly, quantity=1), viewer=shop.viewer(customer)
    )
    assert codes(cart) == ["ADDRESS_MISSING"]
    checkout.set_address(cart, address=replace(build.HOME, country="BE"))
    assert codes(cart) == []
    shop.settings.countries = ["FR"]
    build.saved(shop.settings)
    assert codes(cart) == ["COUNTRY_CLOSED"]
    shop.monthly.active = False
    build.saved(shop.monthly)
    assert codes(cart) == ["FORMULA_INACTIVE", "COUNTRY_CLOSED"]
    checkout.remove_line(cart.lines.get())
    assert codes(cart) == ["CART_EMPTY", "COUNTRY_CLOSED"]
    assert not Order.objects.exists()


def codes(cart: Cart) -> list[str]:
    return [problem.code for problem in problems_of(Cart.objects.get(pk=cart.pk))]


def test_the_current_cart_is_read_in_three_queries(
    shop: Shop, customer: Customer, django_assert_num_queries: Any
) -> None:
    build.filled_cart(shop, customer, monthly=1, quarterly=2, anniversary=3)
    with django_assert_num_queries(3):
        cart = current_cart(shop.viewer(customer))
        assert cart and sum(line.quantity for line in cart.lines.all()) == 6
        assert {str(line.formula) for line in cart.lines.all()}
