"""A customer who signs up, fills a cart and pays, over HTTP."""

from typing import Any

from django.test import Client

from tests.storefront.shop import ADDRESS, GOOD_CARD, Api, Shop

ADD = """mutation ($formula: ID!, $quantity: Int! = 1, $cart: ID) {
  cartLineAdd(input: {formula: $formula, quantity: $quantity, cart: $cart}) {
    cart { id count lines { id quantity } quote { hash total { amount } } problems { code } }
    cartToken
    problems { __typename code field message }
  }
}"""
PAY = """mutation ($cart: ID!, $hash: String!, $card: String!, $key: String!, $url: String! = "/thanks/") {
  checkoutPay(input: {
    cart: $cart, quoteHash: $hash, paymentMethod: $card, idempotencyKey: $key, returnUrl: $url
  }) {
    order { id number status payment { state message } invoice { number } }
    nextAction { url clientSecret }
    problems { __typename code field message ... on PaymentDeclined { declineCode }
      ... on PriceChanged { quote { hash total { amount } } } }
  }
}"""
SET_ADDRESS = """mutation ($cart: ID!, $name: String!, $line1: String!, $postcode: String!, $city: String!,
    $country: String!, $phone: String! = "") {
  checkoutAddressSet(input: {cart: $cart, name: $name, line1: $line1, postcode: $postcode, city: $city,
    country: $country, phone: $phone}) {
    cart { deliveryAddress { countryName } }
    problems { code field message }
  }
}"""


def sign_up(email: str) -> Api:
    """An app whose user has just signed up through allauth's headless API."""
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/_allauth/app/v1/auth/signup",
        {"email": email, "password": "correct horse battery"},
        content_type="application/json",
    )
    assert response.status_code in (200, 401), response.content
    token = response.json()["meta"]["session_token"]
    return Api(Client(enforce_csrf_checks=True), {"X-Session-Token": token})


def filled_cart(api: Api, shop: Shop, *, formula: str | None = None) -> dict[str, Any]:
    added = api.ask(ADD, formula=formula or shop.monthly.public_id)["cartLineAdd"]
    assert added["problems"] == []
    if added["cartToken"]:
        api.headers["X-Cart-Token"] = added["cartToken"]
    cart: dict[str, Any] = added["cart"]
    return cart


def cart_ready_to_pay(api: Api, shop: Shop) -> tuple[str, str]:
    cart = filled_cart(api, shop)["id"]
    assert api.ask(SET_ADDRESS, cart=cart, **ADDRESS)["checkoutAddressSet"]["problems"] == []
    now = api.ask("{ cart { id quote { hash } problems { code } } }")["cart"]
    assert now["problems"] in ([], [{"code": "CONTACT_MISSING"}])  # of somebody who has not signed in
    return cart, now["quote"]["hash"]


def pay(api: Api, cart: str, hash: str, **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ask(
        PAY, **{"cart": cart, "hash": hash, "card": GOOD_CARD, "key": "k1", **more}
    )
    paid: dict[str, Any] = answer["checkoutPay"]
    return paid
