"""The theme speaks Bulgarian wherever it speaks: no message of a page is left in English."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from tests.latin import latin_words, untranslated, visible
from tests.themes.conftest import Open
from tests.themes.fake import FakeStorefront
from tests.themes.test_pages import CONTENT, STATES
from themes.engine import formatting
from themes.engine.pages import content_page


def speak(storefront: FakeStorefront) -> str:
    """Whatever the shop says in several languages it says in Bulgarian too; what it says in none is given."""
    names: list[str] = []
    storefront.world = _spoken(storefront.world, names)
    storefront.world["site"]["languages"].append({"code": "bg", "name": "Български"})
    return " ".join(names)


def _spoken(given: Any, names: list[str]) -> Any:
    if isinstance(given, str):
        names.append(given)
    if isinstance(given, list):
        return [_spoken(one, names) for one in given]
    if not isinstance(given, dict):
        return given
    if "en" in given and "fr" in given:
        return given | {"bg": "Думи на магазина"}
    return {key: _spoken(one, names) for key, one in given.items()}


@pytest.mark.parametrize(("path", "world"), STATES)
def test_every_page_is_said_in_bulgarian(shop: Open, client: Client, path: str, world: str) -> None:
    known = speak(shop(*([] if world == "shop" else ["cart", world])))

    with untranslated("bg") as missed:
        answer = client.get(f"/bg{path}")

    assert answer.status_code == 200
    assert missed == set()
    assert latin_words(visible(answer.text), known) == set()


@pytest.mark.parametrize("path", CONTENT)
def test_editors_pages_are_said_in_bulgarian_around_their_words(shop: Open, path: str) -> None:
    known = speak(shop())

    with translation.override("bg"), untranslated("bg") as missed:
        html = content_page(RequestFactory().get(f"/bg{path}"), path).text

    assert missed == set()
    assert '<html lang="bg"' in html
    assert latin_words(visible(html), known) == set()


@pytest.mark.parametrize(
    ("value", "pattern", "said"),
    [
        ("2026-12-15", "EEEE d MMMM", "15 декември, вторник"),
        ("2026-11-23", "d MMMM y", "23 ноември 2026 г."),
        ("2026-11-23", "LLLL y", "ноември 2026 г."),
        ("2026-11-01", "d MMMM", "1 ноември"),
    ],
)
def test_dates_are_written_as_in_bulgaria(value: str, pattern: str, said: str) -> None:
    with translation.override("bg"):
        assert formatting.written(value, pattern) == said


def test_a_moment_names_its_zone_in_letters() -> None:
    with translation.override("bg"):
        assert formatting.moment("2026-11-23T12:05:00+00:00") == "23 ноември 2026 г., 13:05 CET"
