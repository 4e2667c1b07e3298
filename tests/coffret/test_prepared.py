"""The file that demos and tests begin with is what the migrations make, one after the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg.sql import SQL, Identifier

from coffret.embedded import prepared, template

Found = tuple[set[tuple[str, str]], dict[str, int], list[tuple[object, ...]]]


@pytest.fixture
def databases(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[str], str]]:
    """Makes names of databases, which are gone afterwards."""
    current, made = connection.settings_dict["NAME"], list[str]()

    def name(ending: str) -> str:
        made.append(f"{current}_{ending}")
        return made[-1]

    with django_db_blocker.unblock():
        yield name
        for one in made:
            template.drop(one)


def found_in(name: str) -> Found:
    """The migrations that have run there, how many rows each table has, and the pages."""
    with template.using(name), connection.cursor() as cursor:
        applied = set(MigrationRecorder(connection).applied_migrations())
        counted = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table)))
            counted[table] = cursor.fetchone()[0]
        cursor.execute(
            "SELECT path, slug, title, url_path, live, locale_id FROM wagtailcore_page ORDER BY path"
        )
        return applied, counted, cursor.fetchall()


def test_it_is_what_the_migrations_make(databases: Callable[[str], str], tmp_path: Path) -> None:
    begun, migrated, read = databases("begun"), databases("migrated"), databases("read")
    template.begin(begun)
    template.migrate(migrated)
    assert found_in(begun) == found_in(migrated)
    # PostgreSQL prints a condition otherwise once it has read it: both have been read.
    file = tmp_path / "prepared.sql"
    prepared.write(migrated, file)
    template.begin(read, file)
    assert prepared.dump(begun, "--schema-only") == prepared.dump(read, "--schema-only")


def test_migrations_that_came_after_it_are_applied(
    django_db_blocker: Any, django_db_setup: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran: list[str] = []
    file = tmp_path / "prepared.sql"
    monkeypatch.setattr(prepared, "call_command", lambda command, **options: ran.append(command))
    with django_db_blocker.unblock():
        file.write_text(f"{prepared.HEAD}{prepared.fingerprint()}\nSELECT 1;")
        prepared.load(file)
        assert not ran
        file.write_text(f"{prepared.HEAD}of last year\nSELECT 1;")
        prepared.load(file)
    assert ran == ["migrate"]
