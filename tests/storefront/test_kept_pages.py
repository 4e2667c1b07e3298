"""A page that is the same for everybody is drawn once, and again when what the public sees has changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import TemplateSyntaxError
from django.test import Client
from wagtail.models import Page, Site

from content.pages.models import HomePage
from content.sites.models import MarketingIds
from tests.storefront.shop import Shop, open_shop
from tests.themes.fake import FakeStorefront
from themes.engine import policy, themes
from themes.engine.links import Here
from themes.engine.pages import draw

FORMULA = "/boxes/monthly/"
Count = Callable[[int], Any]


@pytest.fixture
def shop(transactional_db: None) -> Shop:
    """A shop whose rows are committed: inside a transaction nothing is kept."""
    return open_shop(Site.objects.get(is_default_site=True))


@pytest.fixture
def home(shop: Shop) -> Page:
    root: Page = shop.site.root_page
    if isinstance(root.specific, HomePage):
        return root.specific
    home: Page = root.add_child(instance=HomePage(title="Tea", slug="tea"))
    Site.objects.filter(pk=shop.site.pk).update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("path", ["/", FORMULA])
def test_who_comes_after_is_shown_the_same_page_without_any_query(
    client: Client, path: str, django_assert_num_queries: Count
) -> None:
    first = client.get(path)
    with django_assert_num_queries(0):
        second = client.get(path)
    assert (first.status_code, first.content) == (200, second.content)
    assert first["ETag"] == second["ETag"]
    assert first[policy.HEADER] == second[policy.HEADER]
    assert second["Cache-Control"].startswith("public")
    assert not second.cookies


def test_who_has_the_page_already_is_told_that_it_still_stands(shop: Shop, client: Client) -> None:
    MarketingIds.objects.create(site=shop.site, facebook_pixel="123456789012345")
    page = client.get(FORMULA)
    again = client.get(FORMULA, headers={"If-None-Match": page["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "facebook" in page[policy.HEADER]
    assert again[policy.HEADER] == page[policy.HEADER]  # browsers take the headers of a 304 for the page's


def test_a_change_is_seen_at_once_after_its_commit(shop: Shop, client: Client) -> None:
    before = client.get(FORMULA)
    shop.monthly.price_amount = 1990
    shop.monthly.save()
    after = client.get(FORMULA, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "€19.90" in after.text
    assert "€19.90" not in before.text


def test_an_editors_change_is_seen_at_once(home: Page, client: Client) -> None:
    assert "Green tea" not in client.get("/").text
    home.title = "Green tea"
    home.save_revision().publish()
    assert "Green tea" in client.get("/").text


@pytest.mark.usefixtures("shop")
def test_a_page_that_is_not_there_yet_is_not_kept_as_missing(client: Client, shop: Shop) -> None:
    shop.monthly.slug = "elsewhere"
    shop.monthly.save()
    assert client.get(FORMULA).status_code == 404
    shop.monthly.slug = "monthly"
    shop.monthly.save()
    assert client.get(FORMULA).status_code == 200


@pytest.mark.usefixtures("home")
def test_an_address_where_nothing_is_costs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Count
) -> None:
    client.get("/nothing-here/")
    with django_assert_num_queries(7):
        answer = client.get("/nor-here/")
    assert answer.status_code == 404


@pytest.mark.usefixtures("shop")
def test_each_language_and_each_address_of_the_site_has_its_own(client: Client) -> None:
    pages = [
        client.get(FORMULA), client.get("/fr" + FORMULA), client.get(FORMULA, headers={"host": "127.0.0.1"}),
        client.get(FORMULA, secure=True),
    ]  # fmt: skip
    assert len({page["ETag"] for page in pages}) == 4


@pytest.mark.usefixtures("shop")
def test_what_an_address_asks_of_a_page_is_drawn_each_time(client: Client) -> None:
    """Or anybody could fill the cache with as many pages as they can think of."""
    assert "ETag" in client.get("/shop/")
    narrowed = client.get("/shop/?priceMin=1")
    assert narrowed.status_code == 200
    assert "ETag" not in narrowed
    assert client.get("/shop/?anything=else")["ETag"] == client.get("/shop/")["ETag"]


@pytest.mark.usefixtures("shop")
def test_nothing_is_kept_while_templates_are_being_written(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    assert "ETag" not in client.get(FORMULA)


def test_no_key_of_a_payment_is_drawn_on_a_page_that_everybody_gets() -> None:
    theme = themes.named(themes.DEFAULT)
    data = {"shared": True, "me": {"points": {"balance": 9}}, "shop": FakeStorefront.of().world["site"]}
    here = Here("/", "https://tea.example", "en")
    with pytest.raises(TemplateSyntaxError, match="share a key"):
        draw(theme, "parts/points_give.html", data, here, None)
    assert (
        "idempotencyKey" in draw(theme, "parts/points_give.html", data | {"shared": False}, here, None).text
    )
