"""The whole schema, and the way to run operations in this process."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import strawberry
from django.http import HttpRequest
from graphql import GraphQLSchema, print_schema
from strawberry.tools import merge_types

from commerce.base.viewer import Viewer
from storefront import execution, operations
from storefront.blog.queries import BlogQuery
from storefront.caching import Kept
from storefront.cancellation.mutations import CancellationMutation
from storefront.cancellation.queries import CancellationQuery
from storefront.catalog.mutations import CatalogMutation
from storefront.catalog.queries import CatalogQuery
from storefront.catalog.types.composition import CompositionInvalid
from storefront.checkout.asking import AskingMutation
from storefront.checkout.coupons import CouponMutation
from storefront.checkout.mutations import CheckoutMutation
from storefront.checkout.queries import CheckoutQuery
from storefront.checkout.types import PriceChanged
from storefront.customers.queries import CustomersQuery
from storefront.execution import OperationFailed
from storefront.forms.mutations import FormsMutation
from storefront.giftcards.mutations import GiftCardsMutation
from storefront.giftcards.queries import GiftCardsQuery
from storefront.lean import forget_null_defaults, straighten
from storefront.loyalty.mutations import LoyaltyMutation
from storefront.menus.queries import MenusQuery
from storefront.newsletter.mutations import NewsletterMutation
from storefront.newsletter.queries import NewsletterQuery
from storefront.operations import Operation, OperationInvalid
from storefront.orders.queries import OrdersQuery
from storefront.pages.blocks import BLOCK_TYPES
from storefront.pages.queries import PagesQuery
from storefront.pages.types import PAGES
from storefront.pastboxes.mutations import PastBoxesMutation
from storefront.pastboxes.queries import PastBoxesQuery
from storefront.payments.mutations import PaymentsMutation
from storefront.payments.queries import PaymentsQuery
from storefront.payments.types import PaymentDeclined
from storefront.problems import InvalidInput
from storefront.site.queries import SiteQuery
from storefront.subscriptions.mutations import SubscriptionsMutation
from storefront.subscriptions.plans import PlanChanged
from storefront.subscriptions.queries import SubscriptionsQuery
from storefront.waiting.mutations import WaitingMutation
from storefront.waiting.queries import WaitingQuery

__all__ = [
    "OPERATIONS_FOLDER", "SCHEMA", "SDL", "Operation", "OperationFailed", "OperationInvalid",
    "drawn", "execute", "operations_with", "printed", "shared_operations",
]  # fmt: skip

FOLDER = Path(__file__).resolve().parent.parent
OPERATIONS_FOLDER = FOLDER / "operations"
SDL = FOLDER / "schema.graphql"

PROBLEM_TYPES = [InvalidInput, PriceChanged, PlanChanged, PaymentDeclined, CompositionInvalid]
Query = merge_types(
    "Query",
    (
        SiteQuery,
        MenusQuery,
        PagesQuery,
        CatalogQuery,
        CheckoutQuery,
        PaymentsQuery,
        CustomersQuery,
        OrdersQuery,
        SubscriptionsQuery,
        CancellationQuery,
        GiftCardsQuery,
        WaitingQuery,
        NewsletterQuery,
        BlogQuery,
        PastBoxesQuery,
    ),
)
Mutation = merge_types(
    "Mutation",
    (
        CatalogMutation,
        CheckoutMutation,
        CouponMutation,
        AskingMutation,
        GiftCardsMutation,
        LoyaltyMutation,
        PaymentsMutation,
        SubscriptionsMutation,
        CancellationMutation,
        WaitingMutation,
        NewsletterMutation,
        FormsMutation,
        PastBoxesMutation,
    ),
)

_schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    types=[*PAGES.values(), *BLOCK_TYPES, *PROBLEM_TYPES],
)


def _ready(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with quick resolvers, knowing which of its root fields answer everybody the same."""
    straighten(schema)
    forget_null_defaults(schema)
    root = schema.query_type
    assert root is not None
    public = {
        name
        for name, field in root.fields.items()
        if field.extensions["strawberry-definition"].metadata.get("public")
    }
    schema.extensions["public"] = frozenset(public)
    return schema


SCHEMA = _ready(_schema._schema)


def printed() -> str:
    """The schema as text: the contract in graphql/schema.graphql."""
    return print_schema(SCHEMA).rstrip() + "\n"


@cache
def shared_operations() -> dict[str, Operation]:
    """The operations that every theme and every client can rely on, by name."""
    return operations.load(SCHEMA, [OPERATIONS_FOLDER], known={})


def operations_with(*folders: Path) -> dict[str, Operation]:
    """The shared operations, and those of `folders` besides or instead; so with fragments: one that a folder
    has stands in every operation that uses one of that name. Raises OperationInvalid.
    """
    return operations.load(SCHEMA, [*folders, OPERATIONS_FOLDER], known=shared_operations())


def execute(
    operation: Operation | str,
    variables: Mapping[str, Any],
    viewer: Viewer,
    request: HttpRequest | None = None,
) -> dict[str, Any]:
    """The data of an operation, or of the shared one of that name, as `viewer` sees it.

    With a request, mutations count as the client's and a new cart is kept in its session. Raises
    OperationFailed for what was wrongly asked; a bug in a resolver is raised as it is.
    """
    asked = shared_operations()[operation] if isinstance(operation, str) else operation
    return execution.data(SCHEMA, asked, variables, viewer, request)


def drawn(
    operation: Operation,
    variables: Mapping[str, Any],
    viewer: Viewer,
    *,
    as_: Sequence[str],
    draw: Callable[[dict[str, Any]], bytes],
) -> Kept:
    """What `draw` makes of the data of a public operation: kept, until what the public sees changes.

    `as_` tells apart what is drawn of one answer. Raises OperationFailed, and whatever `draw` raises.
    """
    return execution.drawn(SCHEMA, operation, variables, viewer, as_=as_, draw=draw)
