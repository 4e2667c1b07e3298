"""Gift cards by GraphQL: bought for somebody, typed in, begun without an account; and guessing is slow."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from commerce.base import clock
from commerce.base.money import Money
from commerce.catalog.models import Product, Variant
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.subscriptions.models import Subscription
from tests.commerce.shop import product
from tests.storefront.buying import PAY, SET_ADDRESS, sign_up
from tests.storefront.shop import ADDRESS, Api, Shop, open_shop

pytestmark = pytest.mark.django_db

APPLY = """mutation ($cart: ID!, $code: String!) { giftCardApply(input: {cart: $cart, code: $code}) {
  cart { giftCards { id number balance { amount } } quote { hash due { amount } tenders { kind title } } }
  problems { code field message } } }"""
OPEN = """mutation ($code: String!) { giftCardBalance(input: {code: $code}) {
  gift { token number balance { amount } formula { slug } start { firstBox { shipsOn } } canThank }
  problems { code message } } }"""
ADD = """mutation ($formula: ID, $gift: GiftInput) { cartLineAdd(input: {formula: $formula, gift: $gift}) {
  cart { id renews lines { nextBox { shipsOn } gift { recipientName medium } } quote { hash } }
  problems { code field } } }"""
MINE = """{ me { giftCards { nodes { id number state bought pdfUrl balance { amount } } } } }"""


def make(shop: Shop, **more: Any) -> GiftCard:
    face = Money(5000, "EUR")
    card: GiftCard = giftcards.issue(
        giftcards.NewCard(
            site=shop.site, face=face, paid=face, gift=Gift(recipient_name="Anna", medium="print"),
            expires_on=clock.now().date() + timedelta(days=90), language="en",
            medium=GiftCard.Medium.PRINT, **more,
        )
    )  # fmt: skip
    return card


@pytest.fixture
def card(shop: Shop) -> GiftCard:
    return make(shop)


def code_of(card: GiftCard) -> str:
    return codes.grouped(codes.code_of(card.seed))


def a_cart(api: Api, shop: Shop) -> str:
    token = api.run("CartLineAdd", formula=shop.monthly.public_id)["cartLineAdd"]
    api.headers["X-Cart-Token"] = token["cartToken"]
    return str(token["cart"]["id"])


def test_a_card_pays_for_a_cart_and_is_shown_by_its_last_four(api: Api, shop: Shop, card: GiftCard) -> None:
    cart = a_cart(api, shop)
    paid = api.ask(APPLY, cart=cart, code=code_of(card))["giftCardApply"]
    assert paid["problems"] == []
    assert paid["cart"]["giftCards"] == [
        {"id": card.public_id, "number": f"•••• {card.last4}", "balance": {"amount": "50.00"}}
    ]
    assert paid["cart"]["quote"]["due"]["amount"] == "0.00"
    left = api.run("GiftCardRemove", cart=cart, giftCard=card.public_id)["giftCardRemove"]
    assert left["problems"] == []
    assert api.ask("{ cart { giftCards { id } } }")["cart"]["giftCards"] == []


def test_guessing_is_slow_and_aliases_do_not_hasten_it(api: Api, shop: Shop, card: GiftCard) -> None:
    aliased = " ".join(
        f'a{n}: giftCardBalance(input: {{code: "{n}"}}) {{ problems {{ code }} }}' for n in range(5)
    )
    assert api.post({"query": f"mutation {{ {aliased} }}"}).status_code == 400
    statuses = [
        api.post({"query": OPEN, "variables": {"code": f"2222-{n:04}"}}).status_code for n in range(12)
    ]
    assert statuses == [200] * 10 + [429] * 2
    refused = api.post({"query": OPEN, "variables": {"code": code_of(card)}}).json()
    assert refused["data"]["giftCardBalance"]["problems"][0]["code"] == "RATE_LIMITED"


def test_no_address_takes_a_code() -> None:
    from storefront.schema import SCHEMA

    query = SCHEMA.query_type
    assert query
    assert not [name for name, field in query.fields.items() if "code" in field.args]


def activate(api: Api, **variables: Any) -> Any:
    """The payload of the shared operation, of whose variables one is called `name`."""
    answer = api.post({"operationName": "GiftCardActivate", "variables": variables}).json()
    return answer["data"]["giftCardActivate"]


def test_a_gift_is_begun_without_an_account(api: Api, shop: Shop) -> None:
    card = make(shop, formula=shop.prepaid)
    gift = api.ask(OPEN, code=code_of(card).lower())["giftCardBalance"]["gift"]
    assert gift["formula"]["slug"] == "prepaid"
    wanted = {**ADDRESS, "token": gift["token"], "startsOn": clock.now().date().isoformat()}
    refused = activate(api, **wanted, email="no address")
    assert [one["field"] for one in refused["problems"]] == ["email"]
    done = activate(api, **wanted, email="anna@example.com")
    assert done["problems"] == []
    assert Subscription.objects.get().customer.email == "anna@example.com"
    again = activate(api, **wanted, email="anna@example.com")
    assert again["problems"][0]["code"] == "GIFT_CARD_UNUSABLE"
    page = api.run("GiftCardPage", token=gift["token"])["gift"]
    assert page["firstBox"] and page["state"] == "USED"


def test_a_token_opens_nothing_after_two_hours_nor_at_another_site(api: Api, card: GiftCard) -> None:
    token = api.ask(OPEN, code=code_of(card))["giftCardBalance"]["gift"]["token"]
    assert api.run("GiftCardPage", token=token)["gift"]["number"] == card.number
    assert api.run("GiftCardPage", token=f"{token}x")["gift"] is None
    assert api.run("GiftCardPage", token=card.public_id)["gift"] is None


def test_a_formula_for_somebody_else_does_not_renew(api: Api, shop: Shop) -> None:
    gift = {"recipientName": "Anna", "recipientEmail": "anna@example.com"}
    cart = api.ask(ADD, formula=shop.prepaid.public_id, gift=gift)["cartLineAdd"]["cart"]
    assert cart["renews"] is False
    assert cart["lines"] == [{"nextBox": None, "gift": {"recipientName": "Anna", "medium": "EMAIL"}}]
    refused = api.ask(ADD, formula=shop.prepaid.public_id, gift={"recipientName": "Anna"})["cartLineAdd"]
    assert refused["problems"] == [{"code": "REQUIRED", "field": "recipientEmail"}]


def test_customers_see_the_cards_they_bought_and_no_others(
    transactional_db: None, tasks_at_once: None
) -> None:
    shop = open_shop(Site.objects.get(is_default_site=True))
    make(shop)
    api, other = sign_up("camille@example.com"), sign_up("paul@example.com")
    gift = {"recipientName": "Anna", "medium": "PRINT"}
    cart = api.ask(ADD, formula=shop.prepaid.public_id, gift=gift)["cartLineAdd"]["cart"]["id"]
    api.ask(SET_ADDRESS, cart=cart, **ADDRESS)
    hash = api.ask("{ cart { quote { hash } } }")["cart"]["quote"]["hash"]
    api.ask(PAY, cart=cart, hash=hash, card="4242424242424242", key="k")
    (mine,) = api.ask(MINE)["me"]["giftCards"]["nodes"]
    assert (mine["state"], mine["bought"], mine["balance"]["amount"]) == ("ACTIVE", True, "69.00")
    assert mine["pdfUrl"] == f"/gift-cards/{mine['id']}.pdf"
    assert other.ask(MINE)["me"]["giftCards"]["nodes"] == []
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert api.ask(node, id=mine["id"])["node"] == {"id": mine["id"]}
    assert other.ask(node, id=mine["id"])["node"] is None
    assert Client().get(mine["pdfUrl"]).status_code == 302


def test_a_card_is_given_from_its_page_in_the_amount_that_was_chosen(api: Api, shop: Shop) -> None:
    cards = product(shop, slug="card", kind=Product.Kind.GIFT_CARD, price_amount=2500)  # type: ignore[arg-type]
    chosen = Variant.objects.create(product=cards, code="GC-50", price_amount=5000)
    browser = Client()
    page = browser.get("/products/card/").text
    given = page[page.index('action="/do/GiftAdd"') :]
    assert f'name="variant" value="{chosen.public_id}"' in given
    form = {
        "formula": "", "variant": chosen.public_id, "recipientName": "Anna", "medium": "PRINT",
        "next": "/cart/", "from": "/products/card/",
    }  # fmt: skip
    answer = browser.post("/do/GiftAdd", form, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 302, answer.content
    cart = browser.get("/cart/").text
    assert "For Anna" in cart and "€50.00" in cart
