"""Staff of one site, and editors of one page, read nothing of what is another's, whatever address they ask:
every address of the back office is asked for every row that is not theirs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Revision,
    Site,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from commerce.base.models import User
from content.blog.models import ArticlePage
from content.forms.models import FormPage
from content.pages.models import HomePage
from tests.canaries import CANARY, TwoSites
from tests.commerce.backoffice.addresses import addresses
from tests.commerce.backoffice.sales import staff
from tests.commerce.backoffice.test_two_sites import sings
from tests.replayed import replayed

pytestmark = pytest.mark.django_db
NOT_THESE = ("logout", "failwhale", "sprite", "jsi18n")
THEIR_TEXTS = ("menus.Menu", "pages.SharedBlocks", "emails.MailWords", "blog.Author", "pages.Identity",
               "sites.MarketingIds", "base.ShopSettings", "wagtailredirects.Redirect")  # fmt: skip


class Rows:
    """What belongs to the second site, with two revisions of each that has revisions, and a task waiting."""

    def __init__(self) -> None:
        self.sites = TwoSites()
        site = Site.objects.get(hostname="other.example")
        pages = list(Page.objects.filter(path__startswith=site.root_page.path).specific())
        for page in pages:
            page.title = f"{CANARY} {page.pk}"
            page.save_revision(clean=False)
            page.save_revision(clean=False)
        form = FormPage.objects.get(path__startswith=site.root_page.path)
        form.get_submission_class().objects.create(page=form, form_data={"name": CANARY})
        owner = User.objects.create_superuser("owner@example.com", "a long password")
        self._wait_for_approval(form, owner)
        several = [page for page in pages if isinstance(page, HomePage | FormPage | ArticlePage)]
        self.pks = [(type(row), row.pk) for row in [*several, *self._texts(site, owner)]]
        self.site_pk = site.pk
        # What everybody reads may be linked to from every site; these are drafts.
        Page.objects.filter(path__startswith=site.root_page.path).update(live=False)
        # Which sites there are is no secret, and rows are called by them.
        Site.objects.filter(pk=site.pk).update(site_name="Other")

    @staticmethod
    def _texts(site: Site, owner: User) -> Iterator[Any]:
        for label in THEIR_TEXTS:
            for row in apps.get_model(label)._default_manager.filter(site=site)[:1]:
                if hasattr(row, "save_revision"):
                    row.save_revision(user=owner, clean=False)
                    row.save_revision(user=owner, clean=False)
                yield row

    @staticmethod
    def _wait_for_approval(page: Page, owner: User) -> None:
        task = GroupApprovalTask.objects.create(name="Read it")
        workflow = Workflow.objects.create(name="Four eyes")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=page)
        workflow.start(page, owner)


@pytest.fixture
def rows() -> Rows:
    return replayed("rows without rights", Rows)


@pytest.fixture
def of_one_site(client: Client, rows: Rows) -> Client:
    """Somebody who may do everything, on the first site alone, and edits its pages."""
    everything = Permission.objects.exclude(codename__in=("add_site", "change_site", "delete_site"))
    mine = rows.sites.mine.site
    user = staff(*everything.values_list("codename", flat=True), only=mine)
    home = Site.objects.get(pk=mine.pk).root_page
    for codename in ("add_page", "change_page", "publish_page", "lock_page"):
        GroupPagePermission.objects.create(
            group=user.groups.get(), page=home, permission=Permission.objects.get(codename=codename)
        )
    client.force_login(user)
    return client


@pytest.fixture
def of_one_page(rows: Rows) -> Client:
    """Somebody who may edit one page of the first site, and nothing else."""
    group = Group.objects.create(name="Those of one page")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    home = Site.objects.get(pk=rows.sites.mine.site.pk).root_page
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=home, permission=Permission.objects.get(codename=codename)
        )
    user = User.objects.create_user("editor@example.com", "a long password")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def asked(rows: Rows) -> list[str]:
    """Every address of the back office, for each of their rows that it may be about."""
    known = {(model, pk): list(_arguments(rows, model, pk)) for model, pk in rows.pks}
    loose = [*_of_workflows(rows), [rows.site_pk]]
    found = set()
    for name, callback in addresses():
        about = model_of(callback)
        for (model, _pk), arguments in known.items():
            if about is None or issubclass(model, about):
                found |= set(_paths(name, arguments))
        if about is None:
            found |= set(_paths(name, loose))
    return sorted(found | set(_several_at_once(rows)))


def model_of(callback: Any) -> type | None:
    """Of which rows the view is, where it says so."""
    view = getattr(callback, "view_class", None)
    model = getattr(callback, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
    return model if isinstance(model, type) else None


def _paths(name: str, known: list[list[Any]]) -> Iterator[str]:
    for arguments in known:
        try:
            path = reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        if path.startswith("/admin/") and not any(each in path for each in NOT_THESE):
            yield path


def _arguments(rows: Rows, model: Any, pk: Any) -> Iterator[list[Any]]:
    meta = model._meta
    yield from ([pk], [meta.app_label, meta.model_name, pk], [meta.app_label, meta.model_name, rows.site_pk])
    kinds = ContentType.objects.get_for_models(model, Page).values()
    revisions = Revision.objects.filter(base_content_type__in=kinds, object_id=str(pk)).order_by("pk")
    two = list(revisions.values_list("pk", flat=True)[:2])
    if len(two) == 2:
        yield from ([pk, two[0]], [pk, *two], [pk, two[0], "live"])


def _of_workflows(rows: Rows) -> Iterator[list[Any]]:
    for task in TaskState.objects.values_list("pk", flat=True):
        yield from ([task], [rows.pks[0][1], "approve", task])
    for state in WorkflowState.objects.values_list("pk", flat=True):
        yield [state]


def _several_at_once(rows: Rows) -> Iterator[str]:
    for model, pk in rows.pks:
        meta = model._meta
        for action in ("delete", "move", "publish", "unpublish"):
            yield f"/admin/bulk/{meta.app_label}/{meta.model_name}/{action}/?id={pk}"
            yield f"/admin/bulk/wagtailcore/page/{action}/?id={pk}"
        yield f"/admin/snippets/choose/{meta.app_label}/{meta.model_name}/chosen-multiple/?id={pk}"


def heard_by(client: Client, paths: list[str]) -> list[tuple[int, str]]:
    return [(answer.status_code, path) for path in paths if sings(answer := client.get(path))]


def test_the_owner_reads_all_of_it(client: Client, rows: Rows) -> None:
    client.force_login(User.objects.get(email="owner@example.com"))
    paths = asked(rows)
    assert len(paths) > 200
    assert len(heard_by(client, paths[::3])) > 20


def test_staff_of_one_site_read_nothing_of_another(of_one_site: Client, rows: Rows) -> None:
    assert heard_by(of_one_site, asked(rows)) == []


def test_an_editor_of_one_page_reads_of_no_draft_and_no_text_of_another(
    of_one_page: Client, rows: Rows
) -> None:
    assert heard_by(of_one_page, asked(rows)) == []
