"""A past box is translated with the names and notes of what was in it, and a shop of before keeps its own."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail_localize.models import StringSegment, TranslationSource

from commerce.base.words import Words
from commerce.catalog.models import Edition, FormulaGroup, Product
from content.pages.models import HomePage
from content.pastboxes.models import PastBoxesPage, PastBoxLine, PastBoxPage
from tests.content.test_journal_admin import edition_of
from tests.content.test_translating import editor, french, translate

__all__ = ["editor", "french"]  # fixtures


@pytest.fixture
def box(site: Site, home: HomePage, french_home: HomePage, group: FormulaGroup) -> PastBoxPage:
    tin = Product.objects.create(site=site, slug="tin", name=Words(en="Tin", fr="Boîte"))
    gallery = home.add_child(instance=PastBoxesPage(title="Past boxes", slug="boxes"))
    page = PastBoxPage(title="Winter", slug="winter", edition=edition_of(group))
    page.lines = [
        PastBoxLine(product=tin, note="The blue one.", quantity=2, sort_order=0),
        PastBoxLine(name="Nougat", note="From Montélimar.", quantity=6, sort_order=1),
    ]
    gallery.add_child(instance=page)
    page.save_revision().publish()
    gallery.copy_for_translation(french_home.locale).save_revision().publish()
    return PastBoxPage.objects.get(pk=page.pk)


def told(page: PastBoxPage) -> list[tuple[str, str, int]]:
    return [(line.name, line.note, line.quantity) for line in page.lines.all()]


def test_the_things_of_a_box_are_translated_with_its_page(
    editor: Client, box: PastBoxPage, french: Locale, django_capture_on_commit_callbacks: Any
) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[box.pk])
    words = {"The blue one.": "La bleue.", "Nougat": "Du nougat", "From Montélimar.": "De Montélimar."}
    made = translate(editor, address, french, words)
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    translated = PastBoxPage.objects.get(translation_key=box.translation_key, locale=french)
    assert told(translated) == [("", "La bleue.", 2), ("Du nougat", "De Montélimar.", 6)]
    assert told(box) == [("", "The blue one.", 2), ("Nougat", "From Montélimar.", 6)]
    assert [line.product for line in translated.lines.all()] == [line.product for line in box.lines.all()]
    assert {line.locale for line in translated.lines.all()} == {french}


def test_what_is_no_word_follows_the_original(
    editor: Client, box: PastBoxPage, french: Locale, django_capture_on_commit_callbacks: Any
) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[box.pk])
    made = translate(editor, address, french, {"Nougat": "Du nougat"})
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    [blue, nougat] = box.lines.all()
    nougat.quantity = 7
    box.lines = [nougat, PastBoxLine(name="A letter", sort_order=2)]
    box.save_revision().publish()
    made.source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    translated = PastBoxPage.objects.get(translation_key=box.translation_key, locale=french)
    assert told(translated) == [("Du nougat", "From Montélimar.", 7), ("A letter", "", 1)]
    assert not PastBoxLine.objects.filter(translation_key=blue.translation_key).exists()


def test_neither_the_edition_nor_a_product_is_another_in_a_translation(
    editor: Client, box: PastBoxPage, french: Locale
) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[box.pk])
    source = translate(editor, address, french, {}).source
    paths = set(source.overridablesegment_set.values_list("context__path", flat=True))
    assert not {path for path in paths if "edition" in path or "product" in path}
    texts = StringSegment.objects.filter(source=source)
    assert {text.string.data for text in texts} >= {"The blue one.", "Nougat", "From Montélimar."}


def test_copies_and_drafts_keep_what_was_in_the_box(box: PastBoxPage, french: Locale) -> None:
    twin = box.copy_for_translation(french)
    assert {line.locale for line in twin.lines.all()} == {french}
    keys = [line.translation_key for line in box.lines.all()]
    assert [line.translation_key for line in twin.lines.all()] == keys
    drafted: Any = box.get_latest_revision_as_object()
    drafted.lines = [*drafted.lines.all(), PastBoxLine(name="A letter", sort_order=2)]
    drafted.save_revision()
    assert len(told(PastBoxPage.objects.get(pk=box.pk))) == 2
    PastBoxPage.objects.get(pk=box.pk).get_latest_revision().publish()
    box = PastBoxPage.objects.get(pk=box.pk)
    assert [line.translation_key for line in box.lines.all()][:2] == keys
    Edition.objects.filter(pk=box.edition_id).update(month=date(2025, 1, 1))
    copied: Any = twin.copy(update_attrs={"slug": "again"}, keep_live=False)
    assert not {line.translation_key for line in copied.lines.all()} & set(keys)
    assert told(copied) == told(twin)


BEFORE = [("pastboxes", "0001_past_boxes")]
NOW = [("pastboxes", "0002_lines_are_translated")]


@pytest.mark.django_db(transaction=True)
def test_the_lines_of_a_shop_of_before_find_their_translations(box: PastBoxPage, french: Locale) -> None:
    twin = box.copy_for_translation(french)
    [blue, nougat] = twin.lines.all()
    nougat.name = "Du nougat"
    twin.lines = [blue, nougat, PastBoxLine(name="Une lettre", sort_order=2)]
    twin.save_revision().publish()
    TranslationSource.update_or_create_from_instance(box)
    MigrationExecutor(connection).migrate(BEFORE)
    for row in (box.latest_revision, twin.latest_revision):
        for line in row.content["lines"]:
            del line["translation_key"], line["locale"]
        row.save()

    MigrationExecutor(connection).migrate(NOW)

    box, twin = (PastBoxPage.objects.get(pk=page.pk) for page in (box, twin))
    keys = [line.translation_key for line in box.lines.all()]
    theirs = [line.translation_key for line in twin.lines.all()]
    assert theirs[:2] == keys and len({*theirs}) == 3
    assert {line.locale for line in twin.lines.all()} == {french}
    for page in (box, twin):
        drafted: Any = page.get_latest_revision_as_object()
        assert [(line.translation_key, line.locale_id) for line in drafted.lines.all()] == [
            (line.translation_key, page.locale_id) for line in page.lines.all()
        ]
        drafted.save_revision().publish()
    kept = json.loads(TranslationSource.objects.get().content_json)
    assert [line["translation_key"] for line in kept["lines"]] == [str(key) for key in keys]
