"""An editor changes the home page in the Wagtail admin and sees it in the shop, in a real browser."""

import pytest
from playwright.sync_api import Page, Route, expect

from coffret.demo import accounts
from content.pages.models import HomePage

pytestmark = pytest.mark.usefixtures("demo_shop")

HEADING = "Tea for a rainy Sunday"
WATCHED = 2000  # milliseconds until Wagtail looks for changes


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


def signed_in(page: Page) -> None:
    page.locator("input[name=login]").fill(accounts.STAFF_EMAIL)
    page.locator("input[name=password]").fill(accounts.STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def test_an_editor_whose_session_ends_signs_in_elsewhere_and_loses_nothing(page: Page) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    page.goto("/admin/")
    signed_in(page)
    page.goto(f"/admin/pages/{home.pk}/edit/")
    page.wait_for_timeout(WATCHED)
    page.context.clear_cookies(name="sessionid")
    heading = page.locator("input[name=body-0-value-heading]")
    heading.fill(HEADING)
    told = page.get_by_role("dialog", name="You are signed out")
    expect(told).to_be_visible()
    with page.expect_popup() as opened:
        told.get_by_role("link", name="Sign in").click()
    signed_in(opened.value)
    opened.value.close()
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and "/edit/" in answer.url
    ) as kept:
        page.evaluate("window.dispatchEvent(new Event('focus'))")
    assert kept.value.json()["success"]
    expect(told).to_have_count(0)
    home.refresh_from_db()
    assert home.get_latest_revision_as_object().body[0].value["heading"] == HEADING


def test_what_is_being_published_is_not_kept_a_second_time(page: Page) -> None:
    """On a slow line an editor goes on typing after the press: two new pages would be made of one."""
    home = HomePage.objects.get(locale__language_code="en")
    page.goto("/admin/")
    signed_in(page)
    page.goto(f"/admin/pages/add/pages/freepage/{home.pk}/")
    page.wait_for_timeout(WATCHED)
    underway: list[Route] = []

    def hold(route: Route) -> None:
        underway.append(route)

    page.route("**/admin/pages/add/**", hold)
    page.locator("[name=title]").fill("Our mill")
    page.evaluate("""() => document.addEventListener("submit", () => setTimeout(() => {
        const field = document.querySelector("[name=introduction]");
        field.value = "Since 1851.";
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }, 300))""")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(WATCHED)
    assert [route.request.is_navigation_request() for route in underway] == [True]
    underway[0].abort()
