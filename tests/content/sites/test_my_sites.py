"""Staff see their sites, everything of each, and make another with one form."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupSitePermission, Locale, Site

from commerce.base.models import JournalEntry, ShopSettings, User
from content.pages.models import Appearance, HomePage, Identity
from content.pages.opening import Opening
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Thés du Nord", "hostname": "Nord.example.com", "language": "fr", "currency": "CHF",
    "theme": "atelier",
}  # fmt: skip
LIST = "/admin/my-sites/"


@pytest.fixture
def shop() -> Shop:
    return build.open_shop()


@pytest.fixture
def owner(client: Client, shop: Shop) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def keeper(client: Client, site: Site, *codenames: str) -> Client:
    """Somebody of the back office who is kept to one site."""
    client.force_login(staff("view_site", *codenames, only=site))
    return client


def test_each_site_has_its_pencil_and_its_eye(owner: Client, shop: Shop) -> None:
    page = owner.get(LIST).text
    assert f"{LIST}edit/{shop.site.pk}/" in page
    assert f"{LIST}inspect/{shop.site.pk}/" in page
    assert "en, fr" in page
    assert "EUR" in page
    assert "Atelier" in page


def test_a_demonstration_is_called_so(owner: Client, shop: Shop) -> None:
    assert "Demonstration" not in owner.get(LIST).text
    ShopSettings.objects.update(is_demo=True)
    assert "Demonstration" in owner.get(LIST).text


def test_a_site_that_is_closed_is_called_so(owner: Client, shop: Shop) -> None:
    Opening.objects.create(site=shop.site, closed=True)
    assert "Maintenance" in owner.get(LIST).text


def test_the_list_asks_as_little_for_many_sites_as_for_one(
    owner: Client, shop: Shop, django_assert_max_num_queries: Any
) -> None:
    owner.get(LIST)
    with django_assert_max_num_queries(60) as one:
        owner.get(LIST)
    asked = len(one)
    for number in range(5):
        owner.post(f"{LIST}new/", NEW | {"hostname": f"n{number}.example.com"})
    owner.get(LIST)
    with django_assert_max_num_queries(asked):
        assert "n4.example.com" in owner.get(LIST).text


def test_staff_see_the_sites_they_are_allowed(client: Client, shop: Shop) -> None:
    other = build.other_site()
    mine = keeper(client, shop.site)
    page = mine.get(LIST).text
    assert "localhost" in page
    assert "other.example" not in page
    for name in ("inspect", "edit", "dress"):
        assert mine.get(reverse(f"my-sites:{name}", args=[other.pk])).status_code == 404
    assert mine.get(reverse("my-sites:inspect", args=[shop.site.pk])).status_code == 200


def test_staff_without_permission_see_no_site(client: Client, shop: Shop) -> None:
    client.force_login(staff())
    assert client.get(LIST).status_code == 302
    assert client.get(reverse("my-sites:inspect", args=[shop.site.pk])).status_code == 302
    assert "My sites" not in client.get("/admin/").text


def test_everything_of_a_site_is_on_its_page(owner: Client, shop: Shop) -> None:
    build.carrier(shop, (None, 500), name="Colissimo")
    Identity.objects.create(site=shop.site, instagram="https://instagram.com/camille")
    page = owner.get(reverse("my-sites:inspect", args=[shop.site.pk])).text
    for said in (
        "FR, BE", "Colissimo", "https://instagram.com/camille", "Maison Camille SAS", "Picture of gift cards",
        "Liable for VAT", "Customers recommend the shop", "Retention offer", "3-D Secure",
        "Google Tag Manager", "Remind of unfinished orders",
    ):  # fmt: skip
        assert said in page, said


def test_looking_at_a_site_writes_nothing(owner: Client, shop: Shop) -> None:
    before = (Identity.objects.count(), Appearance.objects.count())
    owner.get(reverse("my-sites:inspect", args=[shop.site.pk]))
    owner.get(reverse("my-sites:edit", args=[shop.site.pk]))
    assert (Identity.objects.count(), Appearance.objects.count()) == before


def test_each_setting_opens_from_the_page_of_its_site(owner: Client, shop: Shop) -> None:
    other = build.other_site()
    page = owner.get(reverse("my-sites:edit", args=[other.pk])).text
    for app, model in (("base", "shopsettings"), ("pages", "identity"), ("sites", "marketingids")):
        address = reverse("wagtailsettings:edit", args=[app, model, other.pk])
        assert address in page
        assert owner.get(address).status_code == 200


def test_only_what_one_may_change_opens(client: Client, shop: Shop) -> None:
    page = (
        keeper(client, shop.site, "change_identity").get(reverse("my-sites:edit", args=[shop.site.pk])).text
    )
    assert "/settings/pages/identity/" in page
    assert "/settings/sites/marketingids/" not in page
    assert f"/admin/sites/edit/{shop.site.pk}/" not in page


def test_a_permission_on_all_settings_is_one_on_those_of_ones_own_sites(client: Client, shop: Shop) -> None:
    other = build.other_site()
    mine = keeper(client, shop.site, "change_identity")
    assert (
        mine.get(reverse("wagtailsettings:edit", args=["pages", "identity", shop.site.pk])).status_code == 200
    )
    theirs = mine.get(reverse("wagtailsettings:edit", args=["pages", "identity", other.pk]))
    assert theirs.status_code == 302
    assert theirs["Location"] == reverse("wagtailadmin_home")
    assert "other.example" not in mine.get(reverse("my-sites:edit", args=[shop.site.pk])).text


def test_whoever_is_kept_to_some_sites_makes_renames_and_removes_none(client: Client, shop: Shop) -> None:
    other = build.other_site()
    mine = keeper(client, shop.site, "add_site", "change_site", "delete_site")
    for address in (f"/admin/sites/edit/{other.pk}/", f"/admin/sites/delete/{other.pk}/", f"{LIST}new/"):
        assert mine.get(address)["Location"] == reverse("wagtailadmin_home")
    for address in ("/admin/sites/", "/admin/sites/results/"):
        assert mine.get(address)["Location"] == LIST
    assert mine.post(f"{LIST}new/", NEW).status_code == 302
    mine.post(f"/admin/sites/delete/{other.pk}/")
    assert Site.objects.count() == 2


def test_one_form_makes_a_site_that_answers(owner: Client, shop: Shop) -> None:
    assert owner.post(f"{LIST}new/", NEW).status_code == 302
    site = Site.objects.get(hostname="nord.example.com")
    assert site.root_page.specific_class is HomePage
    assert site.root_page.locale == Locale.objects.get(language_code="fr")
    settings = ShopSettings.objects.get(site=site)
    assert (settings.currency, settings.languages, settings.is_demo) == ("CHF", ["fr"], False)
    assert Identity.objects.get(site=site).name == "Thés du Nord"
    assert Appearance.objects.get(site=site).theme == "atelier"
    assert Client().get("/fr/", headers={"host": "nord.example.com"}).status_code == 503
    Opening.objects.filter(site=site).update(closed=False)
    home = Client().get("/fr/", headers={"host": "nord.example.com"})
    assert home.status_code == 200
    assert "Thés du Nord" in home.text


def test_the_journal_says_who_made_the_site(owner: Client, shop: Shop) -> None:
    owner.post(f"{LIST}new/", NEW)
    entry = JournalEntry.objects.get(name="SiteCreated")
    assert entry.data["hostname"] == "nord.example.com"
    assert entry.actor == f"staff:{User.objects.get(email='owner@example.com').pk}"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hostname", "localhost"),
        ("hostname", "https://nord.example.com"),
        ("hostname", "nord.example.com:8000"),
        ("hostname", "nord.example.com/shop"),
        ("hostname", "-nord.example.com"),
        ("hostname", "nord..example.com"),
        ("hostname", "a" * 260),
        ("hostname", "nord.example.com\x00"),
        ("name", ""),
        ("name", "x" * 81),
        ("name", "abc\u202edef"),
        ("language", "tlh"),
        ("currency", "XXX"),
        ("theme", "../atelier"),
    ],
)
def test_a_form_that_cannot_be_makes_nothing(owner: Client, shop: Shop, field: str, value: str) -> None:
    answer = owner.post(f"{LIST}new/", NEW | {field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert Site.objects.count() == 1
    assert not HomePage.objects.exists()
    assert not JournalEntry.objects.filter(name="SiteCreated").exists()


def test_two_sites_of_one_name_have_two_home_pages(owner: Client, shop: Shop) -> None:
    owner.post(f"{LIST}new/", NEW)
    owner.post(f"{LIST}new/", NEW | {"hostname": "sud.example.com"})
    assert set(HomePage.objects.values_list("slug", flat=True)) == {"thes-du-nord", "thes-du-nord-2"}


def test_a_group_may_be_given_one_setting_of_one_site(client: Client, shop: Shop) -> None:
    user = staff("view_site", only=shop.site)
    other = build.other_site()
    granted = GroupSitePermission.objects.get(group__user=user)
    GroupSitePermission.objects.filter(pk=granted.pk).update(site=other)
    client.force_login(user)
    assert (
        client.get(reverse("wagtailsettings:edit", args=["base", "shopsettings", other.pk])).status_code
        == 200
    )
    denied = client.get(reverse("wagtailsettings:edit", args=["base", "shopsettings", shop.site.pk]))
    assert denied.status_code == 302
