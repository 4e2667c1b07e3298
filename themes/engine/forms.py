"""A form is a mutation: typed strings become its variables, its problems come back beside the fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    get_nullable_type,
)
from graphql.pyutils import Undefined

from storefront.schema import Operation
from themes.engine.operations import is_required

DAY = "Date"
NEVER_REPEATED = frozenset({"paymentMethod", "idempotencyKey", "quoteHash", "returnUrl", "token"})
"""What a page never gets back: card numbers, and values that are made anew for each rendering."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What kept a form from being done, in words for the person who sent it."""

    message: str
    field: str = ""
    code: str = "INVALID"


@dataclass(slots=True)
class Failure:
    """A form that was sent and not done: what was typed, and what was wrong.

    It lives for one answer only: nothing typed is kept in a session or an address.
    """

    operation: str
    key: str
    values: Mapping[str, str]
    problems: list[Problem]
    shown: bool = field(default=False)

    def beside(self, names: frozenset[str]) -> dict[str, str]:
        """Message by field, for those of `names` that have a problem."""
        return {p.field: p.message for p in reversed(self.problems) if p.field in names}

    def general(self, names: frozenset[str]) -> list[Problem]:
        """The problems that belong beside none of `names`."""
        return [p for p in self.problems if p.field not in names]


def coerce(operation: Operation, posted: QueryDict) -> tuple[dict[str, Any], list[Problem]]:
    """The operation's variables out of what was posted, and what could not be read.

    What the operation does not declare is left out. An empty optional field is not sent at all. A list
    of input objects is read from `answers-0-question`, `answers-0-value`, `answers-1-question`…
    """
    values: dict[str, Any] = {}
    problems = []
    for name, kind in operation.variables.items():
        row = get_named_type(kind)
        if isinstance(row, GraphQLInputObjectType):
            rows = _rows(name, row, posted)
            if rows or is_required(operation, name):
                values[name] = rows
            continue
        given = posted.getlist(name)
        if isinstance(get_nullable_type(kind), GraphQLList):
            given = [each for each in given if each]  # of several selects, those where something was chosen
        required = is_required(operation, name)
        if not given or (given == [""] and not required):
            if required:
                problems.append(Problem(_("Please fill this in."), name, "REQUIRED"))
            continue
        value = _read(kind, given)
        if value is Undefined:
            problems.append(Problem(_unreadable(kind), name))
        else:
            values[name] = value
    return values, problems


def problems_of(payload: Mapping[str, Any]) -> list[Problem]:
    """The problems a payload reports; `field` is the last step of the path the schema names."""
    return [
        Problem(each["message"], (each["field"] or "").rsplit(".", 1)[-1], each["code"])
        for each in payload["problems"]
    ]


def typed(posted: QueryDict) -> dict[str, str]:
    """What may be shown again to the person who typed it."""
    return {name: str(posted[name]) for name in posted if name not in NEVER_REPEATED}


def _read(kind: GraphQLInputType, given: list[str]) -> Any:
    if isinstance(kind, GraphQLNonNull):
        return _read(kind.of_type, given)
    if isinstance(kind, GraphQLList):
        values = [_read(kind.of_type, [each]) for each in given]
        return Undefined if Undefined in values else values
    text = given[-1].strip()
    if kind.name == GraphQLBoolean.name:
        return text in ("on", "true", "1")
    if kind.name == GraphQLInt.name:
        return int(text) if _is_whole(text) else Undefined
    if kind.name == GraphQLFloat.name:
        return _decimal(text)
    if isinstance(kind, GraphQLEnumType):
        return text if text in kind.values else Undefined
    return _day(text) if kind.name == DAY else text


def _unreadable(kind: GraphQLInputType) -> str:
    """What to say of a text that is no value of the type."""
    if isinstance(kind, GraphQLNonNull):
        return _unreadable(kind.of_type)
    if isinstance(kind, GraphQLEnumType):
        return _("Please choose one of those offered.")
    if getattr(kind, "name", "") == DAY:
        return _("Please give a day, as 2026-12-31.")
    return _("Please enter a whole number.")


def _day(text: str) -> Any:
    """The ISO day that was typed, as the schema reads it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return Undefined


def _rows(name: str, row: GraphQLInputObjectType, posted: QueryDict) -> list[dict[str, Any]]:
    """The rows that were posted under `name`, in order; one that lacks a field it needs is left out."""
    numbers = {match[1] for key in posted if (match := re.fullmatch(rf"{name}-(\d{{1,3}})-\w+", key))}
    found = []
    for number in sorted(numbers, key=int):
        cells = {cell: posted.getlist(f"{name}-{number}-{cell}") for cell in row.fields}
        read = {cell: _read(row.fields[cell].type, given) for cell, given in cells.items() if given}
        needed = {cell for cell, field in row.fields.items() if isinstance(field.type, GraphQLNonNull)}
        if needed <= read.keys() and Undefined not in read.values():
            found.append(read)
    return found


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 9


def _decimal(text: str) -> Any:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return Undefined
