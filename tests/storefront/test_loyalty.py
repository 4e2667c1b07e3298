"""Points over HTTP: what a customer sees of them, rewards in a cart, and the links of who recommends."""

from datetime import date

import pytest
from django.test import Client

from commerce.base.words import Words
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import LoyaltySettings, Programme, Tier
from tests.storefront.buying import sign_up
from tests.storefront.conftest import Shop
from tests.storefront.shop import Api
from tests.storefront.test_purchase import filled_cart

POINTS = """{ me { points { balance pending passNumber passQr bornOn within: withinYear
    tier { title } nextTier { title pointsFrom }
    rewards { reward { id title kind percent points } problem { code message } }
    history { points reason } }
  referral { url friends friendPercent ownAmount { amount } friendAmount { amount } rewarded { amount } }
} }"""
CHOOSE = """mutation ($cart: ID!, $reward: ID!) { %s(input: {cart: $cart, reward: $reward}) {
  cart { rewards { reward { title } problem { code } } rewardOffers { reward { title } problem { code } }
    quote { discounts { title amount { amount } } total { amount } } } problems { code field } } }"""
GIVE = """mutation ($number: String!, $points: Int!) {
  pointsTransfer(input: {passNumber: $number, points: $points, idempotencyKey: "k"}) {
    points { balance } problems { code field } } }"""
BORN = """mutation ($day: Date!) { birthdaySet(input: {bornOn: $day}) {
  points { bornOn } problems { code field } } }"""
FOLLOW = """mutation ($cart: ID!, $code: String!) { referralFollow(input: {cart: $cart, code: $code}) {
  cart { quote { discounts { title } } } problems { code } } }"""


def signed_in(email: str) -> Api:
    """An app whose user has been here once: the shop knows them as its customer."""
    api = sign_up(email)
    assert api.ask("{ me { email } }")["me"] == {"email": email}
    return api


@pytest.fixture
def owner(shop: Shop) -> Api:
    """Signed in as camille@example.com."""
    return signed_in("camille@example.com")


@pytest.fixture
def loyal(shop: Shop, owner: Api) -> Api:
    """The customer has 250 points of a shop that gives points, and rewards recommendations."""
    LoyaltySettings.objects.create(
        site=shop.site, points_on=True, referral_on=True, friend_percent=1000, referrer_amount=500
    )
    Programme.objects.create(site=shop.site, title=Words(en="Tenth off"), percent=1000, cost=200)
    Programme.objects.create(site=shop.site, title=Words(en="Half"), percent=5000, cost=900)
    Tier.objects.create(site=shop.site, title=Words(en="Gold"), points_from=1000, percent=150)
    loyalty.adjust_points(camille(), points=250, reason="welcome", key="w")
    return owner


def camille() -> Customer:
    return Customer.objects.get(email="camille@example.com")


def test_a_customer_sees_their_points_and_what_they_buy(loyal: Api) -> None:
    me = loyal.ask(POINTS)["me"]
    points = me["points"]
    assert (points["balance"], points["pending"], points["tier"]) == (250, 0, None)
    assert points["nextTier"] == {"title": "Gold", "pointsFrom": 1000}
    assert points["passQr"].startswith("data:image/svg+xml")
    assert [(offer["reward"]["title"], offer["problem"]) for offer in points["rewards"]] == [
        ("Tenth off", None),
        ("Half", {"code": "POINTS_MISSING", "message": "You need 650 more points."}),
    ]
    assert points["history"] == [{"points": 250, "reason": "EARNED"}]
    assert me["referral"]["url"].endswith(f"/r/{loyalty.pass_of(camille()).code}/")
    assert (me["referral"]["friendPercent"], me["referral"]["ownAmount"]) == ("10", {"amount": "5.00"})


def test_a_shop_without_points_says_nothing_of_them(owner: Api) -> None:
    me = owner.ask("{ me { points { balance } referral { friends } } }")["me"]
    assert me == {"points": None, "referral": None}


def test_a_reward_is_taken_with_a_cart_and_left(shop: Shop, loyal: Api) -> None:
    cart = filled_cart(loyal, shop)["id"]
    reward = Programme.objects.get(cost=200).public_id
    done = loyal.ask(CHOOSE % "rewardChoose", cart=cart, reward=reward)["rewardChoose"]
    assert done["problems"] == []
    assert done["cart"]["quote"]["discounts"] == [{"title": "Tenth off", "amount": {"amount": "2.49"}}]
    assert [offer["problem"]["code"] for offer in done["cart"]["rewardOffers"]] == ["POINTS_MISSING"]
    dear = Programme.objects.get(cost=900).public_id
    refused = loyal.ask(CHOOSE % "rewardChoose", cart=cart, reward=dear)["rewardChoose"]
    assert [problem["code"] for problem in refused["problems"]] == ["POINTS_MISSING"]
    left = loyal.ask(CHOOSE % "rewardDrop", cart=cart, reward=reward)["rewardDrop"]
    assert (left["cart"]["rewards"], left["cart"]["quote"]["discounts"]) == ([], [])


def test_points_are_given_by_the_number_of_a_pass(loyal: Api) -> None:
    signed_in("bea@example.com")
    friend = Customer.objects.get(email="bea@example.com")
    number = loyalty.pass_of(friend).number
    assert loyal.ask(GIVE, number=number, points=50)["pointsTransfer"] == {
        "points": {"balance": 200}, "problems": [],
    }  # fmt: skip
    for number_, points, code in ((number, 9999, "BALANCE_TOO_LOW"), ("NOBODY", 1, "RECIPIENT_UNKNOWN")):
        told = loyal.ask(GIVE.replace('"k"', f'"{code}"'), number=number_, points=points)
        assert [problem["code"] for problem in told["pointsTransfer"]["problems"]] == [code]


def test_numbers_of_passes_are_not_guessed(loyal: Api) -> None:
    for number in range(10):
        loyal.ask(GIVE, number=str(number), points=1)
    answer = loyal.post({"query": GIVE, "variables": {"number": "11", "points": 1}})
    assert answer.status_code == 429


def test_a_birthday_is_told_once(loyal: Api) -> None:
    done = loyal.ask(BORN, day="1990-05-05")["birthdaySet"]
    assert done == {"points": {"bornOn": "1990-05-05"}, "problems": []}
    again = loyal.ask(BORN, day="1990-05-06")["birthdaySet"]
    assert again["problems"] == [{"code": "BIRTHDAY_KEPT", "field": "bornOn"}]
    assert loyalty.pass_of(camille()).born_on == date(1990, 5, 5)


def test_who_follows_a_link_has_its_discount_in_their_cart(loyal: Api, shop: Shop) -> None:
    code = loyalty.pass_of(camille()).code
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    answer = browser.get(f"/r/{code}/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    browser.post("/do/CartLineAdd", {"formula": shop.monthly.public_id, "next": "/cart/"})
    assert Cart.objects.filter(customer=None).get().referral == code
    assert "Recommended by a friend" in browser.get("/cart/").text


def test_a_front_end_tells_whose_link_it_was(shop: Shop, loyal: Api, api: Api) -> None:
    cart = filled_cart(api, shop)["id"]
    code = loyalty.pass_of(camille()).code
    followed = api.ask(FOLLOW, cart=cart, code=code)["referralFollow"]
    assert followed["cart"]["quote"]["discounts"] == [{"title": "Recommended by a friend"}]
    unknown = api.ask(FOLLOW, cart=cart, code="nobody")["referralFollow"]
    assert unknown["problems"] == [{"code": "REFERRAL_REFUSED"}]
