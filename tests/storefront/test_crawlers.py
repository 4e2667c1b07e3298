"""What search engines and old links find: sitemap, robots, former addresses, scheduled pages."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from commerce.base import clock
from commerce.base.models import ShopSettings
from content.blog.models import ArticlePage, BlogCategoryPage, BlogPage
from content.pages.models import FreePage, HomePage, MaintenancePage
from content.pages.tasks import publish_scheduled
from tests.storefront.shop import Shop

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def home(shop: Shop) -> HomePage:
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    shop.site.root_page = home
    shop.site.save()
    ShopSettings.objects.filter(site=shop.site).update(is_demo=False)
    return home


@pytest.fixture
def about(home: HomePage) -> FreePage:
    about = FreePage(title="About", slug="about")
    home.add_child(instance=about)
    return about


def listed() -> set[str]:
    cache.clear()
    page = Client().get("/sitemap.xml")
    assert page["Content-Type"] == "application/xml; charset=utf-8"
    return {
        (each.text or "").removeprefix("http://testserver")
        for each in ElementTree.fromstring(page.content).iter(LOC)
    }


def test_the_sitemap_lists_what_everybody_may_read_and_buy(
    about: FreePage, home: HomePage, shop: Shop
) -> None:
    draft = home.add_child(instance=FreePage(title="Draft", slug="draft", live=False))
    private = home.add_child(instance=FreePage(title="Private", slug="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    home.add_child(instance=FreePage(title="Hidden", slug="hidden", hidden_from_search=True))
    home.add_child(instance=MaintenancePage(title="Closed", slug="closed"))
    shop.prepaid.active = False
    shop.prepaid.save()
    assert listed() == {"/", "/about/", "/boxes/monthly/", "/fr/boxes/monthly/", "/bg/boxes/monthly/"}
    assert draft.slug == "draft"


def test_the_sitemap_names_the_translations_of_a_page(about: FreePage, home: HomePage) -> None:
    french, _new = Locale.objects.get_or_create(language_code="fr")
    accueil = home.copy_for_translation(french)
    accueil.save_revision().publish()
    a_propos = about.copy_for_translation(french)
    a_propos.slug = "a-propos"
    a_propos.save_revision().publish()
    assert {"/fr/", "/fr/a-propos/"} <= listed()
    text = Client().get("/sitemap.xml").content.decode()
    assert 'hreflang="fr" href="http://testserver/fr/a-propos/"' in text
    assert text.count('hreflang="x-default" href="http://testserver/about/"') == 2
    only = home.add_child(instance=FreePage(title="Only", slug="only"))
    cache.clear()
    assert f'x-default" href="http://testserver/{only.slug}/"' not in Client().get("/sitemap.xml").text


def test_whoever_speaks_another_language_is_sent_to_the_sites_own(about: FreePage, home: HomePage) -> None:
    french, _new = Locale.objects.get_or_create(language_code="fr")
    for page in (home, about):
        page.copy_for_translation(french).save_revision().publish()
    lonely = home.add_child(instance=FreePage(title="Lonely", slug="lonely"))
    for own, path, there in (
        ("fr", "/boxes/monthly/", "/fr/boxes/monthly/"), ("en", "/fr/about/", "/about/"),
        ("fr", "/about/", "/fr/about/"),
    ):  # fmt: skip
        speaks(own, "fr" if own == "en" else "en")
        default = f'hreflang="x-default" href="http://testserver{there}"'
        shown = Client().get(path).text
        assert f'<link rel="alternate" {default}>' in shown and shown.count("x-default") == 1
        assert default in Client().get("/sitemap.xml").text
    assert "x-default" not in Client().get(f"/{lonely.slug}/").text
    speaks("en")
    assert "x-default" not in Client().get("/boxes/monthly/").text


def speaks(*codes: str) -> None:
    settings = ShopSettings.objects.get()
    settings.languages = list(codes)
    settings.save()
    cache.clear()


def test_the_sitemap_keeps_to_the_languages_of_its_site_and_to_articles_whose_day_has_come(
    about: FreePage, home: HomePage, shop: Shop
) -> None:
    journal = home.add_child(instance=BlogPage(title="Journal", slug="journal"))
    subject = journal.add_child(instance=BlogCategoryPage(title="Teas", slug="teas"))
    today = clock.now().date()
    for slug, day in (("now", today), ("later", today + timedelta(days=3))):
        journal.add_child(instance=ArticlePage(title=slug, slug=slug, date=day, category=subject))
    assert {"/journal/now/", "/fr/boxes/monthly/"} <= listed()
    assert "/journal/later/" not in listed()
    ShopSettings.objects.filter(site=shop.site).update(languages=["en"])
    assert not {path for path in listed() if path.startswith("/fr/")}


def test_robots_keep_out_of_what_is_personal_and_out_of_demonstrations(home: HomePage, shop: Shop) -> None:
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /account/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    ShopSettings.objects.filter(site=shop.site).update(is_demo=True)
    cache.clear()
    assert Client().get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n\n"


def test_a_hidden_page_says_so_to_search_engines(about: FreePage) -> None:
    assert b"noindex" not in Client().get("/about/").content
    about.hidden_from_search = True
    about.save_revision().publish()
    page = Client().get("/about/").content
    assert b'<meta name="robots" content="noindex">' in page
    assert b"canonical" not in page


def test_the_former_address_of_a_page_leads_to_it(
    about: FreePage, django_capture_on_commit_callbacks: Any
) -> None:
    about.slug = "our-house"
    with django_capture_on_commit_callbacks(execute=True):
        about.save_revision().publish()
    there = Client().get("/about/")
    assert (there.status_code, there["Location"]) == (301, "/our-house/")


def test_an_address_that_editors_entered_leads_where_they_said(
    about: FreePage, home: HomePage, shop: Shop
) -> None:
    Redirect.objects.create(old_path="/promo", redirect_link="/about/", is_permanent=False, site=shop.site)
    there = Client().get("/promo/?from=mail")
    assert (there.status_code, there["Location"]) == (302, "/about/")
    elsewhere = Site.objects.create(hostname="other.example", root_page=home.get_parent())
    Redirect.objects.create(old_path="/theirs", redirect_link="/secret/", site=elsewhere)
    assert Client().get("/theirs/").status_code == 404
    assert Client().get("/nothing%00/").status_code == 404


def test_a_page_goes_live_and_leaves_when_it_was_told_to(about: FreePage, home: HomePage) -> None:
    soon = FreePage(title="Soon", slug="soon", live=False, go_live_at=clock.now() + timedelta(hours=1))
    home.add_child(instance=soon)
    soon.save_revision(approved_go_live_at=soon.go_live_at)
    publish_scheduled()
    assert Client().get("/soon/").status_code == 404
    soon.go_live_at = clock.now() - timedelta(seconds=1)
    soon.save_revision(approved_go_live_at=soon.go_live_at)
    publish_scheduled()
    assert Client().get("/soon/").status_code == 200
    soon.refresh_from_db()
    soon.expire_at = clock.now() - timedelta(seconds=1)
    soon.save()
    publish_scheduled()
    assert Client().get("/soon/").status_code == 404
