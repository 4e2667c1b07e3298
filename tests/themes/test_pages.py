"""Every page of every theme, drawn from fixtures in both languages and every state."""

import json
import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from storefront import schema
from tests.themes.conftest import Open
from tests.themes.fake import FakeStorefront
from themes.engine.pages import content_page, editors_page

STATES = [
    ("/boxes/decouverte-mensuel/", "shop"),
    ("/boxes/prestige-3-mois/", "shop"),
    ("/cart/", "shop"),
    ("/cart/", "cart"),
    ("/checkout/", "cart"),
    ("/checkout/", "customer"),
    ("/checkout/", "newcomer"),
    ("/checkout/payment/", "customer"),
    ("/orders/ord_paid/", "customer"),
    ("/orders/ord_wait/", "customer"),
    ("/orders/ord_bank/", "customer"),
    ("/orders/ord_no/", "customer"),
    ("/account/", "customer"),
    ("/account/", "newcomer"),
    ("/account/subscriptions/sub_1/", "customer"),
    ("/gift/", "shop"),
    ("/gift/a-token/", "gift_balance"),
    ("/gift/a-token/", "gift_formula"),
    ("/gift/a-token/", "gift_begun"),
    ("/reviewed/", "shop"),
    ("/waiting/", "shop"),
    ("/waiting/a-token/", "waiting_asked"),
    ("/waiting/a-token/", "waiting_line"),
    ("/waiting/a-token/", "waiting_invited"),
    ("/waiting/a-token/", "waiting_bought"),
    ("/waiting/a-token/", "waiting_left"),
    ("/waiting/a-token/", "waiting_lapsed"),
    ("/reserved/pag_1/", "customer"),
    ("/newsletter/", "shop"),
    ("/newsletter/a-token/", "newsletter_asked"),
    ("/newsletter/a-token/", "newsletter_on"),
    ("/newsletter/a-token/", "newsletter_off"),
    ("/fragment/session/", "customer"),
    ("/fragment/cart/", "cart"),
    ("/fragment/cart/", "shop"),
]
CONTENT = ["/", "/formulas/", "/about/"]
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
HIDDEN = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|<style|\sstyle=|\son\w+=", re.IGNORECASE)


def written(html: str) -> None:
    """A page is whole: nothing unfilled, nothing the policy of content security would refuse."""
    assert "{{" not in html
    assert "{%" not in html
    assert ">None<" not in html
    assert not HIDDEN.search(html)


def content(path: str) -> Any:
    return content_page(RequestFactory().get(path), path)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("path", "world"), STATES)
def test_every_page_is_drawn_in_every_state(
    shop: Open, client: Client, path: str, world: str, language: str
) -> None:
    shop(*([] if world == "shop" else ["cart", world]))

    response = client.get(path if language == "en" else f"/fr{path}")

    assert response.status_code == 200
    written(response.text)
    if "<html" in response.text:
        assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", CONTENT)
def test_editors_pages_are_drawn_by_their_type(shop: Open, path: str, language: str) -> None:
    shop()

    with translation.override(language):
        html = content(path).text

    written(html)
    assert html.count("<h1") == 1


def test_a_page_that_stands_elsewhere_in_this_language_is_led_to(shop: Open) -> None:
    pages = shop().world["page"]
    pages["/a-propos/"] = pages["/about/"] = {**pages["/about/"], "path": "/a-propos/"}
    with translation.override("fr"):
        answer = editors_page(RequestFactory().get("/fr/about/?utm_source=mail"), "about/")
        there = editors_page(RequestFactory().get("/fr/a-propos/"), "a-propos/")
    assert there.status_code == 200
    assert (answer.status_code, answer["Location"]) == (302, "/fr/a-propos/?utm_source=mail")


def test_the_hero_says_what_it_costs_and_when_it_leaves(shop: Open) -> None:
    shop()

    with translation.override("en"):
        english = content("/").text
    with translation.override("fr"):
        french = content("/").text

    assert "Tuesday 15 December" in english
    assert "€25.00" in english
    assert "mardi 15 décembre" in french
    assert "25,00\xa0€" in french


def test_a_page_that_begins_with_a_hero_has_its_heading_for_a_title(shop: Open) -> None:
    pages = shop().world["page"]
    pages["/about/"]["body"] = pages["/"]["body"][:1]
    with translation.override("en"):
        html = content("/about/").text
    assert html.count("<h1") == 1
    assert "Tea and small biscuits" in html


def test_search_engines_are_told_whose_shop_it_is(shop: Open) -> None:
    shop()
    html = content("/").text
    [told] = [json.loads(each) for each in DATA.findall(html) if "Organization" in each]
    assert told["sameAs"] == ["https://social.example/maisoncamille"]
    assert told["url"] == "http://testserver/"
    assert "logo" not in told


def test_a_hero_without_a_picture_leaves_no_empty_frame(shop: Open) -> None:
    shop().world["page"]["/"]["body"][0]["image"] = None
    html = content("/").text
    assert "hero-bare" in html
    assert "hero-picture" not in html


def test_a_signed_in_shopper_and_a_stranger_get_the_same_public_bytes(shop: Open, client: Client) -> None:
    shop()
    stranger = client.get("/boxes/decouverte-mensuel/")
    shop("cart", "customer")
    customer = client.get("/boxes/decouverte-mensuel/")

    assert stranger.content == customer.content
    assert stranger["Cache-Control"].startswith("public")
    assert not stranger.cookies


@pytest.mark.parametrize("path", ["/cart/", "/checkout/payment/", "/account/", "/fragment/session/"])
def test_personal_pages_are_kept_by_nobody(shop: Open, client: Client, path: str) -> None:
    shop("customer")

    assert client.get(path)["Cache-Control"] == "private, no-store"


def test_a_draft_is_kept_by_nobody(shop: Open) -> None:
    storefront = shop()

    response = content_page(RequestFactory().get("/"), "/", "token")

    assert response["Cache-Control"] == "private, no-store"
    assert storefront.asked[-1] == ("ContentPage", {"path": "/", "preview": "token"})


@pytest.mark.parametrize("path", ["/account/", "/fr/account/", "/orders/ord_paid/"])
def test_a_stranger_is_sent_to_sign_in_and_comes_back(shop: Open, client: Client, path: str) -> None:
    shop("cart")

    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].endswith(f"/accounts/login/?next={path.replace('/', '%2F')}")


@pytest.mark.parametrize(
    "path", ["/boxes/unknown/", "/fr/orders/ord_foreign/", "/account/subscriptions/sub_foreign/"]
)
def test_what_is_not_there_is_a_page_of_the_theme(shop: Open, client: Client, path: str) -> None:
    shop("customer")

    response = client.get(path)

    assert response.status_code == 404
    assert 'class="lost"' in response.text
    written(response.text)


def test_the_language_switch_keeps_the_page(shop: Open, client: Client) -> None:
    shop()

    html = client.get("/fr/boxes/decouverte-mensuel/").text

    assert '<a href="/boxes/decouverte-mensuel/" hreflang="en"' in html
    assert '<link rel="alternate" hreflang="en" href="http://testserver/boxes/decouverte-mensuel/">' in html
    assert '<link rel="canonical" href="http://testserver/fr/boxes/decouverte-mensuel/">' in html


def test_search_engines_are_told_the_price_in_a_block_that_no_text_can_end(
    shop: Open, client: Client
) -> None:
    storefront = shop()
    storefront.world["$"]["grp_d"]["name"] = "</script><script>alert(1)</script>"

    html = client.get("/boxes/decouverte-mensuel/").text

    assert '"price": "25.00"' in html
    assert "<script>alert" not in html


def test_a_card_form_of_another_host_is_let_in_on_its_page_alone(shop: Open, client: Client) -> None:
    storefront = shop("customer")
    storefront.world["cart"]["paymentOptions"] |= {
        "gateway": "stripe",
        "scriptUrl": "https://js.stripe.com/v3/",
    }

    paying = client.get("/checkout/payment/")

    assert "script-src 'self' https://js.stripe.com;" in paying["Content-Security-Policy"]
    assert "data-stripe-payment" in paying.text
    assert "stripe" not in client.get("/cart/")["Content-Security-Policy"]


def test_who_adds_a_box_is_led_to_what_may_go_with_it_in_their_language(shop: Open, client: Client) -> None:
    upsell = {"id": "ups_1", "price": {"amount": "5.90", "currency": "EUR"}}
    shop().world["$"]["frm_d1"]["upsells"] = [upsell]
    for prefix in ("", "/fr"):
        page = client.get(f"{prefix}/boxes/decouverte-mensuel/").text
        assert f'name="next" value="{prefix}/boxes/decouverte-mensuel/extras/"' in page


def test_no_tax_is_no_line_of_a_quote(shop: Open, client: Client) -> None:
    quote = shop("cart").world["cart"]["quote"]
    [taxed] = quote["vat"]
    quote["vat"].append(taxed | {"rate": "0", "amount": taxed["amount"] | {"amount": "0.00"}})
    page = client.get("/cart/").text
    assert "VAT at 5.5%" in page
    assert "VAT at 0%" not in page


@pytest.mark.parametrize("name", ["x" * 300, "<b>&\"'</b>"])
def test_long_and_strange_names_do_no_harm(shop: Open, client: Client, name: str) -> None:
    storefront: FakeStorefront = shop("cart", "customer")
    storefront.world["me"]["name"] = name
    storefront.world["$"]["grp_d"]["name"] = name

    html = client.get("/account/").text

    written(html)
    assert '<b>&"' not in html


def test_the_styles_of_a_merchant_are_values_that_the_theme_allows(shop: Open, client: Client) -> None:
    storefront = shop()
    storefront.world["site"]["theme"] = {
        "name": "atelier",
        "options": {
            "accent": "#124578",
            "ground": "red;} body{display:none",
            "corner": "soft",
            "other": "#000000",
        },
        "isDraft": False,
        "pictures": [],
    }

    page = client.get("/boxes/decouverte-mensuel/").text
    address = re.search(r'href="(/theme\.css\?v=\w+)"', page)
    assert address
    sheet = client.get(address[1])

    assert sheet.text == ":root{--option-accent:#124578;--option-corner:6px;--option-corner-picture:6px;}"
    assert "immutable" in sheet["Cache-Control"]


def test_a_theme_that_is_no_longer_installed_gives_way_to_the_default(shop: Open, client: Client) -> None:
    shop().world["site"]["theme"] = {
        "name": "gone", "options": {}, "isDraft": False, "pictures": [],
    }  # fmt: skip

    assert client.get("/cart/").status_code == 200


@pytest.mark.parametrize("path", ["/cart/", "/fr/cart/"])
def test_a_page_that_breaks_says_so_without_asking_anything(
    shop: Open, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    shop()

    def broken(*_: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(schema, "execute", broken)

    response = Client(raise_request_exception=False).get(path)

    assert response.status_code == 500
    assert ("Something broke" in response.text) is (path == "/cart/")
    assert ("cassé chez nous" in response.text) is (path == "/fr/cart/")
    written(response.text)
