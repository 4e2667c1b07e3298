"""Every form in which staff write what the shop is, each of its fields filled with what must not stand
there: refused with its reason. What may stand there breaks nothing. And the bulk actions of the lists."""

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
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry

from commerce.base.backoffice.acting import ActionView
from commerce.base.models import ShopSettings
from commerce.base.words import Words, WordsFormField
from commerce.checkout.models import CheckoutQuestion, ConsentBox
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices import actions as invoices
from commerce.invoices.models import CreditNote, Invoice
from commerce.retention.models import Question
from tests.commerce import shop as build
from tests.commerce.backoffice.addresses import addresses
from tests.commerce.backoffice.nonsense import KEYS, TEMPLATE, UNSEEN, harmless, unwritable
from tests.commerce.backoffice.sales import sell, staff
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


def checkout_question(shop: Shop) -> CheckoutQuestion:
    asked = CheckoutQuestion(site=shop.site, title=Words(en="How?"), choices=Words(en="Press\nA friend"))
    return CheckoutQuestion.objects.first() or build.saved(asked)


def consent_box(shop: Shop) -> ConsentBox:
    return ConsentBox.objects.first() or build.saved(ConsentBox(site=shop.site, words=Words(en="I agree.")))


def archived(shop: Shop) -> Entered:
    return {"seller": shop.settings.legal_entity_id, "since": "2026-01-01", "until": "2026-01-31"}


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
    "invoices.invoicesettings": Writing(setting("invoices.invoicesettings"), shown=("invoices:index",)),
    "subscriptions.renewalsettings": Writing(setting("subscriptions.renewalsettings"), shown=SELLING),
    "retention.funnelsettings": Writing(setting("retention.funnelsettings"), shown=SELLING),
    "billing.webhooksettings": Writing(setting("billing.webhooksettings"), shown=("webhooks:index",)),
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


# Forms of the shop's shelves, discounts and gift cards, and their bulk actions, that are not swept yet.
NOT_SWEPT = {
    *(
        f"{section}:{form}"
        for section in (
            "ad-campaigns", "carriers", "categories", "characteristics", "coupons", "options", "products",
            "reviews", "taxonomies",
        )
        for form in ("add", "edit")
    ),
    "giftcards.giftcardsettings", "product-imports:new",
}  # fmt: skip
BULKS_NOT_SWEPT = {
    f"catalog.product {action}"
    for action in ("change_prices", "put_on_sale", "put_on_shelf", "take_off_sale")
}


def test_every_form_is_swept() -> None:
    """A new one needs what may be written there: then all else follows."""
    assert pages_found() == set(WRITINGS) | NOT_SWEPT


@pytest.fixture
def seller(shop: Shop) -> Shop:
    """The shop beside another site's, with a sale to show."""
    build.open_shop(build.other_site())
    sell(shop)
    return shop


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


def bulk_actions() -> set[str]:
    bulk_action_registry.get_bulk_actions_for_model("", "")  # found once somebody asks
    return {
        f"{app}.{model} {kind}"
        for app, models in bulk_action_registry.actions.items()
        for model, kinds in models.items()
        for kind, action in kinds.items()
        if action.__module__.startswith(OURS)
    }


def note(status: str) -> Callable[[Shop], Any]:
    """A delivery note that may well go on from `status`."""

    def of(shop: Shop) -> DeliveryNote:
        made = DeliveryNote.objects.filter(order=sell(shop))[0]
        DeliveryNote.objects.filter(pk=made.pk).update(status=status)
        return made

    return of


def invoice(shop: Shop) -> Invoice:
    return Invoice.objects.get(order=sell(shop))


def credit_note(shop: Shop) -> CreditNote:
    order = sell(shop)
    made = invoices.cancel_invoice(order, reason="Late", key=order.public_id)
    assert made
    return made


BULKS: dict[str, Callable[[Shop], Any]] = {
    "fulfilment.deliverynote prepared": note("planned"),
    "fulfilment.deliverynote shipped": note("prepared"),
    "fulfilment.deliverynote delivered": note("shipped"),
    "fulfilment.deliverynote planned": note("prepared"),
    "fulfilment.deliverynote cancelled": note("planned"),
    "invoices.invoice pdfs": invoice,
    "invoices.creditnote pdfs": credit_note,
}
SEARCHES = [
    {"q": "nul\x00"}, {"q": "x" * 5000}, {"status": "nul\x00"}, {"scheduled_on_from": "soon"},
    {"issued_on_from": "0001-01-01", "issued_on_to": "soon"}, {"kind": TEMPLATE}, {"legal_entity": "²"},
    {"next": "https://evil.example/"},
]  # fmt: skip


def test_every_bulk_action_is_swept() -> None:
    assert bulk_actions() == set(BULKS) | BULKS_NOT_SWEPT


def bulk_address(name: str) -> str:
    label, kind = name.split(" ")
    return reverse("wagtail_bulk_action", args=[*label.split("."), kind])


@pytest.mark.parametrize("name", BULKS)
def test_a_bulk_action_of_nonsense_changes_nothing(staff_client: Client, seller: Shop, name: str) -> None:
    pk = str(BULKS[name](seller).pk)
    address, before = bulk_address(name), digest()
    with undone():
        send = staff_client.get if name.endswith("pdfs") else staff_client.post
        answer = send(f"{address}?id={pk}")
        assert answer.status_code == 302 or answer["Content-Type"] == "application/zip"
        assert changed(before)
    for key in KEYS[:-1]:
        with undone():
            for answer in (staff_client.get(address, {"id": key}), bulk(staff_client, address, id=key)):
                assert answer.status_code in (200, 302, 405), key
            assert changed(before) == []
    for search in SEARCHES:
        with undone():
            answer = staff_client.get(address, {"id": "all", **search})
            assert answer.status_code in (200, 302), search
            assert "evil.example" not in answer.headers.get("Location", "")
            assert set(changed(before)) <= {"invoices_storedpdf"}  # a PDF is made when it is first asked for


@pytest.mark.parametrize("name", BULKS)
def test_a_bulk_action_reaches_no_other_site(client: Client, seller: Shop, name: str) -> None:
    elsewhere = build.open_shop(build.saved(_third_site()))
    theirs = BULKS[name](elsewhere)
    model = theirs._meta.model_name
    client.force_login(staff(f"view_{model}", f"change_{model}", only=seller.site))
    before, row = digest(), type(theirs).objects.filter(pk=theirs.pk).values()
    was = row.get()
    bulk(client, bulk_address(name), id=str(theirs.pk))
    assert changed(before) == []
    bulk(client, bulk_address(name), id="all")  # those of one's own site
    assert row.get() == was


def bulk(client: Client, address: str, **query: str) -> Any:
    return client.post(address, {"next": "/admin/"}, query_params=query)


def _third_site() -> Any:
    home = ShopSettings.objects.first()
    assert home
    return type(home.site)(hostname="third.example", port=80, root_page=home.site.root_page)
