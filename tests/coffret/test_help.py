"""Help in the back office: the documentation from every page, and a tour for whoever comes first."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from coffret.backoffice import manual
from commerce.base.models import User


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("staff@example.com", "correct horse battery"))
    return client


def test_every_page_of_the_back_office_leads_to_the_documentation(staff: Client) -> None:
    for name in ("wagtailadmin_home", "orders:index", "wagtailimages:index"):
        assert reverse("manual") in staff.get(reverse(name)).content.decode()


def test_every_chapter_is_read_and_leads_to_the_others(staff: Client) -> None:
    known = manual.chapters()
    assert next(iter(known)) == "editors"
    for chapter in known:
        page = staff.get(reverse("manual", args=[chapter]))
        assert page.status_code == 200
        assert known[chapter]
    assert "/admin/documentation/journal/" in staff.get(reverse("manual")).content.decode()
    assert staff.get("/admin/documentation/no-such/").status_code == 404


def test_chapters_lead_only_to_chapters_that_are_there() -> None:
    import re

    for file in (settings.ROOT / "docs").glob("*.md"):
        for link in re.findall(r"\]\(([\w./-]+\.md)\)", file.read_text()):
            assert (file.parent / link).resolve().is_file(), f"{file.name} leads to {link}"


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
