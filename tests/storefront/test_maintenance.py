"""A closed shop: visitors read why, staff and the law's functions get in, and nothing is kept by caches."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from commerce.base import clock
from commerce.base.models import User
from content.pages.models import HomePage, MaintenancePage
from content.pages.opening import Opening
from storefront.context import forget_sites
from tests.storefront.shop import Api, Shop


@pytest.fixture
def home(shop: Shop) -> HomePage:
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    shop.site.root_page = home
    shop.site.save()
    return home


@pytest.fixture
def close(shop: Shop, home: HomePage) -> Any:
    def close(**fields: Any) -> None:
        Opening.objects.update_or_create(site=shop.site, defaults={"closed": True, **fields})
        forget_sites()

    return close


def test_visitors_of_a_closed_shop_read_why(close: Any, home: HomePage, shop: Shop) -> None:
    open_before = Client().get("/")
    assert open_before.status_code == 200
    home.add_child(instance=MaintenancePage(title="We are baking", slug="closed", introduction="Till noon."))
    close()
    for path in ("/", "/shop/", "/cart/", f"/boxes/{shop.monthly.slug}/", "/fragment/session/", "/closed/"):
        page = Client().get(path)
        assert (page.status_code, page["Cache-Control"]) == (503, "private, no-store"), path
        assert page["Retry-After"] == "3600"
        assert b"We are baking" in page.content
        assert b"Till noon." in page.content
    posted = Client(headers={"sec-fetch-site": "same-origin"}).post("/do/CartLineAdd", {})
    assert posted.status_code == 503


def test_a_closed_shop_says_a_few_words_of_its_own(close: Any) -> None:
    close(reopens_at=clock.now() + timedelta(minutes=10))
    page = Client().get("/")
    assert b"We are back soon" in page.content
    assert 590 <= int(page["Retry-After"]) <= 600


def test_staff_see_the_shop_that_is_closed_and_no_cache_keeps_it(close: Any) -> None:
    close()
    staff = Client()
    staff.force_login(User.objects.create_superuser("staff@example.com", "correct horse battery"))
    page = staff.get("/")
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert "Closed to visitors" in staff.get("/fragment/session/").content.decode()
    customer = Client()
    customer.force_login(User.objects.create_user("ada@example.com", "correct horse battery"))
    assert customer.get("/").status_code == 503


def test_a_contract_can_be_cancelled_while_the_shop_is_closed(close: Any) -> None:
    close()
    for path in ("/cancel/", "/withdraw/", "/accounts/login/"):
        assert Client().get(path).status_code == 200, path
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    assert browser.post("/do/ContractIdentify", {"from": "/cancel/"}).status_code == 422


def test_the_schema_of_a_closed_shop_answers_staff_alone(close: Any, api: Api) -> None:
    close()
    answer = api.post({"query": "{ site { name } }"})
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "MAINTENANCE"
    assert answer["Retry-After"] == "3600"
    assert Client().get("/graphql/?operationName=Layout").status_code == 503


def test_a_shop_opens_by_itself(close: Any) -> None:
    close(reopens_at=clock.now() - timedelta(seconds=1))
    assert Client().get("/").status_code == 200


def test_another_site_stays_open(close: Any, home: HomePage) -> None:
    from wagtail.models import Site

    elsewhere = HomePage(title="Elsewhere", slug="elsewhere")
    Page.get_first_root_node().add_child(instance=elsewhere)
    Site.objects.create(hostname="127.0.0.1", root_page=elsewhere)
    close()
    assert Client(headers={"host": "127.0.0.1"}).get("/").status_code == 200
