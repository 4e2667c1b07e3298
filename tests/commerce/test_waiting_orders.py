"""The badge of orders to pack: right after every change, and not counted on every page."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from commerce.orders import actions as orders
from commerce.orders import waiting
from commerce.orders.models import Order
from commerce.orders.waiting import count_waiting
from tests.commerce import shop as build
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As outside a transaction, where the count is remembered."""
    cache.clear()
    monkeypatch.setattr(waiting, "connection", SimpleNamespace(in_atomic_block=False))


def sold(shop: Shop, commit: Any) -> Order:
    customer = build.register(shop)
    with commit(execute=True):
        order, _attempt = build.pay(shop, build.filled_cart(shop, customer), customer)
    return order


def test_the_count_is_right_after_every_change(shop: Shop, django_capture_on_commit_callbacks: Any) -> None:
    elsewhere = build.open_shop(build.other_site())
    assert count_waiting() == 0
    first, second = (sold(shop, django_capture_on_commit_callbacks) for _ in range(2))
    sold(elsewhere, django_capture_on_commit_callbacks)
    assert (count_waiting(), count_waiting([shop.site.pk]), count_waiting([])) == (3, 2, 0)
    with django_capture_on_commit_callbacks(execute=True):
        orders.cancel(first)
    assert count_waiting([shop.site.pk]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        orders.follow_all([second], parcels_of=lambda _found: {second.pk: ["prepared"]})
    assert count_waiting([shop.site.pk]) == 0


def test_it_is_counted_once_for_many_pages(
    shop: Shop, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    sold(shop, django_capture_on_commit_callbacks)
    assert count_waiting() == 1
    with django_assert_num_queries(0):
        assert count_waiting() == 1


def test_a_count_that_was_overtaken_is_not_kept(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    counted = waiting._counted

    def slow() -> dict[int, int]:
        before = counted()
        sold(shop, django_capture_on_commit_callbacks)
        return before

    monkeypatch.setattr(waiting, "_counted", slow)
    assert count_waiting() == 0
    monkeypatch.setattr(waiting, "_counted", counted)
    assert count_waiting() == 1


def test_the_menu_shows_it(admin_client: Client, shop: Shop, django_capture_on_commit_callbacks: Any) -> None:
    assert "data-badge" not in str(admin_client.get("/admin/").context)
    sold(shop, django_capture_on_commit_callbacks)
    assert '"data-badge": "1"' in admin_client.get("/admin/").text.replace("&quot;", '"')
