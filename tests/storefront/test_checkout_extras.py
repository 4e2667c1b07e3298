"""Links that open a cart, what is asked before it is paid, and what is offered along, as a browser and an app
meet them."""

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from commerce.base.words import Words
from commerce.catalog.models import Upsell, Variant
from commerce.checkout import actions as checkout
from commerce.checkout import links
from commerce.checkout.models import Cart, CheckoutQuestion, ConsentBox, NoReminder
from commerce.checkout.settings import ReminderSettings
from tests.commerce import shop as build
from tests.storefront.buying import filled_cart
from tests.storefront.shop import Api, Shop

pytestmark = pytest.mark.django_db
SET = """mutation ($cart: ID!, $answers: [CheckoutAnswerInput!]!, $consents: [ID!]!) {
  checkoutAnswersSet(input: {cart: $cart, answers: $answers, consents: $consents}) {
    cart { questions { title kind required text options { code label chosen } }
      consentBoxes { words required ticked } problems { code } }
    problems { code field message }
  }
}"""
ALONG = """mutation ($upsell: ID, $formula: ID) { cartLineAdd(input: {upsell: $upsell, formula: $formula}) {
  cart { lines { title quantity unitPrice { amount } formula { slug } product { slug } variant { id code }
    upsell { id price { amount } usualPrice { amount } } } }
  problems { code field }
} }"""


def browser() -> Client:
    return Client(headers={"sec-fetch-site": "same-origin"})


@pytest.fixture
def jar(shop: Shop) -> Variant:
    made: Variant = build.product(shop, slug="jar", price_amount=1200).variants.get()  # type: ignore[arg-type]
    return made


@pytest.fixture
def left(shop: Shop, jar: Variant) -> Cart:
    """A guest's cart, left on another device."""
    cart, _token = checkout.add_line(None, checkout.Wish(thing=jar), viewer=shop.visitor())
    return checkout.set_contact(cart, email="guest@example.com")


def test_the_link_opens_the_cart_in_another_browser(left: Cart) -> None:
    client = browser()
    answer = client.get(links.cart_link(left))
    assert (answer.status_code, answer.url) == (302, "/cart/")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "Jar" in client.get("/cart/").text
    assert "/products/jar/" in client.get("/cart/").text
    assert "Jar" not in browser().get("/cart/").text
    client.head(links.cart_link(left))  # a mail scanner's look changes nothing
    assert "Jar" in client.get("/cart/").text


def test_a_link_that_opens_nothing_says_so(left: Cart) -> None:
    for token in ("x", signing.dumps(left.public_id, salt="another"), links.token_of(left)[:-1]):
        for name in ("CartLink", "NoReminderLink"):
            assert browser().get(reverse(name, args=[token])).status_code == 404
    left.refresh_from_db()
    assert left.reopened_at is None
    assert not NoReminder.objects.exists()


def test_a_customers_cart_asks_them_to_sign_in(shop: Shop, jar: Variant) -> None:
    viewer = shop.as_customer(shop.customer())
    cart, _token = checkout.add_line(None, checkout.Wish(thing=jar), viewer=viewer)
    answer = browser().get(links.cart_link(cart))
    assert answer.url == "/accounts/login/?next=%2Fcart%2F"


def test_a_link_ends_the_reminders(shop: Shop, left: Cart) -> None:
    ReminderSettings.objects.create(site=shop.site, reminder_on=True)
    answer = browser().get(links.stop_link(left), follow=True)
    assert "No more reminders" in answer.text
    assert NoReminder.objects.get().email == "guest@example.com"


def test_what_is_asked_is_answered_over_the_schema(shop: Shop, api: Api) -> None:
    how = build.saved(
        CheckoutQuestion(
            site=shop.site, title=Words(en="How did you find us?"), choices=Words(en="Press\nA friend"),
            required=True,
        )
    )  # fmt: skip
    box = build.saved(ConsentBox(site=shop.site, words=Words(en="I agree."), required=True))
    cart = filled_cart(api, shop)["id"]
    wrong = api.ask(SET, cart=cart, answers=[{"question": how.public_id, "values": ["Radio"]}], consents=[])
    assert wrong["checkoutAnswersSet"]["problems"][0]["code"] == "INVALID"
    codes = {one["code"] for one in api.ask("{ cart { problems { code } } }")["cart"]["problems"]}
    assert {"ANSWER_MISSING", "CONSENT_MISSING"} <= codes
    done = api.ask(
        SET, cart=cart, answers=[{"question": how.public_id, "values": ["A friend"]}],
        consents=[box.public_id],
    )["checkoutAnswersSet"]  # fmt: skip
    assert done["problems"] == []
    question = done["cart"]["questions"][0]
    assert [one["chosen"] for one in question["options"]] == [False, True]
    assert (question["kind"], question["required"], question["text"]) == ("ONE", True, "")
    assert done["cart"]["consentBoxes"] == [{"words": "I agree.", "required": True, "ticked": True}]
    assert not {"ANSWER_MISSING", "CONSENT_MISSING"} & {one["code"] for one in done["cart"]["problems"]}


def test_what_is_asked_is_answered_without_a_script(shop: Shop, left: Cart) -> None:
    name = build.saved(CheckoutQuestion(site=shop.site, title=Words(en="Your name?"), kind="text"))
    several = build.saved(
        CheckoutQuestion(
            site=shop.site, title=Words(en="You like?"), kind="several", choices=Words(en="Tea\nCoffee\nMilk")
        )
    )
    box = build.saved(ConsentBox(site=shop.site, words=Words(en="I agree."), required=True))
    checkout.set_address(left, address=build.HOME)
    client = browser()
    client.get(links.cart_link(left))
    page = client.get("/checkout/payment/").text
    for words in ("Your name?", "You like?", "Coffee", "I agree."):
        assert words in page
    sent = {
        "cart": left.public_id, "next": "/checkout/payment/", "consents": box.public_id,
        "answers-0-question": name.public_id, "answers-0-values": "Ada",
        "answers-1-question": several.public_id, "answers-1-values": ["Tea", "Milk"],
    }  # fmt: skip
    assert client.post("/do/CheckoutAnswersSet", sent).status_code == 302
    left.refresh_from_db()
    assert left.survey == {name.public_id: ["Ada"], several.public_id: ["Tea", "Milk"]}
    assert left.consents == [box.public_id]
    del sent["consents"], sent["answers-1-values"]
    client.post("/do/CheckoutAnswersSet", sent)  # unticked again
    left.refresh_from_db()
    assert (left.survey, left.consents) == ({name.public_id: ["Ada"]}, [])


def test_what_is_offered_along_is_added_once_the_formula_is(shop: Shop, jar: Variant, api: Api) -> None:
    free = build.saved(Upsell(formula=shop.monthly, variant=jar, price_amount=0))
    early = api.ask(ALONG, upsell=free.public_id)["cartLineAdd"]
    assert early["problems"] == [{"code": "FORMULA_MISSING", "field": "upsell"}]
    filled_cart(api, shop)
    both = api.ask(ALONG, upsell=free.public_id, formula=shop.monthly.public_id)["cartLineAdd"]
    assert both["problems"][0]["code"] == "NOT_FOUND"
    done = api.ask(ALONG, upsell=free.public_id)["cartLineAdd"]
    formula, line = done["cart"]["lines"]
    assert (formula["product"], formula["variant"], formula["upsell"]) == (None, None, None)
    assert line["upsell"] == {
        "id": free.public_id, "price": {"amount": "0.00"}, "usualPrice": {"amount": "12.00"},
    }  # fmt: skip
    assert (line["product"], line["variant"]["code"]) == ({"slug": "jar"}, jar.code)
    assert line["unitPrice"]["amount"] == "0.00"


def test_the_funnel_offers_it_after_the_formula(shop: Shop, jar: Variant) -> None:
    free = build.saved(Upsell(formula=shop.monthly, variant=jar, price_amount=0))
    client = browser()
    assert 'name="next" value="/boxes/monthly/extras/"' in client.get("/boxes/monthly/").text
    assert 'name="next" value="/cart/"' in client.get("/boxes/prepaid/").text
    client.post("/do/CartLineAdd", {"formula": shop.monthly.public_id, "quantity": "1", "next": "/cart/"})
    page = client.get("/boxes/monthly/extras/").text
    for words in ("Jar", "A gift", "by itself", "Go on to the cart"):
        assert words in page
    client.post("/do/CartLineAdd", {"upsell": free.public_id, "next": "/boxes/monthly/extras/"})
    page = client.get("/boxes/monthly/extras/").text
    assert "In your cart" in page
    assert "Add it" not in page
    assert client.get("/cart/").text.count("/do/CartLineUpdate") == 1  # the jar is one piece
    assert Cart.objects.get().lines.count() == 2
