"""Every theme that ships in a real browser, drawn from fixtures: no database, no server."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from tests.themes.fake import FakeStorefront
from themes.engine import themes

SITE = "http://testserver"
WIDTHS = [360, 390, 820, 1440]
PAGES = [
    ("/boxes/decouverte-mensuel/", "shop"),
    ("/cart/", "cart"),
    ("/cart/", "shop"),
    ("/checkout/", "cart"),
    ("/fr/checkout/", "customer"),
    ("/checkout/payment/", "customer"),
    ("/orders/ord_paid/", "customer"),
    ("/fr/account/", "customer"),
    ("/account/subscriptions/sub_1/", "customer"),
    ("/account/subscriptions/sub_owed/", "customer"),
    ("/fr/account/subscriptions/sub_paused/", "customer"),
    ("/account/subscriptions/sub_1/pause/?until=2027-03-01", "customer"),
    ("/account/subscriptions/sub_1/formula/?formula=frm_d3", "customer"),
    ("/account/subscriptions/sub_1/address/", "customer"),
    ("/fr/account/subscriptions/sub_owed/card/", "customer"),
    ("/account/subscriptions/sub_owed/pay/", "customer"),
    ("/boxes/unknown/", "shop"),
    ("/shop/", "shelf"),
]
BESIDE_THE_SHELF = "marche"
"""The theme that has room for the cart there."""


@pytest.fixture(params=themes.installed())
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(browser: Browser, monkeypatch: pytest.MonkeyPatch, theme: str) -> Iterator[Any]:
    """`visit(path, world, width, …)` opens a page of the fixtures' shop, in each theme."""
    opened = []

    def open_page(path: str, world: str, width: int = 1440, **how: Any) -> Page:
        names = [] if world == "shop" else ["cart", world]
        storefront = FakeStorefront.of(*names)
        storefront.world["site"]["theme"]["name"] = theme
        storefront.stand_in(monkeypatch)
        visitor = browser.new_context(base_url=SITE, viewport={"width": width, "height": 900}, **how)
        opened.append(visitor)
        visitor.route("**/*", answer)
        page = visitor.new_page()
        page.goto(path)
        return page

    yield open_page
    for visitor in opened:
        visitor.close()


def answer(route: Route) -> None:
    """What a web server would answer, from Django's test client and the themes' static files."""
    url = route.request.url.removeprefix(SITE)
    if url.startswith("/static/"):
        file = Path(str(finders.find(url.removeprefix("/static/").split("?")[0])))
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
    elif url.startswith("/pictures/"):
        route.fulfill(body='<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")
    else:
        response = Client().get(url)
        route.fulfill(status=response.status_code, headers=dict(response.items()), body=response.content)


@pytest.mark.parametrize(("path", "world"), PAGES)
def test_everybody_can_read_every_page_on_every_screen(visit: Any, path: str, world: str) -> None:
    page = visit(path, world, reduced_motion="reduce")  # colours change at once

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        assert results.violations_count == 0, f"{scheme}: {results.generate_report()}"

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_tab_leads_past_the_menu(visit: Any) -> None:
    page = visit("/cart/", "cart")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_without_scripts_the_cart_is_a_page_and_a_quantity_has_its_button(visit: Any) -> None:
    page = visit("/cart/", "cart", java_script_enabled=False)

    assert page.locator("form button:visible", has_text="Update").count() == 2
    assert page.get_by_role("link", name="Cart", exact=True).first.get_attribute("href") == "/cart/"


def test_with_scripts_a_quantity_is_stepped_and_posts_itself(visit: Any) -> None:
    page = visit("/cart/", "cart")
    page.locator(".has-steps").first.wait_for()

    with page.expect_request(lambda request: request.method == "POST") as posted:
        page.locator(".has-steps button").nth(1).click()

    assert posted.value.url == f"{SITE}/do/CartLineUpdate"
    assert "quantity" in (posted.value.post_data or "")


def test_what_is_answered_before_paying_is_kept_first(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    box = {"id": "cns_1", "words": "Write to me", "required": False, "ticked": False}
    of = FakeStorefront.of

    def asking(*names: str) -> FakeStorefront:
        storefront = of(*names)
        storefront.world["cart"]["consentBoxes"] = [box]
        return storefront

    monkeypatch.setattr(FakeStorefront, "of", asking)
    page = visit("/checkout/payment/", "customer")
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if each.method == "POST" else None)

    page.locator("input[name=paymentMethod]").fill("4242 4242 4242 4242")
    page.locator("input[name=consents]").check()
    page.locator("button", has_text="Pay").last.click()
    page.wait_for_timeout(500)

    assert [url.rpartition("/")[2] for url in sent] == ["CheckoutAnswersSet", "CheckoutPay"]


def test_the_cart_opens_over_the_page_and_escape_closes_it(visit: Any) -> None:
    page = visit("/boxes/decouverte-mensuel/", "cart")

    page.locator("a[data-cart]:visible").click()
    drawer = page.get_by_role("dialog", name="Your cart")
    drawer.wait_for()
    page.keyboard.press("Escape")

    drawer.wait_for(state="hidden")


def test_nothing_moves_when_the_visitors_corner_arrives(visit: Any) -> None:
    page = visit("/boxes/decouverte-mensuel/", "cart")
    page.locator(".session .count").wait_for()

    moved = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )

    assert moved < 0.001


@pytest.mark.parametrize("theme", [BESIDE_THE_SHELF], indirect=True)
def test_the_cart_stands_beside_the_shelf_and_what_is_added_there_is_said(visit: Any) -> None:
    page = visit("/shop/", "shelf")
    basket = page.locator("[data-basket]")
    basket.locator(".line").first.wait_for()
    page.route("**/do/*", lambda route: route.fulfill(json={"next": "/shop/", "problems": []}))

    with page.expect_request("**/do/CartLineAdd") as added:
        page.locator(".to-cart button[type=submit]").click()
    assert "var_1" in (added.value.post_data or "")
    page.locator("[data-basket-said]", has_text="Total").wait_for(state="attached")

    with page.expect_request("**/do/CartLineUpdate") as changed:
        basket.locator(".has-steps button").nth(1).click()
    assert "lin_1" in (changed.value.post_data or "")
    assert page.url == f"{SITE}/shop/"
    page.locator("a[data-cart]:visible").click()
    expect(basket).to_be_focused()
    assert not page.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("theme", [BESIDE_THE_SHELF], indirect=True)
def test_on_a_phone_the_bar_leads_everywhere_and_hides_nothing(visit: Any) -> None:
    page = visit("/shop/", "shelf", width=390)
    bar = page.get_by_role("navigation", name="Shortcuts")

    assert bar.get_by_role("link").all_inner_texts()[:4] == ["Home", "Shop", "Search", "Account"]
    bar.locator(".count").wait_for()
    page.locator(".colophon-languages").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last, top = page.locator(".colophon-languages").bounding_box(), bar.bounding_box()
    assert last["y"] + last["height"] <= top["y"]


@pytest.mark.parametrize("theme", [BESIDE_THE_SHELF], indirect=True)
def test_without_scripts_a_product_is_added_from_its_card(visit: Any) -> None:
    page = visit("/shop/", "shelf", java_script_enabled=False)

    card = page.locator("form.to-cart")
    assert card.count() == 1
    assert card.get_attribute("action") == "/do/CartLineAdd"
    assert card.locator("input[type=number]").input_value() == "1"
    assert page.locator("[data-basket] a").get_attribute("href") == "/cart/"
