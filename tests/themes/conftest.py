"""Themes in front of a storefront out of JSON: fast, without a database."""

from collections.abc import Callable

import pytest
from django.test import Client

from storefront import context, schema
from tests.themes.fake import FakeStorefront
from themes.engine import current

Open = Callable[..., FakeStorefront]


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Open:
    """`shop("customer")` opens the shop as `data/shop.json` and `data/customer.json` describe it."""

    def open_shop(*names: str) -> FakeStorefront:
        storefront = FakeStorefront.of(*names)
        monkeypatch.setattr(schema, "execute", storefront.execute)
        monkeypatch.setattr(schema, "drawn", storefront.drawn)
        monkeypatch.setattr(context, "viewer_for", lambda request: None)
        monkeypatch.setattr(context, "visitor_for", lambda request: None)
        monkeypatch.setattr(current, "languages", lambda request: ["en", "fr", "bg"])
        monkeypatch.setattr(context, "is_closed", lambda request: False)
        return storefront

    return open_shop


@pytest.fixture
def client() -> Client:
    """A browser, as far as forms can tell: what it posts comes from the page it is on."""
    return Client(headers={"sec-fetch-site": "same-origin"})
