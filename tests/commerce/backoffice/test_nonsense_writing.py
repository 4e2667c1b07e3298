"""Every form in which staff write what the shop is, each of its fields filled with what must not stand
there: refused with its reason. What may stand there breaks nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import lxml.html
import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry

from commerce.base.backoffice.acting import ActionView
from commerce.base.words import Words, WordsFormField
from commerce.checkout.models import CheckoutQuestion, ConsentBox
from commerce.retention.models import Question
from tests.commerce import shop as build
from tests.commerce.backoffice import shelves
from tests.commerce.backoffice.addresses import addresses
from tests.commerce.backoffice.nonsense import TEMPLATE, UNSEEN, harmless, unwritable
from tests.commerce.discounts.build import category
from tests.commerce.shop import Shop
from tests.commerce.untouched import changed, digest, undone

pytestmark = pytest.mark.django_db
Entered = dict[str, Any]
OURS = "commerce."


@dataclass(frozen=True)
class Writing:
    """A form at `address`, where `entered` may well be written. It shows on the pages of `shown`."""

    address: Callable[[Shop], str]
    entered: Callable[[Shop], Entered] = field(default=lambda _shop: {})
    shown: tuple[str, ...] = ()
    done: int = 302


def at(name: str, of: Callable[[Shop], Any] | None = None) -> Callable[[Shop], str]:
    return lambda shop: reverse(name, args=[of(shop).pk] if of else [])


def setting(label: str) -> Callable[[Shop], str]:
    """The form of the setting, of the shop's site or of the whole installation."""
    app, model = label.split(".")

    def address(shop: Shop) -> str:
        kind = next(one for one in registry if one._meta.label_lower == label)
        row = kind.for_site(shop.site) if issubclass(kind, BaseSiteSetting) else kind.load()
        key = shop.site.pk if issubclass(kind, BaseSiteSetting) else row.pk
        return reverse("wagtailsettings:edit", args=[app, model, key])

    return address


def question(shop: Shop) -> Question:
    asked = Question(site=shop.site, label=Words(en="Why?"), choices=Words(en="Dear\nMoved"))
    return Question.objects.first() or build.saved(asked)


def edition(shop: Shop) -> Any:
    return shop.group.editions.first() or build.edition(shop.group, date(2026, 3, 1))


def new_formula(shop: Shop) -> Entered:
    return {
        "site": shop.site.pk, "group": shop.group.pk, "slug": "yearly", "name_en": "Yearly",
        "summary_en": "Twelve boxes", "price_amount": "199.00", "vat_rate": "5.5", "boxes": "12",
        "charge_day": "9", "ship_day": "15", "lock_days": "6",
    }  # fmt: skip


def new_edition(shop: Shop) -> Entered:
    return {
        "group": shop.group.pk, "month": "2026-04-01", "title_en": "April", "lock_date": "2026-04-05",
        "charge_on": "2026-04-09", "ships_on": "2026-04-15",
    }  # fmt: skip


def new_question(shop: Shop) -> Entered:
    return {"site": shop.site.pk, "label_en": "Why?", "choices_en": "Dear\nMoved", "kind": "choice"}


def new_seller(_shop: Shop) -> Entered:
    return {"name": "Maison Camille SA", "address": "2 quai du Rhône", "country": "FR"}


def checkout_question(shop: Shop) -> CheckoutQuestion:
    asked = CheckoutQuestion(site=shop.site, title=Words(en="How?"), choices=Words(en="Press\nA friend"))
    return CheckoutQuestion.objects.first() or build.saved(asked)


def consent_box(shop: Shop) -> ConsentBox:
    return ConsentBox.objects.first() or build.saved(ConsentBox(site=shop.site, words=Words(en="I agree.")))


def archived(shop: Shop) -> Entered:
    return {"seller": shop.settings.legal_entity_id, "since": "2026-01-01", "until": "2026-01-31"}


class CsvFile:
    """A file that can be sent as often as one likes."""

    name = "tea.csv"

    def read(self) -> bytes:
        return b"slug,code,price\n"


def new_campaign(shop: Shop) -> Entered:
    return {
        "site": shop.site.pk, "title": "Spring", "slug": "spring", "destination": "/formulas/",
        "coupon": shelves.coupon(shop).pk,
    }  # fmt: skip


def new_carrier(shop: Shop) -> Entered:
    return {"site": shop.site.pk, "name_en": "Post", "rates-0-price_amount": "4.50"}


def new_coupon(shop: Shop) -> Entered:
    return {
        "site": shop.site.pk, "title_en": "Spring", "code": "SPRING", "kind": "percent", "percent": "10",
    }  # fmt: skip


def new_programme(shop: Shop) -> Entered:
    return {
        "site": shop.site.pk, "title_en": "Thanks", "kind": "discount", "percent": "10", "cost": "100",
    }  # fmt: skip


def new_words(rows: str) -> Callable[[Shop], Entered]:
    return lambda shop: {"site": shop.site.pk, "name_en": "Size", f"{rows}-0-name_en": "Large"}


def new_product(shop: Shop) -> Entered:
    row = {"variants-0-code": "TEA", "variants-0-price_amount": "9.90"}
    return {"site": shop.site.pk, "name_en": "Tea", "kind": "goods", **row}


def new_import(shop: Shop) -> Entered:
    return {"site": shop.site.pk, "file": CsvFile(), "dry_run": "on"}


def listed(section: str) -> tuple[str, ...]:
    return (f"{section}:index",)


def edited(section: str, row: Callable[[Shop], Any]) -> Writing:
    return Writing(at(f"{section}:edit", row), shown=listed(section))


def added(section: str, entered: Callable[[Shop], Entered]) -> Writing:
    return Writing(at(f"{section}:add"), entered, listed(section))


FORMULAS, GROUPS, EDITIONS = ("formulas:index",), ("formula-groups:index",), ("editions:index",)
SELLING = ("formulas:index", "wagtailadmin_home")
WRITINGS: dict[str, Writing] = {
    "formulas:add": Writing(at("formulas:add"), new_formula, FORMULAS),
    "formulas:edit": Writing(at("formulas:edit", lambda shop: shop.monthly), shown=FORMULAS),
    "formula-groups:add": Writing(
        at("formula-groups:add"), lambda shop: {"site": shop.site.pk, "name_en": "Tea", "slug": "tea"}, GROUPS
    ),
    "formula-groups:edit": Writing(at("formula-groups:edit", lambda shop: shop.group), shown=GROUPS),
    "editions:add": Writing(at("editions:add"), new_edition, EDITIONS),
    "editions:edit": Writing(at("editions:edit", edition), shown=EDITIONS),
    "questions:add": Writing(at("questions:add"), new_question, ("questions:index",)),
    "questions:edit": Writing(at("questions:edit", question), shown=("questions:index",)),
    "sellers:add": Writing(at("sellers:add"), new_seller, ("sellers:index",)),
    "sellers:edit": Writing(at("sellers:edit", lambda shop: shop.settings.legal_entity), shown=SELLING),
    "checkout-questions:add": Writing(
        at("checkout-questions:add"),
        lambda shop: {
            "site": shop.site.pk,
            "title_en": "How?",
            "choices_en": "Press\nA friend",
            "kind": "one",
        },
        ("checkout-questions:index",),
    ),
    "checkout-questions:edit": Writing(
        at("checkout-questions:edit", checkout_question), shown=("checkout-questions:index",)
    ),
    "consent-boxes:add": Writing(
        at("consent-boxes:add"),
        lambda shop: {"site": shop.site.pk, "words_en": "I agree."},
        ("consent-boxes:index",),
    ),
    "consent-boxes:edit": Writing(at("consent-boxes:edit", consent_box), shown=("consent-boxes:index",)),
    "checkout.remindersettings": Writing(
        setting("checkout.remindersettings"), shown=("unfinished-orders:index",)
    ),
    "closings:archive": Writing(at("closings:archive"), archived, done=200),
    "base.shopsettings": Writing(setting("base.shopsettings"), shown=SELLING),
    "fulfilment.reviewsettings": Writing(
        setting("fulfilment.reviewsettings"), shown=("delivery-notes:index",)
    ),
    "invoices.invoicesettings": Writing(setting("invoices.invoicesettings"), shown=("invoices:index",)),
    "subscriptions.renewalsettings": Writing(setting("subscriptions.renewalsettings"), shown=SELLING),
    "retention.funnelsettings": Writing(setting("retention.funnelsettings"), shown=SELLING),
    "billing.webhooksettings": Writing(setting("billing.webhooksettings"), shown=("webhooks:index",)),
    "ad-campaigns:add": added("ad-campaigns", new_campaign),
    "ad-campaigns:edit": edited("ad-campaigns", shelves.campaign),
    "carriers:add": added("carriers", new_carrier),
    "carriers:edit": edited("carriers", shelves.carrier),
    "categories:add": added("categories", lambda shop: {"site": shop.site.pk, "name_en": "Tea"}),
    "categories:edit": edited("categories", category),
    "characteristics:add": added("characteristics", new_words("values")),
    "characteristics:edit": edited("characteristics", shelves.characteristic),
    "coupons:add": added("coupons", new_coupon),
    "coupons:edit": edited("coupons", shelves.coupon),
    "programmes:add": added("programmes", new_programme),
    "programmes:edit": edited("programmes", shelves.programme),
    "earning-rules:add": added("earning-rules", lambda shop: {"site": shop.site.pk, "points": "1"}),
    "earning-rules:edit": edited("earning-rules", shelves.earning_rule),
    "tiers:add": added("tiers", lambda shop: {"site": shop.site.pk, "title_en": "Gold", "points_from": "9"}),
    "tiers:edit": edited("tiers", shelves.tier),
    "loyalty.loyaltysettings": Writing(setting("loyalty.loyaltysettings"), shown=SELLING),
    "options:add": added("options", new_words("choices")),
    "options:edit": edited("options", shelves.option),
    "products:add": added("products", new_product),
    "products:edit": edited("products", shelves.product),
    "reviews:edit": edited("reviews", shelves.review),
    "taxonomies:add": added("taxonomies", new_words("tags")),
    "taxonomies:edit": edited("taxonomies", shelves.taxonomy),
    "giftcards.giftcardsettings": Writing(setting("giftcards.giftcardsettings"), shown=SELLING),
    "product-imports:new": Writing(at("product-imports:new"), new_import, listed("product-imports")),
}


def pages_found() -> set[str]:
    """The addresses of the forms that write, and the settings. Those of users are Wagtail's own."""
    found = set()
    for name, callback in addresses():
        view = getattr(callback, "view_class", None)
        if not (isinstance(view, type) and issubclass(view, (CreateView, EditView, FormView))):
            continue
        model = callback.view_initkwargs.get("model") or getattr(view, "model", None)
        module = (model or view).__module__
        if module.startswith(OURS) and not issubclass(view, ActionView) and not name.startswith("wagtail"):
            found.add(name)
    return found | {one._meta.label_lower for one in registry if one.__module__.startswith(OURS)}


def test_every_form_is_swept() -> None:
    """A new one needs what may be written there: then all else follows."""
    assert pages_found() == set(WRITINGS)


def as_browser_sends(page: Any) -> Entered:
    """What the form would send untouched."""
    names = set(page.context["form"].fields)
    for form in lxml.html.fromstring(page.text).forms:
        sent = {name: value for name, value in form.fields.items() if value is not None}
        if form.method == "POST" and any(name.startswith(tuple(names)) for name in sent):
            return sent
    raise AssertionError("There is no form.")


def inputs(name: str, one: forms.Field) -> list[str]:
    return [f"{name}_en", f"{name}_fr"] if isinstance(one, WordsFormField) else [name]


@pytest.mark.parametrize("name", WRITINGS)
def test_what_must_not_be_written_is_refused_with_its_reason(
    staff_client: Client, seller: Shop, name: str
) -> None:
    """All fields at once, each with its first strange value, then with its second: each says why."""
    writing = WRITINGS[name]
    address = writing.address(seller)
    page = staff_client.get(address)
    sent = as_browser_sends(page) | writing.entered(seller)
    with undone():
        answer = staff_client.post(address, sent)
        assert answer.status_code == writing.done, answer.context["form"].errors
    before, accepted = digest(), []
    fields = page.context["form"].fields
    words: dict[str, forms.Field]
    words = {key: one for key, one in fields.items() if isinstance(one, WordsFormField)}
    for values in (*rounds(fields, unwritable), *rounds(words, lambda _one: UNSEEN[:1], language=1)):
        answer = write(staff_client, address, sent, values)
        assert answer.status_code == 200 and answer.context, values
        errors = answer.context["form"].errors
        accepted += [(key, value[1][:40]) for key, value in values.items() if key not in errors]
    assert (accepted, changed(before)) == ([], [])


def rounds(
    fields: dict[str, forms.Field], values_of: Callable[[forms.Field], list[str]], language: int = 0
) -> Iterator[dict[str, tuple[str, str]]]:
    """Field → name of its input and a value: the first of each, then the second. Words in one language."""
    strange = {(key, inputs(key, one)[language]): values_of(one) for key, one in fields.items()}
    for turn in range(max(map(len, strange.values()), default=0)):
        yield {key: (entry, of[turn]) for (key, entry), of in strange.items() if turn < len(of)}


@pytest.mark.parametrize("name", WRITINGS)
def test_what_may_be_written_breaks_nothing(staff_client: Client, seller: Shop, name: str) -> None:
    """All that a form takes of strange values is written at once; what it refuses is left as it was."""
    writing = WRITINGS[name]
    address = writing.address(seller)
    page = staff_client.get(address)
    sent = as_browser_sends(page) | writing.entered(seller)
    for values in rounds(page.context["form"].fields, harmless):
        with undone():
            answer = write_what_is_taken(staff_client, address, sent, values)
            if answer.status_code == 302:
                _assert_it_is_shown(staff_client, [address, *map(reverse, writing.shown)])


def write_what_is_taken(
    client: Client, address: str, sent: Entered, values: dict[str, tuple[str, str]]
) -> Any:
    """The answer once the form has no more fields to complain of."""
    answer = write(client, address, sent, values)
    errors = answer.context["form"].errors if answer.status_code == 200 and answer.context else {}
    refused = values.keys() & errors.keys()
    if not refused:
        assert answer.status_code in (200, 302)
        return answer
    left = {key: value for key, value in values.items() if key not in refused}
    return write_what_is_taken(client, address, sent, left)


def write(client: Client, address: str, sent: Entered, values: dict[str, tuple[str, str]]) -> Any:
    return client.post(address, {**sent, **dict(values.values())})


def _assert_it_is_shown(client: Client, pages: list[str]) -> None:
    for shown in pages:
        again = client.get(shown)
        assert again.status_code == 200, shown
        assert TEMPLATE[-20:] not in again.text, shown
