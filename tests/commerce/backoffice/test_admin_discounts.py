"""Coupons and ad campaigns as staff write them, and what they read of their uses."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commerce.catalog import prices
from commerce.catalog.models import PricePoint
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.discounts import actions as discounts
from commerce.discounts.models import AdCampaign, Coupon, CouponCode
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.discounts.build import campaign, category, coupon, variant
from tests.commerce.shop import Shop

BLANK = {
    "title_en": "Spring", "title_fr": "Printemps", "code": " spring ", "active": "on", "kind": "percent",
    "percent": "12.5", "amount": "", "product": "", "charges": "1", "minimum_amount": "", "starts_at": "",
    "ends_at": "", "total_limit": "", "customer_limit": "", "priority": "0",
}  # fmt: skip


def buy_with(shop: Shop, made: Coupon, ad: AdCampaign | None = None) -> None:
    customer = build.register(shop)
    cart = build.filled_cart(shop, customer)
    if ad:
        checkout.arrive_by(cart, campaign=ad.public_id, viewer=shop.viewer(customer))
    else:
        checkout.apply_coupon(cart, code=made.code)
    build.pay(shop, Cart.objects.get(pk=cart.pk), customer)
    build.hear_everything()


def test_a_coupon_is_written_in_percent_and_euros(staff_client: Client, shop: Shop) -> None:
    shelf = category(shop)
    page = staff_client.get(reverse("coupons:add"))
    assert "site" not in page.context["form"].fields and "Minimum of the cart in EUR" in page.text
    entered = BLANK | {"minimum_amount": "50", "formulas": [shop.monthly.pk], "categories": [shelf.pk]}
    answer = staff_client.post(reverse("coupons:add"), entered)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Coupon.objects.get()
    assert (made.code, made.percent, made.minimum_amount, made.currency) == ("SPRING", 1250, 5000, "EUR")
    assert [*made.formulas.all(), *made.categories.all()] == [shop.monthly, shelf]
    assert 'value="12.50"' in staff_client.get(reverse("coupons:edit", args=[made.pk])).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"percent": ""}, "percent"),
        ({"percent": "101"}, "percent"),
        ({"kind": "amount"}, "amount"),
        ({"kind": "product"}, "product"),
        ({"automatic": "on"}, "code"),
        ({"charges": "37"}, "charges"),
        ({"starts_at": "2026-02-01 00:00", "ends_at": "2026-01-01 00:00"}, "ends_at"),
        ({"code": "TAKEN"}, "code"),
        ({"title_en": "", "title_fr": ""}, "title"),
        ({"minimum_amount": "-1"}, "minimum_amount"),
    ],
)
def test_what_makes_no_coupon_is_said_beside_its_field(
    staff_client: Client, shop: Shop, changes: dict[str, str], field: str
) -> None:
    coupon(shop, "TAKEN")
    answer = staff_client.post(reverse("coupons:add"), BLANK | changes)
    assert field in answer.context["form"].errors
    assert Coupon.objects.count() == 1


def test_what_a_promotion_makes_of_a_price_is_written_down_with_it(staff_client: Client, shop: Shop) -> None:
    prices.note()
    page = staff_client.get(reverse("coupons:add")).text
    assert "is announced wherever that thing is shown" in page
    assert "Shelves do not announce a promotion for first orders" in page
    entered = BLANK | {"code": "", "automatic": "on", "formulas": [shop.monthly.pk]}
    assert staff_client.post(reverse("coupons:add"), entered).status_code == 302
    points = PricePoint.objects.filter(formula=shop.monthly)
    assert list(points.values_list("amount", flat=True)) == [2490, 2179]
    staff_client.post(reverse("coupons:edit", args=[Coupon.objects.get().pk]), entered | {"active": ""})
    assert points.latest("pk").amount == 2490
    assert PricePoint.objects.filter(formula=shop.quarterly).count() == 1


def test_free_delivery_repeats_and_a_free_product_does_not(staff_client: Client, shop: Shop) -> None:
    three = BLANK | {"charges": "3", "percent": ""}
    tin = str(variant(shop).pk)
    answer = staff_client.post(reverse("coupons:add"), three | {"kind": "product", "product": tin})
    assert "charges" in answer.context["form"].errors and not Coupon.objects.exists()
    staff_client.post(reverse("coupons:add"), three | {"kind": "shipping"})
    assert [(made.kind, made.charges) for made in Coupon.objects.all()] == [("shipping", 3)]


def test_only_things_of_the_site_can_be_chosen(staff_client: Client, shop: Shop) -> None:
    elsewhere = build.open_shop(build.other_site())
    made = coupon(shop, "SPRING")
    form = staff_client.get(reverse("coupons:edit", args=[made.pk])).context["form"]
    assert elsewhere.monthly not in form.fields["formulas"].queryset
    assert shop.monthly in form.fields["formulas"].queryset


def test_its_page_tells_where_it_is_used(staff_client: Client, shop: Shop) -> None:
    made = coupon(shop, "SPRING", total_limit=10, charges=3)
    ad = campaign(shop, made)
    buy_with(shop, made)
    page = staff_client.get(reverse("coupons:inspect", args=[made.pk])).text
    for words in ("1 of 10", "10 %", "€2.49", "Spring paper", "Charges that still have it"):
        assert words in page
    assert reverse("ad-campaigns:inspect", args=[ad.pk]) in page
    order = made.used_by.get().order
    assert "SPRING" in staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    refused = staff_client.get(reverse("coupons:delete", args=[made.pk])).text
    assert "It is used by:" in refused and "1 ad campaign" in refused and "1 use of a coupon" in refused


def test_codes_are_generated_and_downloaded(staff_client: Client, shop: Shop) -> None:
    made = coupon(shop)
    coupon(shop, "OTHER")
    address = reverse("coupons:generate", args=[made.pk])
    assert "TEA-7K3M-9QXV-2HBN" in staff_client.post(address, {"count": "12", "beginning": "tea"}).text
    assert not CouponCode.objects.exists()
    staff_client.post(address, {"count": "12", "beginning": "tea", "confirm": "1"})
    assert CouponCode.objects.filter(code__startswith="TEA-").count() == 12
    answer = staff_client.get(reverse("coupon-codes:index"), {"coupon": made.pk, "export": "csv"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert len(rows) == 13 and rows[1][0].startswith("TEA-")
    code = CouponCode.objects.first()
    assert staff_client.get(reverse("coupon-codes:inspect", args=[code.pk])).status_code == 200
    assert len(staff_client.get(reverse("coupon-codes:index"), {"q": code.code}).context["object_list"]) == 1


@pytest.mark.parametrize("values", [{"count": "0"}, {"count": "10001"}, {"count": "2", "beginning": "é"}])
def test_no_odd_codes_are_generated(staff_client: Client, shop: Shop, values: dict[str, str]) -> None:
    address = reverse("coupons:generate", args=[coupon(shop).pk])
    staff_client.post(address, {**values, "confirm": "1"})
    assert not CouponCode.objects.exists()


def test_a_campaign_shows_its_link_and_what_it_brought(staff_client: Client, shop: Shop) -> None:
    made = coupon(shop, "SPRING")
    answer = staff_client.post(
        reverse("ad-campaigns:add"),
        {"title": "Paper", "slug": "paper", "coupon": made.pk, "destination": "/cart/"},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    ad = AdCampaign.objects.get()
    for _ in range(4):
        discounts.visit(ad)
    buy_with(shop, made, ad)
    listed = staff_client.get(reverse("ad-campaigns:index")).text
    page = staff_client.get(reverse("ad-campaigns:inspect", args=[ad.pk])).text
    for text in (listed, page):
        for words in ("/ad/paper/", "€21.24", "25.0 %", "VAT and cancelled orders excluded"):
            assert words in text


@pytest.mark.parametrize("destination", ["//evil.example", "https://evil.example/", "formulas"])
def test_a_campaign_leads_to_no_other_site(staff_client: Client, shop: Shop, destination: str) -> None:
    entered = {"title": "Paper", "slug": "p", "coupon": coupon(shop, "S").pk, "destination": destination}
    answer = staff_client.post(reverse("ad-campaigns:add"), entered)
    assert "destination" in answer.context["form"].errors


@pytest.mark.parametrize("section", ["coupons", "coupon-codes", "ad-campaigns"])
def test_a_list_asks_as_little_for_many_as_for_one(
    staff_client: Client, shop: Shop, section: str, django_assert_max_num_queries: Any
) -> None:
    address = reverse(f"{section}:index")
    assert str(staff_client.get(address).context["view"].empty_text)

    def one_more(number: int) -> None:
        made = coupon(shop, f"C{number}", kind="product", product=variant(shop))
        discounts.generate(made, count=1)
        campaign(shop, made, slug=f"ad-{number}")

    one_more(0)
    staff_client.get(address)
    with django_assert_max_num_queries(20) as one:
        staff_client.get(address)
    for number in range(1, 6):
        one_more(number)
    with django_assert_max_num_queries(len(one)):
        assert staff_client.get(address).status_code == 200


@pytest.mark.parametrize("section", ["coupons", "coupon-codes", "ad-campaigns"])
def test_they_are_for_those_who_may_and_of_their_sites(client: Client, shop: Shop, section: str) -> None:
    elsewhere = build.open_shop(build.other_site())
    made = coupon(elsewhere, "FAR")
    discounts.generate(made, count=1)
    campaign(elsewhere, made)
    client.force_login(staff())
    assert client.get(reverse(f"{section}:index")).status_code == 302
    may = ("view_coupon", "view_couponcode", "view_adcampaign")
    client.force_login(staff(*may, only=shop.site, email="near@example.com"))
    listed = client.get(reverse(f"{section}:index"))
    assert listed.status_code == 200 and not len(listed.context["object_list"])
    theirs = listed.context["view"].model.objects.get()
    assert client.get(reverse(f"{section}:inspect", args=[theirs.pk])).status_code == 404
    assert client.get(reverse("coupons:generate", args=[made.pk])).status_code in (302, 404)
