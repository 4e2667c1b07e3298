"""Discounts over HTTP: a code typed in with and without a theme, guessing, and the links of ads."""

from typing import Any

import pytest
from django.test import Client

from commerce.billing.models import Payment
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.discounts.models import AdCampaign, CampaignSale, Coupon
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.storefront.conftest import Api, Shop
from tests.storefront.test_purchase import filled_cart

APPLY = """mutation ($cart: ID!, $code: String!) { couponApply(input: {cart: $cart, code: $code}) {
  cart { coupons { id code title automatic amount { amount } problem { code } } quote { total { amount } } }
  problems { code field message }
} }"""
REMOVE = """mutation ($cart: ID!, $coupon: ID!) { couponRemove(input: {cart: $cart, coupon: $coupon}) {
  cart { coupons { id } quote { total { amount } } } problems { code }
} }"""
READ = """{ cart { coupons { code amount { amount } problem { code message } } gifts { title }
  quote { total { amount } discounts { title amount { amount } } } problems { code } } }"""


@pytest.fixture
def spring(shop: Shop) -> Coupon:
    return Coupon.objects.create(
        site=shop.site, code="SPRING", title={"en": "Spring", "fr": "Printemps"}, percent=1000
    )


def test_a_code_is_used_and_taken_out(shop: Shop, api: Api, spring: Coupon) -> None:
    cart = filled_cart(api, shop)["id"]
    done = api.ask(APPLY, cart=cart, code=" spring ")["couponApply"]
    assert done["problems"] == []
    assert done["cart"]["coupons"] == [
        {
            "id": spring.public_id, "code": "SPRING", "title": "Spring", "automatic": False,
            "amount": {"amount": "2.49"}, "problem": None,
        }
    ]  # fmt: skip
    assert done["cart"]["quote"]["total"]["amount"] == "22.41"
    gone = api.ask(REMOVE, cart=cart, coupon=spring.public_id)["couponRemove"]
    assert gone["cart"] == {"coupons": [], "quote": {"total": {"amount": "24.90"}}}


def test_one_that_ended_stays_in_sight_with_its_reason(shop: Shop, api: Api, spring: Coupon) -> None:
    cart = filled_cart(api, shop)["id"]
    api.ask(APPLY, cart=cart, code="SPRING")
    Coupon.objects.update(total_limit=0)
    now = api.ask(READ)["cart"]
    assert now["coupons"][0]["problem"]["code"] == "COUPON_USED_UP"
    assert now["coupons"][0]["amount"] is None
    assert "COUPON_USED_UP" in [problem["code"] for problem in now["problems"]]
    assert now["quote"]["total"]["amount"] == "24.90"


def test_a_code_is_not_guessed(shop: Shop, api: Api, spring: Coupon) -> None:
    cart = filled_cart(api, shop)["id"]
    refused = [api.ask(APPLY, cart=cart, code=f"SPRING{n}")["couponApply"]["problems"] for n in range(10)]
    assert {problem["code"] for problems in refused for problem in problems} == {"COUPON_UNKNOWN"}
    answer = api.post({"query": APPLY, "variables": {"cart": cart, "code": "SPRING"}})
    assert answer.status_code == 429
    assert answer.json()["data"]["couponApply"]["problems"][0]["code"] == "RATE_LIMITED"
    assert Cart.objects.get(public_id=cart).coupons == []


def test_aliases_are_tries_too(shop: Shop, api: Api, spring: Coupon) -> None:
    cart = filled_cart(api, shop)["id"]
    codes = [*(f"NOPE{n}" for n in range(20)), "SPRING"]
    tries = " ".join(
        f'a{n}: couponApply(input: {{cart: "{cart}", code: "{code}"}}) {{ problems {{ code }} }}'
        for n, code in enumerate(codes)
    )
    answer = api.post({"query": f"mutation {{ {tries} }}"})
    told = (
        [answer.json()["data"][f"a{n}"]["problems"] for n in range(21)] if answer.status_code != 400 else []
    )
    known = [problems for problems in told if problems and problems[0]["code"] == "COUPON_UNKNOWN"]
    assert len(known) <= 10
    assert Cart.objects.get(public_id=cart).coupons == []


@pytest.fixture
def ad(shop: Shop, spring: Coupon) -> AdCampaign:
    return AdCampaign.objects.create(
        site=shop.site, title="Paper", slug="paper", coupon=spring, destination="/cart/"
    )


def browser() -> Client:
    return Client(headers={"sec-fetch-site": "same-origin"})


def put_in_cart(client: Client, shop: Shop) -> Any:
    return client.post("/do/CartLineAdd", {"formula": shop.monthly.public_id, "next": "/cart/"})


def visits(ad: AdCampaign) -> int:
    return sum(day.visits for day in ad.days.all())


def test_who_follows_an_ad_finds_its_discount_in_the_cart(shop: Shop, ad: AdCampaign) -> None:
    client = browser()
    answer = client.get("/ad/paper/")
    assert (answer.status_code, answer["Location"]) == (302, "/cart/")
    assert not Cart.objects.exists()
    put_in_cart(client, shop)
    cart = Cart.objects.get()
    assert (cart.coupons, cart.campaign) == ([ad.coupon.public_id], ad.public_id)
    assert "Spring" in client.get("/cart/").text
    client.post("/do/CouponRemove", {"cart": cart.public_id, "coupon": ad.coupon.public_id, "next": "/cart/"})
    put_in_cart(client, shop)
    assert Cart.objects.get().coupons == []  # what was taken out does not come back


def test_a_cart_that_is_there_has_it_at_once(shop: Shop, ad: AdCampaign) -> None:
    client = browser()
    put_in_cart(client, shop)
    assert client.get("/fr/ad/paper/")["Location"] == "/fr/cart/"
    assert Cart.objects.get().coupons == [ad.coupon.public_id]


def test_a_visit_is_counted_once_a_browser(shop: Shop, ad: AdCampaign) -> None:
    client = browser()
    for _ in range(3):
        client.get("/ad/paper/")
    browser().head("/ad/paper/")
    browser().get("/ad/paper/")
    assert visits(ad) == 2


def test_an_ad_that_has_ended_leads_on_without_its_discount(shop: Shop, ad: AdCampaign) -> None:
    AdCampaign.objects.update(ends_on="2020-01-01")
    client = browser()
    assert client.get("/ad/paper/")["Location"] == "/cart/"
    put_in_cart(client, shop)
    assert Cart.objects.get().coupons == []


def test_there_is_no_such_ad(shop: Shop, ad: AdCampaign) -> None:
    assert browser().get("/ad/nope/").status_code == 404


def test_a_discount_that_an_ad_brought_keeps_nobody_from_paying(shop: Shop, ad: AdCampaign, api: Api) -> None:
    Coupon.objects.update(minimum_amount=9900)
    client = browser()
    client.get("/ad/paper/")
    put_in_cart(client, shop)
    answer = client.post("/graphql/", {"query": READ}, content_type="application/json")
    cart = answer.json()["data"]["cart"]
    assert cart["coupons"][0]["problem"]["code"] == "COUPON_MINIMUM"
    assert "COUPON_MINIMUM" not in [problem["code"] for problem in cart["problems"]]


@pytest.mark.parametrize("destination", ["//evil.example/", "https://evil.example/", "/\\evil.example", "x"])
def test_an_ad_leads_to_no_other_site(ad: AdCampaign, destination: str) -> None:
    ad.destination = destination
    with pytest.raises(Exception, match="path of this site"):
        ad.full_clean()


def test_what_came_by_an_ad_is_its_sale(shop: Shop, ad: AdCampaign) -> None:
    customer = shop.customer()
    client = browser()
    assert customer.user
    client.force_login(customer.user)
    client.get("/ad/paper/")
    put_in_cart(client, shop)
    cart = checkout.set_address(Cart.objects.get(), address=build.HOME)
    order, _attempt = checkout.pay(
        cart, viewer=shop.as_customer(customer), quote_hash=build.quote(cart).hash, method=build.GOOD,
        key="one", return_url="/",
    )  # fmt: skip
    assert Payment.objects.get().order == order
    build.hear_everything()
    sale = CampaignSale.objects.get()
    assert (sale.campaign, sale.order) == (ad, Order.objects.get())
    assert sale.net_amount == order.total_amount - sum(part["amount"] for part in order.vat) == 2124


def test_the_code_field_works_without_a_script(shop: Shop, spring: Coupon) -> None:
    client = browser()
    put_in_cart(client, shop)
    cart = Cart.objects.get().public_id
    page = client.get("/cart/")
    assert 'action="/do/CouponApply"' in page.text
    form = {"cart": cart, "next": "/cart/", "from": "/cart/"}
    wrong = client.post("/do/CouponApply", {**form, "code": "nope"})
    assert wrong.status_code == 422
    assert "We do not know this code." in wrong.text and 'value="nope"' in wrong.text
    right = client.post("/do/CouponApply", {**form, "code": "spring"})
    assert (right.status_code, right["Location"]) == (302, "/cart/")
    page = client.get("/cart/")
    assert "Spring" in page.text and "22.41" in page.text and "Remove" in page.text
    client.post("/do/CouponRemove", {**form, "coupon": spring.public_id})
    assert "22.41" not in client.get("/cart/").text


def test_what_goes_on_is_told_before_it_is_paid(shop: Shop, api: Api) -> None:
    Coupon.objects.create(
        site=shop.site, code="THREE", title={"en": "Three", "fr": "Trois"}, percent=1000, charges=3
    )
    cart = filled_cart(api, shop)["id"]
    api.ask(APPLY, cart=cart, code="THREE")
    asked = "{ cart { laterCharges { amount { amount } reduced { charges amount { amount } } } } }"
    assert api.ask(asked)["cart"]["laterCharges"] == [
        {"amount": {"amount": "24.90"}, "reduced": [{"charges": 2, "amount": {"amount": "22.41"}}]}
    ]
