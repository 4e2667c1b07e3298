"""A form is a mutation, posted to its door."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.themes.conftest import Open

ADDRESS = {
    "cart": "crt_1", "name": "Jeanne", "line1": "3 rue du Bac", "line2": "", "postcode": "75007",
    "city": "Paris", "country": "FR", "phone": "", "next": "/checkout/payment/", "from": "/checkout/",
}  # fmt: skip
PAY = {
    "cart": "crt_1", "quoteHash": "q1", "paymentMethod": "4000 0000 0000 0002", "idempotencyKey": "k1",
    "returnUrl": "/orders/{order}/", "next": "/orders/{order.id}/", "from": "/checkout/payment/",
}  # fmt: skip
ADD = {"formula": "frm_d1", "quantity": "2", "next": "/cart/", "from": "/boxes/decouverte-mensuel/"}


def done(**payload: Any) -> dict[str, Any]:
    return {"problems": [], "cart": {"id": "crt_1", "count": 2}, "cartToken": None, **payload}


def refused(message: str, field: str | None = None, code: str = "INVALID") -> dict[str, Any]:
    problem = {"__typename": "InvalidInput", "code": code, "message": message, "field": field}
    return {"problems": [problem], "cart": None, "cartToken": None}


def paid(**payload: Any) -> dict[str, Any]:
    return {
        "problems": [],
        "order": {"id": "ord_paid", "payment": {"state": "SUCCEEDED"}},
        "nextAction": None,
        **payload,
    }


def test_strings_become_what_the_operation_declares(shop: Open, client: Client) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = done()

    response = client.post("/do/CartLineAdd", {**ADD, "undeclared": "x"})

    assert (response.status_code, response["Location"]) == (302, "/cart/")
    assert ("CartLineAdd", {"formula": "frm_d1", "quantity": 2}) in storefront.asked


def test_an_empty_field_that_has_a_default_is_not_sent(shop: Open, client: Client) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = done()

    client.post("/do/CartLineAdd", {**ADD, "quantity": ""})

    assert ("CartLineAdd", {"formula": "frm_d1"}) in storefront.asked


@pytest.mark.parametrize("quantity", ["two", "1.5", "", "9" * 30, "１"])
def test_what_is_no_number_comes_back_beside_its_field(shop: Open, client: Client, quantity: str) -> None:
    storefront = shop("cart")
    form = {"line": "lin_1", "key": "lin_1", "quantity": quantity, "next": "/cart/", "from": "/cart/"}

    response = client.post("/do/CartLineUpdate", form)

    assert response.status_code == 422
    assert "Please " in response.text
    assert "CartLineUpdate" not in dict(storefront.asked)


def test_problems_come_back_beside_their_fields_with_what_was_typed(shop: Open, client: Client) -> None:
    storefront = shop("cart", "newcomer")
    storefront.payloads["checkoutAddressSet"] = refused("No such postcode.", "input.postcode")

    response = client.post("/do/CheckoutAddressSet", {**ADDRESS, "name": "Zoé <Ω>"})

    assert response.status_code == 422
    assert '<p class="problem" id="p-postcode">No such postcode.</p>' in response.text
    assert 'value="Zoé &lt;Ω&gt;"' in response.text
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_a_page_drawn_again_speaks_its_language_and_knows_its_address(shop: Open, client: Client) -> None:
    storefront = shop("cart", "newcomer")
    storefront.payloads["checkoutAddressSet"] = refused("Ce code postal n’existe pas.", "postcode")

    response = client.post("/fr/do/CheckoutAddressSet", {**ADDRESS, "from": "/fr/checkout/"})

    assert "Où devons-nous l’envoyer" in response.text
    assert '<a href="/checkout/" hreflang="en"' in response.text


def test_a_card_number_is_never_written_back(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    problem = refused("Your bank declined it.", "paymentMethod", "PAYMENT_DECLINED")
    storefront.payloads["checkoutPay"] = {**problem, "order": None, "nextAction": None}
    storefront.world["cart"]["paymentOptions"]["testCards"] = []

    response = client.post("/do/CheckoutPay", PAY)

    assert response.status_code == 422
    assert "Your bank declined it." in response.text
    assert "4000 0000 0000 0002" not in response.text
    assert 'value="k1"' not in response.text
    assert not response.cookies


def test_paying_leads_to_the_order_and_tells_the_bank_the_way_back(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    storefront.payloads["checkoutPay"] = paid()

    response = client.post("/fr/do/CheckoutPay", {**PAY, "next": "/fr/orders/{order.id}/"})

    assert response["Location"] == "/fr/orders/ord_paid/"
    assert dict(storefront.asked)["CheckoutPay"]["returnUrl"] == "http://testserver/orders/{order}/"


def test_a_bank_that_wants_to_ask_is_visited_first(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    storefront.payloads["checkoutPay"] = paid(
        nextAction={"url": "http://testserver/demo-bank/1/", "clientSecret": None}
    )

    assert client.post("/do/CheckoutPay", PAY)["Location"] == "http://testserver/demo-bank/1/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "", "/\t/evil"],
)
def test_nobody_is_sent_to_another_site(shop: Open, client: Client, elsewhere: str) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = done()

    assert client.post("/do/CartLineAdd", {**ADD, "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/admin/", "/nowhere/at/all"]
)
def test_a_form_from_no_page_of_ours_comes_back_on_a_page_of_ours(
    shop: Open, client: Client, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = refused("Sold out.")

    response = client.post("/do/CartLineAdd", {**ADD, "from": elsewhere})

    assert response.status_code in (404, 422)
    assert "evil" not in response.text


def test_a_failure_whose_form_is_gone_is_told_on_top_of_the_page(shop: Open, client: Client) -> None:
    storefront = shop()
    storefront.payloads["cartLineUpdate"] = refused(
        "This line is no longer in the cart.", "line", "NOT_FOUND"
    )

    response = client.post(
        "/do/CartLineUpdate", {"line": "lin_9", "key": "lin_9", "quantity": "1", "from": "/cart/"}
    )

    assert response.status_code == 422
    assert response.text.count("This line is no longer in the cart.") == 1


def test_of_two_forms_alike_only_the_one_that_was_sent_shows_its_problem(shop: Open, client: Client) -> None:
    storefront = shop("cart")
    storefront.payloads["cartLineUpdate"] = refused(
        "At most 20, please.", "quantity", "QUANTITY_OUT_OF_RANGE"
    )

    html = client.post(
        "/do/CartLineUpdate", {"line": "lin_2", "key": "lin_2", "quantity": "77", "from": "/cart/"}
    ).text

    assert html.count("At most 20, please.") == 1
    assert html.count('value="77"') == 1
    assert html.index('value="lin_2"') < html.index("At most 20, please.")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"referer": "https://evil.example/?http://testserver/"},
    ],
)
def test_a_form_of_another_site_does_nothing(shop: Open, headers: dict[str, str]) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = done()

    response = Client(headers=headers).post("/do/CartLineAdd", ADD)

    assert response.status_code == 403
    assert "Please send that again." in response.text
    assert "CartLineAdd" not in dict(storefront.asked)


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"referer": "http://testserver/cart/"}])
def test_older_browsers_say_where_they_come_from_in_other_words(shop: Open, headers: dict[str, str]) -> None:
    shop().payloads["cartLineAdd"] = done()

    assert Client(headers=headers).post("/do/CartLineAdd", ADD).status_code == 302


@pytest.mark.parametrize("name", ["CartPage", "Nothing", "__class__"])
def test_only_mutations_have_a_door(shop: Open, client: Client, name: str) -> None:
    shop()

    assert client.post(f"/do/{name}", ADD).status_code == 404


def test_scripts_are_answered_in_json(shop: Open, client: Client) -> None:
    storefront = shop()
    storefront.payloads["cartLineAdd"] = done()
    good = client.post("/do/CartLineAdd", ADD, headers={"accept": "application/json"})
    storefront.payloads["cartLineAdd"] = refused("Sold out.", "formula")
    bad = client.post("/do/CartLineAdd", ADD, headers={"accept": "application/json"})

    assert json.loads(good.content) == {"next": "/cart/", "problems": []}
    assert bad.status_code == 422
    assert json.loads(bad.content)["problems"] == [
        {"code": "INVALID", "field": "formula", "message": "Sold out."}
    ]


def test_every_rendering_of_the_pay_form_has_a_key_of_its_own(shop: Open, client: Client) -> None:
    shop("customer")

    first, second = (client.get("/checkout/payment/").text for _ in range(2))

    key = 'name="idempotencyKey" value="'
    assert first.split(key)[1][:24] != second.split(key)[1][:24]
