"""In a window to choose from, who looks for something by its name finds it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.models import User
from commerce.base.words import Words
from commerce.catalog.models import Edition, Formula, FormulaGroup


@pytest.fixture
def owner(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("owner@example.com", "correct horse battery"))
    return client


@pytest.mark.parametrize("window", ["choose", "choose_results"])
@pytest.mark.parametrize("said", ["QUART", "trimest"])
def test_what_is_sold_is_found_by_its_name_in_any_language(
    owner: Client, make_formula: Callable[..., Formula], window: str, said: str
) -> None:
    make_formula()
    make_formula(slug="quarterly", name=Words(en="Quarterly", fr="Trimestriel"))
    found = owner.get(reverse(f"choose_formula:{window}"), {"q": said}).content.decode()
    assert "Quarterly" in found
    assert "Monthly" not in found
    assert "Monthly" in owner.get(reverse(f"choose_formula:{window}"), {"q": "découv"}).content.decode()


@pytest.mark.parametrize("window", ["choose", "choose_results"])
def test_an_edition_is_found_by_its_title_and_its_range(
    owner: Client, group: FormulaGroup, window: str
) -> None:
    for month, title in ((1, "White silence"), (2, "Smoke and honey")):
        ships_on = date(2027, month, 15)
        Edition.objects.create(
            group=group, month=date(2027, month, 1), title=Words(en=title), ships_on=ships_on,
            charge_on=ships_on, cutoff_at=datetime(2027, month, 10, tzinfo=UTC),
        )  # fmt: skip
    address = reverse(f"choose_edition:{window}")
    by_title = owner.get(address, {"q": "smoke"}).content.decode()
    assert "Smoke and honey" in by_title
    assert "White silence" not in by_title
    assert "White silence" in owner.get(address, {"q": "discov"}).content.decode()
