"""Payloads sent through every form of the back office: each is taken as text or refused with its reason, and
what was taken comes alive nowhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.views.generic import FormView
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.models import Page

from commerce.base.backoffice.acting import ActionView
from commerce.base.models import User
from commerce.invoices.models import Invoice
from commerce.invoices.render import pdf_and_kind
from tests.browser.hostile import doors, paths
from tests.browser.hostile.judge import Judge, every
from tests.browser.hostile.paper import text_of, wrong_on
from tests.browser.hostile.test_back_office import html_of
from tests.browser.hostile.test_letters import formulas_in_exports, letters, printed_again, wrong_letters
from tests.browser.hostile.written import Written
from tests.commerce.backoffice.addresses import view_classes
from tests.commerce.invoices.sales import credit, sell

WITHOUT_TEXT = {
    *("articles:choose_parent", "past_boxes:choose_parent", "wagtaillocales:add", "wagtaillocales:edit"),
    "wagtailadmin_workflows:add_task",  # a kind is chosen first; what is written is that of `edit_task`
}
OF_VISITORS = ("account_", "mfa_", "wagtailadmin_login", "wagtailcore_login", "wagtailadmin_password_reset")


@pytest.fixture
def owner(written: Written) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(is_superuser=True))
    return client


def test_every_form_takes_payloads_as_text_or_refuses_them_with_a_reason(written: Written) -> None:
    assert [(door.name, door.path, door.wrong) for door in written.doors if door.wrong] == []
    assert [door.path for door in written.doors if not door.done] == []
    assert written.payloads > 900
    took = {door.name for door in written.doors if door.taken}
    assert len(took) > 60


def test_every_form_there_is_was_written_into(written: Written) -> None:
    """A new one is found by itself; where it cannot be opened, this says so."""
    kinds = (CreateView, EditView, FormView)
    there = {name for name, view in view_classes() if issubclass(view, kinds)}
    there -= {name for name, view in view_classes() if issubclass(view, ActionView)}
    there = {name for name in there if not name.endswith(doors.NO_FORMS)}
    missing = there - {door.name for door in written.doors} - WITHOUT_TEXT
    assert [each for each in sorted(missing) if not each.startswith(OF_VISITORS)] == []


def test_nothing_that_was_taken_comes_alive_in_the_back_office(
    written: Written, owner: Client, judge: Callable[..., Judge]
) -> None:
    judging, wrong = judge(), []
    lists = [candidates[0] for name, candidates in paths.back_office() if name.endswith((":index", "_home"))]
    shown = [*dict.fromkeys([*(door.path for door in written.doors), *lists])]
    for path in shown:
        answer = owner.get(path)
        if answer.status_code >= 500:
            wrong.append(f"{answer.status_code} {path}")
        elif html := html_of(answer):
            wrong += judging.read(path, html)
    assert wrong == []
    assert len(shown) > 120


def test_nothing_that_was_taken_comes_alive_in_the_shop(
    written: Written, judge: Callable[..., Judge]
) -> None:
    judging, wrong, client = judge(), [], Client(raise_request_exception=False)
    pages = [page.get_url() or "" for page in Page.objects.live().filter(depth__gt=2)]
    wrong += every(judging, dict.fromkeys(["/", "/shop/", *(each for each in pages if each[:1] == "/")]))
    for path in paths.storefront():
        answer: Any = client.get(path)
        if answer.status_code >= 500:
            wrong.append(f"{answer.status_code} {path}")
        elif html := html_of(answer):
            wrong += judging.read(path, html)
    assert wrong == []
    assert len(pages) > 10


def test_nothing_that_was_taken_comes_alive_in_mails(written: Written, judge: Callable[..., Judge]) -> None:
    """Staff's own words of mails among them, and the names and addresses under each."""
    wrong, seen = wrong_letters(judge())
    assert wrong == []
    assert seen > 150
    judging = judge()
    assert [each for _name, one in list(letters())[::23] for each in judging.shown(one.html)] == []


def test_nothing_that_was_taken_comes_alive_on_paper(written: Written, with_pango: None) -> None:
    """Sold before, and sold since: each seller, each document and each gift card has words of its own."""
    invoice = Invoice.objects.get(order=sell(written.shop, monthly=1))
    printed = [
        *printed_again(),
        *((str(each), pdf_and_kind(each)[0]) for each in (invoice, credit(invoice, 100))),
    ]
    assert [each for name, pdf in printed for each in wrong_on(name, pdf)] == []
    assert any("pwned" in text_of(pdf) for _name, pdf in printed)


def test_no_export_of_what_was_taken_begins_a_cell_with_a_formula(written: Written, owner: Client) -> None:
    files, wrong = formulas_in_exports(owner)
    assert wrong == []
    assert files > 25
