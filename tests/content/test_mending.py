"""What is to be mended is found where it stands, and told only to who may mend it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from commerce.base.models import User
from commerce.catalog.models import Formula
from content.images.models import Image
from content.pages.mending import findings
from content.pages.models import FreePage, HomePage

NOWHERE: dict[str, Any] = {"page": None, "formula": None, "category": None, "url": ""}


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("owner@example.com", "correct horse battery")


def wrong_page(home: HomePage, about: FreePage, image: Image, formula: Formula) -> FreePage:
    page = home.add_child(instance=FreePage(title="Wrong", slug="wrong"))
    hero = {
        "heading": "Tea", "text": "", "image": image, "formula": formula, "button_label": "Us",
        "button": {**NOWHERE, "page": about.page_ptr},
    }  # fmt: skip
    page.body = [("hero", hero), ("rich_text", {"text": f'<p><a linktype="page" id="{about.pk}">us</a></p>'})]
    page.save_revision().publish()
    return page


def test_what_is_wrong_is_found_once_each(
    owner: User, home: HomePage, about: FreePage, make_image: Callable[..., Image], formula: Formula
) -> None:
    page = wrong_page(home, about, make_image(alt={}), formula)
    assert [found.which for found in findings(owner)] == ["Box"]
    about.unpublish()
    Formula.objects.update(active=False)
    found = [(each.page.pk, str(each.what).split(" ")[0], each.which) for each in findings(owner)]
    assert found == [
        (page.pk, "leads", "About us"), (page.pk, "shows", "Box"), (page.pk, "names", str(formula)),
    ]  # fmt: skip


def test_what_is_described_sold_and_published_is_left_alone(
    owner: User, home: HomePage, about: FreePage, image: Image, formula: Formula
) -> None:
    wrong_page(home, about, image, formula)
    assert list(findings(owner)) == []


def test_drafts_and_pages_of_others_are_not_told(
    home: HomePage, about: FreePage, make_image: Callable[..., Image], formula: Formula, client: Client
) -> None:
    page = wrong_page(home, about, make_image(alt={}), formula)
    group = Group.objects.create(name="Elsewhere")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=about, permission=change)
    editor = User.objects.create_user("editor@example.com", "correct horse battery")
    editor.groups.add(group)
    assert list(findings(editor)) == []
    client.force_login(editor)
    assert (
        "Nothing: every page that is linked to is published"
        in client.get(reverse("to_mend")).content.decode()
    )
    GroupPagePermission.objects.create(group=group, page=home, permission=change)
    editor = User.objects.get(pk=editor.pk)
    assert [each.page.pk for each in findings(editor)] == [page.pk]
    page.unpublish()
    assert list(findings(editor)) == []


def test_the_report_leads_to_each_page(
    owner: User, home: HomePage, about: FreePage, make_image: Callable[..., Image], formula: Formula,
    client: Client, django_assert_num_queries: Any,
) -> None:  # fmt: skip
    page = wrong_page(home, about, make_image(alt={}), formula)
    client.force_login(owner)
    html = client.get(reverse("to_mend")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert "1 thing on the pages" in html
    list(findings(owner))
    with django_assert_num_queries(6):
        list(findings(owner))
