"""Composing a box: one form of plain inputs, filled as was chosen or typed, what is wrong beside its step."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.themes.conftest import Open
from tests.themes.fake import FakeStorefront
from tests.themes.test_pages import written

Composed = Callable[[], FakeStorefront]
PAGE = "/boxes/prestige-mensuel/compose/"
CHOSEN = {
    "step": "stp_teas", "name": "Teas", "variant": "var_black", "title": "Black (100 g)", "quantity": 2,
    "byShop": False,
}  # fmt: skip


def product(name: str, *, availability: str = "IN_STOCK", image: Any = None) -> dict[str, Any]:
    price = {"amount": "7.00", "currency": "EUR"}
    one = {"id": f"var_{name}", "availability": availability, "price": price, "values": [{"name": "100 g"}]}
    return {"id": f"prd_{name}", "name": name.title(), "summary": "", "image": image, "variants": [one]}


def step(id: str, minimum: int, maximum: int, *products: dict[str, Any], **more: Any) -> dict[str, Any]:
    bounds = {"mostOfOne": None, "worthAtLeast": None, "worthAtMost": None} | more
    words = {"id": id, "name": id.removeprefix("stp_").title(), "hint": "As you like."}
    return words | {"minimum": minimum, "maximum": maximum, "products": list(products)} | bounds


@pytest.fixture
def composed(shop: Open) -> Composed:
    """The shop, whose formula `frm_p1` is composed of one or two teas and, for who likes, a jar."""

    def open_shop() -> FakeStorefront:
        storefront = shop("customer", "cart")
        world = storefront.world
        teas = [product("green"), product("black"), product("white", availability="SOLD_OUT")]
        world["$"]["frm_p1"]["steps"] = [
            step("stp_teas", 1, 2, *teas, mostOfOne=2),
            step("stp_jar", 0, 1, product("honey"), product("jam")),
        ]
        line = world["cart"]["lines"][0]
        line |= {"formula": {"$": "frm_p1"}, "choices": [CHOSEN]}
        subscription = world["$"]["sub_1"]
        subscription |= {"formula": {"$": "frm_p1"}, "choices": [{**CHOSEN, "variant": "var_green"}]}
        return storefront

    return open_shop


def values(html: str) -> dict[str, str]:
    """Variant → how many of it the form shows; those with nothing left out."""
    rows = re.findall(r'name="choices-(\d+)-variant" value="(\w+)">\s*<input[^>]*?value="(\w+)"', html)
    picked = re.findall(r'type="radio" name="choices-\d+-variant" value="(\w*)" checked', html)
    return {variant: count for _row, variant, count in rows if count != "0"} | dict.fromkeys(picked, "1")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "path",
    [
        "/boxes/prestige-mensuel/", PAGE, f"{PAGE}lin_1/", f"{PAGE}lin_unknown/", "/cart/",
        "/account/subscriptions/sub_1/", "/account/subscriptions/sub_1/compose/",
        "/boxes/decouverte-mensuel/compose/",
    ],
)  # fmt: skip
def test_every_page_is_drawn(composed: Composed, client: Client, path: str, language: str) -> None:
    composed()
    response = client.get(path if language == "en" else f"/fr{path}")
    assert response.status_code == 200
    written(response.text)
    assert len(re.findall(r"<h1\b", response.text)) == 1


def test_a_formula_that_is_composed_leads_to_the_form(composed: Composed, client: Client) -> None:
    composed()
    html = client.get("/boxes/prestige-mensuel/").text
    assert f'href="{PAGE}"' in html
    assert 'action="/do/CartLineAdd"' not in html
    assert values(client.get(PAGE).text) == {"": "1"}  # nothing chosen yet, and no jar


def test_what_is_in_the_cart_is_shown_and_composed_anew(composed: Composed, client: Client) -> None:
    storefront = composed()
    html = client.get("/cart/").text
    assert "Black (100 g)" in html
    assert f'href="{PAGE}lin_1/"' in html
    form = client.get(f"{PAGE}lin_1/").text
    assert 'action="/do/CartLineCompose"' in form
    assert values(form) == {"var_black": "2", "": "1"}
    assert values(client.get("/account/subscriptions/sub_1/compose/").text) == {"var_green": "2", "": "1"}
    storefront.payloads["cartLineCompose"] = {"cart": None, "problems": []}
    posted = {
        "line": "lin_1", "next": "/cart/", "from": f"{PAGE}lin_1/",
        "choices-0-step": "stp_teas", "choices-1-step": "stp_teas", "choices-1-variant": "var_green",
        "choices-1-quantity": "1", "choices-2-step": "stp_teas", "choices-2-variant": "var_black",
        "choices-2-quantity": "", "choices-104-step": "stp_jar", "choices-104-quantity": "1",
        "choices-104-variant": "var_jam",
    }  # fmt: skip
    assert client.post("/do/CartLineCompose", posted)["Location"] == "/cart/"
    rows = [
        {"step": "stp_teas", "variant": "var_green", "quantity": 1},
        {"step": "stp_jar", "variant": "var_jam", "quantity": 1},
    ]
    assert storefront.asked[-1] == ("CartLineCompose", {"line": "lin_1", "choices": rows})


def test_what_is_refused_is_shown_again_beside_its_step(composed: Composed, client: Client) -> None:
    storefront = composed()
    problem = {
        "code": "COMPOSITION_INVALID", "message": "“Teas”: choose at most 2.", "field": "choices.stp_teas",
        "__typename": "CompositionInvalid",
    }  # fmt: skip
    storefront.payloads["cartLineAdd"] = {"cart": None, "cartToken": None, "problems": [problem]}
    posted = {
        "formula": "frm_p1", "quantity": "3", "from": PAGE, "choices-1-step": "stp_teas",
        "choices-1-variant": "var_green", "choices-1-quantity": "3", "choices-4-step": "stp_jar",
        "choices-4-variant": "var_honey", "choices-4-quantity": "1",
    }  # fmt: skip
    response = client.post("/do/CartLineAdd", posted)
    assert response.status_code == 422
    assert '<a href="#r-stp_teas">“Teas”: choose at most 2.</a>' in response.text
    assert '<div class="problems" id="p-stp_teas"><p>“Teas”: choose at most 2.</p></div>' in response.text
    assert 'id="p-stp_jar"' not in response.text
    assert values(response.text) == {"var_green": "3", "var_honey": "1"}
    assert 'name="quantity" type="number" value="3"' in response.text


def test_what_is_sold_out_cannot_be_chosen(composed: Composed, client: Client) -> None:
    composed()
    html = client.get(PAGE).text
    assert 'value="var_green"' in html
    assert 'value="var_white"' not in html
    assert "Sold out" in html
