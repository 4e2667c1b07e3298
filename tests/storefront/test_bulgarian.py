"""A site that sells in Bulgarian too: its customers read Bulgarian, from the home page to the refusals."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Locale

from commerce.base.models import ShopSettings, User
from commerce.base.words import Words
from commerce.catalog.models import Edition, Formula, FormulaGroup
from content.pages.models import HomePage
from tests.latin import latin_words, untranslated, visible
from tests.storefront.owners import Owner
from tests.storefront.shop import Api, Shop

# Who buys, who sells, and what was bought when the shop said it in English alone.
NAMES = "Camille Petit rue du Thé Paris Maison camille FR localhost Discovery Monthly"
BROWSER = {"sec-fetch-site": "same-origin"}


def sells_in_bulgarian(shop: Shop) -> None:
    chosen = ShopSettings.objects.get(site=shop.site)
    chosen.languages = ["en", "fr", "bg"]
    chosen.save()
    for kind in (FormulaGroup, Formula, Edition):
        for row in kind.objects.all():
            for name in {"name", "title", "summary"} & {field.name for field in kind._meta.fields}:
                setattr(row, name, Words(getattr(row, name), bg="Откритие"))
            row.save()
    locale = Locale.objects.create(language_code="bg")
    root = shop.site.root_page.get_parent()
    home = root.add_child(instance=HomePage(title="Camille", slug="camille"))
    shop.site.root_page = home
    shop.site.save()
    page = home.copy_for_translation(locale)
    page.title = "Чай и бисквити"
    page.save_revision().publish()


@pytest.fixture
def customer(owner: Owner, open_for_business: Shop) -> Client:
    """The browser of somebody with a subscription."""
    sells_in_bulgarian(open_for_business)
    client = Client(headers=BROWSER)
    client.force_login(User.objects.get(email="camille@example.com"))
    return client


def read(client: Client, path: str, status: int = 200) -> str:
    with untranslated("bg") as missed:
        answer = client.get(path)
    assert answer.status_code == status, path
    assert '<html lang="bg"' in answer.text
    assert (path, missed) == (path, set())
    assert (path, latin_words(visible(answer.text), NAMES)) == (path, set())
    return str(answer.text)


def test_a_visitor_reads_bulgarian(customer: Client, open_for_business: Shop) -> None:
    visitor = Client(headers=BROWSER)
    for path in (
        "/bg/", "/bg/boxes/monthly/", "/bg/shop/", "/bg/search/?query=чай", "/bg/cart/", "/bg/cookies/",
        "/bg/gift/", "/bg/cancel/", "/bg/withdraw/", "/bg/accounts/login/", "/bg/accounts/signup/",
        "/bg/accounts/password/reset/",
    ):  # fmt: skip
        read(visitor, path)
    nowhere = read(visitor, "/bg/nowhere/", status=404)
    assert "На този рафт няма нищо." in nowhere


def test_a_page_names_itself_in_each_language(customer: Client) -> None:
    page = read(Client(), "/bg/boxes/monthly/")
    for code, path in (("en", "/boxes/"), ("fr", "/fr/boxes/"), ("bg", "/bg/boxes/")):
        assert f'hreflang="{code}" href="http://testserver{path}monthly/"' in page
    assert "Български" in page
    sitemap = Client().get("/sitemap.xml").text
    assert 'hreflang="bg" href="http://testserver/bg/boxes/monthly/"' in sitemap


def test_a_customer_reads_bulgarian(customer: Client, owner: Owner) -> None:
    row = owner.row
    order = row.terms.get().order
    mine = f"/bg/account/subscriptions/{row.public_id}/"
    for path in (
        "/bg/account/", "/bg/account/cards/new/", f"/bg/orders/{order.public_id}/",
        f"/bg/orders/{order.public_id}/withdraw/", mine, f"{mine}skip/", f"{mine}pause/", f"{mine}quantity/",
        f"{mine}formula/", f"{mine}address/", f"{mine}delivery/", f"{mine}card/", f"{mine}cancel/",
        f"{mine}cancel/confirm/", "/bg/accounts/email/", "/bg/accounts/password/change/",
        "/bg/accounts/logout/",
    ):  # fmt: skip
        read(customer, path)


def test_a_cart_is_filled_and_checked_out_in_bulgarian(customer: Client, open_for_business: Shop) -> None:
    shopper = Client(headers=BROWSER)
    added = shopper.post(
        "/bg/do/CartLineAdd", {"formula": open_for_business.monthly.public_id, "quantity": "1"}, follow=True
    )
    assert added.status_code == 200
    for path in ("/bg/cart/", "/bg/checkout/", "/bg/checkout/payment/"):
        read(shopper, path)
    with untranslated("bg") as missed:
        refused = shopper.post("/bg/do/CartLineAdd", {"formula": "frm_none", "quantity": "ten"})
        code = shopper.post("/bg/do/CouponApply", {"code": "NONE"}, follow=True)
    assert missed == set()
    assert "Моля, въведете цяло число." in refused.text
    assert latin_words(visible(code.text), NAMES, "NONE") == set()


def test_problems_are_told_in_bulgarian(shop: Shop, api: Api) -> None:
    sells_in_bulgarian(shop)
    query = 'mutation { cartLineAdd(input: {formula: "frm_none"}) { problems { message } } }'
    answer: Any = api.post({"query": query}, headers={"Accept-Language": "bg"}).json()
    (problem,) = answer["data"]["cartLineAdd"]["problems"]
    assert problem["message"] == "Това не съществува или вече го няма."


def test_a_request_that_cannot_be_read_is_told_so_in_bulgarian(shop: Shop, api: Api) -> None:
    sells_in_bulgarian(shop)
    answer = api.post(b"\xff", headers={"Accept-Language": "bg"})
    assert answer.status_code == 400
    assert "Тялото не е в UTF-8" in answer.json()["errors"][0]["message"]


def test_the_back_office_stays_in_its_own_languages(admin_client: Client) -> None:
    page = admin_client.get("/admin/", headers={"Accept-Language": "bg"})
    assert page.status_code == 200
    assert '<html lang="en"' in page.text
    assert [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES] == ["en", "fr"]
