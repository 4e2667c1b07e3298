"""An editor sees of pages that are not theirs what every visitor sees, whatever address they ask."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import GroupPagePermission, PageViewRestriction, Revision

from commerce.base.models import User
from content.pages.models import FreePage, HomePage

SEARCHED, SECRETS = "Kanarienvogel", ("Kanarienvogel one", "Kanarienvogel two", "Nachtigall")


@pytest.fixture
def secret(home: HomePage) -> FreePage:
    """A page that was never published, with two revisions."""
    page = home.add_child(
        instance=FreePage(title=SECRETS[0], slug="secret", introduction=SECRETS[2], live=False)
    )
    page.save_revision()
    page.title = SECRETS[1]
    page.save_revision()
    return page


@pytest.fixture
def editor(home: HomePage, about: FreePage) -> Client:
    """Somebody who may edit and publish one page, and nothing else."""
    group = Group.objects.create(name="Those of one page")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=about, permission=permission)
    user = User.objects.create_user("editor@example.com", "correct horse battery")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def addresses(page: FreePage) -> list[str]:
    """Every address of the back office that names a page, a revision of it, or nothing at all."""
    first, last = Revision.objects.for_instance(page).order_by("pk").values_list("pk", flat=True)
    given: list[dict[str, Any]] = [
        {"page_id": page.pk}, {"pk": page.pk}, {"parent_page_id": page.pk}, {"content_type_id": 1},
        {"page_id": page.pk, "revision_id": last}, {"pk": page.pk, "revision_id": last},
        {"page_id": page.pk, "revision_id_a": first, "revision_id_b": last},
        {"content_type_app_name": "pages", "content_type_model_name": "freepage", "parent_page_id": page.pk},
        {"page_to_move_id": page.pk}, {},
    ]  # fmt: skip
    found = set()
    for namespace in ("wagtailadmin_pages", ""):
        names = get_resolver().namespace_dict["wagtailadmin_pages"][1].reverse_dict if namespace else {}
        own = [name for name in names if isinstance(name, str)]
        for name in own or ["wagtailadmin_choose_page", "wagtailadmin_choose_page_search", "share_preview",
                            "to_mend", "wagtailadmin_home", "wagtailadmin_reports:site_history",
                            "wagtailadmin_reports:aging_pages", "wagtailadmin_reports:locked_pages",
                            "wagtailadmin_explore", "wagtailadmin_explore_root"]:  # fmt: skip
            for arguments in given:
                try:
                    found.add(reverse(f"{namespace}:{name}" if namespace else name, kwargs=arguments))
                except NoReverseMatch:
                    try:
                        found.add(
                            reverse(f"{namespace}:{name}" if namespace else name, args=[*arguments.values()])
                        )
                    except NoReverseMatch:
                        continue
    return sorted(found)


def test_no_address_tells_of_a_draft_to_who_may_not_edit_it(editor: Client, secret: FreePage) -> None:
    asked = addresses(secret)
    assert len(asked) > 25
    told = []
    for address in asked:
        for query in ({}, {"q": SEARCHED}):
            answer = editor.get(address, query)
            body = answer.content.decode() if not answer.streaming else ""
            if any(secret in body for secret in SECRETS):
                told.append((address, query, answer.status_code))
    assert told == []


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_nothing_done_to_several_at_once_names_a_page_that_is_not_ones_own(
    editor: Client, secret: FreePage, about: FreePage, action: str
) -> None:
    address = f"/admin/bulk/wagtailcore/page/{action}/?id={secret.pk}"
    assert editor.get(address).status_code == 404
    beside = editor.get(f"{address}&id={about.pk}")
    assert not any(secret in beside.text for secret in SECRETS)


def test_private_pages_have_no_name_either_and_public_ones_can_be_linked_to(
    editor: Client, home: HomePage, secret: FreePage
) -> None:
    secret.get_latest_revision().publish()
    found = editor.get("/admin/choose-page/search/", {"q": SEARCHED}).content.decode()
    assert SECRETS[1] in found
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert SECRETS[1] not in editor.get("/admin/choose-page/search/", {"q": SEARCHED}).content.decode()


def test_who_may_edit_a_draft_finds_it(editor: Client, about: FreePage) -> None:
    about.title = SECRETS[0]
    about.live = False
    about.save()
    assert SECRETS[0] in editor.get("/admin/choose-page/search/", {"q": SEARCHED}).content.decode()


def test_a_page_of_ones_own_can_still_be_moved(home: HomePage, about: FreePage, editor: Client) -> None:
    other = home.add_child(instance=FreePage(title="Other", slug="other"))
    group = Group.objects.get(name="Those of one page")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    address = reverse("wagtailadmin_pages:move_confirm", args=[about.pk, other.pk])
    assert editor.post(address).status_code == 302
    about.refresh_from_db()
    assert about.get_parent().pk == other.pk
