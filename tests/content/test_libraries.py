"""Each site has pictures and documents of its own: staff of another do not find, choose or change them."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission, GroupSitePermission, Site

from commerce.base.models import User
from content.images import libraries
from content.images.models import Image, Library
from content.sites import actions as sites
from tests.commerce.backoffice.addresses import addresses

THEIRS, MINE, SHARED = "Kanarienvogel", "Rotkehlchen", "Zaunkoenig"
SPACES = ("wagtailimages", "wagtaildocs", "wagtailadmin_collections", "wagtailimages_chooser", "images",
          "wagtaildocs_chooser", "documents")  # fmt: skip

LISTS = ("/admin/images/", "/admin/documents/", "/admin/images/chooser/", "/admin/documents/chooser/")


@pytest.fixture
def their_site(site: Site) -> Site:
    return sites.create(
        sites.NewSite(
            name=f"{THEIRS} shop", hostname="their.example", language="en", currency="EUR", theme="atelier"
        )
    )


def file_in(collection: Collection, title: str, make_image: Any) -> tuple[Image, Any]:
    image = make_image(60, 40, name=f"{title}.jpg", collection=collection, alt={"en": title})
    Image.objects.filter(pk=image.pk).update(title=title)
    document = get_document_model().objects.create(
        title=title, file=ContentFile(b"%PDF-1.4", f"{title}.pdf"), collection=collection
    )
    return image, document


@pytest.fixture
def files(site: Site, their_site: Site, make_image: Any) -> dict[str, tuple[Image, Any]]:
    """A picture and a document of each library, and of what all share."""
    home, away = (Library.objects.get(site=each).collection for each in (site, their_site))
    inner = away.add_child(instance=Collection(name=f"{THEIRS} inner"))
    return {
        THEIRS: file_in(inner, THEIRS, make_image),
        MINE: file_in(home, MINE, make_image),
        SHARED: file_in(Collection.get_first_root_node(), SHARED, make_image),
    }


@pytest.fixture
def editor(files: Any, site: Site) -> Client:
    """Somebody who may do everything with every picture, and sees one site."""
    group = Group.objects.create(name="Of one site")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root = Collection.get_first_root_node()
    for model in ("image", "document", "collection"):
        for action in ("add", "change", "delete", "choose"):
            for permission in Permission.objects.filter(
                content_type__app_label__startswith="wagtail", codename=f"{action}_{model}"
            ):
                GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
    GroupSitePermission.objects.create(
        group=group, site=site, permission=Permission.objects.get(codename="change_identity")
    )
    user = User.objects.create_user("editor@example.com", "correct horse battery")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def asked(files: dict[str, tuple[Image, Any]]) -> set[str]:
    """Every address of pictures, documents and collections, of theirs and of nothing at all."""
    found = set()
    away = Collection.objects.get(name=f"{THEIRS} inner")
    keys = [row.pk for row in (*files[THEIRS], away)]
    for name, _callback in addresses():
        if not name.startswith(SPACES):
            continue
        for arguments in ([], *([key] for key in keys), *([key, "max-165x165"] for key in keys)):
            try:
                found.add(reverse(name, args=arguments))
            except NoReverseMatch:
                continue
    for kind, row in (("images/image", files[THEIRS][0]), ("wagtaildocs/document", files[THEIRS][1])):
        for action in ("delete", "add_tags", "add_to_collection"):
            found.add(f"/admin/bulk/{kind}/{action}/?id={row.pk}")
    for space in ("images", "documents"):
        found.add(f"/admin/{space}/chooser/chosen-multiple/?id={files[THEIRS][0].pk}")
    return {path for path in found if path.startswith("/admin/") and "logout" not in path}


def told(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode(errors="replace"))


def test_no_address_tells_of_another_sites_files(editor: Client, files: dict[str, tuple[Image, Any]]) -> None:
    paths = asked(files)
    assert len(paths) > 30
    heard = [path for path in sorted(paths) if THEIRS in told(editor.get(path))]
    assert heard == []
    for path in LISTS:
        echoes = told(editor.get(path, {"q": "Nowhere"})).count("Nowhere")
        assert told(editor.get(path, {"q": THEIRS})).count(THEIRS) == echoes


def test_the_same_addresses_tell_the_owner(files: dict[str, tuple[Image, Any]]) -> None:
    owner = Client()
    owner.force_login(User.objects.create_superuser("owner@example.com", "correct horse battery"))
    assert len([path for path in sorted(asked(files)) if THEIRS in told(owner.get(path))]) > 15


def test_own_and_shared_files_are_found_chosen_and_changed(
    editor: Client, files: dict[str, tuple[Image, Any]]
) -> None:
    for door in LISTS:
        shown = told(editor.get(door))
        assert MINE in shown and SHARED in shown and THEIRS not in shown
    for whose, status in ((MINE, 200), (SHARED, 200), (THEIRS, (302, 403, 404))):
        image, document = files[whose]
        for name, row in (("wagtailimages:edit", image), ("wagtaildocs:edit", document)):
            code = editor.get(reverse(name, args=[row.pk])).status_code
            assert code in (status if isinstance(status, tuple) else (status,)), (whose, name)


def test_nothing_is_put_into_another_sites_library(editor: Client, their_site: Site) -> None:
    away = Library.objects.get(site=their_site).collection
    sent = {"title": "Hm", "collection": away.pk, "file": ContentFile(b"%PDF-1.4", "hm.pdf")}
    answer = editor.post(reverse("wagtaildocs:add"), sent)
    assert answer.status_code == 200 and "Select a valid choice" in answer.text
    assert not get_document_model().objects.filter(title="Hm").exists()


def test_nothing_of_another_sites_library_is_deleted(
    editor: Client, files: dict[str, tuple[Image, Any]]
) -> None:
    image, document = files[THEIRS]
    for path in (
        reverse("wagtailimages:delete", args=[image.pk]), reverse("wagtaildocs:delete", args=[document.pk]),
        f"/admin/bulk/images/image/delete/?id={image.pk}",
        f"/admin/bulk/wagtaildocs/document/delete/?id={document.pk}",
        reverse("wagtailadmin_collections:delete", args=[image.collection_id]),
    ):  # fmt: skip
        editor.post(path)
    assert Image.objects.filter(pk=image.pk).exists()
    assert get_document_model().objects.filter(pk=document.pk).exists()
    assert Collection.objects.filter(pk=image.collection_id).exists()


def test_one_site_alone_needs_no_library(site: Site) -> None:
    libraries.open_for_each_site()
    assert not Library.objects.exists()


def test_every_site_has_its_library_once_there_are_two(site: Site, their_site: Site) -> None:
    libraries.open_for_each_site()
    assert Library.objects.count() == 2
    assert Library.objects.get(site=their_site).collection.is_child_of(Collection.get_first_root_node())


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_scripts_are_told_of_own_and_shared_files_alone(
    editor: Client, files: dict[str, tuple[Image, Any]], kind: str
) -> None:
    at = ("images", "documents").index(kind)
    for query in ("", "?fields=*", f"?search={THEIRS}", "?order=title", f"?tags={THEIRS}"):
        told = editor.get(f"/admin/api/main/{kind}/{query}").text
        assert f"{THEIRS}." not in told and f'"title": "{THEIRS}"' not in told, query
    listed = editor.get(f"/admin/api/main/{kind}/").text
    assert MINE in listed and SHARED in listed
    assert editor.get(f"/admin/api/main/{kind}/{files[MINE][at].pk}/").status_code == 200
    assert editor.get(f"/admin/api/main/{kind}/{files[THEIRS][at].pk}/").status_code == 404
    assert editor.get(f"/admin/api/main/{kind}/find/?id={files[THEIRS][at].pk}").status_code == 404


def test_who_has_nothing_to_do_with_files_is_told_of_none(files: dict[str, tuple[Image, Any]]) -> None:
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("writer@example.com", "correct horse battery")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    for kind in ("images", "documents"):
        assert client.get(f"/admin/api/main/{kind}/").json()["items"] == []
