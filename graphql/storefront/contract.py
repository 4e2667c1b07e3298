"""The committed schema.graphql against the schema that is served."""

from graphql import GraphQLSchema, build_schema
from graphql.utilities import find_breaking_changes, find_dangerous_changes


def breaking_changes(committed: str, served: GraphQLSchema) -> list[str]:
    """What clients written for the `committed` text can no longer do with the `served` schema."""
    return [change.description for change in find_breaking_changes(build_schema(committed), served)]


def dangerous_changes(committed: str, served: GraphQLSchema) -> list[str]:
    """What such clients may stumble over: values added to enums, types added to interfaces."""
    return [change.description for change in find_dangerous_changes(build_schema(committed), served)]
