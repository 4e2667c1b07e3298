"""Databases copied from a migrated template: making that takes a second or more, a copy a tenth of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg.sql import SQL, Identifier, Literal

from coffret.embedded import prepared

PREFIX = "coffret_template"
# An arbitrary number that only Coffret's template takes as an advisory lock.
BUILDING = 0x0C0FF2E7


def copy_to(name: str, *, of: str = "") -> None:
    """A new database of this name is a copy of the migrated template, or of the database `of`.

    One of the same name is gone, with its users.
    """
    with _server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        template = of or _template(cursor)
        _drop(cursor, name)
        cursor.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))


def begin(name: str, file: Path = prepared.FILE) -> None:
    """A new database of this name is what the prepared `file` and the migrations since make."""
    _create(name)
    with using(name):
        prepared.load(file)


def migrate(name: str) -> None:
    """A new database of this name is what all migrations make, one after the other."""
    _create(name)
    with using(name):
        call_command("migrate", verbosity=0)


def drop(name: str) -> None:
    """No database has this name; whoever used it is disconnected."""
    with _server() as cursor:
        _drop(cursor, name)


def names(pattern: str) -> set[str]:
    """The databases whose name is LIKE `pattern`."""
    with _server() as cursor:
        return _names(cursor, pattern)


def rename(name: str, new: str) -> None:
    """The database `name`, which nobody uses, is called `new`."""
    with _server() as cursor:
        _rename(cursor, name, new)


def comment(name: str) -> str:
    """What `set_comment` left on the database, or "" ."""
    with _server() as cursor:
        cursor.execute(
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = %s",
            [name],
        )
        return str(cursor.fetchone()[0])


def set_comment(name: str, text: str) -> None:
    """The database carries `text`, readable without connecting to it."""
    with _server() as cursor:
        cursor.execute(SQL("COMMENT ON DATABASE {} IS {}").format(Identifier(name), Literal(text)))


@contextmanager
def using(name: str) -> Iterator[None]:
    """Django's connections are to the database `name` meanwhile."""
    before = connection.settings_dict["NAME"]
    disconnect()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        disconnect()
        connection.settings_dict["NAME"] = before


def disconnect() -> None:
    """This thread has no connection, nor its process any in reserve."""
    wrapper = cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])
    wrapper.close()
    wrapper.close_pool()


@contextmanager
def _server() -> Iterator[CursorWrapper]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # another process may be building the template
        yield cursor


def _template(cursor: CursorWrapper) -> str:
    """Name of the template that fits today's migrations, made if it is missing."""
    name = f"{PREFIX}_{prepared.fingerprint()}"
    known = _names(cursor, f"{PREFIX}%")
    if name not in known:
        for outdated in known:
            _drop(cursor, outdated)
        unfinished = f"{PREFIX}_unfinished"
        begin(unfinished)
        _rename(cursor, unfinished, name)
    return name


def _create(name: str) -> None:
    with _server() as cursor:
        _drop(cursor, name)
        cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))


def _names(cursor: CursorWrapper, pattern: str) -> set[str]:
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
    return {name for (name,) in cursor.fetchall()}


def _drop(cursor: CursorWrapper, name: str) -> None:
    cursor.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _rename(cursor: CursorWrapper, name: str, new: str) -> None:
    cursor.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(name), Identifier(new)))
