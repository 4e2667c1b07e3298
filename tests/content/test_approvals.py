"""Mails about approvals say what was decided, by whom and with which words, in their reader's language."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.utils import translation
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Site,
    Task,
    TaskState,
    Workflow,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from commerce.base.models import User
from content.pages.models import FreePage

pytestmark = pytest.mark.django_db

COMMENT = "The tea's “smoky” & <strong>, say so"


def somebody(name: str, language: str) -> User:
    user = User.objects.create_user(f"{name.lower()}@example.com", "a long password", first_name=name)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.fixture
def author(db: None) -> User:
    return somebody("Anaïs", "fr")


@pytest.fixture
def editor(db: None) -> User:
    return somebody("Ed", "en")


@pytest.fixture
def page(author: User) -> Page:
    home = Site.objects.get(is_default_site=True).root_page
    page: Page = home.add_child(instance=FreePage(title="L'été", slug="ete", live=False))
    page.save_revision(user=author)
    return page


@pytest.fixture
def readers(author: User, editor: User) -> Workflow:
    """Two steps, each of a group with the editor in it."""
    group = Group.objects.create(name="Readers")
    group.user_set.add(editor)
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=publish)
    workflow = Workflow.objects.create(name="Four eyes")
    for order, name in enumerate(("Read it", "Read it again")):
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=Task.objects.get(pk=task.pk), sort_order=order)
    return workflow


def told() -> dict[str, tuple[str, str]]:
    """Who received which subject and text since the last time; two mails to one person are the last."""
    sent = {one.to[0]: (one.subject, str(one.body)) for one in mail.outbox}
    mail.outbox.clear()
    return sent


def decide(workflow_state: object, editor: User, *, approve: bool, comment: str) -> None:
    """As the editor does in their own language."""
    state = TaskState.objects.get(workflow_state=workflow_state, status=TaskState.STATUS_IN_PROGRESS).specific
    with translation.override("en"):
        (state.approve if approve else state.reject)(user=editor, comment=comment)


def test_who_handed_a_page_in_reads_what_its_approver_wrote(
    page: Page, author: User, editor: User, readers: Workflow
) -> None:
    state = readers.start(page, author)
    assert "L'été" in told()["ed@example.com"][1]
    decide(state, editor, approve=True, comment="")
    told()
    decide(state, editor, approve=True, comment=COMMENT)
    subject, text = told()["anaïs@example.com"]
    assert COMMENT in text and "Ed" in text and "L'été" in text and "L'été" in subject
    assert f"{settings.PUBLIC_URL}/ete/\n" in text  # it is published by that
    assert f"/admin/pages/{page.pk}/edit/" not in text  # who may not edit it is not led there


def test_who_handed_a_page_in_reads_why_it_came_back(
    page: Page, author: User, editor: User, readers: Workflow
) -> None:
    state = readers.start(page, author)
    told()
    decide(state, editor, approve=False, comment=COMMENT)
    assert COMMENT in told()["anaïs@example.com"][1]


def test_whoever_approves_next_reads_what_was_written_before(
    page: Page, author: User, editor: User, readers: Workflow
) -> None:
    state = readers.start(page, author)
    assert "wrote:" not in told()["ed@example.com"][1]
    reader = somebody("Rita", "en")
    Group.objects.get(name="Readers").user_set.add(reader)
    decide(state, editor, approve=True, comment=COMMENT)
    subject, text = told()["rita@example.com"]
    assert subject == "Waits for your approval: L'été"
    assert f"Ed wrote:\n\n{COMMENT}\n" in text and "(Read it again)" in text


def test_each_reads_it_in_their_own_language(
    page: Page, author: User, editor: User, readers: Workflow
) -> None:
    state = readers.start(page, author)
    told()
    decide(state, editor, approve=False, comment=COMMENT)
    subject, text = told()["anaïs@example.com"]
    assert subject == "À revoir\N{NO-BREAK SPACE}: L'été"
    assert text.startswith("Bonjour Anaïs,") and "Ed a écrit\N{NO-BREAK SPACE}:" in text
    assert "\n\n\n" not in text
