"""A seller who may invoice, a folder for PDFs, and a word where PDFs cannot be made."""

from pathlib import Path
from typing import Any

import pytest

from commerce.base.models import LegalEntity
from commerce.invoices.checks import pango_is_installed
from tests.commerce.shop import Shop

NO_PANGO = "no Pango on this machine"


@pytest.fixture
def pango() -> None:
    if pango_is_installed():
        pytest.skip(NO_PANGO)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, settings: Any) -> Path:
    """The folder that this test's PDFs are stored in."""
    folder = tmp_path / "documents"
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    settings.STORAGES = {**settings.STORAGES, "documents": storage}
    return folder


@pytest.fixture
def seller(shop: Shop) -> LegalEntity:
    """The shop's legal entity with all that the law wants known of it."""
    entity = shop.settings.legal_entity
    assert entity
    entity.registration = "303 265 045 00018"
    entity.vat_number = "FR40 303265045"
    entity.mentions = "SAS au capital de 10 000 €, RCS Lyon 303 265 045"
    entity.save()
    return entity
