"""A shop that sells one formula of three boxes, and its owner at the back office."""

import pytest
from django.test import Client

from commerce.base.models import User
from commerce.catalog.models import Formula
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell
from tests.commerce.shop import Shop


@pytest.fixture
def formula(shop: Shop) -> Formula:
    return shop.quarterly


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("owner@example.com", "a long password")


@pytest.fixture
def staff_client(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


@pytest.fixture
def seller(shop: Shop) -> Shop:
    """The shop beside another site's, with a sale to show."""
    build.open_shop(build.other_site())
    sell(shop)
    return shop
