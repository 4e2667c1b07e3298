"""The shop, its first customer and their cart, for tests that need no others."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from commerce.base import clock
from commerce.billing import gateways
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from tests.commerce import shop as build
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.replayed import replayed


@pytest.fixture
def new_year() -> Iterator[None]:
    """It is noon of 2 January 2026: the fixed box of January can still be ordered."""
    with clock.moved_to(build.NEW_YEAR):
        yield


@pytest.fixture
def shop(db: None, new_year: None) -> Shop:
    with clock.moved_to(build.NEW_YEAR - timedelta(minutes=1)):  # it was there before
        return replayed("shop", build.open_shop)


@pytest.fixture
def customer(shop: Shop) -> Customer:
    return build.register(shop, "camille@example.com")


@pytest.fixture
def cart(shop: Shop, customer: Customer) -> Cart:
    """One monthly formula, on its way to HOME."""
    return build.filled_cart(shop, customer)


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> HookedGateway:
    """The gateway of every payment; its hooks are free."""
    hooked = HookedGateway()
    monkeypatch.setattr(gateways, "named", lambda name: hooked)
    return hooked
