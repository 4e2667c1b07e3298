"""The built schema, trimmed.

Resolvers are called directly: strawberry's own way around each call costs as much as graphql-core's.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, Undefined
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField
from strawberry.types.info import Info

from commerce.base.words import WordsField


def straighten(schema: GraphQLSchema) -> None:
    """Fields that take no argument and no extension resolve by one plain call."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType):
            kind.is_type_of = None  # resolvers give what they declare, and interfaces name their types
            for field in kind.fields.values():
                definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
                if isinstance(definition, StrawberryField):
                    field.resolve = _direct(definition) or field.resolve


def forget_null_defaults(schema: GraphQLSchema) -> None:
    """What may be left out is said once, by its type: no argument has the default null."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            given: list[Any] = list(kind.fields.values())
        elif isinstance(kind, GraphQLObjectType):
            given = [argument for field in kind.fields.values() for argument in field.args.values()]
        else:
            continue
        for argument in given:
            if argument.default_value is None:
                argument.default_value = Undefined


def _direct(definition: StrawberryField) -> Callable[..., Any] | None:
    if definition.extensions:
        return None
    resolver = definition.base_resolver
    if resolver is None:
        return _reader(definition)
    if resolver.arguments or not resolver.self_parameter:
        return None
    function: Callable[..., Any] = resolver.wrapped_func  # type: ignore[assignment]  # it takes self
    if resolver.info_parameter:
        return lambda source, info: function(source, info=Info(_raw_info=info, _field=definition))
    return lambda source, _info: function(source)


def _reader(definition: StrawberryField) -> Callable[..., Any]:
    """Reads a column or a property; words in the viewer's language, without asking Django's active one."""
    name = getattr(definition, "django_name", None) or definition.python_name
    read = attrgetter(name)
    shown = getattr(definition, "origin_django_type", None)
    if shown and isinstance(getattr(getattr(shown.model, name, None), "field", None), WordsField):
        return lambda source, info: read(source).in_language(info.context.viewer.language)
    return lambda source, _info: read(source)
