"""Whoever waits for their own box is not shown what is in it, on the very page that tells everybody else."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commerce.base.models import User
from commerce.catalog.models import Edition
from commerce.customers import actions as customers
from content.pastboxes.models import PastBoxesPage, PastBoxPage
from storefront.pastboxes import queries
from tests.storefront import journal

FOLDED = "Your box is on its way: show the contents anyway"


@pytest.fixture
def box(demo_shop: None) -> PastBoxPage:
    gallery = PastBoxesPage.objects.get(locale__language_code="en")
    return journal.past_box(gallery, Edition.objects.order_by("month")[0], title="Old box", slug="old-box")


def sign_in(page: Page, box: PastBoxPage) -> None:
    user = User.objects.create_user("waits@example.com", "un-coffret-par-mois")
    customers.register(user, site=box.get_site(), language="en")
    page.goto("/accounts/login/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", "un-coffret-par-mois")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/account/")


def test_a_box_on_its_way_is_folded_and_can_be_opened(
    box: PastBoxPage, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = page.get_by_text("A tin", exact=True)
    page.goto("/past-boxes/old-box/")
    expect(thing).to_be_visible()
    sign_in(page, box)
    page.goto("/past-boxes/old-box/")
    expect(thing).to_be_visible()  # theirs was another one

    monkeypatch.setattr(queries, "arrival", lambda edition, customer: "on_its_way")
    page.goto("/past-boxes/old-box/")
    summary = page.get_by_text(FOLDED)
    expect(summary).to_be_visible()
    expect(thing).to_be_hidden()
    summary.click()
    expect(thing).to_be_visible()

    monkeypatch.setattr(queries, "arrival", lambda edition, customer: "arrived")
    page.goto("/past-boxes/old-box/")
    expect(thing).to_be_visible()
    page.get_by_text("Rate this box").click()
    page.get_by_label("5", exact=True).check()


def test_without_scripts_a_page_of_their_own_keeps_the_secret(
    box: PastBoxPage, browser: Any, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "arrival", lambda edition, customer: "on_its_way")
    visitor = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = visitor.new_page()
    sign_in(page, box)
    page.goto("/past-boxes/old-box/")
    page.get_by_text("Is it yours?").click()
    expect(page.get_by_text("A tin", exact=True)).to_be_hidden()
    page.get_by_text(FOLDED).click()
    expect(page.get_by_text("A tin", exact=True)).to_be_visible()
    visitor.close()
