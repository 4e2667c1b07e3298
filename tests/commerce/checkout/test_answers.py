"""What is asked before a cart is paid: answered in its own terms, kept by the order as it was read."""

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.errors import NotFound
from commerce.base.words import Words
from commerce.checkout import actions as checkout
from commerce.checkout.errors import AnswerInvalid, AnswerMissing, AnswerTooLong, ConsentMissing
from commerce.checkout.models import Cart, CheckoutQuestion, ConsentBox
from commerce.checkout.queries import problems_of
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop


@pytest.fixture
def how(shop: Shop) -> CheckoutQuestion:
    return asked(
        shop, "How did you find us?", kind="one", choices=Words(en="Press\nA friend", fr="Presse\nAmi")
    )


@pytest.fixture
def terms(shop: Shop) -> ConsentBox:
    words = Words(en="I have read the terms.", fr="J’ai lu les conditions.")
    made: ConsentBox = build.saved(ConsentBox(site=shop.site, words=words, required=True))
    return made


def asked(shop: Shop, title: str, **fields: object) -> CheckoutQuestion:
    made: CheckoutQuestion = build.saved(
        CheckoutQuestion(site=shop.site, title=Words(en=title, fr=f"{title} (fr)"), **fields)
    )
    return made


def say(cart: Cart, answers: dict[str, list[str]], *consents: str) -> Cart:
    return checkout.answer(Cart.objects.get(pk=cart.pk), answers=answers, consents=consents)


def problems(cart: Cart) -> list[type[Exception]]:
    return [type(one) for one in problems_of(Cart.objects.get(pk=cart.pk))]


def test_the_order_keeps_the_words_as_they_were_read(
    shop: Shop, customer: Customer, cart: Cart, how: CheckoutQuestion, terms: ConsentBox
) -> None:
    say(cart, {how.public_id: ["A friend"]}, terms.public_id)
    order, _attempt = checkout.pay(
        Cart.objects.select_related("site").get(pk=cart.pk), viewer=shop.viewer(customer, language="fr"),
        quote_hash=build.quote(cart).hash, method=build.GOOD, key="k", return_url="/",
    )  # fmt: skip
    how.title, terms.words = Words(en="Changed"), Words(en="Changed")
    how.save()
    terms.save()
    order.refresh_from_db()
    assert order.survey == [{"question": "How did you find us? (fr)", "answer": "Ami"}]
    assert order.consents == [{"id": terms.public_id, "words": "J’ai lu les conditions."}]


def test_nobody_pays_without_what_is_required(
    shop: Shop, customer: Customer, cart: Cart, terms: ConsentBox
) -> None:
    name = asked(shop, "Your name?", kind="text", required=True)
    assert problems(cart) == [AnswerMissing, ConsentMissing]
    with pytest.raises(AnswerMissing, match="Please answer: Your name"):
        build.pay(shop, cart, customer)
    say(cart, {name.public_id: ["  Ada "]})
    assert problems(cart) == [ConsentMissing]
    say(cart, {}, terms.public_id)
    assert problems(cart) == []
    say(cart, {name.public_id: [" "]}, terms.public_id)
    assert problems(cart) == [AnswerMissing]
    assert not Order.objects.exists()


def test_what_is_hidden_is_not_asked(cart: Cart, how: CheckoutQuestion, terms: ConsentBox) -> None:
    CheckoutQuestion.objects.update(active=False, required=True)
    ConsentBox.objects.update(active=False)
    assert problems(cart) == []
    with pytest.raises(NotFound):
        say(cart, {how.public_id: ["Press"]})


@pytest.mark.parametrize(
    "kind, values, error",
    [
        ("one", ["Radio"], AnswerInvalid), ("one", ["Press", "A friend"], AnswerInvalid),
        ("several", ["Press", "Radio"], AnswerInvalid), ("text", ["x" * 1001], AnswerTooLong),
        ("text", ["nul\x00"], AnswerInvalid), ("text", ["two", "texts"], AnswerInvalid),
    ],
)  # fmt: skip
def test_an_answer_is_one_of_those_offered(
    cart: Cart, how: CheckoutQuestion, kind: str, values: list[str], error: type[Exception]
) -> None:
    CheckoutQuestion.objects.update(kind=kind)
    with pytest.raises(error):
        say(cart, {how.public_id: values})
    cart.refresh_from_db()
    assert cart.survey == {}


def test_several_are_kept_in_their_order_once(cart: Cart, how: CheckoutQuestion) -> None:
    CheckoutQuestion.objects.update(kind="several")
    kept = say(cart, {how.public_id: ["A friend", "Press", "Press"]})
    assert kept.survey == {how.public_id: ["Press", "A friend"]}


def test_another_sites_boxes_are_nobodys_here(shop: Shop, cart: Cart) -> None:
    elsewhere = build.open_shop(build.other_site())
    box = build.saved(ConsentBox(site=elsewhere.site, words=Words(en="Yes"), required=True))
    assert problems(cart) == []
    with pytest.raises(NotFound):
        say(cart, {}, box.public_id)


def test_an_order_that_waits_takes_the_answers_given_since(
    shop: Shop, customer: Customer, cart: Cart, how: CheckoutQuestion
) -> None:
    order, _declined = build.pay(shop, cart, customer, method=build.DECLINED)
    assert order.survey == []
    say(cart, {how.public_id: ["Press"]})
    again, _attempt = build.pay(shop, cart, customer)
    assert again == order
    assert again.survey == [{"question": "How did you find us?", "answer": "Press"}]


def test_staff_read_them_on_the_order_and_in_its_export(
    client: Client, shop: Shop, customer: Customer, cart: Cart, how: CheckoutQuestion, terms: ConsentBox
) -> None:
    from commerce.base.models import User

    say(cart, {how.public_id: ["Press"]}, terms.public_id)
    order, _attempt = build.pay(shop, cart, customer)
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    page = client.get(reverse("orders:inspect", args=[order.pk])).text
    file = b"".join(client.get(reverse("orders:index"), {"export": "csv"}).streaming_content).decode()
    for shown in (page, file):
        assert "How did you find us?" in shown and "I have read the terms." in shown
