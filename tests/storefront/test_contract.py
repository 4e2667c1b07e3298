"""The committed schema, the shared operations and the editors' blocks agree with what is served."""

import pytest
from graphql import GraphQLObjectType, build_schema
from wagtail.models import get_page_models

from commerce.base.errors import CommerceError
from content.pages.blocks.own import OwnBlocks
from content.pages.models import ShopPage
from storefront import explorer, nodes, operations
from storefront.contract import breaking_changes
from storefront.limits import MAX_COST
from storefront.pages.blocks import BLOCK_TYPES, BLOCKS
from storefront.pages.types import PAGES
from storefront.problems import ProblemCode
from storefront.schema import SCHEMA, SDL, printed, shared_operations


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert SDL.read_text() == printed(), "run `manage.py schema` and commit graphql/schema.graphql"


def test_a_breaking_change_is_told() -> None:
    assert breaking_changes(SDL.read_text(), SCHEMA) == []
    without = SDL.read_text().replace("intervalMonths: Int!", "months: Int!")
    assert breaking_changes(SDL.read_text(), build_schema(without)) == [
        "Field Formula.intervalMonths was removed."
    ]


def test_every_shared_operation_fits_the_schema() -> None:
    assert "FormulaList" in shared_operations()


def test_every_field_and_type_of_ours_is_described() -> None:
    silent = []
    for name, kind in SCHEMA.type_map.items():
        if name.startswith("__") or name in ("Query", "Mutation", "String", "Int", "ID", "Boolean"):
            continue
        if not kind.description:
            silent.append(name)
        if isinstance(kind, GraphQLObjectType):
            silent += [f"{name}.{field}" for field, told in kind.fields.items() if not told.description]
    assert silent == []


def test_every_block_of_the_editors_has_its_type() -> None:
    assert set(OwnBlocks().child_blocks) == set(BLOCKS)
    assert {kind.__name__ for kind in BLOCK_TYPES} == {
        kind.name
        for kind in SCHEMA.get_possible_types(SCHEMA.type_map["Block"])  # type: ignore[arg-type]
    }
    assert len(BLOCK_TYPES) == len(BLOCKS) + 1  # and the place of what is reserved


def test_every_page_type_of_the_editors_has_its_type() -> None:
    assert {kind for kind in get_page_models() if issubclass(kind, ShopPage)} == set(PAGES)


def test_every_refusal_has_its_code_in_the_schema() -> None:
    def below(kind: type[CommerceError]) -> set[type[CommerceError]]:
        return {kind}.union(*(below(child) for child in kind.__subclasses__()))

    known = {code.value for code in ProblemCode}
    unknown = {error.__name__ for error in below(CommerceError) if error.code not in known}
    assert unknown == set()


def test_every_node_type_can_be_found_by_its_id() -> None:
    node = SCHEMA.type_map["Node"]
    types = {kind.name for kind in SCHEMA.get_possible_types(node)}  # type: ignore[arg-type]
    assert types == {kind.__name__ for kind in nodes.kinds().values()}


@pytest.mark.parametrize("name", sorted(explorer.documents()))
def test_the_examples_of_graphiql_are_valid(name: str) -> None:
    assert operations.plan(SCHEMA, explorer.documents()[name], None, explore=False)


def test_what_is_public_is_declared() -> None:
    shown = {
        "site", "menu", "page", "formulas", "formula", "formulaGroups", "paymentOptions", "categories",
        "category", "product", "products", "search", "blog", "moved", "sitemap",
    }  # fmt: skip
    assert SCHEMA.extensions["public"] == shown


def test_every_shared_operation_can_be_asked_over_http() -> None:
    assert [name for name, each in shared_operations().items() if each.cost.total({}) > MAX_COST] == []


def test_no_relation_is_read_past_its_permission() -> None:
    """A foreign key without a resolver would be read as it is, whoever asks."""
    unguarded = []
    for name, kind in SCHEMA.type_map.items():
        if isinstance(kind, GraphQLObjectType):
            for field, built in kind.fields.items():
                definition = built.extensions.get("strawberry-definition")
                if getattr(definition, "is_relation", False) and definition.base_resolver is None:
                    unguarded.append(f"{name}.{field}")
    assert unguarded == []
