"""The back office says yes and no in the reader's language, and not with a picture alone."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.admin.ui.tables import BooleanColumn, Column, Table


def shown(column: Any, value: object, language: str = "fr") -> str:
    table = Table([column], [SimpleNamespace(active=value)])
    with translation.override(language):
        body = str(table.render_html({})).partition("<tbody")[2].partition(">")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


@pytest.mark.parametrize("kind", [BooleanColumn, Column])
@pytest.mark.parametrize(("value", "said"), [(True, "Oui"), (False, "Non"), ("Thé", "Thé"), (0, "0")])
def test_a_column_says_yes_and_no(kind: Any, value: object, said: str) -> None:
    if kind is BooleanColumn and not isinstance(value, bool):
        said = "Oui" if value else "Non"
    assert shown(kind("active"), value) == said


def test_what_is_not_known_is_neither() -> None:
    assert shown(BooleanColumn("active"), None, "en") == "Unknown"
    assert shown(Column("active"), None) == ""


def test_facts_say_yes_and_no() -> None:
    with translation.override("fr"):
        page = render_to_string("base/facts.html", {"facts": [("a", True), ("b", False), ("c", 1)]})
    assert re.findall(r"<dd>(.*)</dd>", page) == ["Oui", "Non", "1"]
