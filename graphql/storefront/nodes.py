"""Things with an id, and lists of them: the base of every type that stands for a row."""

import base64
import json
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

import strawberry
import strawberry_django
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from commerce.base.errors import CommerceError
from storefront.context import Info
from storefront.limits import check_page
from storefront.related import together
from storefront.sources import Row, Sourced, model_of


@strawberry.interface(description="Something that can be asked for again by its id.")
class Node(Row):
    @classmethod
    def resolve_type(cls, row: Any, _info: Any, _abstract: Any) -> str:
        return kinds()[_prefix(row.public_id)].__name__

    id: strawberry.ID = strawberry_django.field(
        field_name="public_id",
        description="Public id: random, stable, and its prefix tells the type.",
    )


PAGE = 20  # rows of a page where null is asked for


@cache
def kinds() -> dict[str, type[Node]]:
    """The types by the prefix of their ids."""
    return {model_of(kind)._meta.get_field("public_id").prefix: kind for kind in Node.__subclasses__()}


def _prefix(public_id: str) -> str:
    return public_id.partition("_")[0]


def find(info: Info, public_id: str) -> Any:
    """The node, or None where it does not exist for this viewer."""
    kind = kinds().get(_prefix(public_id))
    return None if kind is None else kind.visible(info).filter(public_id=public_id).first()


@strawberry.type(description="Where a page of a list stands in it.")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="Whether more follow: ask for them `after: endCursor`."
    )
    has_previous_page: bool = strawberry.field(description="Whether any come before.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row; null in an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row; null in an empty page.")


T = TypeVar("T", bound=Sourced)


@strawberry.type(description="A row of a list and its place there.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Opaque place of the row: give it as `after`.")
    node: T = strawberry.field(description="The row itself.")


class Page:
    """Rows of `rows` in the order of `order`, `first` of them after the cursor `after`."""

    def __init__(
        self,
        rows: QuerySet[Any],
        order: Sequence[str],
        *,
        first: int | None,
        after: str | None,
        key: str = "public_id",
    ) -> None:
        # Cursors leave the database: public ids, not primary keys, tell equal rows apart.
        self.all, self.order = rows, [*order, key]
        self.first, self.after = check_page(first, default=PAGE), after

    @cached_property
    def _found(self) -> list[Model]:
        rows = self.all.order_by(*self.order)
        if self.after is not None:
            rows = rows.filter(_beyond(rows, self.order, self.after))
        return list(rows[: self.first + 1])

    @cached_property
    def edges(self) -> list[Edge[Any]]:
        rows = together(self._found[: self.first])
        return [Edge(cursor=_cursor(row, self.order), node=row) for row in rows]

    @property
    def has_next(self) -> bool:
        return len(self._found) > self.first

    @property
    def count(self) -> int:
        return self.all.count()


@strawberry.type(description="A list, page by page.")
class Connection(Generic[T]):
    page: strawberry.Private[Page]

    @strawberry.field(description="The rows of this page with their places.")
    def edges(self) -> list[Edge[T]]:
        return self.page.edges

    @strawberry.field(description="The rows of this page.")
    def nodes(self) -> list[T]:
        return [edge.node for edge in self.page.edges]

    @strawberry.field(description="Where this page stands.")
    def page_info(self) -> PageInfo:
        edges = self.page.edges
        return PageInfo(
            has_next_page=self.page.has_next,
            has_previous_page=self.page.after is not None,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )

    @strawberry.field(description="How many there are on all pages; counted only when asked.")
    def total_count(self) -> int:
        return self.page.count


def _path(name: str) -> str:
    return name.lstrip("-")


def _value(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row


def _cursor(row: Any, order: Sequence[str]) -> str:
    """The values by which the row is ordered, so that a page goes on even where its row is gone."""
    values = json.dumps([_value(row, _path(name)) for name in order], default=str, separators=(",", ":"))
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def _beyond(rows: QuerySet[Any], order: Sequence[str], cursor: str) -> Q:
    """The condition for rows after the cursor's. Raises CommerceError for a cursor not of ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode()))
        typed = [
            _field(rows, _path(name)).to_python(value) for name, value in zip(order, values, strict=True)
        ]
    except (ValueError, TypeError, ValidationError, RecursionError) as error:
        raise _not_ours() from error
    if None in typed or any(isinstance(value, str) and "\x00" in value for value in typed):
        raise _not_ours()
    beyond, equal = Q(), Q()
    for name, value in zip(order, typed, strict=True):
        past = "lt" if name.startswith("-") else "gt"
        beyond |= equal & Q(**{f"{_path(name)}__{past}": value})
        equal &= Q(**{_path(name): value})
    return beyond


def _not_ours() -> CommerceError:
    return CommerceError(_("This cursor is not one of this list."), field="after")


def _field(rows: QuerySet[Any], path: str) -> Any:
    """The field at the end of a path such as group__position, or of what the rows are annotated with."""
    if path in rows.query.annotations:
        return rows.query.annotations[path].output_field
    model: Any = rows.model
    *relations, last = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    return model._meta.get_field(last)
