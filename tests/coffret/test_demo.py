"""`manage.py demo` says what is wrong before it builds anything, and touches no other database."""

import socket

import pytest
from django.core.management import CommandError
from django.db import connection

from coffret.demo import database
from coffret.embedded import prepared, template
from coffret.management.commands.demo import HOST, ensure_free
from commerce.base import installation, stops
from commerce.base.models import Installation, User


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken.*make demo PORT={port + 1}"):
            ensure_free(port)
    ensure_free(port)


@pytest.fixture
def name(django_db_setup, django_db_blocker):
    """The name of a database that is not there, and that Django's settings ask for meanwhile."""
    name = f"{connection.settings_dict['NAME']}_unbuilt"
    with django_db_blocker.unblock(), template.using(name):
        yield name
        template.drop(name)
        template.drop(f"{name}_unfinished")


def build() -> None:
    User.objects.create_user("first@example.com", "correct horse battery")


def users() -> int:
    return User.objects.count()


def test_the_first_start_builds_and_the_next_ones_keep(name: str) -> None:
    assert database.prepare(build, reset=False)
    assert users() == 1
    User.objects.create_user("visitor@example.com", "correct horse battery")

    assert not database.prepare(build, reset=False)
    assert users() == 2

    assert database.prepare(build, reset=True)
    assert users() == 1


def test_a_demo_that_was_built_charges_where_it_ends_up(name: str) -> None:
    def charging() -> None:
        installation.forget()
        assert not stops.charges_stopped()

    database.prepare(charging, reset=False)
    installation.forget()
    assert not stops.charges_stopped()
    assert Installation.objects.get().database == name


def test_a_build_that_is_interrupted_leaves_nothing_half_done(name: str) -> None:
    def interrupted() -> None:
        build()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        database.prepare(interrupted, reset=False)
    assert name not in template.names(name)

    assert database.prepare(build, reset=False)
    assert users() == 1


def test_a_failed_reset_keeps_what_was_there(name: str) -> None:
    def fails() -> None:
        raise RuntimeError

    database.prepare(build, reset=False)
    with pytest.raises(RuntimeError):
        database.prepare(fails, reset=True)
    assert users() == 1


@pytest.mark.parametrize("reset", [False, True])
def test_a_database_that_the_demo_has_not_made_is_left_alone(name: str, reset: bool) -> None:
    template.copy_to(name)
    with pytest.raises(CommandError, match="was not made by the demo"):
        database.prepare(build, reset=reset)
    assert users() == 0


def test_newer_migrations_are_applied_to_what_is_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database.prepare(build, reset=False)
    ran: list[str] = []
    monkeypatch.setattr(prepared, "fingerprint", lambda: "newer")
    monkeypatch.setattr(database, "call_command", lambda command, **options: ran.append(command))

    assert not database.prepare(build, reset=False)
    assert ran == ["migrate"]
    assert not database.prepare(build, reset=False)
    assert ran == ["migrate"]
