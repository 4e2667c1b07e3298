"""Editors see what happens to their pages, day by day, and nobody else's."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from commerce.base.models import User
from commerce.base.words import Words
from commerce.catalog.models import Edition, FormulaGroup
from content.blog.models import ArticlePage, BlogPage
from content.pages.calendar import happenings
from content.pages.models import FreePage, HomePage
from content.pastboxes.models import PastBoxesPage, PastBoxPage

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def owner() -> User:
    return User.objects.create_superuser("owner@example.com", "correct horse battery")


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def told(user: User, since: date = SINCE, until: date = UNTIL) -> list[tuple[int, str, str]]:
    found = happenings(user, since, until)
    return [(day.day, each.page.title, str(each.what)) for day in sorted(found) for each in found[day]]


@pytest.fixture
def plans(home: HomePage, about: FreePage) -> HomePage:
    Page.objects.update(first_published_at=datetime(2020, 1, 1, tzinfo=UTC))
    published = home.add_child(instance=FreePage(title="Out"))
    Page.objects.filter(pk=published.pk).update(first_published_at=at(3))
    about.expire_at = at(20, 22)
    about.save()
    planned = home.add_child(instance=FreePage(title="Soon", live=False, go_live_at=at(24)))
    planned.save_revision(approved_go_live_at=at(24))
    journal = home.add_child(instance=BlogPage(title="Journal"))
    Page.objects.filter(pk=journal.pk).update(first_published_at=None)
    journal.add_child(instance=ArticlePage(title="Oolong", date=date(2026, 11, 30)))
    return home


def test_a_month_tells_what_was_published_goes_live_and_is_withdrawn(owner: User, plans: HomePage) -> None:
    assert told(owner) == [
        (3, "Out", "published"), (20, "About us", "is withdrawn"), (24, "Soon", "goes live"),
        (30, "Oolong", "date of the article"),
    ]  # fmt: skip
    assert told(owner, date(2027, 1, 1), date(2027, 2, 1)) == []


def test_a_past_box_stands_on_the_day_that_tells_its_contents(
    owner: User, home: HomePage, group: FormulaGroup
) -> None:
    month = {
        "month": date(2026, 11, 1),
        "ships_on": date(2026, 11, 15),
        "cutoff_at": at(8),
        "charge_on": date(2026, 11, 5),
    }
    edition = Edition.objects.create(group=group, title=Words(en="Fires"), published=True, **month)
    wall = home.add_child(instance=PastBoxesPage(title="Past boxes"))
    box = wall.add_child(instance=PastBoxPage(title="Fires", edition=edition))
    Page.objects.update(first_published_at=None)
    assert told(owner) == [(25, "Fires", "contents are told")]
    PastBoxPage.objects.filter(pk=box.pk).update(reveal_on=date(2026, 11, 2))
    assert told(owner) == [(2, "Fires", "contents are told")]


def test_editors_see_the_pages_they_may_edit_alone(plans: HomePage, about: FreePage, client: Client) -> None:
    group = Group.objects.create(name="Gazette")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=about, permission=change)
    editor = User.objects.create_user("editor@example.com", "correct horse battery")
    editor.groups.add(group)
    assert told(editor) == [(20, "About us", "is withdrawn")]
    client.force_login(editor)
    page = client.get(reverse("pages_calendar"), {"month": "2026-11"}).text
    assert "About us" in page and "Soon" not in page


@pytest.mark.parametrize("month", ["2026-13", "x", "1999-12", "2026-11-01"])
def test_what_is_no_month_is_not_found(owner: User, client: Client, month: str) -> None:
    client.force_login(owner)
    assert client.get(reverse("pages_calendar"), {"month": month}).status_code == 404
    assert client.get(reverse("pages_calendar")).status_code == 200


def test_it_costs_the_same_for_many_pages(
    owner: User, plans: HomePage, django_assert_num_queries: Any
) -> None:
    told(owner)
    for number in range(20):
        page = plans.add_child(instance=FreePage(title=f"Page {number}", expire_at=at(9)))
        page.save_revision(approved_go_live_at=at(8))
    owner = User.objects.get(pk=owner.pk)
    with django_assert_num_queries(7):
        assert len(told(owner)) == 44
