"""Nothing of others is loaded before a visitor agrees, only what they agreed to afterwards, and nothing once
they have changed their mind. Every request of the browser is written down."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from content.pages.models import FreePage, HomePage
from content.sites.models import MarketingIds
from tests.browser.conftest import PATIENCE, leaves
from tests.commerce import shop as build

QUIET = 600  # milliseconds
GOOGLE, META, TIKTOK = "www.googletagmanager.com", "connect.facebook.net", "analytics.tiktok.com"


class Visitor:
    """A browser, and the hosts of others that it asked for anything."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.asked: list[str] = []
        self.refused: list[str] = []
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        context.on("request", lambda request: self.note(request.url))
        context.route(leaves, self.answer)
        self.page: Page = context.new_page()
        self.page.on(
            "console", lambda said: self.refused.append(said.text) if "Policy" in said.text else None
        )

    def note(self, url: str) -> None:
        if leaves(url):
            self.asked.append(str(urlsplit(url).hostname))

    def answer(self, route: Route) -> None:
        route.fulfill(body="window.loadedOfOthers = true;", content_type="text/javascript")

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def banner(self) -> Any:
        return self.page.locator("#consent")

    def settle(self) -> list[str]:
        """The hosts asked so far, once the page has had time to ask."""
        self.page.wait_for_timeout(QUIET)
        return sorted(set(self.asked))


def named(name: str, service: str, purpose: str, id: str) -> Any:
    return ("named_id", {"name": name, "service": service, "purpose": purpose, "id": id})


@pytest.fixture
def ids(transactional_db: None) -> MarketingIds:
    """A shop that measures with Google and advertises with Meta and TikTok."""
    shop = build.open_shop()
    root = shop.site.root_page.get_parent()
    home = root.add_child(instance=HomePage(title="Maison Camille", slug="camille"))
    home.add_child(instance=FreePage(title="Our house", slug="our-house"))
    shop.site.root_page, shop.site.site_name = home, "Maison Camille"
    shop.site.save()
    others = [
        named("Audience", "google_analytics", "measurement", "G-ABC1234567"),
        named("TikTok", "tiktok", "advertising", "C4ABCDEFGHIJ123456"),
    ]
    made = MarketingIds(site=shop.site, facebook_pixel="1234567890123456", others=others)
    made.full_clean()
    made.save()
    return made


@pytest.fixture
def open_browser(browser: Browser, live_server: Any) -> Iterator[Any]:
    opened = []

    def open_(**how: Any) -> Visitor:
        context = browser.new_context(base_url=live_server.url, **how)
        opened.append(context)
        return Visitor(context)

    yield open_
    for context in opened:
        context.close()


@pytest.fixture
def visitor(ids: MarketingIds, open_browser: Any) -> Visitor:
    visitor: Visitor = open_browser()
    visitor.page.goto("/")
    return visitor


def test_nothing_is_loaded_before_the_visitor_agrees(visitor: Visitor) -> None:
    expect(visitor.banner).to_be_visible()
    visitor.page.get_by_role("link", name="Cart").first.hover()
    visitor.page.goto("/our-house/")
    assert visitor.settle() == []
    assert {cookie["name"] for cookie in visitor.context.cookies()} == set()


def test_who_accepts_all_is_asked_once(visitor: Visitor) -> None:
    visitor.button("Accept all").click()
    expect(visitor.banner).to_be_hidden()
    assert visitor.settle() == sorted([GOOGLE, META, TIKTOK])
    assert visitor.refused == []
    visitor.page.goto("/our-house/")
    expect(visitor.banner).to_be_hidden()
    cookie = next(each for each in visitor.context.cookies() if each["name"] == "consent")
    assert cookie["value"] == "advertising-1.measurement-1.media-1"
    assert cookie["sameSite"] == "Lax"


def test_who_refuses_all_is_asked_once_and_loads_nothing(visitor: Visitor) -> None:
    visitor.button("Refuse all").click()
    expect(visitor.banner).to_be_hidden()
    visitor.page.goto("/our-house/")
    expect(visitor.banner).to_be_hidden()
    assert visitor.settle() == []


def test_only_what_was_chosen_is_loaded(visitor: Visitor) -> None:
    visitor.page.get_by_text("Choose", exact=True).click()
    visitor.page.get_by_label("Measuring visits").check()
    visitor.button("Keep my choice").click()
    expect(visitor.banner).to_be_hidden()
    assert visitor.settle() == [GOOGLE]


def test_who_changes_their_mind_loads_nothing_any_more(visitor: Visitor) -> None:
    visitor.button("Accept all").click()
    visitor.settle()
    visitor.page.evaluate("document.cookie = '_ga=GA1.1.1; path=/'")
    visitor.page.get_by_role("link", name="Cookies").click()
    expect(visitor.banner).to_be_focused()
    visitor.asked.clear()
    with visitor.page.expect_navigation():
        visitor.button("Refuse all").click()
    assert visitor.settle() == []
    assert {cookie["name"] for cookie in visitor.context.cookies()} == {"consent"}


def test_both_answers_weigh_the_same(visitor: Visitor) -> None:
    sizes = [visitor.button(name).bounding_box() for name in ("Accept all", "Refuse all")]
    assert sizes[0]["width"] == pytest.approx(sizes[1]["width"], abs=1)
    assert sizes[0]["height"] == sizes[1]["height"]
    looks = [
        visitor.button(name).evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).fontSize]"
        )
        for name in ("Accept all", "Refuse all")
    ]
    assert looks[0] == looks[1]


def test_the_page_is_read_and_used_beside_the_question(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name="Account").click()
    expect(visitor.page).to_have_url(re.compile("/account"))


def test_the_keyboard_answers(visitor: Visitor) -> None:
    for _press in range(10):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.value") == "none":
            break
    visitor.page.keyboard.press("Enter")
    expect(visitor.banner).to_be_hidden()
    assert visitor.settle() == []


def test_a_purpose_that_comes_later_is_asked_for(visitor: Visitor) -> None:
    before = {"name": "consent", "value": "measurement-1.media-0", "url": visitor.page.url}
    visitor.context.add_cookies([before])  # type: ignore[list-item]
    visitor.page.reload()
    expect(visitor.banner).to_be_visible()
    assert visitor.settle() == [GOOGLE]


def test_no_page_that_is_somebodys_own_measures_anything(visitor: Visitor) -> None:
    visitor.button("Accept all").click()
    visitor.settle()
    visitor.asked.clear()
    for path in ("/cart/", "/checkout/", "/checkout/payment/", "/accounts/login/"):
        visitor.page.goto(path)
        assert visitor.settle() == [], path


def test_a_shop_without_services_asks_nothing(ids: MarketingIds, open_browser: Any) -> None:
    ids.delete()
    visitor = open_browser()
    visitor.page.goto("/")
    assert visitor.banner.count() == 0
    visitor.page.get_by_role("link", name="Cookies").click()
    expect(visitor.page.get_by_role("heading", name="Cookies")).to_be_visible()


def test_without_scripts_the_choice_is_a_form(ids: MarketingIds, open_browser: Any) -> None:
    visitor = open_browser(java_script_enabled=False)
    visitor.page.goto("/cookies/")
    visitor.page.get_by_role("button", name="Refuse all").click()
    assert urlsplit(visitor.page.url).path == "/cookies/"
    cookie = next(each for each in visitor.context.cookies() if each["name"] == "consent")
    assert cookie["value"].endswith("media-0")


def test_what_waits_for_a_purpose_comes_with_the_agreement(visitor: Visitor) -> None:
    visitor.page.evaluate(
        """document.querySelector("main").innerHTML =
        '<template data-consent="media"><b id="film">film</b></template>' +
        '<p data-consent-else="media"><button type="button" data-consent-give="media">Show it</button></p>'"""
    )
    visitor.button("Show it").click()
    expect(visitor.page.locator("#film")).to_be_visible()
    expect(visitor.button("Show it")).to_be_hidden()
    assert visitor.settle() == []


@pytest.mark.parametrize("width", [360, 820, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_the_question(
    ids: MarketingIds, open_browser: Any, width: int, scheme: Any
) -> None:
    visitor = open_browser(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in ("/", "/cookies/"):
        visitor.page.goto(path)
        results = Axe().run(visitor.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert results.violations_count == 0, results.generate_report()
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
