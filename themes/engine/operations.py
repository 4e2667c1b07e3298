"""The named operation of a page or form: a theme's own, its parents', else the storefront's; so with the
fragments that it uses."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest
from graphql import NonNullTypeNode, OperationDefinitionNode

from storefront import context, schema
from storefront.schema import Operation
from themes.engine.themes import Theme

Data = dict[str, Any]


class OperationMissing(Exception):
    """Neither the theme, nor its parents, nor `graphql/operations/` hold an operation of that name."""


@cache
def of_theme(theme: Theme) -> dict[str, Operation]:
    """Every operation that `theme` can run, by name. Raises `storefront.schema.OperationInvalid`."""
    return schema.operations_with(*(folder / "operations" for folder in theme.folders))


def find(theme: Theme, name: str) -> Operation:
    """The operation `name` as `theme` asks it. Raises OperationMissing."""
    try:
        return of_theme(theme)[name]
    except KeyError:
        raise OperationMissing(name) from None


def is_required(operation: Operation, variable: str) -> bool:
    """Whether the operation cannot run without that variable."""
    definition = next(
        node for node in operation.document.definitions if isinstance(node, OperationDefinitionNode)
    )
    declared = next(
        each for each in definition.variable_definitions or () if each.variable.name.value == variable
    )
    return isinstance(declared.type, NonNullTypeNode) and declared.default_value is None


def run(operation: Operation, variables: Mapping[str, Any], request: HttpRequest) -> Data:
    """What the storefront answers to the visitor who sent `request`."""
    # What everybody may see is asked without looking at the session, so that the page stays public.
    viewer = context.visitor_for(request) if operation.public else context.viewer_for(request)
    return schema.execute(operation, variables, viewer, request)
