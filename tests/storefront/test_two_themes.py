"""One page on two sites in two themes: the same words, from the same schema, and nothing else alike."""

import re
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.pages.blocks import Body
from content.pages.models import Appearance, FreePage
from content.sites import actions
from tests.storefront.test_catalogue import Shelves, furnish
from tests.storefront.test_catalogue import shelves as shelves  # noqa: PLC0414  (a fixture)
from themes.engine import themes


@pytest.fixture
def hosts(db: None) -> dict[str, str]:
    """A site in each theme, at the hosts that are told, each with the same page."""
    for theme in themes.installed():
        site = actions.create(
            actions.NewSite(
                name="Maison", hostname=f"{theme}.example", language="en", currency="EUR", theme=theme,
                is_demo=True,
            )
        )  # fmt: skip
        body: Any = Body()
        words = body.child_blocks["rich_text"].normalize({"text": "<h2>Saturday</h2><p>From seven.</p>"})
        page = FreePage(title="Hours", slug="hours", body=body.normalize([("rich_text", words)]))
        site.root_page.add_child(instance=page)
    return {theme: f"{theme}.example" for theme in themes.installed()}


def drawn(path: str, host: str) -> str:
    answer = Client().get(path, headers={"host": host})
    assert answer.status_code == 200
    return answer.text


def test_one_page_says_the_same_on_two_sites_in_two_themes(hosts: dict[str, str]) -> None:
    assert set(hosts) >= {"atelier", "marche"}
    for theme, host in hosts.items():
        page = drawn("/hours/", host)
        main = lxml.html.fromstring(page).get_element_by_id("main")
        said = [" ".join(text.split()) for text in main.xpath(".//h1/text() | .//h2/text() | .//p/text()")]
        assert said == ["Hours", "Saturday", "From seven."]
        assert re.findall(r"/static/themes/(\w+)/\w+\.css", page) == [theme]


def test_each_site_sells_as_its_theme_does(hosts: dict[str, str]) -> None:
    assert "data-basket" in drawn("/shop/", hosts["marche"])
    assert "data-basket" not in drawn("/shop/", hosts["atelier"])


def test_a_site_in_another_theme_is_drawn_in_it_at_once(hosts: dict[str, str]) -> None:
    before = Appearance.objects.get(site__hostname=hosts["atelier"])
    assert "themes/atelier/atelier.css" in drawn("/hours/", hosts["atelier"])

    draft = actions.draft_dress(before.site, theme="marche", options={}).draft
    actions.publish_dress(before.site, stamp=actions.stamp_of(draft))

    assert "themes/marche/marche.css" in drawn("/hours/", hosts["atelier"])


@pytest.mark.parametrize("theme", themes.installed())
def test_a_shelf_of_many_asks_as_little_as_one_of_few_in_every_theme(
    shelves: Shelves, client: Client, theme: str
) -> None:
    Appearance.objects.update_or_create(site=shelves.shop.site, defaults={"theme": theme})

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/shop/?sort=NAME").status_code == 200
        return len(queries)

    for number in range(2):
        furnish(shelves, number)
    asked()
    few = asked()
    for number in range(2, 10):
        furnish(shelves, number)
    assert asked() == few
