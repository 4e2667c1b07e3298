"""The test database put back as it was: a tenth of what a new copy of it costs.

Only what a test changed is undone: rows are taken away, those that migrations made come back, sequences
count from where they stood. Where the schema itself was changed, only a new copy will do.
"""

from dataclasses import dataclass
from typing import Self

from django.db import connection
from psycopg import Cursor, sql

# Every object of the schema with the transaction that wrote it: any change of one shows.
SCHEMA = """
SELECT string_agg(format('%s %s', count, sum), ',') FROM (
    SELECT count(*), sum(hashtext(format('%s %s', oid, xmin))) FROM pg_class
    UNION ALL SELECT count(*), sum(hashtext(format('%s %s', oid, xmin))) FROM pg_constraint
    UNION ALL SELECT count(*), sum(hashtext(format('%s %s', oid, xmin))) FROM pg_trigger
    UNION ALL SELECT count(*), sum(hashtext(format('%s %s', oid, xmin))) FROM pg_attrdef
    UNION ALL SELECT count(*), sum(hashtext(format('%s %s', oid, xmin))) FROM pg_proc
) AS objects"""
OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


@dataclass(frozen=True)
class Pristine:
    """What a database holds that no test has used yet."""

    schema: str
    tables: tuple[str, ...]
    rows: dict[str, bytes]
    sequences: dict[str, int | None]

    @classmethod
    def of_now(cls) -> Self:
        """As Django's database is at this moment."""
        with connection.cursor() as wrapper:
            cursor = wrapper.cursor
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
            tables = tuple(name for (name,) in cursor.fetchall())
            rows = {name: rows_of(cursor, name) for name in _filled(cursor, tables)}
            return cls(_schema(cursor), tables, rows, _sequences(cursor))

    def restore(self) -> bool:
        """Django's database is so again, and nobody else is connected to it.

        False, with nothing restored, where its schema is another.
        """
        with connection.cursor() as wrapper:
            cursor = wrapper.cursor
            cursor.execute(OTHERS)
            if _schema(cursor) != self.schema:
                return False
            cursor.execute("SET session_replication_role = replica")  # no trigger, no foreign key
            for name in {*_filled(cursor, self.tables), *self.rows}:
                kept = self.rows.get(name, b"")
                if not kept or rows_of(cursor, name) != kept:
                    refill(cursor, name, kept)
            for name, value in _sequences(cursor).items():
                if value != self.sequences[name]:
                    cursor.execute(
                        "SELECT setval(%s, coalesce(%s, 1), %s)",
                        [name, self.sequences[name], self.sequences[name] is not None],
                    )
            cursor.execute("SET session_replication_role = origin")
        return True


def refill(cursor: Cursor, name: str, rows: bytes) -> None:
    """The table holds these rows and no others."""
    cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
    with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))) as copy:
        copy.write(rows)


def _schema(cursor: Cursor) -> str:
    cursor.execute(SCHEMA)
    return _only(cursor)


def _filled(cursor: Cursor, tables: tuple[str, ...]) -> list[str]:
    """The tables that have rows."""
    each = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(name), sql.Identifier(name))
        for name in tables
    )
    cursor.execute(each)
    return [name for (name,) in cursor.fetchall()]


def rows_of(cursor: Cursor, name: str) -> bytes:
    """What the table holds, as COPY has it."""
    with cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as copy:
        return b"".join(copy)


def _sequences(cursor: Cursor) -> dict[str, int | None]:
    cursor.execute("SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences")
    return dict(cursor.fetchall())


def _only(cursor: Cursor) -> str:
    row = cursor.fetchone()
    assert row
    return str(row[0])
