"""Staff write who sells: it shows on the next invoices, never on those already issued."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.models import LegalEntity, ShopSettings
from commerce.invoices import queries
from commerce.invoices.models import Invoice
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db
MAISON = {
    "name": "Maison Camille SA", "address": "2 quai du Rhône\n69002 Lyon", "country": "fr",
    "registration": "123 456 789 00012", "vat_number": "fr 32 123456789", "mentions": "SA, capital €50,000",
}  # fmt: skip
MAY = ("view_legalentity", "change_legalentity", "delete_legalentity")


def seller_of(shop: Shop) -> LegalEntity:
    return LegalEntity.objects.get(pk=shop.settings.legal_entity_id)


def edit(client: Client, seller: LegalEntity, **changed: str) -> Any:
    return client.post(reverse("sellers:edit", args=[seller.pk]), MAISON | changed)


def test_an_edit_shows_on_the_next_invoice_only(staff_client: Client, shop: Shop) -> None:
    issued = Invoice.objects.get(order=sell(shop))
    before = dict(issued.seller)
    assert edit(staff_client, seller_of(shop)).status_code == 302
    issued.refresh_from_db()
    assert issued.seller == before
    assert before["name"] == "Maison Camille SAS"
    later = Invoice.objects.get(order=sell(shop))
    assert later.seller == MAISON | {"country": "FR", "vat_number": "FR32123456789"}
    assert queries.broken_seals(seller_of(shop)) == []


def test_a_new_seller_is_added_and_chosen(staff_client: Client, shop: Shop) -> None:
    assert staff_client.post(reverse("sellers:add"), MAISON).status_code == 302
    added = LegalEntity.objects.get(name=MAISON["name"])
    assert "no site yet" in staff_client.get(reverse("sellers:inspect", args=[added.pk])).text
    page = staff_client.get(reverse("wagtailsettings:edit", args=["base", "shopsettings", shop.site.pk]))
    assert added in page.context["form"].fields["legal_entity"].queryset


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "", "required"),
        ("address", "", "required"),
        ("address", "x" * 301, "at most 300"),
        ("country", "QQ", "Unknown country"),
        ("vat_number", "12345", "begins with the two letters"),
        ("registration", "1\x00", "control characters"),
        ("mentions", "abc\u202edef", "control characters"),
    ],
)
def test_what_no_invoice_could_say_is_refused(
    staff_client: Client, shop: Shop, field: str, value: str, reason: str
) -> None:
    page = edit(staff_client, seller_of(shop), **{field: value})
    assert reason in str(page.context["form"].errors[field])
    assert seller_of(shop).name == "Maison Camille SAS"


def test_a_seller_that_sells_or_invoiced_stays(staff_client: Client, shop: Shop) -> None:
    seller = seller_of(shop)
    sell(shop)
    staff_client.post(reverse("sellers:delete", args=[seller.pk]))
    ShopSettings.objects.update(legal_entity=None)
    page = staff_client.post(reverse("sellers:delete", args=[seller.pk]), follow=True)
    assert "is in use and stays" in page.text
    assert LegalEntity.objects.filter(pk=seller.pk).exists()


@pytest.mark.parametrize("page", ["edit", "inspect", "delete", "history", "usage"])
def test_staff_of_one_site_reach_no_seller_of_another(client: Client, shop: Shop, page: str) -> None:
    elsewhere = build.open_shop(build.other_site())
    client.force_login(staff(*MAY, only=shop.site))
    mine, theirs = seller_of(shop), seller_of(elsewhere)
    assert client.get(reverse(f"sellers:{page}", args=[mine.pk])).status_code == 200
    assert client.get(reverse(f"sellers:{page}", args=[theirs.pk])).status_code == 404
    assert list(client.get(reverse("sellers:index")).context["object_list"]) == [mine]


def test_a_seller_of_several_sites_is_edited_by_who_sees_them_all(client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    shared = seller_of(shop)
    ShopSettings.objects.filter(site=elsewhere.site).update(legal_entity=shared)
    client.force_login(staff(*MAY, only=shop.site))
    assert client.get(reverse("sellers:inspect", args=[shared.pk])).status_code == 200
    assert edit(client, shared).status_code == 404
    assert seller_of(shop).name == "Maison Camille SAS"


def test_staff_of_one_site_sell_for_no_seller_of_another(client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    client.force_login(staff("change_shopsettings", only=shop.site))
    address = reverse("wagtailsettings:edit", args=["base", "shopsettings", shop.site.pk])
    sent = {
        "legal_entity": elsewhere.settings.legal_entity_id, "currency": "EUR", "time_zone": "Europe/Paris",
        "countries": "FR", "vat_liable": "on",
    }  # fmt: skip
    refused = client.post(address, sent)
    assert "legal_entity" in refused.context["form"].errors
    assert client.post(address, sent | {"legal_entity": seller_of(shop).pk}).status_code == 302


def test_without_permission_nobody_writes_who_sells(client: Client, shop: Shop) -> None:
    client.force_login(staff("view_legalentity"))
    assert client.get(reverse("sellers:index")).status_code == 200
    assert edit(client, seller_of(shop)).status_code == 302
    assert client.post(reverse("sellers:add"), MAISON).status_code == 302
    assert list(LegalEntity.objects.values_list("name", flat=True)) == ["Maison Camille SAS"]


def change_currency(client: Client, shop: Shop) -> Any:
    address = reverse("wagtailsettings:edit", args=["base", "shopsettings", shop.site.pk])
    return client.post(address, {
        "legal_entity": shop.settings.legal_entity_id, "currency": "GBP", "time_zone": "Europe/Paris",
        "countries": "FR", "vat_liable": "on",
    })  # fmt: skip


def test_a_shop_keeps_the_currency_of_its_prices(staff_client: Client, shop: Shop) -> None:
    build.carrier(shop, (None, 500))
    page = change_currency(staff_client, shop)
    (reason,) = page.context["form"].errors["currency"]
    assert reason.startswith("The currency stays EUR: there are formulas and carriers in it.")
    assert ShopSettings.objects.get(site=shop.site).currency == "EUR"


def test_a_shop_without_prices_may_still_change_its_currency(staff_client: Client, shop: Shop) -> None:
    build.formula(build.open_shop(build.other_site()).group)
    for formula in (shop.monthly, shop.quarterly, shop.anniversary):
        formula.delete()
    assert change_currency(staff_client, shop).status_code == 302
    assert ShopSettings.objects.get(site=shop.site).currency == "GBP"
