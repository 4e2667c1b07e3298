"""A gallery is looked through by keyboard alone, in each theme: open, on, back, closed."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_themes import SITE, answer
from tests.themes.fake import FakeStorefront
from themes.engine import current, themes
from themes.engine.pages import content_page

NAMES = ["The yard", "A cup", "The oven"]
PICTURES = [
    {"caption": f"Caption of {name}", "image": {"id": f"img_{at}", "file": f"{at}.webp", "alt": name}}
    for at, name in enumerate(NAMES)
]
GALLERY = {
    "__typename": "GalleryBlock", "id": "g1", "blockType": "GalleryBlock", "heading": "Around the house",
    "pictures": PICTURES,
}  # fmt: skip


@pytest.fixture(params=themes.installed())
def page(request: pytest.FixtureRequest, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Any:
    storefront = FakeStorefront.of()
    storefront.world["site"]["theme"]["name"] = request.param
    storefront.world["page"]["/"]["body"] = [GALLERY]
    storefront.stand_in(monkeypatch)
    asked = RequestFactory().get("/")
    token = current.enter(asked)
    drawn = content_page(asked, "/").content
    current.leave(token)
    visitor = browser.new_context(base_url=SITE, viewport={"width": 1000, "height": 800})
    visitor.route("**/*", answer)
    visitor.route(f"{SITE}/", lambda route: route.fulfill(body=drawn, content_type="text/html"))
    page = visitor.new_page()
    page.goto("/")
    yield page
    visitor.close()


def shown(page: Page) -> str:
    return str(page.get_by_role("dialog").get_by_role("img").get_attribute("alt"))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_a_gallery_is_looked_through_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("link", name="The yard").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Around the house")
    expect(dialog).to_be_visible()
    assert shown(page) == "The yard"
    page.keyboard.press("ArrowRight")
    assert shown(page) == "A cup"
    expect(dialog).to_contain_text("Caption of A cup")
    expect(dialog).to_contain_text("2 / 3")
    page.keyboard.press("Tab")
    assert focused(page) == "Next picture"
    page.keyboard.press("Enter")
    assert shown(page) == "The oven"
    page.keyboard.press("ArrowRight")
    assert shown(page) == "The yard"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(":focus img")).to_have_attribute("alt", "The oven")


def test_closing_returns_to_where_it_was_opened(page: Page) -> None:
    page.get_by_role("link", name="A cup").focus()
    page.keyboard.press("Enter")
    for _button in range(2):
        page.keyboard.press("Tab")
    assert focused(page) == "Close"
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(":focus img")).to_have_attribute("alt", "A cup")


def test_everybody_can_look_at_a_gallery(page: Page) -> None:
    for open_first in (False, True):
        if open_first:
            page.get_by_role("link", name="A cup").click()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
            assert results.violations_count == 0, results.generate_report()
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.get_by_role("dialog").get_by_role("button", name="Close").bounding_box()
    assert box and box["y"] + box["height"] <= 640


def test_without_scripts_a_picture_is_opened_by_its_link(page: Page) -> None:
    link = page.get_by_role("link", name="The oven")
    assert "2.webp?crop=ORIGINAL" in str(link.get_attribute("href"))
