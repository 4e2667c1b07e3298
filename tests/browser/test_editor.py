"""An editor changes the home page in the Wagtail admin and sees it in the shop, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from coffret.demo import accounts
from content.pages.models import HomePage

pytestmark = pytest.mark.usefixtures("demo_shop")

HEADING = "Tea for a rainy Sunday"


def test_an_editor_rewrites_the_home_page(page: Page) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    page.goto("/admin/")
    page.locator("input[name=login]").fill(accounts.STAFF_EMAIL)
    page.locator("input[name=password]").fill(accounts.STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"/admin/pages/{home.pk}/edit/")
    page.locator("input[name=body-0-value-heading]").fill(HEADING)
    add_formulas_block(page)

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title=Preview]").last
    expect(preview.get_by_role("heading", level=1)).to_have_text(HEADING)
    expect(preview.get_by_role("heading", name="Once more, the boxes")).to_be_visible()
    assert HEADING not in page.request.get("/").text()

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("published").first).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADING)
    section = page.get_by_role("heading", name="Once more, the boxes")
    expect(section).to_be_visible()
    assert page.get_by_text("€19.90").count() > 1


def add_formulas_block(page: Page) -> None:
    """A second choice of formulas, at the end of the page."""
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Formulas").click()
    last = int(page.locator("input[name=body-count]").input_value()) - 1
    page.locator(f"input[name=body-{last}-value-heading]").fill("Once more, the boxes")
