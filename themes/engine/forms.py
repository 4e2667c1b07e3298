"""A form is a mutation: typed strings become its variables, its problems come back beside the fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from graphql import GraphQLBoolean, GraphQLFloat, GraphQLInputType, GraphQLInt, GraphQLList, GraphQLNonNull
from graphql.pyutils import Undefined

from storefront.schema import Operation
from themes.engine.operations import is_required

NEVER_REPEATED = frozenset({"paymentMethod", "idempotencyKey", "quoteHash", "returnUrl"})
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

    What the operation does not declare is left out. An empty optional field is not sent at all.
    """
    values: dict[str, Any] = {}
    problems = []
    for name, kind in operation.variables.items():
        given = posted.getlist(name)
        required = is_required(operation, name)
        if not given or (given == [""] and not required):
            if required:
                problems.append(Problem(_("Please fill this in."), name, "REQUIRED"))
            continue
        value = _read(kind, given)
        if value is Undefined:
            problems.append(Problem(_("Please enter a whole number."), name))
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
    return text


def _is_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 9


def _decimal(text: str) -> Any:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return Undefined
