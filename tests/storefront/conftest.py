"""A small shop, who asks it, and a customer who has a subscription there."""

import pytest
from django.test import Client
from wagtail.models import Site

from tests.replayed import replayed
from tests.storefront.owners import Owner
from tests.storefront.shop import Api, Shop, open_shop


@pytest.fixture
def shop(db: None) -> Shop:
    return replayed("storefront", open_default_site)


@pytest.fixture
def open_for_business(transactional_db: None, tasks_at_once: None) -> Shop:
    return replayed("storefront", open_default_site)


def open_default_site() -> Shop:
    return open_shop(Site.objects.get(is_default_site=True))


@pytest.fixture
def owner(open_for_business: Shop) -> Owner:
    return Owner(open_for_business, "camille@example.com")


@pytest.fixture
def api() -> Api:
    return Api(Client(enforce_csrf_checks=True), {})
