"""A shopper who is about to pay, for the tests of billing."""

import pytest

from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from tests.commerce.billing.worlds import world
from tests.commerce.shop import Shop
from tests.commerce.till import Till

__all__ = ["till", "world"]


@pytest.fixture
def till(shop: Shop, customer: Customer, cart: Cart) -> Till:
    return Till(shop, customer, cart)
