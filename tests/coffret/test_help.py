"""Help in the back office: the documentation from every page, and a tour for whoever comes first."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from markdown_it import MarkdownIt
from wagtail.users.models import UserProfile

from coffret.backoffice import manual
from commerce.base.models import User

DOCS = settings.ROOT / "docs"
FRENCH = sorted((DOCS / "fr").glob("*.md"))


@pytest.fixture
def staff(db: None) -> Client:
    return of_somebody_who_reads("en")


def of_somebody_who_reads(language: str) -> Client:
    user = User.objects.create_superuser(f"{language}@example.com", "correct horse battery")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


def read(client: Client, chapter: str) -> str:
    return client.get(reverse("manual", args=[chapter])).content.decode()


def test_every_page_of_the_back_office_leads_to_the_documentation(staff: Client) -> None:
    for name in ("wagtailadmin_home", "orders:index", "wagtailimages:index"):
        assert reverse("manual") in staff.get(reverse(name)).content.decode()


def test_every_chapter_is_read_and_leads_to_the_others(staff: Client) -> None:
    known = manual.chapters()
    assert next(iter(known)) == "editors"
    for name, chapter in known.items():
        assert staff.get(reverse("manual", args=[name])).status_code == 200
        assert chapter.title
    assert "/admin/documentation/journal/" in staff.get(reverse("manual")).content.decode()
    assert staff.get("/admin/documentation/no-such/").status_code == 404


@pytest.mark.parametrize("language", ["en", "fr"])
def test_chapters_lead_only_to_what_is_there(db: None, language: str) -> None:
    client = of_somebody_who_reads(language)
    with override(language):
        pages = {name: read(client, name) for name in manual.chapters()}
    links = [
        link for page in pages.values() for link in re.findall(r'href="/admin/documentation/([^"]+)"', page)
    ]
    assert any("#" in link for link in links)
    for link in links:
        name, _, heading = unquote(link).partition("#")
        assert f'id="{heading}"' in pages[name.strip("/")] if heading else name.strip("/") in pages, link


def test_links_between_chapters_lead_to_files() -> None:
    for file in DOCS.rglob("*.md"):
        for link in re.findall(r"\]\(([\w./-]+\.md)", file.read_text()):
            assert (file.parent / link).resolve().is_file(), f"{file} leads to {link}"


def test_the_manual_speaks_french_to_who_reads_french(db: None) -> None:
    page = read(of_somebody_who_reads("fr"), "discounts")
    assert '<article lang="fr"><h1' in page
    assert "Codes promo et campagnes publicitaires</h1>" in page
    assert re.search(r'href="/admin/documentation/loyalty/" lang="fr">Points, récompenses', page)
    with override("fr"):
        assert gettext("This chapter exists in English only.") not in page


def test_a_chapter_without_french_is_read_in_english_with_a_word_about_it(db: None, staff: Client) -> None:
    page = read(of_somebody_who_reads("fr"), "architecture")
    assert '<article lang="en"><h1' in page
    with override("fr"):
        assert gettext("This chapter exists in English only.") in page
    assert "This chapter exists in English only." not in read(staff, "architecture")


def test_all_that_staff_read_is_there_in_french() -> None:
    assert {file.stem for file in FRENCH} == set(manual.ORDER)


@pytest.mark.parametrize("file", FRENCH, ids=lambda file: file.stem)
def test_a_chapter_is_built_alike_in_both_languages(file: Path) -> None:
    """One paragraph, row, heading, link and command for another: neither can change alone."""
    assert built(file) == built(DOCS / file.name)


def built(file: Path) -> tuple[list[Any], list[str], list[str]]:
    tokens = MarkdownIt("commonmark").enable("table").parse(file.read_text())
    words = [word for token in tokens for word in token.children or ()]
    blocks = [(token.type, token.tag, token.type == "fence" and token.content) for token in tokens]
    links = [str(word.attrGet("href")).partition("#")[0] for word in words if word.type == "link_open"]
    return blocks, sorted(links), sorted(word.content for word in words if word.type == "code_inline")


@pytest.mark.parametrize("file", FRENCH, ids=lambda file: file.stem)
def test_the_french_is_set_as_french_is(file: Path) -> None:
    """Unbreakable spaces before : ; ? ! and within « », and curved apostrophes."""
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", "", file.read_text(), flags=re.DOTALL)
    assert not re.findall(r".*(?:[^\xa0][:;?!»]|«[^\xa0]|\w'\w).*", text)


def test_the_documentation_is_for_staff(db: None) -> None:
    assert Client().get(reverse("manual")).status_code == 302
    assert Client().get(reverse("tour")).status_code == 302


def test_the_tour_opens_by_itself_once(staff: Client) -> None:
    first = staff.get(reverse("tour")).json()
    assert first["seen"] is False
    assert first["steps"][0]["at"] == ""
    assert all(step["title"] and step["text"] for step in first["steps"])
    assert all(step["at"].startswith("/admin/") for step in first["steps"][1:])
    staff.post(reverse("tour"))
    staff.post(reverse("tour"))
    assert staff.get(reverse("tour")).json()["seen"] is True
