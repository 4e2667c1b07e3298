"""What every section of the back office promises: a list that says something, and no way round it."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from commerce.base.models import User
from commerce.billing.models import Payment
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

RECORDS = {
    "orders": Order,
    "subscriptions": Subscription,
    "delivery-notes": DeliveryNote,
    "customers": Customer,
    "invoices": Invoice,
    "payments": Payment,
}
CATALOGUE = {"formulas": Formula, "formula-groups": FormulaGroup, "editions": Edition}
SECTIONS = RECORDS | CATALOGUE


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_list_says_what_will_be_there(staff_client: Client, section: str) -> None:
    page = staff_client.get(reverse(f"{section}:index"))
    assert page.status_code == 200
    assert str(page.context["view"].empty_text) in page.text.replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize(
    "section", ["orders", "subscriptions", "delivery-notes", "customers", "invoices", "payments"]
)
def test_a_list_asks_as_little_for_many_rows_as_for_one(
    staff_client: Client, shop: Shop, section: str, django_assert_max_num_queries: Any
) -> None:
    address = reverse(f"{section}:index")
    sell(shop)
    staff_client.get(address)  # content types and the like are remembered from now on
    with django_assert_max_num_queries(100) as one:
        assert staff_client.get(address).status_code == 200
    for number in range(6):
        sell(shop, name=f"Buyer {number}")
    with django_assert_max_num_queries(len(one)):
        assert "Buyer 5" in staff_client.get(address).text or section in ("orders", "payments", "invoices")
    assert len(one) <= 20


@pytest.mark.parametrize("section", RECORDS)
def test_records_are_never_made_changed_or_deleted_by_hand(
    staff_client: Client, shop: Shop, section: str
) -> None:
    sell(shop)
    record = RECORDS[section].objects.get() if section != "delivery-notes" else DeliveryNote.objects.first()
    for address in ("new/", f"edit/{record.pk}/", f"delete/{record.pk}/", f"copy/{record.pk}/"):
        for answer in (staff_client.get, staff_client.post):
            assert answer(reverse(f"{section}:index") + address).status_code == 404
    page = staff_client.get(reverse(f"{section}:index")).text
    assert reverse(f"{section}:index") + "new/" not in page
    assert "/delete/" not in page
    assert RECORDS[section].objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("section", SECTIONS)
def test_a_page_of_each_can_be_opened(staff_client: Client, shop: Shop, section: str) -> None:
    sell(shop)
    Edition.objects.create(
        group=shop.group, month="2026-12-01", title={"en": "Long evenings"},
        cutoff_at="2026-12-08T23:00:00Z", charge_on="2026-12-09", ships_on="2026-12-15",
    )  # fmt: skip
    record = SECTIONS[section].objects.first()
    assert staff_client.get(reverse(f"{section}:inspect", args=[record.pk])).status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_staff_without_permission_see_nothing(client: Client, shop: Shop, section: str) -> None:
    sell(shop)
    client.force_login(staff())
    record = SECTIONS[section].objects.first()
    assert client.get(reverse(f"{section}:index")).status_code == 302
    if record:
        assert client.get(reverse(f"{section}:inspect", args=[record.pk])).status_code == 302


@pytest.mark.parametrize("section", SECTIONS)
def test_staff_of_one_site_do_not_see_another(client: Client, shop: Shop, section: str) -> None:
    elsewhere = build.open_shop(build.other_site())
    sell(elsewhere)
    views = (f"view_{model._meta.model_name}" for model in SECTIONS.values())
    client.force_login(staff(*views, only=shop.site))
    theirs = SECTIONS[section].objects.order_by("pk").last()
    listed = client.get(reverse(f"{section}:index"))
    assert listed.status_code == 200
    assert theirs not in listed.context["object_list"]
    if theirs:
        assert client.get(reverse(f"{section}:inspect", args=[theirs.pk])).status_code == 404


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_is_exported(staff_client: Client, shop: Shop, section: str, form: str) -> None:
    sell(shop)
    answer = staff_client.get(reverse(f"{section}:index"), {"export": form})
    rows = _csv(answer) if form == "csv" else list(load_workbook(io.BytesIO(answer.getvalue())).active.values)
    assert len(rows) == 1 + SECTIONS[section].objects.count()


def test_an_export_holds_what_the_list_shows(staff_client: Client, shop: Shop) -> None:
    sell(shop, name="Ada")
    sell(shop, name="Grace")
    rows = _csv(staff_client.get(reverse("delivery-notes:index"), {"q": "grace", "export": "csv"}))
    assert len(rows) == 4
    assert all("Grace" in row for row in rows[1:])


def test_what_was_ordered_is_exported_with_its_rate_as_it_is_written(
    staff_client: Client, shop: Shop
) -> None:
    sell(shop)
    OrderLine.objects.update(vat_rate=550)
    heading, row, *_ = _csv(staff_client.get(reverse("ordered-products:index"), {"export": "csv"}))
    assert dict(zip(heading, row, strict=True))["VAT rate"] == "5.5"


def test_a_name_is_no_formula_in_a_spreadsheet(staff_client: Client, shop: Shop) -> None:
    sell(shop, name="=HYPERLINK(1)")
    rows = _csv(staff_client.get(reverse("customers:index"), {"export": "csv"}))
    assert "'=HYPERLINK(1)" in rows[1]
    assert "=HYPERLINK(1)" not in rows[1]


def test_the_menu_speaks_of_boxes(staff_client: Client, shop: Shop) -> None:
    page = staff_client.get(reverse("wagtailadmin_home")).text
    for words in ("Next boxes", "Orders", "Subscriptions", "Customers", "Catalogue", "Invoices", "Payments"):
        assert f'"{words}"' in page
    assert "/admin/delivery-notes/?status=planned" in page


def _csv(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode())))


def test_staff_who_read_french_read_french(staff_client: Client, owner: User) -> None:
    UserProfile.objects.create(user=owner, preferred_language="fr")
    page = staff_client.get(reverse("delivery-notes:index")).text
    assert "Prochains coffrets" in page
    assert "Chaque coffret payé reçoit de lui-même son bon de livraison." in page
