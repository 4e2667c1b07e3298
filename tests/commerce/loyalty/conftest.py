"""A shop that rewards: ten points for a euro, and programmes to spend them on."""

from collections.abc import Callable
from typing import Any

import pytest

from commerce.base.words import Words
from commerce.customers.models import Customer
from commerce.loyalty.models import EarningRule, LoyaltySettings, Programme
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.shop import Shop


@pytest.fixture
def loyal(shop: Shop) -> LoyaltySettings:
    """Points wait for 14 days and last for a year; a general rule gives 10 for each euro."""
    settings = LoyaltySettings.for_site(shop.site)
    settings.points_on = True
    settings.save()
    build.saved(EarningRule(site=shop.site, points=10, per_amount=100))
    return settings


@pytest.fixture
def programme(shop: Shop, loyal: LoyaltySettings) -> Callable[..., Programme]:
    def make(**fields: Any) -> Programme:
        fields = {"kind": "discount", "percent": 1000, "cost": 100, **fields}
        if fields["kind"] == "gift":
            fields["percent"] = None
        made: Programme = build.saved(Programme(site=shop.site, title=Words(en="Thank you"), **fields))
        return made

    return make


@pytest.fixture
def buy(shop: Shop) -> Callable[..., Order]:
    """The customer's paid order of one monthly formula, 24.90, heard of by everybody."""

    def order_of(customer: Customer, **quantities: int) -> Order:
        order, _attempt = build.pay(shop, build.filled_cart(shop, customer, **quantities), customer)
        build.hear_everything()
        order.refresh_from_db()
        return order

    return order_of
