"""Themes in front of a storefront out of JSON: fast, without a database."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.themes.fake import FakeStorefront
from themes.engine import themes

Open = Callable[..., FakeStorefront]


@pytest.fixture(params=themes.installed())
def theme(request: pytest.FixtureRequest) -> str:
    """Each theme that ships, one after another."""
    return str(request.param)


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch, theme: str) -> Open:
    """`shop("customer")` opens the shop of `data/shop.json` and `data/customer.json`, in each theme."""

    def open_shop(*names: str) -> FakeStorefront:
        storefront = FakeStorefront.of(*names)
        storefront.world["site"]["theme"]["name"] = theme
        storefront.stand_in(monkeypatch)
        return storefront

    return open_shop


@pytest.fixture
def client() -> Client:
    """A browser, as far as forms can tell: what it posts comes from the page it is on."""
    return Client(headers={"sec-fetch-site": "same-origin"})
