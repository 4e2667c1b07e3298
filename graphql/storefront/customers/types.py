"""The signed-in customer."""

import strawberry
import strawberry_django
from strawberry import auto

from commerce.customers.models import Customer as CustomerRow
from storefront.addresses.types import Address
from storefront.context import Info
from storefront.nodes import Connection, Node, Page
from storefront.orders.types import Order
from storefront.subscriptions.types import Subscription


@strawberry_django.type(CustomerRow, description="The signed-in customer. Nobody else sees any of it.")
class Customer(Node):
    email: auto = strawberry_django.field(description="E-mail address, with which they sign in.")
    name: auto = strawberry_django.field(description="Full name; may be empty.")

    @strawberry.field(description="Addresses used before.")
    def addresses(self, info: Info) -> list[Address]:
        return Address.visible(info).filter(customer=self)

    @strawberry.field(description="Orders that were paid, newest first.")
    def orders(self, info: Info, first: int | None = 10, after: str | None = None) -> Connection[Order]:
        rows = Order.visible(info).filter(customer=self).placed()
        return Connection(page=Page(rows, ("-placed_at",), first=first, after=after))

    @strawberry.field(description="Subscriptions, newest first.")
    def subscriptions(
        self, info: Info, first: int | None = 10, after: str | None = None
    ) -> Connection[Subscription]:
        rows = Subscription.visible(info).filter(customer=self)
        return Connection(page=Page(rows, ("-started_at",), first=first, after=after))

    @strawberry.field(description="One of the customer's subscriptions.")
    def subscription(self, info: Info, id: strawberry.ID) -> Subscription | None:
        return Subscription.visible(info).filter(customer=self, public_id=id).first()
