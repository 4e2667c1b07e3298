"""What a refused request must leave as it was: every row of every table."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

Sums = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Digest:
    """Rows of every table with a hash of all that they hold, and how often this transaction wrote to each."""

    sums: Sums
    writes: dict[str, int]


def digest() -> Digest:
    """Everything, as it is at this moment of the test's one transaction."""
    assert connection.in_atomic_block
    writes = _writes()
    return Digest(_sums(writes), writes)


def changed(before: Digest) -> list[str]:
    """The tables that are no longer as they were; only those written to since can be."""
    written = [name for name, count in _writes().items() if count != before.writes[name]]
    now = _sums(written)
    return sorted(name for name in written if now[name] != before.sums[name])


def _writes() -> dict[str, int]:
    """Writes of this transaction alone, and of all that it took back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


def _sums(names: Iterable[str]) -> Sums:
    parts = [
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM \"{name}\" t"
        for name in names
    ]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {name: (count, int(total)) for name, count, total in cursor.fetchall()}


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back; it may call a gateway, as in a test of its own."""
    block = transaction.atomic()
    # As the block around each test has it: "outside any transaction" holds inside.
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)
