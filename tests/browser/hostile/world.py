"""One shop with one of everything that people write, and payloads in all of it."""

import io
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Pixels
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.models import Collection, Comment, Page, Site, Workflow

from commerce.base.models import User
from commerce.base.words import Words
from commerce.catalog.models import Category, Formula, FormulaGroup, Product
from commerce.subscriptions import links
from content.blog.models import ArticlePage, BlogPage, DossierPage
from content.emails import registry
from content.emails.customising import customise
from content.emails.models import MailWords
from content.emails.stream import MailBody
from content.forms.models import FormField, FormPage
from content.images.models import Image
from content.menus.models import Entries, Menu
from content.pages.blocks import Body
from content.pages.blocks.own import OwnBlocks
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks
from tests.browser.hostile import fields
from tests.browser.hostile.fields import Slots
from tests.browser.hostile.payloads import payloads
from tests.canaries import fill
from tests.storefront.people import Person

BLOCK_PAGES = 30
OWN_MAILS = 6
OWNER, PASSWORD = "owner@example.com", "correct horse battery"


@dataclass
class Hostile:
    """`numbers` of the payloads that were given to some field, and how often each field was given one."""

    paths: list[str] = field(default_factory=list)
    headings: dict[str, list[str]] = field(default_factory=dict)
    given: dict[int, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    customer: int = 0


def harmless() -> Person:
    """A customer of a shop with one of everything, as it should be."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    person = Person(fill(site), "me@example.com", "localhost")
    User.objects.create_superuser(OWNER, PASSWORD)
    _settings_rows(site)
    _library(site)
    _left_behind(site)
    return person


def make() -> Hostile:
    person = harmless()
    site, slots = person.shop.site, Slots()
    world = Hostile(customer=person.customer.user.pk if person.customer.user else 0)
    _fill_bodies(site, slots, world)
    world.filled = fields.poison(slots)
    _live_on(site)
    world.given, world.filled = dict(slots.given), world.filled | dict(slots.fields)
    _remember(person, world)
    return world


def _settings_rows(site: Site) -> None:
    for model in settings_registry:
        if issubclass(model, BaseSiteSetting):
            model.for_site(site)
        else:
            model.load()


def _library(site: Site) -> None:
    file = io.BytesIO()
    Pixels.linear_gradient("L").resize((1200, 800)).convert("RGB").save(file, "JPEG")
    image = Image(title="Box", file=ImageFile(file, "box.jpg"), alt=Words(en="A box"))
    image.save()
    image.tags.add("tea")
    for model in (Product, Category, Formula, FormulaGroup):
        model._default_manager.update(image=image) if _has_image(model) else None
    document = get_document_model()(title="Terms", file=ContentFile(b"%PDF-1.4", "terms.pdf"))
    document.save()
    Collection.get_first_root_node().add_child(instance=Collection(name="Pictures"))


def _has_image(model: Any) -> bool:
    return any(each.name == "image" for each in model._meta.get_fields())


def _left_behind(site: Site) -> None:
    """What editors leave: redirects, comments, a workflow, mails in own words, answers to a form."""
    home = HomePage.objects.get(pk=site.root_page_id)
    owner = User.objects.get(email=OWNER)
    Redirect.objects.create(site=site, old_path="/former", redirect_link="https://example.com/")
    Comment.objects.create(page=home, user=owner, text="Hm", contentpath="title")
    Workflow.objects.create(name="Four eyes")
    for message in list(registry.messages().values())[:OWN_MAILS]:
        customise(message, site, "en", by=owner)
    form = FormPage.objects.first()
    assert form
    for kind in ("multiline", "checkboxes", "dropdown", "radio", "email", "number"):
        form.form_fields.add(FormField(label=kind, field_type=kind, choices="One,Two", help_text="Hm"))
    form.save()
    form.get_submission_class().objects.create(page=form, form_data={"name": "Mine Own", "multiline": "A B"})
    journal = BlogPage.objects.first()
    assert journal
    journal.add_child(instance=DossierPage(title="Dossier", slug="dossier"))
    for article in ArticlePage.objects.all():
        article.tags.add("green tea")
        article.save()


def _fill_bodies(site: Site, slots: Slots, world: Hostile) -> None:
    """Every block there is, on every kind of page that has them, and on pages enough for every payload."""
    chosen = to_choose()
    shared = SharedBlocks.objects.get(site=site)
    home = HomePage.objects.get(pk=site.root_page_id)
    more = -(-len(payloads()) // BLOCK_PAGES)
    for number in range(BLOCK_PAGES):
        page = home.add_child(instance=FreePage(title=f"Blocks {number}", slug=f"blocks-{number}"))
        body = fields.filled(
            Body(), slots, chosen={**chosen, SharedBlocks: shared.pk if number == 0 else None}
        )
        headings = [each["value"]["heading"] for each in body if each["type"] in ("steps", "faq", "order_by")]
        alone = Body().child_blocks["rich_text"]
        for each in range(more):
            text = fields.filled(alone, slots, chosen=chosen, name="rich_text")
            body.append({"type": "rich_text", "id": f"rich-{each}", "value": text})
        fields.store(FreePage, page.pk, "body", body)
        path = page.get_url() or ""
        world.paths.append(path)
        world.headings[path] = headings
    fields.store(SharedBlocks, shared.pk, "body", fields.filled(OwnBlocks(), slots, chosen=chosen))
    for page in Page.objects.live().specific().exclude(slug__startswith="blocks-"):
        if hasattr(page, "body"):
            fields.store(type(page), page.pk, "body", fields.filled(Body(), slots, chosen=chosen))
    for menu in Menu.objects.all():
        entries = [
            each for _n in range(3) for each in fields.filled(Entries(), slots, chosen=chosen, name="menu")
        ]
        fields.store(Menu, menu.pk, "entries", entries)
    for words in MailWords.objects.all():
        body = fields.filled(MailBody(), slots, chosen=chosen, name="mail")
        for part in body:
            part["value"]["when"] = ""
        kept = [each for each in body if each["type"] not in ("button", "details")]
        fields.store(MailWords, words.pk, "body", kept)


def to_choose() -> dict[type, Any]:
    chosen: dict[type, Any] = {}
    for model in (Image, Formula, FormulaGroup, Product, Category, Page):
        row = model._default_manager.order_by("pk").last() if model is not Page else None
        chosen[model] = row.pk if row else None
    return chosen


def _live_on(site: Site) -> None:
    """Revisions hold what was written as well, and one page has an address no form would give it."""
    MailWords.objects.update(live=True)
    for page in Page.objects.filter(depth__gt=1).specific():
        page.save_revision(clean=False)
        page.save_revision(clean=False)
    home = HomePage.objects.get(pk=site.root_page_id)
    spoilt = home.add_child(instance=FreePage(title="Spoilt", slug="spoilt"))
    fields.hostile_slug(spoilt, '"><img src=x onerror=pwned(1)>')


def _remember(person: Person, world: Hostile) -> None:
    """The addresses of what a customer reads."""
    world.paths += [
        "/", "/shop/", "/search/?query=<script>pwned(2)</script>", "/cart/", "/checkout/", "/account/",
        "/account/points/", "/cookies/", f"/orders/{person.first_order.public_id}/",
        f"/account/subscriptions/{person.id}/", f"/account/subscriptions/{person.id}/cancel/",
        f"/account/subscriptions/{person.id}/address/", f"/link/{links.token_of(person.subscription)}/",
    ]  # fmt: skip
