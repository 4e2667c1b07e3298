"""A site is put away and taken out again; meanwhile nothing is done for it, and nothing of it is lost."""

from datetime import timedelta

import pytest
from django.core import mail as mailbox
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from commerce.base import clock
from commerce.base.models import JournalEntry, ShopSettings, User
from commerce.subscriptions.models import Subscription
from content.emails import outbox
from content.emails.models import Mail
from content.pages.models import HomePage
from content.pages.opening import Opening
from content.sites import actions
from content.sites.errors import DefaultStays, StillSubscribed
from storefront import context
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

LIST = "/admin/my-sites/"


@pytest.fixture
def shop(transactional_db: None, tasks_at_once: None) -> Shop:
    """The second site of an installation."""
    build.open_shop()
    return build.open_shop(build.other_site())


@pytest.fixture
def owner(client: Client, shop: Shop) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


def demonstrate(shop: Shop) -> None:
    shop.settings.is_demo = True
    shop.settings.save()


def visit(shop: Shop) -> int:
    context.forget_sites()  # which it knows some seconds long
    return Client().get("/", headers={"host": shop.site.hostname}).status_code


def asked(shop: Shop) -> int:
    query = {"query": "{ shop { name } }"}
    host = {"host": shop.site.hostname}
    return Client().post("/graphql/", query, content_type="application/json", headers=host).status_code


def test_an_archived_site_is_gone_from_its_domain_and_from_the_list(owner: Client, shop: Shop) -> None:
    archive = reverse("my-sites:archive", args=[shop.site.pk])
    assert archive in owner.get(reverse("my-sites:edit", args=[shop.site.pk])).text
    assert "Archive this site" in owner.get(archive).text
    page = owner.post(archive, follow=True)
    assert reverse("my-sites:restore", args=[shop.site.pk]) in page.text
    assert visit(shop) == asked(shop) == 410
    assert shop.site.hostname not in owner.get(LIST).text.partition("<table")[2]
    assert "Archived sites" in owner.get(LIST).text
    assert shop.site.hostname in owner.get(f"{LIST}?archived=1").text
    assert JournalEntry.objects.filter(name="SiteArchived", site=shop.site).count() == 1


def test_it_comes_back_closed_until_somebody_opens_it(owner: Client, shop: Shop) -> None:
    actions.archive(shop.site)
    owner.post(reverse("my-sites:restore", args=[shop.site.pk]))
    assert visit(shop) == 503
    Opening.objects.filter(site=shop.site).update(closed=False)
    assert visit(shop) != 503
    assert shop.site.hostname in owner.get(LIST).text


def test_a_site_with_subscribers_is_not_archived(owner: Client, shop: Shop) -> None:
    sell(shop)
    with pytest.raises(StillSubscribed):
        actions.archive(shop.site)
    page = owner.post(reverse("my-sites:archive", args=[shop.site.pk]), follow=True)
    assert "must have ended first" in page.text
    assert visit(shop) != 410


def test_the_default_site_stays(owner: Client, shop: Shop) -> None:
    default = Site.objects.get(is_default_site=True)
    with pytest.raises(DefaultStays):
        actions.archive(default)
    assert owner.get(reverse("my-sites:archive", args=[default.pk])).status_code == 404


def test_nothing_of_a_removed_demonstration_is_charged(owner: Client, shop: Shop) -> None:
    demonstrate(shop)
    sell(shop)
    next_charge = Subscription.objects.get().next_charge_at
    assert next_charge is not None
    later = next_charge + timedelta(hours=1)
    assert Subscription.objects.due(later).exists()
    actions.archive(shop.site)
    assert not Subscription.objects.due(later).exists()
    actions.restore(shop.site)
    assert Subscription.objects.due(later).exists()


def test_no_mail_of_an_archived_site_leaves(owner: Client, shop: Shop) -> None:
    demonstrate(shop)
    sell(shop)
    mailbox.outbox.clear()
    waiting = Mail.objects.filter(site=shop.site)
    waiting.update(state=Mail.State.WAITING, sent_at=None, due_at=clock.now())
    actions.archive(shop.site)
    outbox.sweep()
    assert mailbox.outbox == []
    assert set(waiting.values_list("state", flat=True)) == {Mail.State.KEPT}


def test_what_a_removed_demonstration_sold_is_in_no_list_until_it_is_back(owner: Client, shop: Shop) -> None:
    demonstrate(shop)
    formulas = reverse("formulas:index")
    assert len(owner.get(formulas).context["object_list"]) == 6
    page = owner.get(reverse("my-sites:edit", args=[shop.site.pk]))
    assert "Remove this demonstration" in page.text
    owner.post(reverse("my-sites:archive", args=[shop.site.pk]))
    assert len(owner.get(formulas).context["object_list"]) == 3
    owner.post(reverse("my-sites:restore", args=[shop.site.pk]))
    assert len(owner.get(formulas).context["object_list"]) == 6
    assert visit(shop) not in (410, 503)


def test_the_pages_of_a_removed_demonstration_come_back_with_it(owner: Client, shop: Shop) -> None:
    demonstrate(shop)
    home = HomePage(title="The samples", slug="samples", locale=Locale.get_default())
    shop.site.root_page = Page.get_first_root_node().add_child(instance=home)
    shop.site.save()
    home.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0])
    explorer = reverse("wagtailadmin_explore_root")
    assert owner.get(explorer).text.count("The samples") >= 2
    actions.archive(shop.site)
    assert "The samples" not in owner.get(explorer).text
    actions.restore(shop.site)
    assert "The samples" in owner.get(explorer).text


def test_a_removed_demonstration_is_in_no_search_and_in_no_list_of_redirects(
    owner: Client, shop: Shop
) -> None:
    demonstrate(shop)
    home = HomePage(title="The samples", slug="samples", locale=Locale.get_default())
    shop.site.root_page = Page.get_first_root_node().add_child(instance=home)
    shop.site.save()
    Redirect.objects.create(site=shop.site, old_path="/samples-then", redirect_link="https://example.com/")
    search, redirects = "/admin/pages/search/?q=samples", reverse("wagtailredirects:index")
    results = reverse("wagtailredirects:index_results")

    def seen() -> list[bool]:
        shown = [("The samples", search), ("/samples-then", redirects), ("/samples-then", results)]
        return [words in owner.get(path).text for words, path in shown]

    assert seen() == [True, True, True]
    actions.archive(shop.site)
    assert seen() == [False, False, False]
    actions.restore(shop.site)
    assert seen() == [True, True, True]


@pytest.mark.parametrize("door", ["one", "several"])
def test_the_home_page_of_a_site_cannot_be_deleted_under_it(owner: Client, shop: Shop, door: str) -> None:
    home = HomePage(title="Their home", slug="their-home", locale=Locale.get_default())
    shop.site.root_page = Page.get_first_root_node().add_child(instance=home)
    shop.site.save()
    path = f"/admin/bulk/wagtailcore/page/delete/?id={home.pk}"
    if door == "one":
        path = reverse("wagtailadmin_pages:delete", args=[home.pk])
    answer = owner.post(path, follow=True)
    assert answer.status_code == 200
    assert "Give the site another home page first" in answer.text
    assert Site.objects.filter(pk=shop.site.pk).exists() and Page.objects.filter(pk=home.pk).exists()
    about = home.add_child(instance=HomePage(title="About", slug="about"))
    owner.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
    assert not Page.objects.filter(pk=about.pk).exists()


def test_a_domain_holds_what_a_domain_may(owner: Client, shop: Shop) -> None:
    edit = reverse("wagtailsites:edit", args=[shop.site.pk])
    sent = {"port": "80", "site_name": "Shop", "root_page": str(shop.site.root_page_id)}
    for hostname in ("{{ request.user }}", '"><script>', "a.example/b", "https://a.example"):
        answer = owner.post(edit, {**sent, "hostname": hostname})
        assert "Enter a domain alone" in answer.text
    owner.post(edit, {**sent, "hostname": "boxes.example"})
    assert Site.objects.get(pk=shop.site.pk).hostname == "boxes.example"


def test_only_who_may_delete_sites_archives_one(client: Client, shop: Shop) -> None:
    of_all = staff("view_site", "change_site", email="all@example.com")
    for kept in (of_all, staff("view_site", "delete_site", only=shop.site)):
        client.force_login(kept)
        client.post(reverse("my-sites:archive", args=[shop.site.pk]))
        assert ShopSettings.objects.get(site=shop.site).archived_at is None


def test_looking_at_the_page_archives_nothing(owner: Client, shop: Shop) -> None:
    owner.get(reverse("my-sites:archive", args=[shop.site.pk]))
    owner.get(reverse("my-sites:restore", args=[shop.site.pk]))
    assert ShopSettings.objects.get(site=shop.site).archived_at is None
