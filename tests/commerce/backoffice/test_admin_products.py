"""Products as staff write them: a name and a price are enough, and many are changed at once."""

from typing import Any

import pytest
from django.forms import BaseFormSet, Form
from django.test import Client
from django.urls import reverse

from commerce.catalog.models import (
    Category,
    Characteristic,
    CharacteristicValue,
    Option,
    Product,
    Taxonomy,
    Variant,
)
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import said
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import Shop


def shelf(shop: Shop, name: str, parent: Category | None = None) -> Category:
    row = Category(site=shop.site, slug=name.lower(), name={"en": name}, parent=parent)
    made: Category = build.saved(row)
    return made


def sent(form: Form, **changes: Any) -> dict[str, Any]:
    """What a browser would send of the form and its rows, with `changes`."""
    data = {}
    for one in [form, *(row for rows in getattr(form, "formsets", {}).values() for row in _forms(rows))]:
        for field in one:
            value = field.value()
            values = getattr(field.field.widget, "decompress", None)
            if values and hasattr(field.field.widget, "widgets_names"):
                names = [f"{field.html_name}{suffix}" for suffix in field.field.widget.widgets_names]
                data |= dict(zip(names, values(value), strict=True))
            elif value is not None and value is not False:
                data[field.html_name] = "on" if value is True else value
    return {name: value for name, value in (data | changes).items() if value is not None}


def _forms(rows: BaseFormSet) -> list[Form]:
    return [rows.management_form, *rows.forms]


def new_variant(number: int = 0, **values: Any) -> dict[str, Any]:
    filled = {
        "code": f"CODE-{number}",
        "price_amount": "9.90",
        "weight_grams": "120",
        "active": "on",
        "ORDER": "1",
    }
    return {f"variants-{number}-{name}": value for name, value in ({**filled, "ORDER": "1"} | values).items()}


def test_a_category_is_made_of_its_name(staff_client: Client, shop: Shop) -> None:
    page = staff_client.get(reverse("categories:add"))
    answer = staff_client.post(reverse("categories:add"), sent(page.context["form"], name_en="Tea & Co"))
    assert answer.status_code == 302, answer.context["form"].errors
    staff_client.post(reverse("categories:add"), sent(page.context["form"], name_en="Tea Co"))
    assert list(Category.objects.values_list("slug", flat=True)) == ["tea-co", "tea-co-2"]


def test_categories_are_listed_as_a_tree(staff_client: Client, shop: Shop) -> None:
    cups = shelf(shop, "Cups")
    tea = shelf(shop, "Tea")
    green = shelf(shop, "Green", tea)
    shelf(shop, "Glass", cups)
    listed = staff_client.get(reverse("categories:index")).context["object_list"]
    assert [(str(row), row.depth) for row in listed] == [("Cups", 0), ("Glass", 1), ("Tea", 0), ("Green", 1)]
    within_itself = sent(
        staff_client.get(reverse("categories:edit", args=[tea.pk])).context["form"], parent=green.pk
    )
    answer = staff_client.post(reverse("categories:edit", args=[tea.pk]), within_itself)
    assert "parent" in answer.context["form"].errors


def test_a_product_is_a_name_a_price_and_its_shelf(staff_client: Client, shop: Shop) -> None:
    tea = shelf(shop, "Tea")
    large = characteristic(shop)
    page = staff_client.get(reverse("products:add"))
    assert "Price in EUR" in page.text
    data = sent(
        page.context["form"], name_en="Earl Grey", categories=[tea.pk], kind="goods",
        **new_variant(stock="3", values=[large.pk]), **{"variants-TOTAL_FORMS": 1},
    )  # fmt: skip
    answer = staff_client.post(reverse("products:add"), data)
    assert answer.status_code == 302, (
        answer.context["form"].errors, answer.context["form"].formsets["variants"].errors,
    )  # fmt: skip
    made = Product.objects.get()
    variant = made.variants.get()
    assert (made.slug, made.site, made.currency, made.vat_rate) == ("earl-grey", shop.site, "EUR", 2000)
    assert list(made.categories.all()) == [tea]
    assert (variant.price_amount, variant.stock, variant.values_line) == (990, 3, "Large")
    assert_kept(staff_client, made, variant)


def assert_kept(client: Client, made: Product, variant: Variant) -> None:
    """What is opened and saved stays as it was, but for what was changed."""
    address = reverse("products:edit", args=[made.pk])
    page = client.get(address)
    answer = client.post(address, sent(page.context["form"], **{"variants-0-price_amount": "12.50"}))
    assert answer.status_code == 302
    again = Variant.objects.get()
    assert (again.pk, again.price_amount, again.values_line) == (variant.pk, 1250, "Large")
    assert list(Product.objects.get().categories.all()) == list(made.categories.all())


def characteristic(shop: Shop) -> CharacteristicValue:
    size = build.saved(Characteristic(site=shop.site, slug="size", name={"en": "Size"}))
    large: CharacteristicValue = build.saved(
        CharacteristicValue(characteristic=size, slug="large", name={"en": "Large"})
    )
    return large


def test_a_product_needs_a_variant_and_no_less_stock_than_is_promised(
    staff_client: Client, shop: Shop
) -> None:
    page = staff_client.get(reverse("products:add"))
    data = sent(page.context["form"], name_en="Nothing", kind="goods", **{"variants-TOTAL_FORMS": 0})
    answer = staff_client.post(reverse("products:add"), data)
    assert answer.status_code == 200 and not Product.objects.exists()
    made = build.product(shop, stock=5)
    Variant.objects.update(reserved=4)
    address = reverse("products:edit", args=[made.pk])
    page = staff_client.get(address)
    answer = staff_client.post(address, sent(page.context["form"], **{"variants-0-stock": "3"}))
    assert "stock" in answer.context["form"].formsets["variants"].errors[0]


def test_an_add_on_needs_its_formula_and_dates(staff_client: Client, shop: Shop) -> None:
    page = staff_client.get(reverse("products:add"))
    data = sent(
        page.context["form"], name_en="Christmas box", kind="add_on", **new_variant(),
        **{"variants-TOTAL_FORMS": 1},
    )  # fmt: skip
    errors = staff_client.post(reverse("products:add"), data).context["form"].errors
    assert {"formula", "active_from", "active_until"} <= set(errors)


@pytest.mark.parametrize(
    ("section", "model", "rows", "child"),
    [
        ("taxonomies", Taxonomy, "tags", {"name_en": "Smoked", "slug": ""}),
        ("characteristics", Characteristic, "values", {"name_en": "Large", "slug": ""}),
        ("options", Option, "choices", {"name_en": "Ribbon", "price_amount": "1.50", "active": "on"}),
    ],
)
def test_words_are_written_with_what_they_belong_to(
    staff_client: Client, shop: Shop, section: str, model: Any, rows: str, child: dict[str, str]
) -> None:
    page = staff_client.get(reverse(f"{section}:add"))
    words = {f"{rows}-0-{name}": value for name, value in child.items()} | {f"{rows}-TOTAL_FORMS": 1}
    answer = staff_client.post(reverse(f"{section}:add"), sent(page.context["form"], name_en="Kind", **words))
    assert answer.status_code == 302, answer.context["form"].errors
    made = model.objects.get()
    assert made.slug == "kind"
    word = getattr(made, rows).get()
    assert getattr(word, "slug", "smoked" if section == "taxonomies" else "") in ("smoked", "large", "")
    assert getattr(word, "price_amount", 150) == 150
    assert staff_client.get(reverse(f"{section}:inspect", args=[made.pk])).status_code == 200


def test_the_list_is_narrowed_down(staff_client: Client, shop: Shop) -> None:
    tea = shelf(shop, "Tea")
    green = shelf(shop, "Green", tea)
    there, few, out = (build.product(shop, slug=f"p{n}", stock=n, code=f"X{n}") for n in (9, 3, 0))
    there.categories.add(green)
    there.save()

    def listed(**query: Any) -> set[Product]:
        return set(staff_client.get(reverse("products:index"), query).context["object_list"])

    assert listed(category=tea.pk) == {there}
    assert listed(stock="out") == {out} and listed(stock="low") == {few}
    assert listed(stock="there") == {there, few}
    assert listed(q="X3") == {few} and listed(kind="add_on") == set()


def bulk(name: str, *products: Product) -> str:
    query = "&".join(f"id={one.pk}" for one in products)
    return (
        reverse("wagtail_bulk_action", args=["catalog", "product", name]) + f"?{query}&next=/admin/products/"
    )


def test_many_are_taken_off_sale_and_put_on_a_shelf(staff_client: Client, shop: Shop) -> None:
    one, two, three = (build.product(shop) for _n in range(3))
    tea = shelf(shop, "Tea")
    assert staff_client.get(bulk("take_off_sale", one, two)).status_code == 200
    staff_client.post(bulk("take_off_sale", one, two))
    assert set(Product.objects.filter(active=True)) == {three}
    staff_client.post(bulk("put_on_sale", one))
    assert set(Product.objects.filter(active=True)) == {one, three}
    staff_client.post(bulk("put_on_shelf", one, three), {"categories": [tea.pk]})
    assert set(tea.products.all()) == {one, three}


def test_prices_are_shown_before_they_change(staff_client: Client, shop: Shop) -> None:
    one, two = build.product(shop, price_amount=1000), build.product(shop, price_amount=999)
    seen = staff_client.post(bulk("change_prices", one, two), {"percent": "-10"})
    assert "€9.00" in seen.text and "€8.99" in seen.text
    assert set(Variant.objects.values_list("price_amount", flat=True)) == {1000, 999}
    staff_client.post(bulk("change_prices", one, two), {"percent": "-10", "confirm": "1"})
    assert set(Variant.objects.values_list("price_amount", flat=True)) == {900, 899}
    refused = staff_client.post(bulk("change_prices", one), {"percent": "-95", "confirm": "1"})
    assert refused.status_code == 200
    assert Variant.objects.get(product=one).price_amount == 900


def test_many_at_once_are_only_those_one_may_change(client: Client, shop: Shop) -> None:
    mine = build.product(shop)
    theirs = build.product(build.open_shop(build.other_site()))
    client.force_login(staff("view_product", "change_product", only=shop.site))
    client.post(bulk("take_off_sale", mine, theirs))
    assert set(Product.objects.filter(active=True)) == {theirs}
    client.force_login(staff("view_product", only=shop.site, email="looker@example.com"))
    client.post(bulk("put_on_sale", mine))
    assert set(Product.objects.filter(active=True)) == {theirs}


def test_a_duplicate_is_off_sale_and_has_nothing_reserved(staff_client: Client, shop: Shop) -> None:
    made = build.product(shop, slug="earl-grey", stock=5)
    Variant.objects.update(reserved=2)
    made.categories.add(shelf(shop, "Tea"))
    made.save()
    address = reverse("products:duplicate", args=[made.pk])
    assert "earl-grey-2" in staff_client.get(address).text
    answer = staff_client.post(address, {"confirm": "1"})
    assert "earl-grey-2" in said(answer)[0]
    twin = Product.objects.get(slug="earl-grey-2")
    assert (twin.active, twin.name, twin.categories.count()) == (False, made.name, 1)
    assert twin.public_id != made.public_id
    variant = twin.variants.get()
    assert (variant.stock, variant.reserved, variant.code) == (3, 0, "earl-grey")
    assert Product.objects.get(slug="earl-grey").variants.get().reserved == 2


def test_what_stands_on_a_shelf_keeps_it(staff_client: Client, shop: Shop) -> None:
    tea = shelf(shop, "Tea")
    made = build.product(shop)
    made.categories.add(tea)
    made.save()
    page = staff_client.get(reverse("categories:delete", args=[tea.pk])).text
    assert "1 product" in page and "cannot be deleted" in page
    staff_client.post(reverse("categories:delete", args=[tea.pk]))
    assert Category.objects.filter(pk=tea.pk).exists()


def test_what_unfinished_purchases_hold_is_not_deleted(staff_client: Client, shop: Shop) -> None:
    from commerce.base import clock
    from commerce.catalog.models import Reservation

    made = build.product(shop, stock=5)
    Reservation.objects.create(
        variant=made.variants.get(), quantity=1, reference="ord_x", created_at=clock.now()
    )
    page = staff_client.get(reverse("products:delete", args=[made.pk])).text
    assert "1 reservation" in page
    staff_client.post(reverse("products:delete", args=[made.pk]))
    assert Product.objects.filter(pk=made.pk).exists()
    Reservation.objects.all().delete()
    staff_client.post(reverse("products:delete", args=[made.pk]))
    assert not Product.objects.exists()


def test_a_list_of_many_asks_as_little_as_of_one(
    staff_client: Client, shop: Shop, django_assert_max_num_queries: Any
) -> None:
    build.product(shop)
    address = reverse("products:index")
    staff_client.get(address)
    with django_assert_max_num_queries(100) as one:
        staff_client.get(address)
    for _number in range(12):
        build.product(shop)
    with django_assert_max_num_queries(len(one)):
        assert staff_client.get(address).status_code == 200
    assert len(one) <= 20
