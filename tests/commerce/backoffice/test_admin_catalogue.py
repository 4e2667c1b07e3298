"""The catalogue as staff write it: euros, percents, days and words in each language."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse

from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.models import ShopSettings
from commerce.catalog.models import Edition, Formula, FormulaGroup
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

VIEWS = ("view_formula", "add_formula", "change_formula")


def filled(formula: Formula, **changes: Any) -> dict[str, Any]:
    """What a browser sends of the formula's form when only `changes` were made."""
    data = {name: value for name, value in model_to_dict(formula).items() if value is not None}
    for words in ("name", "summary", "description"):
        texts = data.pop(words)
        data |= {f"{words}_en": texts.get("en", ""), f"{words}_fr": texts.get("fr", "")}
    data |= {"price_amount": "24.90", "vat_rate": "5.5", "active": "on", "vat_elsewhere": ""}
    for rows in ("steps", "upsells"):
        data |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    return {name: value for name, value in (data | changes).items() if value is not False}


def test_a_price_is_entered_in_euros_and_kept_in_cents(staff_client: Client, shop: Shop) -> None:
    form = reverse("formulas:edit", args=[shop.monthly.pk])
    assert 'value="24.90"' in staff_client.get(form).text
    answer = staff_client.post(form, filled(shop.monthly, price_amount="19.99", vat_rate="5.5"))
    assert answer.status_code == 302, answer.context["form"].errors
    shop.monthly.refresh_from_db()
    assert (shop.monthly.price_amount, shop.monthly.vat_rate) == (1999, 550)


@pytest.mark.parametrize("price", ["24.905", "-1", "24,9x", "1e3000", "NaN", ""])
def test_a_price_that_is_none_is_refused(staff_client: Client, shop: Shop, price: str) -> None:
    answer = staff_client.post(
        reverse("formulas:edit", args=[shop.monthly.pk]), filled(shop.monthly, price_amount=price)
    )
    assert "price_amount" in answer.context["form"].errors
    shop.monthly.refresh_from_db()
    assert shop.monthly.price_amount == 2490


@pytest.mark.parametrize(
    ("decimals", "entered", "kept"), [(2, "0.07", 7), (0, "500", 500), (3, "1.234", 1234)]
)
def test_each_currency_has_its_decimals(decimals: int, entered: str, kept: int) -> None:
    field = ScaledIntegerField()
    field.set_decimals(decimals)
    assert field.clean(entered) == kept
    assert str(field.prepare_value(kept)) == entered
    assert not field.has_changed(kept, entered)


def test_a_new_formula_is_of_the_only_site_and_in_its_currency(staff_client: Client, shop: Shop) -> None:
    ShopSettings.objects.update(currency="JPY")
    page = staff_client.get(reverse("formulas:add"))
    assert "site" not in page.context["form"].fields
    assert "Price in JPY" in page.text
    answer = staff_client.post(
        reverse("formulas:add"), filled(shop.monthly, slug="yearly", price_amount="3000")
    )
    assert answer.status_code == 302, answer.context["form"].errors
    made = Formula.objects.get(slug="yearly")
    assert (made.site, made.price_amount, made.currency) == (shop.site, 3000, "JPY")


def test_words_are_kept_per_language(staff_client: Client, shop: Shop) -> None:
    staff_client.post(
        reverse("formulas:edit", args=[shop.monthly.pk]),
        filled(shop.monthly, name_en="Month", name_fr="Mois"),
    )
    shop.monthly.refresh_from_db()
    assert shop.monthly.name == {"en": "Month", "fr": "Mois"}
    assert 'lang="fr"' in staff_client.get(reverse("formulas:edit", args=[shop.monthly.pk])).text


def test_staff_of_one_site_cannot_write_for_another(client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    client.force_login(staff(*VIEWS, only=shop.site))
    assert client.get(reverse("formulas:edit", args=[elsewhere.monthly.pk])).status_code == 404
    answer = client.post(
        reverse("formulas:edit", args=[shop.monthly.pk]), filled(shop.monthly, group=elsewhere.group.pk)
    )
    assert "group" in answer.context["form"].errors


def test_an_edition_locks_at_the_end_of_its_lock_date(staff_client: Client, shop: Shop) -> None:
    data = {
        "group": shop.group.pk, "month": "2026-01-20", "title_en": "Box", "title_fr": "", "story_en": "",
        "story_fr": "", "lock_date": "2026-01-08", "charge_on": "2026-01-09", "ships_on": "2026-01-15",
    }  # fmt: skip
    answer = staff_client.post(reverse("editions:add"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    edition = Edition.objects.get()
    assert str(edition.month) == "2026-01-01"
    assert edition.cutoff_at == datetime(2026, 1, 8, 23, tzinfo=UTC)  # midnight in Paris
    assert 'value="2026-01-08"' in staff_client.get(reverse("editions:edit", args=[edition.pk])).text
    late = staff_client.post(reverse("editions:edit", args=[edition.pk]), data | {"lock_date": "2026-01-09"})
    assert "lock_date" in late.context["form"].errors


@pytest.mark.parametrize("section", ["formulas", "formula-groups"])
def test_what_is_in_use_is_not_deleted_and_says_why(staff_client: Client, shop: Shop, section: str) -> None:
    sell(shop)
    kept = shop.quarterly if section == "formulas" else shop.group
    address = reverse(f"{section}:delete", args=[kept.pk])
    page = staff_client.get(address).text
    assert "cannot be deleted" in page
    assert ("1 subscription" if section == "formulas" else "3 formulas") in page
    answer = staff_client.post(address, follow=True)
    assert "is in use and stays" in answer.text
    assert type(kept).objects.filter(pk=kept.pk).exists()


def test_what_nobody_uses_is_deleted(staff_client: Client, shop: Shop) -> None:
    unused = FormulaGroup.objects.create(site=shop.site, slug="unused", name={"en": "Unused"})
    staff_client.post(reverse("formula-groups:delete", args=[unused.pk]))
    assert not FormulaGroup.objects.filter(pk=unused.pk).exists()


def test_groups_are_listed_in_their_order(staff_client: Client, shop: Shop) -> None:
    first = FormulaGroup.objects.create(site=shop.site, slug="first", name={"en": "First"}, position=0)
    FormulaGroup.objects.filter(pk=shop.group.pk).update(position=1)
    listed = staff_client.get(reverse("formula-groups:index")).context["object_list"]
    assert list(listed) == [first, shop.group]


@pytest.mark.parametrize("section", ["formulas", "formula-groups"])
def test_a_slug_is_taken_once_per_site(staff_client: Client, shop: Shop, section: str) -> None:
    answer = (
        staff_client.post(reverse("formulas:add"), filled(shop.monthly))
        if section == "formulas"
        else staff_client.post(reverse("formula-groups:add"), {"name_en": "X", "slug": shop.group.slug})
    )
    assert "slug" in answer.context["form"].errors
    elsewhere = build.open_shop(build.other_site())
    assert elsewhere.group.slug == shop.group.slug


def test_a_formula_in_another_currency_than_its_shop_says_so(staff_client: Client, shop: Shop) -> None:
    ShopSettings.objects.update(currency="JPY")
    answer = staff_client.post(reverse("formulas:edit", args=[shop.monthly.pk]), filled(shop.monthly))
    assert "price_amount" in answer.context["form"].errors
