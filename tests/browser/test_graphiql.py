"""GraphiQL in a real browser: its three examples, on a shop that sells something."""

import os
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from wagtail.models import Site

from tests.storefront.shop import open_shop


@pytest.mark.django_db(transaction=True)
def test_graphiql_runs_its_examples(page: Page, live_server: Any, settings: Settings) -> None:
    settings.STOREFRONT_EXPLORER = True
    open_shop(Site.objects.get(is_default_site=True))
    page.goto("/graphql/")
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(3)
    for number, expected in ((0, '"slug": "monthly"'), (1, '"count": 1'), (2, '"me": null')):
        tabs.nth(number).click()
        page.wait_for_timeout(500)  # GraphiQL reads the name of the tab's operation once typing has paused
        page.get_by_role("button", name="Execute query").click()
        expect(page.locator(".result-window")).to_contain_text(expected)
        if os.environ.get("SHOTS"):
            page.screenshot(path=os.environ["SHOTS"] + f"/graphiql{number}.png")
