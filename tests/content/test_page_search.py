"""Visitors find pages by their words: those that everybody may read, of their site and language."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from commerce.base.viewer import Viewer
from content.pages.models import FreePage, HomePage, MaintenancePage
from content.pages.searching import matching

pytestmark = pytest.mark.django_db


def titles(site: Site, text: str, language: str = "en") -> list[str]:
    return [page.title for page in matching(Viewer(site, language), text, first=6)]


def add(home: HomePage, title: str, **fields: Any) -> FreePage:
    page: FreePage = home.add_child(instance=FreePage(title=title, **fields))
    return page


@pytest.mark.parametrize("asked", ["Délais", "delai", "LIVRAISONS", "livraisno", "colis"])
def test_a_page_is_found_by_title_introduction_and_description(
    site: Site, home: HomePage, asked: str
) -> None:
    add(home, "Délais de livraison", introduction="Quand part un colis.")
    add(home, "Notre maison")
    assert titles(site, asked) == ["Délais de livraison"]


def test_what_not_everybody_may_read_is_not_found(site: Site, home: HomePage, other_site: Site) -> None:
    add(home, "Secret draft", live=False)
    private = add(home, "Secret society")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    add(home, "Secret of engines", hidden_from_search=True)
    home.add_child(instance=MaintenancePage(title="Secret works"))
    add(home, "Our house", body=[("rich_text", {"text": "<p>secret</p>"})])
    assert titles(site, "secret") == []
    shown = add(home, "Secret of tea")
    assert titles(site, "secret") == ["Secret of tea"]
    assert titles(other_site, "secret") == []
    shown.unpublish()
    assert titles(site, "secret") == []


def test_a_page_is_found_in_the_language_that_is_read(
    site: Site, home: HomePage, french_home: HomePage
) -> None:
    french = add(home, "Terms of tea").copy_for_translation(french_home.locale)
    french.title = "Conditions du tea"
    french.save_revision().publish()
    assert titles(site, "tea") == ["Terms of tea"]
    assert titles(site, "tea", "fr") == ["Conditions du tea"]


def test_it_costs_one_query_however_many_pages_there_are(
    site: Site, home: HomePage, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        add(home, f"Tea {number}")
    titles(site, "tea")
    with django_assert_num_queries(1):
        assert len(titles(site, "tea")) == 6


def test_the_search_page_shows_them(home: HomePage, client: Client) -> None:
    add(home, "Where parcels go", introduction="All of Europe.", slug="parcels")
    page = client.get("/search/?query=parcels").text
    assert 'href="/parcels/"' in page and "All of Europe." in page
    assert "nothing called" not in page
    assert "nothing called" in client.get("/search/?query=zeppelin").text
