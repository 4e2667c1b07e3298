"""A database that was copied elsewhere charges and mails nobody until somebody has confirmed it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command

from coffret.embedded import template
from commerce.base import installation, stops
from commerce.base.models import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    installation.forget()
    yield
    installation.forget()


def stopped() -> tuple[bool, bool]:
    return stops.charges_stopped(), stops.mails_stopped()


def test_a_new_installation_knows_where_it_is_from_its_first_use() -> None:
    assert not Installation.objects.exists()
    assert stopped() == (False, False)
    assert Installation.objects.get().confirmed_by == "first use"
    assert installation.difference() == []


@pytest.mark.parametrize("what", ["environment", "server", "database"])
def test_a_copy_charges_and_mails_nobody_until_confirmed(what: str, capsys: Any) -> None:
    stopped()
    Installation.objects.update(**{what: "another"})
    installation.forget()
    assert stopped() == (True, True)
    assert [name for name, _was, _now in installation.difference()] == [what]
    call_command("confirm_installation")
    assert f"{what}: another → " in capsys.readouterr().out
    assert stopped() == (False, False)


def test_an_environment_of_another_name_is_another_place(settings: Any) -> None:
    assert stopped() == (False, False)
    settings.ENVIRONMENT = "staging"
    assert stopped() == (True, True)


def test_another_account_at_the_gateway_is_another_place() -> None:
    assert installation.note_gateway_account("stripe:acct_1")
    assert stopped() == (False, False)
    assert not installation.note_gateway_account("stripe:acct_2")
    assert stopped() == (True, True)
    installation.confirm(by="staff:1")
    assert installation.note_gateway_account("stripe:acct_2")
    assert stopped() == (False, False)


def test_the_database_is_asked_once_a_minute(django_assert_num_queries: Any) -> None:
    installation.is_copy()
    with django_assert_num_queries(0):
        assert not installation.is_copy()
    installation.forget()
    with django_assert_num_queries(2):
        assert not installation.is_copy()


@pytest.mark.django_db(transaction=True)
def test_a_copied_database_finds_out_and_a_template_does_not(request: Any) -> None:
    assert stopped() == (False, False)
    copy = f"{Installation.objects.get().database}_copy"
    template.disconnect()
    template.copy_to(copy, of=copy.removesuffix("_copy"))
    try:
        with template.using(copy):
            assert stopped() == (True, True)
            installation.leave_no_trace()
            assert stopped() == (False, False)
    finally:
        template.drop(copy)
    template.copy_to(copy)
    try:
        with template.using(copy):
            assert not Installation.objects.exists()
    finally:
        template.drop(copy)
