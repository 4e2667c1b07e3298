"""Ids, words and the clock: the small things everything else relies on."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from commerce.base import clock
from commerce.base.ids import ALPHABET, LENGTH, PublicIdField, public_id
from commerce.base.words import Words, WordsField, WordsFormField

words = st.dictionaries(
    st.sampled_from(["en", "fr", "bg"]), st.text(st.characters(categories=["L"]), min_size=1)
)


def test_ids_name_their_kind_and_are_never_the_same() -> None:
    ids = {public_id("ord") for _ in range(1000)}
    assert len(ids) == 1000
    for one in ids:
        prefix, _, rest = one.partition("_")
        assert prefix == "ord"
        assert len(rest) == LENGTH
        assert set(rest) <= set(ALPHABET)


def test_an_id_column_fits_its_ids_and_survives_a_migration() -> None:
    field = PublicIdField("ord")
    assert field.max_length == len(field.get_default())
    _name, _path, args, options = field.deconstruct()
    assert (args, options) == (["ord"], {})


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"en": "Winter", "fr": "Hiver"}, "fr", "Hiver"),
        ({"en": "Winter", "fr": "Hiver"}, "fr-ca", "Hiver"),
        ({"en": "Winter"}, "fr", "Winter"),
        ({"fr": "Hiver"}, "en", "Hiver"),
        ({"en": "", "fr": "Hiver"}, "en", "Hiver"),
        ({}, "en", ""),
        ({"en": "Winter", "fr": "Hiver"}, None, "Winter"),
    ],
)
def test_a_missing_language_falls_back(texts: dict[str, str], language: str, expected: str) -> None:
    assert Words(texts).in_language(language) == expected


def test_words_read_in_the_active_language() -> None:
    with override("fr"):
        assert str(Words(en="Winter", fr="Hiver")) == "Hiver"


@given(words)
def test_words_survive_their_form(texts: dict[str, str]) -> None:
    class Form(forms.Form):
        title = WordsFormField(required=False)

    field = Form().fields["title"]
    sent = dict(zip(["title_en", "title_fr", "title_bg"], field.widget.decompress(Words(texts)), strict=True))
    data = QueryDict(mutable=True)
    data.update(sent)
    form = Form(data, initial={"title": Words(texts)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == texts
    assert not form.has_changed()


@pytest.mark.parametrize("value", [{"de": "Winter"}, {}, {"en": ""}, {"en": 5}, "Winter", ["Winter"]])
def test_words_in_no_known_language_are_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        WordsField().clean(value, None)


def test_a_blank_text_may_be_empty() -> None:
    assert WordsField(blank=True).clean({}, None) == {}


def test_the_day_is_that_of_the_zone() -> None:
    with clock.moved_to(datetime(2026, 3, 31, 23, 30, tzinfo=UTC)):
        assert clock.today(ZoneInfo("Europe/Paris")) == date(2026, 4, 1)
        assert clock.today(ZoneInfo("America/New_York")) == date(2026, 3, 31)


def test_a_moved_clock_runs_on_and_is_put_back() -> None:
    before = clock.now()
    with clock.moved_to(datetime(2030, 1, 1, tzinfo=UTC)):
        first = clock.now()
        assert first.year == 2030
        assert clock.now() >= first
    assert 0 <= (clock.now() - before).total_seconds() < 60
