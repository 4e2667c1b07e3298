"""The signed-in customer."""

import strawberry

from commerce.customers.models import Address as AddressRow
from commerce.orders.models import Order as OrderRow
from commerce.subscriptions.models import Subscription as SubscriptionRow
from storefront.addresses.types import Address
from storefront.nodes import Connection, Node, Page
from storefront.orders.types import Order
from storefront.subscriptions.types import Subscription, subscriptions_of


@strawberry.type(description="The signed-in customer. Nobody else sees any of it.")
class Customer(Node):
    @strawberry.field(description="E-mail address, with which they sign in.")
    def email(self) -> str:
        return str(self.row.email)

    @strawberry.field(description="Full name; may be empty.")
    def name(self) -> str:
        return str(self.row.name)

    @strawberry.field(description="Addresses used before.")
    def addresses(self) -> list[Address]:
        rows = AddressRow.objects.visible_to(self.viewer).filter(customer=self.row)
        return [Address(postal=row.postal, viewer=self.viewer, public_id=row.public_id) for row in rows]

    @strawberry.field(description="Orders that were paid, newest first.")
    def orders(self, first: int | None = 10, after: str | None = None) -> Connection[Order]:
        rows = OrderRow.objects.visible_to(self.viewer).filter(customer=self.row).placed()
        return Connection(page=Page(rows, ("-placed_at",), self._order, first=first, after=after))

    @strawberry.field(description="Subscriptions, newest first.")
    def subscriptions(self, first: int | None = 10, after: str | None = None) -> Connection[Subscription]:
        rows = subscriptions_of(self.viewer).filter(customer=self.row)
        return Connection(page=Page(rows, ("-started_at",), self._subscription, first=first, after=after))

    @strawberry.field(description="One of the customer's subscriptions.")
    def subscription(self, id: strawberry.ID) -> Subscription | None:
        row = subscriptions_of(self.viewer).filter(customer=self.row, public_id=id).first()
        return None if row is None else self._subscription(row)

    def _order(self, row: OrderRow) -> Order:
        return Order(row=row, viewer=self.viewer)

    def _subscription(self, row: SubscriptionRow) -> Subscription:
        return Subscription(row=row, viewer=self.viewer)
