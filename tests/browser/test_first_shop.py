"""A merchant begins with nothing and ends with a shop that visitors read, all in the back office."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from coffret.demo import nothing
from commerce.base import installation

pytestmark = pytest.mark.usefixtures("nothing_yet")

PICTURES = Path(__file__).parents[2] / "site/coffret/demo/pictures/made"


@pytest.fixture
def nothing_yet(transactional_db: None, tasks_at_once: None, settings: Any, tmp_path: Path) -> None:
    """An installation as it comes, with somebody who may sign in."""
    settings.MEDIA_ROOT = tmp_path
    nothing.build()
    installation.leave_no_trace()


def test_from_an_empty_installation_to_a_shop_in_two_languages(
    page: Page, browser: Browser, live_server: Any
) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="There is no shop here yet")).to_be_visible()
    sign_in(page)
    make_the_shop(page, urlsplit(live_server.url).hostname or "")
    assert page.request.get("/accounts/login/").ok
    say_who_sells(page)
    give_it_a_logo(page)
    put_a_formula_on_sale(page)
    write_the_home_page(page)
    fill_the_menu(page)
    translate_the_home_page(page)
    visitor = browser.new_context(base_url=live_server.url).new_page()
    assert visitor.goto("/").status == 503  # type: ignore[union-attr]
    open_the_shop(page)
    visitor.goto("/")
    expect(visitor.get_by_role("heading", name="Brittany, in a box")).to_be_visible()
    expect(visitor.get_by_text("€24.90").first).to_be_visible()
    expect(visitor.get_by_role("navigation").get_by_role("link", name="The salt pans").first).to_be_visible()
    visitor.goto("/fr/")
    expect(visitor.get_by_role("heading", name="La Bretagne en boîte")).to_be_visible()
    expect(visitor.get_by_text("24,90").first).to_be_visible()
    visitor.context.close()


def sign_in(page: Page) -> None:
    page.get_by_role("link", name="Make the shop").click()
    page.locator("input[name=login]").fill(nothing.accounts.STAFF_EMAIL)
    page.locator("input[name=password]").fill(nothing.accounts.STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def step(page: Page, name: str) -> None:
    """From the list of what is still to be done."""
    page.goto("/admin/")
    page.get_by_role("link", name=name).click()


def saved(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).last.click()
    expect(page.locator(".messages .success")).to_be_visible()


def make_the_shop(page: Page, domain: str) -> None:
    page.locator("input[name=name]").fill("Le Panier de Jeanne")
    page.locator("input[name=hostname]").fill(domain)
    page.get_by_role("button", name="Make the site").click()
    expect(page.get_by_text("“Le Panier de Jeanne” is made.")).to_be_visible()
    close = page.locator("dialog.tour").get_by_role("button", name="Close")
    close.click()


def say_who_sells(page: Page) -> None:
    step(page, "Say who sells")
    page.locator("main").get_by_role("link", name="Legal entities").last.click()
    page.get_by_role("link", name="Add legal entity").first.click()
    page.locator("input[name=name]").fill("Le Panier de Jeanne SARL")
    page.locator("textarea[name=address]").fill("4 place du Marché\n35000 Rennes")
    saved(page, "Create")
    step(page, "Say who sells")
    page.get_by_role("searchbox", name="Find").fill("franc")
    page.get_by_label("France", exact=True).check()
    page.get_by_label("French", exact=True).check()
    saved(page)


def give_it_a_logo(page: Page) -> None:
    step(page, "Give it a tagline")
    page.locator("input[name=tagline_en]").fill("Breton finds")
    upload(page, "ware-cup.webp")
    saved(page)


def upload(page: Page, picture: str) -> None:
    page.get_by_role("button", name="Choose an image").first.click()
    window = page.locator(".modal.in")
    window.get_by_role("tab", name="Upload").click()
    window.locator("input[type=file]").set_input_files(PICTURES / picture)
    expect(window.locator("input[name$=title]")).not_to_have_value("")
    window.get_by_role("button", name="Upload").click()
    expect(window).to_have_count(0)


def put_a_formula_on_sale(page: Page) -> None:
    step(page, "Put a formula on sale")
    page.get_by_role("link", name="Add formula").first.click()
    page.get_by_role("link", name="Add one").click()
    page.locator("input[name=name_en]").fill("Discovery")
    saved(page, "Create")
    step(page, "Put a formula on sale")
    page.get_by_role("link", name="Add formula").first.click()
    page.locator("input[name=name_en]").fill("The Pantry Box")
    page.locator("input[name=summary_en]").fill("Six finds each month")
    page.locator("input[name=price_amount]").fill("24.90")
    saved(page, "Create")


def write_the_home_page(page: Page) -> None:
    step(page, "Write the home page")
    for name in ("Hero", "Formulas"):
        page.get_by_role("button", name="Insert a block").last.click()
        page.get_by_role("option", name=name, exact=True).click()
    page.locator("input[name=body-0-value-heading]").fill("Brittany, in a box")
    publish(page)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def fill_the_menu(page: Page) -> None:
    step(page, "Fill the main menu")
    page.get_by_role("link", name="add one").click()
    page.locator("select[name=place]").select_option("main")
    page.get_by_role("button", name="Insert a block").last.click()
    page.locator("input[name=entries-0-value-label]").fill("The salt pans")
    page.locator("input[name=entries-0-value-link-url]").fill("/formulas/")
    saved(page)


def translate_the_home_page(page: Page) -> None:
    step(page, "Translate the pages")
    page.get_by_label("French").check()
    page.locator("main form input[type=submit]").click()
    page.get_by_role("button", name="Translate", exact=True).nth(1).click()
    page.locator("main textarea:visible").fill("La Bretagne en boîte")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Translated manually")).to_be_visible()
    page.get_by_role("button", name="Publish in French").click()
    expect(page.locator(".messages").get_by_text("in French")).to_be_visible()


def open_the_shop(page: Page) -> None:
    step(page, "Open the shop")
    page.locator("input[name=closed]").uncheck()
    saved(page)
    page.goto("/admin/")
    expect(page.get_by_text("Before Le Panier de Jeanne opens")).to_have_count(0)
