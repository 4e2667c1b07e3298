"""What a refused request must leave as it was: every row of every table."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

Digest = dict[str, tuple[int, int]]


def digest() -> Digest:
    """Rows of every table, and a hash of all that they hold."""
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        parts = (
            f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM \"{name}\" t"
            for name in names
        )
        cursor.execute(" UNION ALL ".join(parts))
        return {name: (count, int(total)) for name, count, total in cursor.fetchall()}


def changed(before: Digest) -> list[str]:
    """The tables that are no longer as they were."""
    now = digest()
    return sorted(name for name in now if now[name] != before.get(name))


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back; it may call a gateway, as in a test of its own."""
    block = transaction.atomic()
    # As the block around each test has it: "outside any transaction" holds inside.
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)
