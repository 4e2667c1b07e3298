"""Maison Camille, the demo shop: built with the same models and rules a merchant's shop is."""

from wagtail.models import Locale, Page, Site

from coffret.demo import accounts, catalogue, desk, discounts, journal, leaving, library, pages, wares
from commerce.base import clock
from commerce.base.models import LegalEntity, ShopSettings, User
from commerce.base.words import Words
from content.pages.models import Appearance, HomePage, Identity


def build() -> None:
    """The whole shop, in an empty database: pictures, formulas, pages in two languages, staff."""
    User.objects.create_superuser(
        accounts.STAFF_EMAIL, accounts.STAFF_PASSWORD, first_name="Camille", last_name="Aubry"
    )
    english, _created = Locale.objects.get_or_create(language_code="en")
    home = pages.begin(english)
    site = _site(home)
    _settings(site)
    furnish(site, home)
    # Wagtail dates what is published by the machine's clock, not by the shop's.
    Page.objects.live().update(first_published_at=clock.now(), last_published_at=clock.now())


def furnish(site: Site, home: HomePage) -> None:
    """The site has all that the demo sells, says and shows, in two languages."""
    french, _created = Locale.objects.get_or_create(language_code="fr")
    pictures = library.fill()
    shelf = catalogue.fill(site, pictures)
    wares.fill(site, pictures, shelf.discovery_monthly)
    discounts.offer(site)
    leaving.prepare(site)
    pages.write(site, home, shelf, pictures, french=french)
    journal.write(site, home, pictures, french=french)
    desk.write(site, [HomePage.objects.get(pk=each.pk) for each in (home, home.get_translation(french))])


def _site(home: HomePage) -> Site:
    site = Site.objects.get(is_default_site=True)
    welcome, site.root_page = site.root_page, home
    site.hostname = "localhost"
    site.site_name = "Maison Camille"
    site.full_clean()
    site.save()
    welcome.specific.delete()
    return site


def demonstrate(site: Site) -> None:
    """A site that staff made as a demonstration is furnished, and delivers; it stays a demonstration."""
    shop = ShopSettings.for_site(site)
    shop.legal_entity, shop.countries, shop.languages = _seller(), ["FR", "BE", "LU", "MC"], ["en", "fr"]
    shop.full_clean()
    shop.save()
    furnish(site, HomePage.objects.get(pk=site.root_page_id))


def _seller() -> LegalEntity:
    return LegalEntity.objects.create(
        name="Maison Camille SAS", address="12 rue des Tilleuls\n37000 Tours\nFrance",
        country="FR", registration="912 345 678", vat_number="FR40912345678",
    )  # fmt: skip


def _settings(site: Site) -> None:
    shop = ShopSettings.for_site(site)
    shop.legal_entity = _seller()
    shop.currency = "EUR"
    shop.time_zone = "Europe/Paris"
    shop.countries = ["FR", "BE", "LU", "MC"]
    shop.languages = ["en", "fr"]
    shop.contact_email = "bonjour@example.com"
    shop.contact_phone = "+33 2 47 00 00 00"
    shop.is_demo = True
    shop.full_clean()
    shop.save()
    identity = Identity.for_site(site)
    identity.name = "Maison Camille"
    identity.tagline = Words(
        en="Tea and biscuits, by post, every month", fr="Thés et biscuits, chaque mois par la poste"
    )
    identity.instagram = "https://www.instagram.com/maisoncamille.example"
    identity.full_clean()
    identity.save()
    Appearance.for_site(site).save()
