"""An owner gives the shop another theme, looks at it and publishes it, in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from coffret.demo import accounts
from content.pages.models import Appearance

pytestmark = pytest.mark.usefixtures("demo_shop")

BLUE = "#1d4fa3"
MASTHEAD = "getComputedStyle(document.querySelector('.masthead')).backgroundColor"


def test_an_owner_gives_the_shop_another_theme(page: Page) -> None:
    site = Appearance.objects.get(theme="atelier").site
    page.goto("/admin/")
    page.locator("input[name=login]").fill(accounts.STAFF_EMAIL)
    page.locator("input[name=password]").fill(accounts.STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"/admin/my-sites/appearance/{site.pk}/")

    page.locator("select[name=theme]").select_option("marche")
    accent = page.locator("input[name=accent]")
    expect(accent).to_have_attribute("placeholder", "#c92f14")
    accent.fill(BLUE)
    assert page.locator("[data-dress-colour] input[type=color]").first.input_value() == BLUE
    page.get_by_role("button", name="Keep as a draft").click()

    address = page.get_by_role("link", name="Preview").get_attribute("href") or ""
    preview = page.context.new_page()
    preview.goto(f"/?{urlsplit(address).query}")
    expect(preview.get_by_text("A draft of the shop")).to_be_visible()
    assert preview.evaluate(MASTHEAD) == "rgb(29, 79, 163)"
    assert "/atelier.css" in page.request.get("/").text()

    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    page.goto("/")
    assert page.evaluate(MASTHEAD) == "rgb(29, 79, 163)"
    assert "/marche.css" in page.content()
