"""The theme atelier in a real browser, drawn from fixtures: no database, no server."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.themes.fake import FakeStorefront

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
]


@pytest.fixture
def visit(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`visit(path, world, width, …)` opens a page of the fixtures' shop."""
    opened = []

    def open_page(path: str, world: str, width: int = 1440, **how: Any) -> Page:
        names = [] if world == "shop" else ["cart", world]
        FakeStorefront.of(*names).stand_in(monkeypatch)
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

    page.locator("a[data-cart]").click()
    drawer = page.get_by_role("dialog", name="Your cart")
    drawer.wait_for()
    page.keyboard.press("Escape")

    drawer.wait_for(state="hidden")


def test_nothing_moves_when_the_visitors_corner_arrives(visit: Any) -> None:
    page = visit("/boxes/decouverte-mensuel/", "cart")
    page.locator(".count").wait_for()

    moved = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )

    assert moved < 0.001
