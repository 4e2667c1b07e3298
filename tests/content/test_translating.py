"""Content is translated side by side: pages, menus and shared blocks, with the original where none is."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Site
from wagtail_localize.models import StringSegment, Translation

from commerce.base.models import User
from commerce.base.viewer import Viewer
from content.menus.models import Menu
from content.menus.queries import menu
from content.pages.blocks.reading import read
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("editor@example.com", "correct horse battery"))
    return client


@pytest.fixture
def french(site: Site) -> Locale:
    return Locale.objects.get_or_create(language_code="fr")[0]


def translate(editor: Client, address: str, french: Locale, words: dict[str, str]) -> Translation:
    """As an editor does: ask for the translation, fill in each text."""
    sent = editor.post(address, {"locales": [french.pk]})
    assert sent.status_code == 302, sent.content
    translation = Translation.objects.latest("created_at")
    for segment in StringSegment.objects.filter(source=translation.source):
        if said := words.get(segment.string.data):
            saved = editor.put(
                reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
                f"value={said}", content_type="application/x-www-form-urlencoded",
            )  # fmt: skip
            assert saved.status_code in (200, 201), saved.content
    return translation


def test_a_page_is_translated_beside_its_original(
    editor: Client, home: HomePage, french_home: HomePage, about: FreePage, french: Locale,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    about.introduction = "Who we are."
    about.body = [("rich_text", {"text": "<p>We bake.</p>"})]
    about.save_revision().publish()
    address = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    words = {
        "About us": "La maison",
        "Who we are.": "Qui nous sommes.",
        "We bake.": "Nous cuisons.",
        "about": "la-maison",
    }
    translate(editor, address, french, words)
    target = about.get_translation(french)
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailadmin_pages:edit", args=[target.pk]), {"action": "publish"})
    found = FreePage.objects.get(translation_key=about.translation_key, locale=french)
    assert (found.title, found.introduction, found.slug, found.live) == (
        "La maison", "Qui nous sommes.", "la-maison", True,
    )  # fmt: skip
    [text] = read(Viewer(home.get_site(), "fr"), found.body)
    assert text.text == "<p>Nous cuisons.</p>"


def test_a_menu_is_translated_and_leads_to_the_translated_pages(
    editor: Client, site: Site, french_home: HomePage, about: FreePage, french: Locale
) -> None:
    nowhere: dict[str, Any] = {"page": None, "formula": None, "category": None, "url": ""}
    entry = {
        "label": "Us",
        "link": {**nowhere, "page": about.page_ptr},
        "audience": "everybody",
        "children": [],
    }
    english = Menu.objects.create(
        site=site, place="main", locale=Locale.get_default(), entries=[("entry", entry)]
    )
    apropos = about.copy_for_translation(french)
    apropos.slug = "a-propos"
    apropos.save_revision().publish()
    assert [item.label for item in menu(Viewer(site, "fr"), "main")] == ["Us"]
    address = reverse("wagtail_localize:submit_snippet_translation", args=["menus", "menu", english.pk])
    translate(editor, address, french, {"Us": "Nous"}).save_target(publish=True)
    [item] = menu(Viewer(site, "fr"), "main")
    assert (item.label, item.url) == ("Nous", "/fr/a-propos/")


def test_shared_blocks_are_translated(editor: Client, site: Site, french: Locale) -> None:
    shared = SharedBlocks.objects.create(
        site=site,
        title="Promise",
        locale=Locale.get_default(),
        body=[("rich_text", {"text": "<p>Fresh.</p>"})],
    )
    address = reverse(
        "wagtail_localize:submit_snippet_translation", args=["pages", "sharedblocks", shared.pk]
    )
    translate(editor, address, french, {"Fresh.": "Frais."}).save_target(publish=True)
    found = SharedBlocks.objects.told_to(Viewer(site, "fr"), [shared.pk])
    assert "Frais." in str(found[shared.pk].body)


def test_a_list_of_pages_costs_the_same_with_more_rows(
    editor: Client, home: HomePage, french: Locale, django_assert_num_queries: Any,
) -> None:  # fmt: skip
    explorer = reverse("wagtailadmin_explore", args=[home.pk])

    def add(count: int) -> None:
        for number in range(count):
            home.add_child(instance=FreePage(title=f"Page {number}"))

    add(2)
    editor.get(explorer)
    with CaptureQueriesContext(connection) as few:
        editor.get(explorer)
    add(10)
    with django_assert_num_queries(len(few)):
        assert "Page 9" in editor.get(explorer).content.decode()
