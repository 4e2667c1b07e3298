"""A journal is translated: who wrote, what about, in which dossier, and what was not translated yet."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site

from commerce.base.viewer import Viewer
from content.blog.models import ArticlePage, Author, BlogCategoryPage, BlogPage, DossierEntry, DossierPage
from content.blog.queries import articles_of, category_of
from content.pages.blocks.reading import read
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks
from tests.content.test_journal_admin import NOTHING
from tests.content.test_translating import editor, french, translate

__all__ = ["editor", "french"]  # fixtures

EMPTY = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 1, "MAX_NUM_FORMS": 1000}


@pytest.fixture
def journals(home: HomePage, french_home: HomePage) -> tuple[BlogPage, BlogPage]:
    english = home.add_child(instance=BlogPage(title="Journal", slug="journal"))
    english.save_revision().publish()
    theirs = english.copy_for_translation(french_home.locale)
    theirs.save_revision().publish()
    return english, BlogPage.objects.get(pk=theirs.pk)


@pytest.fixture
def article(journals: tuple[BlogPage, BlogPage]) -> ArticlePage:
    english, _french = journals
    teas = english.add_child(instance=BlogCategoryPage(title="Teas", slug="teas"))
    teas.save_revision().publish()
    page = english.add_child(instance=ArticlePage(title="One", slug="one", category=teas))
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def in_french(page: Any, french: Locale, **words: str) -> Any:
    made = page.copy_for_translation(french)
    for name, word in words.items():
        setattr(made, name, word)
    made.save_revision().publish()
    return type(page).objects.get(pk=made.pk)


def test_a_translation_takes_the_authors_of_its_original_along(
    editor: Client, site: Site, article: ArticlePage, french: Locale, django_capture_on_commit_callbacks: Any
) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
    made = translate(editor, address, french, {"One": "Un"})
    article.authors = [Author.objects.create(site=site, slug="zoe", name="Zoé")]
    article.save_revision().publish()
    made.source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    translated = ArticlePage.objects.get(title="Un")
    assert [author.name for author in translated.authors.all()] == ["Zoé"]


def test_an_article_is_filed_under_the_category_in_its_language(
    editor: Client, site: Site, article: ArticlePage, french: Locale
) -> None:
    page = in_french(article, french, title="Un", slug="un")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    chosen = rf'<option value="{article.category_id}" selected>'
    assert re.search(chosen, editor.get(address).text), "no version of it: it stays what it was"
    teas = in_french(article.category, french, title="Les thés", slug="les-thes")
    assert f'<option value="{teas.pk}" selected>Les thés</option>' in editor.get(address).text
    shown = category_of(page, Viewer(site, "fr"))
    assert shown and shown.title == "Les thés"


def test_a_translated_dossier_is_edited_with_the_articles_of_its_original(
    editor: Client, site: Site, journals: tuple[BlogPage, BlogPage], article: ArticlePage, french: Locale
) -> None:
    dossier = DossierPage(title="Way", slug="way")
    dossier.entries = [DossierEntry(article=article, sort_order=0)]
    journals[0].add_child(instance=dossier)
    dossier.save_revision().publish()
    page = in_french(dossier, french, slug="chemin")
    [entry] = page.entries.all()
    sent = NOTHING | {f"entries-{name}": value for name, value in EMPTY.items()} | {
        "title": "Le chemin", "slug": "chemin", "entries-TOTAL_FORMS": 1, "entries-INITIAL_FORMS": 1,
        "entries-0-id": entry.pk, "entries-0-article": article.pk, "entries-0-ORDER": 1,
    }  # fmt: skip
    assert editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302
    page = DossierPage.objects.get(pk=page.pk)
    viewer = Viewer(site, "fr")
    assert (page.title, articles_of(page, viewer)) == ("Le chemin", [])
    theirs = in_french(article, french, title="Un", slug="un")
    assert articles_of(page, Viewer(site, "fr")) == [theirs]


def test_shared_blocks_that_are_not_translated_yet_are_read_as_they_were_written(
    editor: Client, home: HomePage, french_home: HomePage, about: FreePage, french: Locale,
    django_capture_on_commit_callbacks: Any, django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    promise = SharedBlocks.objects.create(
        site=home.get_site(), title="Promise", locale=Locale.get_default(),
        body=[("rich_text", {"text": "<p>Fresh.</p>"})],
    )  # fmt: skip
    promise.save_revision().publish()
    about.body = [("shared", promise)]
    about.save_revision().publish()
    address = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    made = translate(editor, address, french, {"About us": "La maison"})
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    theirs = promise.get_translation(french)
    assert not theirs.live
    page, viewer = about.get_translation(french), Viewer(home.get_site(), "fr")
    assert "Fresh." in str(read(viewer, page.body)[0].text)
    theirs.body = [("rich_text", {"text": "<p>Frais.</p>"})]
    theirs.save_revision().publish()
    assert "Frais." in str(read(viewer, page.body)[0].text)
    with django_assert_max_num_queries(2):
        SharedBlocks.objects.told_to(viewer, [promise.pk, theirs.pk])


def test_the_list_of_shared_blocks_tells_languages_apart(
    editor: Client, site: Site, french_home: HomePage, french: Locale
) -> None:
    promise = SharedBlocks.objects.create(
        site=site, title="Promise", locale=Locale.get_default(), body=[], live=True
    )
    promise.copy_for_translation(french).save()
    rows = editor.get(reverse("wagtailsnippets_pages_sharedblocks:list")).text
    assert re.findall(r"<td[^>]*>\s*(English|French)\s*<", rows) == ["French", "English"]


def test_an_article_is_not_found_by_what_only_its_editor_reads(article: ArticlePage) -> None:
    block = {"heading": "Dark", "text": "<p>And cool.</p>", "image": None, "picture_side": "left"}
    article.body = [("picture_text", block)]
    article.clean()
    assert article.search_body == "Dark And cool."
