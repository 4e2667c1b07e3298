"""What one operation may ask: size, depth, aliases, cost, and how many mutations a client may send."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter

from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.viewer import Viewer

MAX_BODY = 100_000
MAX_TOKENS = 2_000
MAX_DEPTH = 14
MAX_ALIASES = 30
MAX_SELECTIONS = 100
MAX_COST = 20_000
MAX_PAGE = 100
LIST_SIZE = 5  # rows counted for a list that takes no `first`
MINUTE = 60


class Refused(Exception):
    """The request was not run: `message` says why and what to do, `status` is HTTP's."""

    def __init__(self, message: str, *, code: str = "BAD_REQUEST", status: int = 400) -> None:
        self.message, self.code, self.status = message, code, status
        super().__init__(message)


class RateLimited(CommerceError):
    code = "RATE_LIMITED"
    message = gettext_lazy("Too many attempts in a short time. Please wait a minute and try again.")


def check_text(value: Any) -> None:
    """Raises Refused for characters that no text of the shop can hold."""
    for text in _texts(value):
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise Refused(_("The text contains characters that cannot be stored (NUL or half a surrogate)."))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not value.isascii() or "\x00" in value:
            yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def check_size(document: DocumentNode) -> None:
    """Raises Refused for what would already be dear to validate: aliases, crowded selections, texts."""
    aliases = 0
    stack: list[Any] = list(document.definitions)
    while stack:
        node = stack.pop()
        if isinstance(node, FieldNode):
            aliases += node.alias is not None
            stack.extend(node.arguments or ())
        elif isinstance(node, StringValueNode):
            check_text(node.value)
        else:
            stack.extend(_values(node))
        selections = getattr(node, "selection_set", None)
        if selections:
            if len(selections.selections) > MAX_SELECTIONS:
                raise Refused(
                    _("At most %(most)d fields in one selection.") % {"most": MAX_SELECTIONS},
                    code="TOO_COMPLEX",
                )
            stack.extend(selections.selections)
    if aliases > MAX_ALIASES:
        raise Refused(
            _("The document has %(count)d aliases; at most %(most)d are allowed.")
            % {"count": aliases, "most": MAX_ALIASES},
            code="TOO_COMPLEX",
        )


def _values(node: Any) -> Iterator[Any]:
    """The nodes under an argument, in which texts may stand."""
    value = getattr(node, "value", None)
    if value is not None and not isinstance(value, str):
        yield value
    yield from getattr(node, "values", None) or ()
    yield from getattr(node, "fields", None) or ()
    yield from getattr(node, "variable_definitions", None) or ()
    default = getattr(node, "default_value", None)
    if default is not None:
        yield default


@dataclass(frozen=True, slots=True)
class Cost:
    """How many fields an operation answers: `own` once, `lists` once for each row, and the dearest of each
    of `either`, which are for types of which an object is one only."""

    own: int = 0
    lists: tuple[tuple["int | str", int, "Cost"], ...] = ()
    either: tuple[tuple["Cost", ...], ...] = ()
    depth: int = 0

    @classmethod
    def of_all(cls, parts: Sequence["Cost"]) -> "Cost":
        check_cost(sum(len(part.lists) + len(part.either) for part in parts))
        return cls(
            own=sum(part.own for part in parts),
            lists=tuple(rows for part in parts for rows in part.lists),
            either=tuple(kinds for part in parts for kinds in part.either),
            depth=max((part.depth for part in parts), default=0),
        )

    def total(self, variables: Mapping[str, Any], known: dict[int, int] | None = None) -> int:
        """Fields answered at most; past MAX_COST, any number above it. Named sizes are variables."""
        known = {} if known is None else known  # fragments can lead to one part on many ways
        if id(self) not in known:
            known[id(self)] = self._total(variables, known)
        return known[id(self)]

    def _total(self, variables: Mapping[str, Any], known: dict[int, int]) -> int:
        amount = self.own
        for size, default, rows in self.lists:
            if amount > MAX_COST:  # enough to refuse: fragments can hide an exponential number of rows
                break
            asked = variables.get(size, default) if isinstance(size, str) else size
            amount += max(asked if isinstance(asked, int) else default, 1) * rows.total(variables, known)
        return amount + sum(max(kind.total(variables, known) for kind in kinds) for kinds in self.either)


class Meter:
    """Measures one validated document (validation has excluded fragments that contain themselves)."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.schema = schema
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.known: dict[str, Cost] = {}

    def measure(self, operation: OperationDefinitionNode) -> Cost:
        """Cost of the operation. Raises Refused when it is nested too deeply."""
        root = self.schema.get_root_type(operation.operation)
        assert root is not None
        cost = self._selection(root, operation.selection_set)
        if cost.depth > MAX_DEPTH:
            raise Refused(
                _("The document is nested %(depth)d levels deep; at most %(most)d are allowed.")
                % {"depth": cost.depth, "most": MAX_DEPTH},
                code="TOO_COMPLEX",
            )
        return cost

    def _selection(self, parent: GraphQLNamedType, selections: SelectionSetNode) -> Cost:
        always: list[Cost] = []
        only: dict[str, list[Cost]] = {}  # by the type of object that has them
        for node in selections.selections:
            kind = self._condition(node) if is_abstract_type(parent) else None
            parts = only.setdefault(kind.name, []) if isinstance(kind, GraphQLObjectType) else always
            parts.append(self._part(parent, node))
        kinds = tuple(map(Cost.of_all, only.values()))
        if kinds:
            always.append(Cost(either=(kinds,), depth=max(kind.depth for kind in kinds)))
        return Cost.of_all(always)

    def _condition(self, node: Any) -> GraphQLNamedType | None:
        """The type that an object must have for this part of a selection to be answered."""
        if isinstance(node, FragmentSpreadNode):
            node = self.fragments[node.name.value]
        condition = getattr(node, "type_condition", None)
        return self.schema.get_type(condition.name.value) if condition else None

    def _part(self, parent: GraphQLNamedType, node: Any) -> Cost:
        if isinstance(node, FieldNode):
            return self._field(parent, node)
        if isinstance(node, InlineFragmentNode):
            inside = self.schema.get_type(node.type_condition.name.value) if node.type_condition else parent
            assert inside is not None
            return self._selection(inside, node.selection_set)
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name not in self.known:
            fragment = self.fragments[name]
            inside = self.schema.get_type(fragment.type_condition.name.value)
            assert inside is not None
            self.known[name] = self._selection(inside, fragment.selection_set)
        return self.known[name]

    def _field(self, parent: GraphQLNamedType, node: FieldNode) -> Cost:
        if node.name.value.startswith("__"):  # validation bounds introspection by a rule of its own
            return Cost(own=1, depth=1)
        assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
        field = parent.fields[node.name.value]
        if node.selection_set is None:
            return Cost(own=1, depth=1)
        inner = self._selection(get_named_type(field.type), node.selection_set)
        size = _size(field, node)
        if size is None:
            return replace(inner, own=1 + inner.own, depth=1 + inner.depth)
        return Cost(own=1, lists=((*size, inner),), depth=1 + inner.depth)


def _size(field: GraphQLField, node: FieldNode) -> "tuple[int | str, int] | None":
    """Rows the field answers: a number or the name of the variable that says it, and the default."""
    first = field.args.get("first")
    if first is None:
        rows = _rows(field)
        return None if rows is None else (rows, rows)
    default = first.default_value if isinstance(first.default_value, int) else LIST_SIZE
    for argument in node.arguments or ():
        if argument.name.value == "first":
            if isinstance(argument.value, VariableNode):
                return argument.value.name.value, default
            if isinstance(argument.value, IntValueNode):
                return int(argument.value.value), default
    return default, default


def _rows(field: GraphQLField) -> int | None:
    """Rows counted for a field without `first`: what it declares as {"rows": n}; None for one object."""
    kind = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
    if not isinstance(kind, GraphQLList) or not is_composite_type(get_named_type(kind)):
        return None
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    rows: int = definition.metadata.get("rows", LIST_SIZE) if definition else LIST_SIZE
    return rows


def check_cost(cost: int) -> None:
    if cost > MAX_COST:
        raise Refused(
            _("The operation costs %(cost)d; at most %(most)d is allowed. Ask for fewer rows or fields.")
            % {"cost": cost, "most": MAX_COST},
            code="TOO_COMPLEX",
        )


def check_page(first: int | None, *, default: int) -> int:
    """`first`, when it is a size a page may have; null asks for the default."""
    if first is None:
        return default
    if not 1 <= first <= MAX_PAGE:
        raise CommerceError(_("Ask for 1 to %(most)d at a time.") % {"most": MAX_PAGE}, field="first")
    return first


def count_mutation(name: str, *, viewer: Viewer, request: HttpRequest) -> None:
    """Counts one mutation of this client in this minute. Raises RateLimited past the limit."""
    rates: Mapping[str, int] = settings.STOREFRONT_MUTATIONS_PER_MINUTE
    most = rates.get(name, rates["*"])
    subject = name if name in rates else "*"
    client = viewer.customer_id or get_adapter().get_client_ip(request)
    minute = int(clock.now().timestamp()) // MINUTE
    key = f"storefront:rate:{subject}:{client}:{minute}"
    cache.add(key, 0, timeout=2 * MINUTE)
    if cache.incr(key) > most:
        raise RateLimited
