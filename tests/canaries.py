"""Two sites with the same things, and a canary in every text of the second: wherever else it is read,
something of one site is shown on the other."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from wagtail.models import Page, Site

from commerce.base.models import LegalEntity, ShopSettings
from commerce.base.words import Words, WordsField
from commerce.catalog.models import Edition
from content.blog.models import ArticlePage, BlogCategoryPage, BlogPage
from content.forms.models import FormField, FormPage
from content.menus.models import Menu
from content.pages.models import FormulasPage, FreePage, HomePage, Identity
from content.pages.shared import SharedBlocks
from content.pastboxes.models import PastBoxesPage, PastBoxPage
from content.sites.models import MarketingIds
from tests.commerce import shop as build
from tests.commerce.backoffice import test_list_statements as lists
from tests.commerce.shop import Shop
from tests.storefront.people import Person

CANARY = "Kanarienvogel"
# Of the whole installation, not of a site.
OF_ALL = {"webhooks", "reconciliations", "audits", "payouts", "sellers", "closings", "my-sites"}
# What the code reads, besides people.
KEPT = (
    "time_zone",
    "slug",
    "code",
    "number",
    "public_id",
    "currency",
    "language",
    "message",
    "listener",
    "name",
)
LEFT = (
    "base_journalentry",
    "base_delivery",
    "wagtailcore_",
    "django_",
    "auth_",
    "account_",
    "socialaccount_",
)


class TwoSites:
    """`mine` answers at testserver, `theirs` at other.example; the canaries are theirs."""

    def __init__(self) -> None:
        self.mine = fill(Site.objects.select_related("root_page").get(is_default_site=True))
        self.me = Person(self.mine, "me@example.com", "testserver")
        before = rows_there_are()
        self.theirs = fill(build.other_site())
        self.far = Person(self.theirs, f"{CANARY}@example.com".lower(), "other.example")
        self.marked = mark(before)


def fill(site: Site) -> Shop:
    """Pages, menus and one of everything that staff and customers make."""
    shop = build.open_shop(site)
    build_pages(site, build.edition(shop.group, date(2025, 11, 1)))
    for section, make in lists.ROWS.items():
        if section not in OF_ALL:
            make(shop)
    return shop


def build_pages(site: Site, edition: Edition) -> None:
    name = "their" if site.hostname == "other.example" else "my"
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title=f"{name} home", slug=f"{name}-home"))
    home.add_child(instance=FormulasPage(title=f"{name} boxes", slug="formulas"))
    free = home.add_child(instance=FreePage(title=f"{name} story", slug=f"{name}-story", introduction="Once"))
    build_journal(site, home, name, edition)
    site.root_page, site.site_name = home, f"{name} shop"
    site.save()
    link = {"page": free, "formula": None, "category": None, "url": ""}
    entry = ("entry", {"link": link, "label": "", "audience": "everybody", "children": []})
    for place in Menu.Place:
        build.saved(Menu(site=site, place=place, locale=home.locale, entries=[entry]))
    build.saved(
        Identity(site=site, name=f"{name} shop", tagline=Words(en="Teas"), instagram="https://a.example/")
    )
    build.saved(MarketingIds(site=site, facebook_pixel="1234567890"))


def build_journal(site: Site, home: HomePage, name: str, edition: Edition) -> None:
    """An article, a past box, a form and shared blocks, each where the other site has its own."""
    text = [("rich_text", {"text": f"<p>{name} words</p>"})]
    SharedBlocks.objects.create(site=site, title=f"{name} blocks", locale=home.locale, body=text)
    form = FormPage(title=f"{name} form", slug="form")
    form.form_fields.add(FormField(label="Name", field_type="singleline"))
    home.add_child(instance=form)
    journal = home.add_child(instance=BlogPage(title=f"{name} journal", slug="journal"))
    teas = journal.add_child(instance=BlogCategoryPage(title=f"{name} teas", slug="teas"))
    journal.add_child(instance=ArticlePage(title=f"{name} piece", slug="piece", category=teas, body=text))
    gallery = home.add_child(instance=PastBoxesPage(title=f"{name} boxes", slug="past-boxes"))
    gallery.add_child(instance=PastBoxPage(title=f"{name} box", slug="box", edition=edition, body=text))


def rows_there_are() -> dict[type[models.Model], set[Any]]:
    found: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model in apps.get_models():
        if model._meta.managed and not model._meta.db_table.startswith(LEFT):
            found[model] = set(model._base_manager.values_list("pk", flat=True))
    return found


def mark(before: dict[type[models.Model], set[Any]]) -> int:
    """Every text of the rows that were not there `before` holds the canary; how many do."""
    marked = 0
    for model, known in before.items():
        fresh = model._base_manager.exclude(pk__in=known)
        for field in model._meta.concrete_fields:
            value = canary_for(field)
            if value is not None and changed(fresh, field, value):
                marked += 1
    pages = Page.objects.filter(path__startswith=Site.objects.get(hostname="other.example").root_page.path)
    for page in pages:
        page.title = page.draft_title = f"{CANARY} {page.pk}"
        page.save()
    Site.objects.filter(hostname="other.example").update(site_name=CANARY)
    LegalEntity.objects.filter(
        pk=ShopSettings.objects.get(site__hostname="other.example").legal_entity_id
    ).update(name=CANARY, address=CANARY)
    ShopSettings.objects.filter(site__hostname="other.example").update(
        contact_phone=CANARY, contact_address=CANARY, contact_email=f"{CANARY}@example.com".lower()
    )
    Identity.objects.filter(site__hostname="other.example").update(
        name=CANARY, instagram=f"https://{CANARY}.example/"
    )
    return marked + 1


def canary_for(field: Any) -> Any:
    if isinstance(field, WordsField):
        return Words(en=f"{CANARY} {field.name}")
    is_text = isinstance(field, models.CharField | models.TextField) and type(field).__name__ in (
        "CharField", "TextField",
    )  # fmt: skip
    if not is_text or field.choices or field.unique or field.name in KEPT or field.primary_key:
        return None
    return CANARY if (field.max_length or 100) >= len(CANARY) else None


def changed(rows: models.QuerySet[Any], field: Any, value: Any) -> bool:
    """Whether the column took it: what is sealed, or unique, did not."""
    holding = rows if isinstance(field, WordsField) else rows.exclude(**{field.name: ""})
    try:
        with transaction.atomic():
            return bool(holding.update(**{field.name: value}))
    except DatabaseError:
        return False
