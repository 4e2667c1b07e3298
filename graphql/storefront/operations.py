"""Operations: documents parsed, validated and measured once per process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    parse,
    type_from_ast,
    validate,
)
from graphql.language import NullValueNode, Visitor, visit
from graphql.validation import NoSchemaIntrospectionCustomRule, specified_rules

from storefront import limits
from storefront.limits import Cost, Refused

KEPT_DOCUMENTS = 100
KEPT_LENGTH = 20_000
PRIVATE_ARGUMENT = "preview"  # a root field that is public shows a draft to whoever has its token


class OperationInvalid(Exception):
    """An operation's file does not fit the schema."""


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One query or mutation, ready to run. `public`: its answer is the same for every visitor,
    unless one of `private_variables` is given. `digest`: tells its source from any other."""

    name: str
    kind: str
    source: str
    digest: str
    document: DocumentNode
    variables: Mapping[str, GraphQLInputType]
    root_fields: tuple[str, ...]
    public: bool
    private_variables: frozenset[str]
    cost: Cost

    def is_public_with(self, variables: Mapping[str, Any]) -> bool:
        return self.public and all(variables.get(name) is None for name in self.private_variables)


def plan(schema: GraphQLSchema, source: str, name: str | None, *, explore: bool) -> Operation:
    """The operation `name` of a document from outside, within every limit. Raises Refused."""
    if len(source) > KEPT_LENGTH:
        return _plan(schema, source, name, explore)
    return _kept_plan(schema, source, name, explore)


def load(
    schema: GraphQLSchema, folders: Sequence[Path], *, known: Mapping[str, Operation]
) -> dict[str, Operation]:
    """The operations of `folders` by name: one per file, named as the file is; they use the fragments of the
    folders `fragments/` in them. Of several of one name the first folder's stands, everywhere.

    Those that come out as in `known` are taken from there. Raises OperationInvalid.
    """
    fragments: dict[str, FragmentDefinitionNode] = {}
    files: dict[str, Path] = {}
    for folder in reversed(folders):
        fragments |= _fragments(folder / "fragments")
        files |= {path.stem: path for path in folder.glob("*.graphql")}
    found = {}
    for name, path in sorted(files.items()):
        try:
            source = _with_fragments(path.read_text(), fragments)
            same = name in known and known[name].source == source
            found[name] = known[name] if same else _ready(schema, source, name)
        except (GraphQLError, Refused) as error:
            raise OperationInvalid(f"{path.name}: {error}") from error
    return found


def _fragments(folder: Path) -> dict[str, FragmentDefinitionNode]:
    found = {}
    for path in sorted(folder.glob("*.graphql")):
        for node in parse(path.read_text()).definitions:
            if not isinstance(node, FragmentDefinitionNode) or node.loc is None:
                raise OperationInvalid(f"fragments/{path.name}: only fragments stand here")
            found[node.name.value] = node
    return found


def _with_fragments(source: str, fragments: Mapping[str, FragmentDefinitionNode]) -> str:
    """The source followed by the fragments that it uses, directly or through others."""
    defined = {
        node.name.value for node in parse(source).definitions if isinstance(node, FragmentDefinitionNode)
    }
    missing = [name for name in _spreads(parse(source)) if name not in defined]
    while missing:
        name = missing.pop()
        if name in defined or name not in fragments:
            continue
        defined.add(name)
        fragment = fragments[name]
        assert fragment.loc is not None
        source += "\n" + fragment.loc.source.body[fragment.loc.start : fragment.loc.end]
        missing.extend(_spreads(fragment))
    return source


def _spreads(node: Any) -> list[str]:
    names = []

    class Spreads(Visitor):
        def enter_fragment_spread(self, node: FragmentSpreadNode, *_args: Any) -> None:
            names.append(node.name.value)

    visit(node, Spreads())
    return names


def _plan(schema: GraphQLSchema, source: str, name: str | None, explore: bool) -> Operation:
    try:
        return _ready(schema, source, name, explore=explore)
    except GraphQLError as error:
        raise Refused(error.message, code="INVALID_DOCUMENT") from error
    except RecursionError as error:
        raise Refused(_("The document is nested too deeply."), code="TOO_COMPLEX") from error


_kept_plan = lru_cache(maxsize=KEPT_DOCUMENTS)(_plan)


def _ready(schema: GraphQLSchema, source: str, name: str | None, *, explore: bool = False) -> Operation:
    document = parse(source, max_tokens=limits.MAX_TOKENS, no_location=True)
    limits.check_size(document)
    rules = [*specified_rules] if explore else [*specified_rules, NoSchemaIntrospectionCustomRule]
    for error in validate(schema, document, rules, max_errors=1):
        raise error
    node = _chosen(document, name)
    root_fields = _root_fields(document, node)
    if node.operation.value == "mutation" and len(root_fields) > 1:
        raise Refused(_("One mutation per request, please."), code="TOO_COMPLEX")
    if node.operation.value == "subscription":
        raise Refused(_("This schema has no subscriptions."))
    root = schema.get_root_type(node.operation)
    assert root is not None
    public_fields: frozenset[str] = schema.extensions["public"]
    private, drafts = _previews(node, root_fields)
    return Operation(
        name=node.name.value if node.name else "",
        kind=node.operation.value,
        source=source,
        digest=sha256(source.encode()).hexdigest(),
        document=document,
        variables=_variables(schema, node),
        root_fields=tuple(field.name.value for field in root_fields),
        public=not drafts and all(field.name.value in public_fields for field in root_fields),
        private_variables=private,
        cost=limits.Meter(schema, document).measure(node),
    )


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    found = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    named = [node for node in found if name is None or (node.name and node.name.value == name)]
    if len(named) != 1:
        raise Refused(
            _("The document has no operation named %(name)s.") % {"name": name}
            if name
            else _("Say with operationName which operation of the document to run.")
        )
    return named[0]


def _root_fields(document: DocumentNode, operation: OperationDefinitionNode) -> list[FieldNode]:
    """The fields asked of the root, those in fragments included; each fragment is visited once."""
    fragments = {
        node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
    }
    fields: list[FieldNode] = []
    waiting: list[Any] = list(reversed(operation.selection_set.selections))
    while waiting:
        node = waiting.pop()
        if isinstance(node, FieldNode):
            fields.append(node)
            continue
        if isinstance(node, FragmentSpreadNode):
            node = fragments.pop(node.name.value, None)
        if node is not None:
            waiting.extend(reversed(node.selection_set.selections))
    return fields


def _previews(node: OperationDefinitionNode, fields: list[FieldNode]) -> tuple[frozenset[str], bool]:
    """Variables that ask for a draft when given, and whether one is asked for in the document itself."""
    defaults = {item.variable.name.value: item.default_value for item in node.variable_definitions or ()}
    variables, literal = set(), False
    for argument in (argument for field in fields for argument in field.arguments or ()):
        if argument.name.value != PRIVATE_ARGUMENT:
            continue
        value = argument.value
        if isinstance(value, VariableNode):
            variables.add(value.name.value)
            value = defaults[value.name.value]  # type: ignore[assignment]
        literal = literal or not (value is None or isinstance(value, NullValueNode))
    return frozenset(variables), literal


def _variables(schema: GraphQLSchema, node: OperationDefinitionNode) -> dict[str, GraphQLInputType]:
    return {
        definition.variable.name.value: type_from_ast(schema, definition.type)  # type: ignore[misc]
        for definition in node.variable_definitions or ()
    }
