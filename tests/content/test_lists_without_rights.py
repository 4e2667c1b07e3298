"""Who writes in one section of one site finds nothing of another site, nor any draft of another section, in
lists, searches, choosers, exports, suggestions and answers to scripts."""

import io
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageLogEntry,
    Site,
)

from commerce.base.models import User
from content.blog.models import ArticlePage, BlogPage
from content.forms.models import FormPage
from content.images.models import Image, Library
from content.pages.models import FreePage
from tests.canaries import CANARY
from tests.commerce.backoffice.addresses import addresses
from tests.content.test_files import drawn
from tests.content.test_rows_without_rights import NOT_THESE, Rows
from tests.races.sizes import FULL
from tests.replayed import replayed

pytestmark = pytest.mark.django_db
HIDDEN, BEGUN = "Nachtigall", "kanarien"


class Secrets:
    """What another site has besides its pages and texts, and a draft of the first site."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.site = Site.objects.get(hostname="other.example")
        self.home = Site.objects.get(pk=self.rows.sites.mine.site.pk).root_page
        owner = User.objects.get(email="owner@example.com")
        self.page = FormPage.objects.get(path__startswith=self.site.root_page.path)
        self._files()
        self._people(owner)
        for article in ArticlePage.objects.filter(path__startswith=self.site.root_page.path):
            article.tags.add(f"{CANARY} article")
            article.save()
        hidden = FreePage(title=f"{HIDDEN} draft", slug="hidden", introduction=HIDDEN, live=False)
        self.draft = self.home.add_child(instance=hidden)
        self.draft.save_revision(user=owner)
        PageLogEntry.objects.log_action(instance=self.draft, action="wagtail.edit", user=owner)
        Page.objects.filter(path__startswith=self.site.root_page.path).update(live=False)

    def _files(self) -> None:
        away = Collection.get_first_root_node().add_child(instance=Collection(name=f"{CANARY} files"))
        Library.objects.update_or_create(site=self.site, defaults={"collection": away})
        picture = ImageFile(io.BytesIO(drawn("PNG")), f"{CANARY}.png")
        image = Image.objects.create(title=f"{CANARY} picture", file=picture, collection=away)
        image.tags.add(f"{CANARY} tag")
        get_document_model().objects.create(
            title=f"{CANARY} paper", file=ContentFile(b"%PDF-1.4", f"{CANARY}.pdf"), collection=away
        )

    def _people(self, owner: User) -> None:
        Comment.objects.create(page=self.page, user=owner, text=f"{CANARY} remark", contentpath="title")
        PageLogEntry.objects.log_action(instance=self.page, action="wagtail.edit", user=owner)
        Page.objects.filter(pk=self.page.pk).update(locked=True, locked_by=owner)


@pytest.fixture
def secrets() -> Secrets:
    return replayed("lists without rights", Secrets)


@pytest.fixture
def author(secrets: Secrets) -> Client:
    """Somebody who writes in the journal of the first site, with pictures and documents of their own."""
    group = Group.objects.create(name="Authors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    journal = BlogPage.objects.get(path__startswith=secrets.home.path)
    add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=group, page=journal, permission=add)
    own = Collection.get_first_root_node().add_child(instance=Collection(name="Own files"))
    for codename in ("add_image", "choose_image", "add_document", "choose_document"):
        for permission in Permission.objects.filter(codename=codename):
            GroupCollectionPermission.objects.create(group=group, collection=own, permission=permission)
    user = User.objects.create_user("author@example.com", "a long password")
    user.groups.add(group)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def asked(secrets: Secrets) -> list[str]:
    """Each address that needs no row, as it is, searched, exported, and with what scripts add."""
    chosen = f"id={secrets.page.pk}&id={secrets.draft.pk}"
    queries = ["", f"q={BEGUN}&term={BEGUN}", "export=csv", chosen, "id=x"]
    queries += ["export=xlsx", f"child_of={secrets.site.root_page_id}", f"search={BEGUN}"] if FULL else []
    found = set()
    for name, _callback in addresses():
        try:
            path = reverse(name)
        except NoReverseMatch:
            continue
        if path.startswith("/admin/") and not any(each in path for each in NOT_THESE):
            found |= {f"{path}?{query}" for query in queries}
    return sorted(found)


def told_by(client: Client, path: str) -> list[str]:
    answer: Any = client.get(path)
    assert answer.status_code < 500, path
    body = answer.getvalue() if answer.streaming else answer.content
    if "sheet" in answer.get("Content-Type", ""):
        sheet = zipfile.ZipFile(io.BytesIO(body))
        body = b"".join(sheet.read(name) for name in sheet.namelist())
    text = body.decode(errors="replace").lower()
    return [each for each in (CANARY, HIDDEN) if each.lower() in text]


def test_who_writes_in_one_section_finds_nothing_of_any_other(author: Client, secrets: Secrets) -> None:
    paths = asked(secrets)
    assert len(paths) > 500
    assert [(path, told) for path in paths if (told := told_by(author, path))] == []


def test_the_owner_finds_all_of_it(client: Client, secrets: Secrets) -> None:
    client.force_login(User.objects.get(email="owner@example.com"))
    chosen = f"id={secrets.page.pk}&id={secrets.draft.pk}"
    for path in ("/admin/images/", "/admin/images/chooser/", "/admin/api/main/images/",
                 f"/admin/tag-autocomplete/?term={BEGUN}", "/admin/reports/locked/",
                 f"/admin/choose-page/chosen-multiple/?{chosen}"):  # fmt: skip
        assert CANARY in told_by(client, path), path


def test_ones_own_tags_are_offered(author: Client, secrets: Secrets) -> None:
    own = Collection.objects.get(name="Own files")
    file = ImageFile(io.BytesIO(drawn("PNG")), "own.png")
    Image.objects.create(title="Own", file=file, collection=own).tags.add("Kandis")
    assert author.get("/admin/tag-autocomplete/?term=ka").json() == ["Kandis"]
    assert author.get("/admin/tag-autocomplete/taggit/tag/?term=ka").json() == ["Kandis"]
    assert "Kandis" in author.get("/admin/images/chooser/").text
    assert "Kandis" in author.get("/admin/images/").text


def test_one_may_name_several_of_ones_own_pages_at_once(author: Client, secrets: Secrets) -> None:
    public = FreePage.objects.filter(path__startswith=secrets.home.path, live=True)[0]
    path = f"/admin/choose-page/chosen-multiple/?id={public.pk}&id={secrets.draft.pk}&id=x&id={'9' * 40}"
    assert [each["id"] for each in author.get(path).json()["result"]] == [public.pk]
