"""What many tests begin with, made once per worker: after that its rows are only copied."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection

from tests.pristine import Pristine, refill, rows_of


@dataclass(frozen=True)
class Made:
    """The tables that changed, as they were and as they became, and what the maker gave."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    sequences: dict[str, int]
    given: bytes


_made: dict[str, Made] = {}
T = TypeVar("T")


def replayed(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, with its rows; after the first call of this name the copies that were kept of them.

    It is made anew where the tables it changes do not hold what they held then, and where tests are not
    those of a superuser.
    """
    if connection.settings_dict["ENGINE"] != "coffret.embedded":
        return make()
    if name not in _made:
        before = Pristine.of_now()
        given = make()
        _made[name] = _difference(before, Pristine.of_now(), given)
        return given
    found: T = pickle.loads(_made[name].given)
    return found if _copied(_made[name]) else make()


def _difference(before: Pristine, after: Pristine, given: Any) -> Made:
    changed = {table: rows for table, rows in after.rows.items() if rows != before.rows.get(table)}
    assert not before.rows.keys() - after.rows.keys(), "a table was emptied"
    return Made(
        before={table: before.rows.get(table, b"") for table in changed},
        after=changed,
        sequences={
            name: last
            for name, last in after.sequences.items()
            if last is not None and last != before.sequences[name]
        },
        given=pickle.dumps(given),
    )


def _copied(made: Made) -> bool:
    with connection.cursor() as wrapper:
        cursor = wrapper.cursor
        if any(rows_of(cursor, table) != rows for table, rows in made.before.items()):
            return False
        cursor.execute("SET session_replication_role = replica")  # no trigger, no foreign key
        for table, rows in made.after.items():
            refill(cursor, table, rows)
        cursor.execute("SET session_replication_role = origin")
        for sequence, last in made.sequences.items():
            cursor.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [sequence, last, sequence])
    return True
