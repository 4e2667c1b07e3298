"""Invoices are numbered 1 to N, whoever pays at the same time and whatever is rolled back."""

import itertools
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Max

from commerce.base import clock
from commerce.base.models import Counter, LegalEntity
from commerce.billing import actions as billing
from commerce.billing.actions.settle import LEASE
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.invoices.actions import issue
from commerce.invoices.models import Invoice, InvoiceQuerySet
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db(transaction=True)

THREADS, ORDERS, EVERY = 8, 40, 5  # every fifth settlement fails after it took its number


def carts(shop: Shop, count: int) -> list[tuple[Customer, Cart]]:
    shoppers = [build.register(shop) for _ in range(count)]
    return [(shopper, build.filled_cart(shop, shopper)) for shopper in shoppers]


def pay_all(shop: Shop, count: int) -> list[Any]:
    """What became of each payment, eight at a time."""

    def pay(who: tuple[Customer, Cart]) -> Any:
        try:
            return build.pay(shop, who[1], who[0])
        except Exception as error:  # noqa: BLE001  # the test looks at it
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(pay, carts(shop, count), timeout=60))


def fail_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = itertools.count(1)
    create = InvoiceQuerySet.bulk_create

    def create_or_fail(rows: Any, invoices: list[Invoice], **options: Any) -> list[Invoice]:
        if next(calls) % EVERY == 0:
            raise RuntimeError
        return create(rows, invoices, **options)

    monkeypatch.setattr(InvoiceQuerySet, "bulk_create", create_or_fail)


def test_numbers_have_no_gap_and_none_is_used_twice(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        fail_now_and_then(patch)
        results = pay_all(shop, ORDERS)
    failed = [result for result in results if isinstance(result, Exception)]
    assert [type(error) for error in failed] == [RuntimeError] * (ORDERS // EVERY)
    taken = Invoice.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(taken) == list(range(1, ORDERS - len(failed) + 1))
    with clock.moved_to(clock.now() + LEASE + timedelta(seconds=1)):
        assert billing.settle_unknown() == len(failed)
    assert Order.objects.placed().count() == ORDERS
    assert_sound()


def one_after_the_last() -> int:
    """How it is done wrongly."""
    last = Invoice.objects.aggregate(last=Max("sequence"))["last"] or 0
    time.sleep(0.02)
    return last + 1


def unlocked_sellers(ids: Iterable[int]) -> dict[int, LegalEntity]:
    return LegalEntity.objects.in_bulk(list(ids))


def test_twin_that_takes_one_after_the_last_uses_numbers_twice(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, without_constraints: Callable[..., None]
) -> None:
    without_constraints(invoices_invoice=["invoice_numbered_once"])
    order_numbers = itertools.count(1)

    def take(name: str, count: int) -> list[int]:
        return [one_after_the_last() if name.startswith("invoice") else next(order_numbers)]

    monkeypatch.setattr(Counter, "take_many", staticmethod(take))
    monkeypatch.setattr(issue, "lock_sellers", unlocked_sellers)
    pay_all(shop, 16)
    taken = list(Invoice.objects.values_list("sequence", flat=True))
    assert len(taken) == 16
    assert len(set(taken)) < 16


def test_twin_that_numbers_outside_the_transaction_leaves_gaps(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = itertools.count(1)
    monkeypatch.setattr(Counter, "take_many", staticmethod(lambda name, count: [next(numbers)]))
    fail_now_and_then(monkeypatch)
    pay_all(shop, 10)
    taken = sorted(Invoice.objects.values_list("sequence", flat=True))
    assert taken != list(range(1, len(taken) + 1))
