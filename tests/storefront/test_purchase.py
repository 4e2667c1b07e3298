"""A whole purchase over HTTP with a token and no theme, and what may go wrong on the way."""

import pytest
from django.test import Client

from commerce.billing.models import Attempt
from commerce.checkout.models import Cart
from commerce.orders.links import order_link
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from content.emails.models import Mail
from tests.storefront.buying import ADD, SET_ADDRESS, cart_ready_to_pay, filled_cart, pay, sign_up
from tests.storefront.shop import ADDRESS, BANK_CARD, DECLINED_CARD, Api, Shop

ME = """{ me { email
  orders { totalCount nodes { number total { amount } invoice { number total { amount } } } }
  subscriptions { nodes { status price { amount } nextBox { status lockDate deliveryNote { number } } } }
} cart { id } }"""


def test_a_visitor_fills_a_cart_signs_up_and_pays(open_for_business: Shop, api: Api) -> None:
    cart = filled_cart(api, open_for_business)["id"]
    signed_in = sign_up("camille@example.com")
    signed_in.headers["X-Cart-Token"] = api.headers["X-Cart-Token"]

    answer = signed_in.ask(SET_ADDRESS, cart=cart, **ADDRESS)["checkoutAddressSet"]
    assert answer["cart"]["deliveryAddress"]["countryName"] == "France"
    quote = signed_in.ask("{ cart { quote { hash total { amount } } } }")["cart"]["quote"]
    paid = pay(signed_in, cart, quote["hash"])

    assert paid["problems"] == []
    assert paid["order"]["payment"]["state"] == "SUCCEEDED"
    me = signed_in.ask(ME)
    assert me["cart"] is None
    assert me["me"]["email"] == "camille@example.com"
    (order,) = me["me"]["orders"]["nodes"]
    assert order["number"] and order["invoice"]["number"].startswith("F")
    assert (
        order["total"]["amount"] == order["invoice"]["total"]["amount"] == quote["total"]["amount"] == "24.90"
    )
    (subscription,) = me["me"]["subscriptions"]["nodes"]
    assert subscription["status"] == "ACTIVE"
    assert subscription["nextBox"]["status"] == "PAID"
    assert subscription["nextBox"]["lockDate"]
    assert subscription["nextBox"]["deliveryNote"]["number"]


def test_the_same_key_pays_once_and_another_method_is_refused(open_for_business: Shop) -> None:
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    first, second = pay(api, cart, hash), pay(api, cart, hash)
    assert first["order"] == second["order"]
    assert pay(api, cart, hash, card=DECLINED_CARD)["problems"][0]["code"] == "KEY_REUSED"
    assert Order.objects.count() == Attempt.objects.count() == Subscription.objects.count() == 1


def test_a_declined_card_leaves_the_cart_as_it_was(open_for_business: Shop) -> None:
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    declined = pay(api, cart, hash, card=DECLINED_CARD)
    (problem,) = declined["problems"]
    assert problem["__typename"] == "PaymentDeclined"
    assert (problem["code"], problem["field"]) == ("PAYMENT_DECLINED", "paymentMethod")
    assert problem["declineCode"] == "card_declined"
    assert declined["order"]["payment"]["state"] == "DECLINED"
    assert declined["order"]["number"] == ""
    still = api.ask("{ cart { id count } me { orders { totalCount } subscriptions { totalCount } } }")
    assert still["cart"] == {"id": cart, "count": 1}
    assert still["me"] == {"orders": {"totalCount": 0}, "subscriptions": {"totalCount": 0}}
    assert pay(api, cart, hash, key="k2")["problems"] == []


def test_the_bank_is_asked_and_the_payment_refreshed(open_for_business: Shop) -> None:
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    waiting = pay(api, cart, hash, card=BANK_CARD)
    assert waiting["problems"] == []
    assert waiting["order"]["payment"]["state"] == "REQUIRES_ACTION"
    assert waiting["nextAction"]["url"]
    refreshed = api.run("PaymentRefresh", order=waiting["order"]["id"])["paymentRefresh"]
    assert refreshed["order"]["payment"]["state"] == "REQUIRES_ACTION"
    assert refreshed["nextAction"]["url"] == waiting["nextAction"]["url"]


def test_another_quote_than_the_one_agreed_to_is_not_charged(open_for_business: Shop) -> None:
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    for wrong in ("", "x" * 64, hash.upper(), "é" * 5000):
        refused = pay(api, cart, wrong)
        (problem,) = refused["problems"]
        assert (problem["__typename"], problem["code"]) == ("PriceChanged", "PRICE_CHANGED")
        assert problem["quote"] == {"hash": hash, "total": {"amount": "24.90"}}
        assert refused["order"] is None
    assert not Order.objects.exists()


def test_a_visitor_is_asked_who_they_are_before_paying(open_for_business: Shop, api: Api) -> None:
    cart, hash = cart_ready_to_pay(api, open_for_business)
    assert pay(api, cart, hash)["problems"][0]["code"] == "CONTACT_MISSING"
    assert not Order.objects.exists()


def test_a_guest_buys_without_an_account(open_for_business: Shop, api: Api) -> None:
    cart, _hash = cart_ready_to_pay(api, open_for_business)
    wrong = api.run("CheckoutContactSet", cart=cart, email="nobody")["checkoutContactSet"]["problems"]
    assert [(one["code"], one["field"]) for one in wrong] == [("INVALID", "email")]
    told = api.run("CheckoutContactSet", cart=cart, email="guest@example.com")["checkoutContactSet"]
    assert told["problems"] == []
    hash = api.ask("{ cart { quote { hash } } }")["cart"]["quote"]["hash"]
    order = pay(api, cart, hash)["order"]["id"]
    shown = api.run("OrderPage", id=order)["order"]
    assert shown["number"]
    pdf = shown["invoice"]["pdfUrl"]
    assert Client().get(pdf)["Content-Type"] == "application/pdf"
    for wrong in (pdf.partition("?")[0], pdf + "x", pdf.replace("inv_", "inv_x")):
        assert Client().get(wrong).status_code in (302, 404)
    del api.headers["X-Cart-Token"]
    assert api.run("OrderPage", id=order)["order"] is None


def test_a_guest_finds_the_order_again_by_the_link_of_its_mail(open_for_business: Shop, api: Api) -> None:
    cart, _hash = cart_ready_to_pay(api, open_for_business)
    api.run("CheckoutContactSet", cart=cart, email="guest@example.com")
    hash = api.ask("{ cart { quote { hash } } }")["cart"]["quote"]["hash"]
    order = Order.objects.get(public_id=pay(api, cart, hash)["order"]["id"])
    [mail] = [one for one in Mail.objects.all() if order.number in one.subject]
    path = order_link(order)
    assert path.partition("/link/")[2][:20] in mail.text
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    answer = browser.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/orders/{order.public_id}/")
    assert browser.get(f"/orders/{order.public_id}/").status_code == 200
    assert Client().get(f"/orders/{order.public_id}/").status_code == 302


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"url": "https://elsewhere.example/"}, "INVALID", "returnUrl"),
        ({"url": "//elsewhere.example/"}, "INVALID", "returnUrl"),
        ({"url": "javascript:alert(1)"}, "INVALID", "returnUrl"),
        ({"url": ""}, "INVALID", "returnUrl"),
        ({"key": " "}, "REQUIRED", "idempotencyKey"),
        ({"cart": "crt_unknown"}, "NOT_FOUND", "cart"),
    ],
)
def test_a_payment_that_cannot_be_is_not_tried(
    open_for_business: Shop, more: dict[str, str], code: str, field: str
) -> None:
    more = {**more}
    api = sign_up("camille@example.com")
    cart, hash = cart_ready_to_pay(api, open_for_business)
    (problem,) = pay(api, more.pop("cart", cart), hash, **more)["problems"]
    assert (problem["code"], problem["field"]) == (code, field)
    assert not Order.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quantity", "code"),
    [(0, "QUANTITY_OUT_OF_RANGE"), (-1, "QUANTITY_OUT_OF_RANGE"), (10**9, "QUANTITY_OUT_OF_RANGE")],
)
def test_an_impossible_quantity_is_refused(shop: Shop, api: Api, quantity: int, code: str) -> None:
    answer = api.ask(ADD, formula=shop.monthly.public_id, quantity=quantity)["cartLineAdd"]
    assert answer["cart"] is None
    assert answer["cartToken"] is None
    (problem,) = answer["problems"]
    assert (problem["code"], problem["field"]) == (code, "quantity")
    assert not Cart.objects.exists()
    line = filled_cart(api, shop)["lines"][0]
    update = """mutation ($l: ID!, $q: Int!) {
      cartLineUpdate(input: {line: $l, quantity: $q}) { problems { code } }
    }"""
    assert api.ask(update, l=line["id"], q=quantity)["cartLineUpdate"]["problems"] == [{"code": code}]
    assert api.ask("{ cart { count } }")["cart"]["count"] == 1


@pytest.mark.django_db
def test_an_unknown_formula_is_refused_in_the_visitors_language(shop: Shop, api: Api) -> None:
    for formula in ("frm_unknown", "", "🫖" * 500, shop.monthly.group.public_id):
        (problem,) = api.ask(ADD, formula=formula)["cartLineAdd"]["problems"]
        assert (problem["__typename"], problem["code"], problem["field"]) == (
            "InvalidInput",
            "NOT_FOUND",
            "formula",
        )
        assert problem["message"]
    assert not Cart.objects.exists()


@pytest.mark.django_db
def test_the_cart_of_another_is_not_found(shop: Shop, api: Api) -> None:
    theirs = filled_cart(Api(Client(), {}), shop)
    (problem,) = api.ask(ADD, formula=shop.monthly.public_id, cart=theirs["id"])["cartLineAdd"]["problems"]
    assert (problem["code"], problem["field"]) == ("NOT_FOUND", "cart")
    remove = "mutation ($l: ID!) { cartLineRemove(input: {line: $l}) { problems { code field } } }"
    answer = api.ask(remove, l=theirs["lines"][0]["id"])["cartLineRemove"]
    assert answer["problems"] == [{"code": "NOT_FOUND", "field": "line"}]
    (problem,) = api.ask(SET_ADDRESS, cart=theirs["id"], **ADDRESS)["checkoutAddressSet"]["problems"]
    assert (problem["code"], problem["field"]) == ("NOT_FOUND", "cart")
    assert Cart.objects.get().lines.get().quantity == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": " "}, "REQUIRED", "name"),
        ({"line1": "x" * 5000}, "REQUIRED", "line1"),
        ({"country": "US"}, "COUNTRY_CLOSED", "country"),
        ({"country": "nowhere"}, "COUNTRY_CLOSED", "country"),
        ({"phone": "call me"}, "INVALID", "phone"),
    ],
)
def test_an_address_that_cannot_be_reached_is_refused(
    shop: Shop, api: Api, change: dict[str, str], code: str, field: str
) -> None:
    cart = filled_cart(api, shop)["id"]
    answer = api.ask(SET_ADDRESS, cart=cart, **{**ADDRESS, **change})["checkoutAddressSet"]
    assert answer["cart"] is None
    assert (answer["problems"][0]["code"], answer["problems"][0]["field"]) == (code, field)


@pytest.mark.django_db
def test_two_carts_are_one_after_signing_in(shop: Shop, api: Api) -> None:
    customer = shop.customer()
    own = shop.as_customer(customer)
    from storefront.schema import execute

    execute("CartLineAdd", {"formula": shop.prepaid.public_id}, own)
    filled_cart(api, shop)
    assert customer.user is not None
    browser = Client()
    browser.force_login(customer.user)
    session = browser.session
    session["cart_token"] = api.headers["X-Cart-Token"]
    session.save()
    assert Api(browser, {}).ask("{ cart { count } }")["cart"]["count"] == 2
    assert "cart_token" not in browser.session
