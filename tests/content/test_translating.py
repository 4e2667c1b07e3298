"""Content is translated side by side: pages, menus and shared blocks, with the original where none is."""

import warnings
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.paginator import UnorderedObjectListWarning
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Site
from wagtail_localize.models import StringSegment, Translation

from commerce.base.models import User
from commerce.base.viewer import Viewer
from content.menus.models import Menu
from content.menus.queries import menus
from content.pages.blocks.reading import read
from content.pages.models import FreePage, HomePage
from content.pages.shared import SharedBlocks
from tests.commerce.backoffice.sales import staff


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
    assert [item.label for item in menus(Viewer(site, "fr"))["main"]] == ["Us"]
    address = reverse("wagtail_localize:submit_snippet_translation", args=["menus", "menu", english.pk])
    translate(editor, address, french, {"Us": "Nous"}).save_target(publish=True)
    [item] = menus(Viewer(site, "fr"))["main"]
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


def test_a_translation_begins_as_a_draft(
    editor: Client, home: HomePage, french_home: HomePage, about: FreePage, french: Locale
) -> None:
    address = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    editor.post(address, {"locales": [french.pk]})
    assert about.get_translation(french).live is False
    assert about.live


def test_a_menu_offers_its_translation_where_it_is_edited(editor: Client, site: Site, french: Locale) -> None:
    menu = Menu.objects.create(site=site, place="main", locale=Locale.get_default())
    address = reverse("wagtail_localize:submit_snippet_translation", args=["menus", "menu", menu.pk])
    edited = reverse("wagtailsnippets_menus_menu:edit", args=[menu.pk])
    assert f'href="{address}"' in editor.get(edited).content.decode()


@pytest.fixture
def of_one_site(site: Site, other_site: Site, home: HomePage) -> Client:
    """Who writes and translates everything, on the first site alone."""
    user = staff("submit_translation", "change_menu", "change_sharedblocks", "view_translation", only=site)
    codenames = ("add_page", "change_page", "publish_page")
    for permission in Permission.objects.filter(codename__in=codenames):
        GroupPagePermission.objects.create(group=user.groups.get(), page=home, permission=permission)
    client = Client()
    client.force_login(user)
    return client


def test_what_is_another_sites_is_neither_named_nor_translated(
    editor: Client, of_one_site: Client, site: Site, other_site: Site, french: Locale
) -> None:
    page = other_site.root_page
    shared = SharedBlocks.objects.create(
        site=other_site, title="Their secret", locale=Locale.get_default(),
        body=[("rich_text", {"text": "<p>Hush.</p>"})],
    )  # fmt: skip
    text = ["pages", "sharedblocks", shared.pk]
    asking = reverse("wagtail_localize:submit_snippet_translation", args=text)
    made = translate(editor, asking, french, {})
    segment = StringSegment.objects.filter(source=made.source)[0]
    doors = [
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        asking,
        reverse("wagtail_localize:update_translations", args=[made.source_id]),
        reverse("wagtail_localize:edit_string_translation", args=[made.pk, segment.pk]),
        reverse("wagtail_localize:download_pofile", args=[made.pk]),
        reverse("wagtail_localize:snippets_api_detail", args=text),
        reverse("wagtail_localize:snippets_api_listing", args=text[:2]),
    ]
    for door in doors:
        assert of_one_site.get(door).status_code == 404, door
        assert of_one_site.post(door, {"locales": [french.pk]}).status_code == 404, door
    report = reverse("wagtail_localize:translations_report")
    with warnings.catch_warnings():
        warnings.simplefilter("error", UnorderedObjectListWarning)
        assert "Their secret" not in of_one_site.get(report).content.decode()
    assert "Their secret" in editor.get(report).content.decode()


def test_what_is_ones_own_is_translated(
    of_one_site: Client, site: Site, home: HomePage, french_home: HomePage, about: FreePage, french: Locale
) -> None:
    mine = Menu.objects.create(site=site, place="main", locale=Locale.get_default())
    page_door = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    text_door = reverse("wagtail_localize:submit_snippet_translation", args=["menus", "menu", mine.pk])
    for door in (page_door, text_door):
        assert of_one_site.get(door).status_code == 200
        assert of_one_site.post(door, {"locales": [french.pk]}).status_code == 302
    assert about.has_translation(french)
    assert mine.has_translation(french)
    report = reverse("wagtail_localize:translations_report")
    assert about.title in of_one_site.get(report).content.decode()
