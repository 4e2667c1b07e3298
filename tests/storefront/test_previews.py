"""Drafts looked at before they are published: as whom, of which day, and by whoever was given the link."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page, Site

from commerce.base import clock
from commerce.base.models import User
from content.pages.blocks.samples import SAMPLES
from content.pages.drafts import Audience, PreviewDraft
from content.pages.models import FreePage, HomePage
from tests.storefront.shop import Api, Shop


@pytest.fixture
def home(shop: Shop) -> HomePage:
    home = HomePage(title="Home", slug="here", locale=Locale.get_active())
    Page.get_first_root_node().add_child(instance=home)
    shop.site.root_page = home
    shop.site.save()
    return home


@pytest.fixture
def draft(home: HomePage) -> FreePage:
    page = FreePage(title="Secret plan", slug="plan", live=False)
    home.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("staff@example.com", "correct horse battery"))
    return client


def share(staff: Client, page: Page, **fields: Any) -> str:
    """The path of a link made as staff make it."""
    address = reverse("share_preview", args=[page.pk])
    given = {"audience": "visitors", "seen_at": "", "days": "7"} | fields
    assert staff.post(address, given).status_code == 302
    html = staff.get(address).content.decode()
    found = re.search(r'value="http://testserver(/preview/[^"]+)"', html)
    assert found
    return found[1]


def test_whoever_has_the_link_reads_the_draft_and_nobody_keeps_it(staff: Client, draft: FreePage) -> None:
    path = share(staff, draft)
    assert Client().get("/plan/").status_code == 404
    page = Client().get(path)
    assert page.status_code == 200
    assert b"Secret plan" in page.content
    assert b"Preview: not published." in page.content
    assert (page["Cache-Control"], page["X-Robots-Tag"], page["Referrer-Policy"]) == (
        "private, no-store", "noindex", "no-referrer",
    )  # fmt: skip


def test_a_link_ends_when_it_is_revoked_and_when_its_days_are_over(staff: Client, draft: FreePage) -> None:
    path = share(staff, draft)
    kept = PreviewDraft.objects.get()
    staff.post(reverse("share_preview", args=[draft.pk]), {"revoke": str(kept.pk)})
    assert Client().get(path).status_code == 404
    path = share(staff, draft, days="1")
    with clock.moved_to(clock.now() + timedelta(days=1, minutes=1)):
        assert Client().get(path).status_code == 404


@pytest.mark.parametrize("wrong", [{"days": "31"}, {"days": "0"}, {"audience": "staff"}, {"seen_at": "soon"}])
def test_a_link_that_cannot_be_made_says_why(staff: Client, draft: FreePage, wrong: dict[str, str]) -> None:
    given = {"audience": "visitors", "seen_at": "", "days": "7"} | wrong
    assert staff.post(reverse("share_preview", args=[draft.pk]), given).status_code == 422
    assert not PreviewDraft.objects.exists()


def test_only_who_may_edit_the_page_shares_it(draft: FreePage, home: HomePage) -> None:
    group = Group.objects.create(name="Elsewhere")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    other = home.add_child(instance=FreePage(title="Other", slug="other"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=other, permission=change)
    user = User.objects.create_user("editor@example.com", "correct horse battery")
    user.groups.add(group)
    editor = Client()
    editor.force_login(user)
    assert editor.get(reverse("share_preview", args=[other.pk])).status_code == 200
    refused = editor.get(reverse("share_preview", args=[draft.pk]))
    assert (refused.status_code, b"Secret plan" in refused.content) in {(302, False), (403, False)}


def test_a_draft_is_seen_as_it_will_be_on_its_day(
    staff: Client, draft: FreePage, shop: Shop, api: Api
) -> None:
    draft.body = [("countdown", SAMPLES["countdown"]())]
    draft.save_revision()
    ahead = clock.now() + timedelta(days=40)
    asked = 'query($preview: String) { page(path: "/", preview: $preview) { preview { audience }'
    asked += " ... on FreePage { body { ... on CountdownBlock { formula { nextBox { lockedAt } } } } } } }"

    def locks(seen_at: Any) -> str:
        kept = PreviewDraft.objects.keep(
            draft.get_latest_revision_as_object(), site=shop.site, seen_at=seen_at
        )
        page = api.ask(asked, preview=kept.token)["page"]
        assert page["preview"] == {"audience": "visitors"}
        return str(page["body"][0]["formula"]["nextBox"]["lockedAt"])

    assert locks(None) < ahead.isoformat() < locks(ahead)
    assert clock.now() < ahead


def test_a_draft_is_seen_as_a_subscriber_without_anything_of_anybodys(draft: FreePage, shop: Shop) -> None:
    kept = PreviewDraft.objects.keep(draft, site=shop.site, audience=Audience.SUBSCRIBERS)
    html = Client().get(f"/preview/{kept.token}/").content.decode()
    assert 'data-preview data-who="customers subscribers"' in html
    assert "As a subscriber sees it." in html


def test_a_draft_of_one_site_opens_on_no_other(draft: FreePage, home: HomePage, shop: Shop) -> None:
    elsewhere = HomePage(title="Elsewhere", slug="elsewhere")
    Page.get_first_root_node().add_child(instance=elsewhere)
    Site.objects.create(hostname="127.0.0.1", root_page=elsewhere)
    kept = PreviewDraft.objects.keep(draft, site=shop.site)
    assert Client(headers={"host": "127.0.0.1"}).get(f"/preview/{kept.token}/").status_code == 404


def test_editors_choose_as_whom_they_preview(staff: Client, draft: FreePage) -> None:
    assert [mode for mode, _label in draft.preview_modes] == [audience.value for audience in Audience]
    edit = staff.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "As a subscriber" in edit
    assert reverse("share_preview", args=[draft.pk]) in edit


def test_a_draft_of_a_later_day_opens_nothing_else_of_that_day(
    draft: FreePage, home: HomePage, shop: Shop, api: Api
) -> None:
    ahead = clock.now() + timedelta(days=40)
    kept = PreviewDraft.objects.keep(draft, site=shop.site, seen_at=ahead)
    dates = "formulas { nodes { nextBox { lockedAt } } }"
    now = api.ask(f"{{ {dates} }}")["formulas"]
    asked = f'query($preview: String) {{ page(path: "/", preview: $preview) {{ title }} {dates} }}'
    answer = api.ask(asked, preview=kept.token)
    assert (answer["page"]["title"], answer["formulas"]) == ("Secret plan", now)
    home_too = 'home: page(path: "/") { title }'
    asked = f'query($preview: String) {{ page(path: "/", preview: $preview) {{ title }} {home_too} }}'
    answer = api.ask(asked, preview=kept.token)
    assert (answer["page"]["title"], answer["home"]) == ("Secret plan", None)


def test_a_page_of_no_site_is_not_shared(staff: Client) -> None:
    loose = Page.get_first_root_node().add_child(instance=HomePage(title="Loose", slug="loose"))
    address = reverse("share_preview", args=[loose.pk])
    answer = staff.post(address, {"audience": "visitors", "days": "7"}, follow=True)
    assert answer.status_code == 200
    assert "Move it there first" in answer.text
    assert not PreviewDraft.objects.exists()
