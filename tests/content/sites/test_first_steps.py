"""The first page of the back office says what a shop still needs before it opens."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site

from commerce.base.models import ShopSettings, User
from content.pages.models import Identity
from content.pages.opening import Opening
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Thés du Nord", "hostname": "nord.example.com", "language": "en", "currency": "EUR",
    "theme": "atelier",
}  # fmt: skip


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def steps(client: Client) -> dict[str, bool]:
    """What the first page lists → whether it is done."""
    page = client.get(reverse("wagtailadmin_home")).text
    listed = page.partition('<ol class="first-steps">')[2].partition("</ol>")[0].split("<li")[1:]
    return {row.rpartition("</a>")[0].rpartition(">")[2]: 'class="taken"' in row for row in listed}


def test_an_empty_installation_says_how_to_begin(owner: Client) -> None:
    assert "There is no shop here yet" in Client().get("/").text
    assert "There is no shop here yet" in owner.get(reverse("wagtailadmin_home")).text
    assert steps(owner) == {}


def test_the_first_shop_takes_the_place_of_what_was_there(owner: Client) -> None:
    before = Site.objects.get()
    owner.post("/admin/my-sites/new/", NEW)
    site = Site.objects.get()
    assert (site.pk, site.hostname, site.is_default_site) == (before.pk, "nord.example.com", True)
    assert Identity.objects.get().name == "Thés du Nord"
    assert "There is no shop here yet" not in owner.get(reverse("wagtailadmin_home")).text
    owner.post("/admin/my-sites/new/", NEW | {"hostname": "sud.example.com"})
    assert Site.objects.count() == 2


def test_each_step_is_ticked_once_it_is_taken_and_the_list_goes_when_the_shop_opens(owner: Client) -> None:
    owner.post("/admin/my-sites/new/", NEW)
    site = Site.objects.get()
    assert set(steps(owner).values()) == {False}
    shop = build.open_shop(site)
    Opening.objects.filter(site=site).update(closed=True)
    assert steps(owner)["Say who sells, and to which countries"]
    assert steps(owner)["Put a formula on sale"]
    assert not steps(owner)["Add a carrier with its prices"]
    build.carrier(shop, (None, 500))
    assert steps(owner)["Add a carrier with its prices"]
    Opening.objects.filter(site=site).update(closed=False)
    assert steps(owner) == {}


def test_whoever_may_not_open_a_shop_reads_no_steps(client: Client, owner: Client) -> None:
    owner.post("/admin/my-sites/new/", NEW)
    other = Client()
    other.force_login(staff("view_site"))
    assert steps(other) == {}
    opener = Client()
    opener.force_login(staff("view_site", "change_opening", email="opener@example.com"))
    assert steps(opener)


def test_a_language_that_the_shop_speaks_is_one_to_translate_into(owner: Client) -> None:
    shop = build.open_shop()
    Locale.objects.exclude(language_code="en").delete()
    address = reverse("wagtailsettings:edit", args=["base", "shopsettings", shop.site.pk])
    sent: dict[str, Any] = {
        "legal_entity": shop.settings.legal_entity_id, "currency": "EUR", "time_zone": "Europe/Paris",
        "countries": ["FR", "LU"], "languages": ["en", "fr"], "own_language": "fr",
    }  # fmt: skip
    assert owner.post(address, sent).status_code == 302
    settings = ShopSettings.objects.get(site=shop.site)
    assert (settings.countries, settings.languages) == (["FR", "LU"], ["fr", "en"])
    assert Locale.objects.filter(language_code="fr").exists()
    refused = owner.post(address, sent | {"countries": ["FR", "ZZ"]})
    assert "countries" in refused.context["form"].errors


def test_pages_are_translated_once_visitors_read_the_translation(owner: Client) -> None:
    owner.post("/admin/my-sites/new/", NEW)
    site = Site.objects.get()
    ShopSettings.objects.filter(site=site).update(languages=["en", "fr"])
    french = Locale.objects.get_or_create(language_code="fr")[0]
    draft = site.root_page.copy_for_translation(french)
    assert not steps(owner)["Translate the pages, and the menus with them"]
    draft.save_revision().publish()
    assert steps(owner)["Translate the pages, and the menus with them"]
