"""Relations read together: one query for all rows that came together, whatever their number.

A row loaded with others remembers them as its peers. When a relation of one peer is asked, it is
read for all of them at once, through the QuerySet given (so `visible_to` holds on every path), and
the rows found become peers in their turn. The optimizer of strawberry-django would do the same by
analysing each selection again for each request, which costs more than the queries themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

M = TypeVar("M", bound=Model)


def together(rows: Iterable[M]) -> list[M]:
    """The rows as a list of peers."""
    peers = list(rows)
    for row in peers:
        row._peers = peers  # type: ignore[attr-defined]
    return peers


def peers_of(row: M) -> list[M]:
    """The rows that came together with this one, itself included."""
    return getattr(row, "_peers", None) or [row]


def related(row: Any, relation: str, rows: QuerySet[Any]) -> list[Any]:
    """Those of `rows` at the end of the to-many `relation`, in the order of `rows`."""
    return _fetched(row, relation, rows)


def related_one(row: Any, relation: str, rows: QuerySet[Any]) -> Any:
    """The one of `rows` to which the foreign key points; None when it is not among them."""
    return _fetched(row, relation, rows)


def joined(row: Any, relation: str) -> Any:
    """What the foreign key points to, where the query that read the row has joined it; else None.

    What is joined with a row's peers are peers too, so that what they need is again read together.
    """
    if relation not in row._state.fields_cache:
        return None
    found = getattr(row, relation)
    if found is not None and "_peers" not in found.__dict__:
        together(_distinct(peer._state.fields_cache.get(relation) for peer in peers_of(row)))
    return found


def _fetched(row: Any, relation: str, rows: QuerySet[Any]) -> Any:
    name = f"_seen_{relation}"
    if name not in row.__dict__:
        peers = [peer for peer in peers_of(row) if name not in peer.__dict__]
        prefetch_related_objects(peers, Prefetch(relation, queryset=rows, to_attr=name))
        together(_distinct(getattr(peer, name) for peer in peers))
    return row.__dict__[name]


def _distinct(found: Iterable[Any]) -> list[Any]:
    rows: dict[Any, Any] = {}
    for value in found:
        for row in value if isinstance(value, list) else [value]:
            if row is not None:
                rows[id(row)] = row
    return list(rows.values())


def computed(row: Any, name: str, compute: Callable[[list[Any]], Mapping[int, Any]]) -> Any:
    """`compute(peers)[row.pk]`, computed once for all peers."""
    attribute = f"_seen_{name}"
    if attribute not in row.__dict__:
        peers = peers_of(row)
        answers = compute(peers)
        for peer in peers:
            peer.__dict__[attribute] = answers.get(peer.pk)
    return row.__dict__[attribute]
