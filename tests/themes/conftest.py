"""Themes in front of a storefront out of JSON: fast, without a database."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.themes.fake import FakeStorefront

Open = Callable[..., FakeStorefront]


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Open:
    """`shop("customer")` opens the shop as `data/shop.json` and `data/customer.json` describe it."""

    def open_shop(*names: str) -> FakeStorefront:
        storefront = FakeStorefront.of(*names)
        storefront.stand_in(monkeypatch)
        return storefront

    return open_shop


@pytest.fixture
def client() -> Client:
    """A browser, as far as forms can tell: what it posts comes from the page it is on."""
    return Client(headers={"sec-fetch-site": "same-origin"})
