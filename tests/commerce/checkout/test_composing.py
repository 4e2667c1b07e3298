"""A personalised box in the cart: whole or refused, shown, changed, and kept by the order."""

from typing import Any

import pytest

from commerce.catalog.errors import ChoiceGone, CompositionError, StepUnknown, TooFewChosen, TooManyChosen
from commerce.catalog.models import Product
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart, CartLine
from commerce.checkout.queries import problems_of
from commerce.customers.models import Customer
from commerce.giftcards.rules import Gift
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription
from tests.commerce import boxes
from tests.commerce import shop as build
from tests.commerce.boxes import Personal
from tests.commerce.shop import Shop


@pytest.fixture
def personal(shop: Shop) -> Personal:
    return boxes.personalise(shop, shop.monthly)


def put(shop: Shop, customer: Customer, choices: Any, **more: Any) -> Cart:
    wish = checkout.Wish(thing=shop.monthly, choices=choices, **more)
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer(customer))
    return cart


def fresh(cart: Cart) -> Cart:
    return Cart.objects.select_related("site").get(pk=cart.pk)


def problems(cart: Cart) -> list[CompositionError]:
    return [one for one in problems_of(fresh(cart)) if isinstance(one, CompositionError)]


def test_what_is_no_whole_box_is_refused_and_nothing_is_in_the_cart(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    three = personal.of(personal.green, personal.black, personal.white)
    for choices, reason, step in (
        ({}, TooFewChosen, personal.teas),
        (personal.of(biscuit=True), TooFewChosen, personal.teas),
        (three, TooManyChosen, personal.teas),
    ):
        with pytest.raises(reason) as refused:
            put(shop, customer, choices)
        assert (refused.value.id, refused.value.field) == (step.public_id, "choices")
    with pytest.raises(StepUnknown):
        put(shop, customer, {"stp_other": {personal.green.public_id: 1}})
    ready_made = checkout.Wish(thing=shop.quarterly, choices=personal.of(personal.green))
    with pytest.raises(StepUnknown):
        checkout.add_line(None, ready_made, viewer=shop.viewer(customer))
    product = checkout.Wish(thing=personal.green, choices=personal.of(personal.green))
    with pytest.raises(StepUnknown):
        checkout.add_line(None, product, viewer=shop.viewer(customer))
    assert not CartLine.objects.exists()


def test_boxes_composed_alike_are_one_line_and_others_another(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    cart = put(shop, customer, personal.of(personal.green))
    put(shop, customer, personal.of(personal.green))
    put(shop, customer, personal.of(personal.black, personal.white))
    assert [line.quantity for line in cart.lines.all()] == [2, 1]
    first, second = cart.lines.all()
    viewer = shop.viewer(customer)
    with pytest.raises(TooFewChosen):
        checkout.compose_line(second, choices={}, viewer=viewer)
    checkout.compose_line(second, choices=personal.of(personal.green), viewer=viewer)
    (line,) = cart.lines.all()  # they ask for the same now
    assert (line.pk, line.quantity) == (second.pk, 3)
    assert line.choices == [
        {"step": personal.teas.public_id, "variant": personal.green.public_id, "quantity": 1}
    ]
    assert first.pk != second.pk


@pytest.mark.parametrize("how", ["sold out", "inactive", "untagged"])
def test_what_has_left_the_shop_since_is_told_by_its_name(
    shop: Shop, customer: Customer, personal: Personal, how: str
) -> None:
    cart = put(shop, customer, personal.of(personal.green, personal.black))
    assert problems(cart) == []
    if how == "sold out":
        boxes.sell_out(personal.black)
    elif how == "inactive":
        Product.objects.filter(pk=personal.black.product_id).update(active=False)
    else:
        personal.black.product.tags.clear()
        personal.black.product.save()
    (problem,) = problems(cart)
    assert isinstance(problem, ChoiceGone)
    assert str(problem) == "“Black” can no longer be chosen for “Teas”: choose again."


def test_a_formula_that_is_composed_from_now_on_asks_for_it_in_the_cart(
    shop: Shop, customer: Customer
) -> None:
    cart = put(shop, customer, {})
    personal = boxes.personalise(shop, shop.monthly)
    (problem,) = problems(cart)
    assert isinstance(problem, TooFewChosen)
    checkout.set_address(cart, address=build.HOME)
    with pytest.raises(TooFewChosen):
        build.pay(shop, cart, customer)
    assert not Order.objects.exists()
    checkout.compose_line(cart.lines.get(), choices=personal.of(personal.white), viewer=shop.viewer(customer))
    assert problems(cart) == []


def test_a_box_that_is_given_is_composed_by_whoever_receives_it(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    gift = Gift(recipient_name="Anna", recipient_email="anna@example.com", medium="email")
    cart = put(shop, customer, {}, gift=gift)
    assert problems(cart) == []
    with pytest.raises(StepUnknown):
        put(shop, customer, personal.of(personal.green), gift=gift)


def test_the_order_and_its_box_keep_what_was_chosen(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    cart = put(shop, customer, personal.of(personal.green, personal.green), quantity=2)
    checkout.set_address(cart, address=build.HOME)
    total = build.quote(cart).total
    order, _attempt = build.pay(shop, cart, customer)
    assert order.total == total == shop.monthly.price * 2  # what is chosen costs nothing more
    build.hear_everything()
    line = order.lines.get()
    assert line.choices_line == "2 × Green"
    assert line.choices[0]["name"] == "Teas"
    subscription, box = Subscription.objects.get(), Cycle.objects.get()
    assert line.choices == subscription.choices == box.choices
    assert box.delivery_note
    assert box.delivery_note.contents_line == "2 × Discovery · Monthly (2 × Green)"


def test_what_is_chosen_anew_after_a_declined_card_is_what_is_ordered(
    shop: Shop, customer: Customer, personal: Personal
) -> None:
    cart = put(shop, customer, personal.of(personal.green))
    checkout.set_address(cart, address=build.HOME)
    order, _attempt = build.pay(shop, cart, customer, method=build.DECLINED)
    checkout.compose_line(cart.lines.get(), choices=personal.of(personal.black), viewer=shop.viewer(customer))
    again, _attempt = build.pay(shop, cart, customer)
    assert again == order
    assert again.paid_at
    assert again.lines.get().choices_line == "1 × Black"
