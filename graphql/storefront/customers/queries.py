import strawberry

from storefront.context import Info
from storefront.customers.types import Customer
from storefront.nodes import Node, find


@strawberry.type
class CustomersQuery:
    @strawberry.field(description="The signed-in customer, or null.")
    def me(self, info: Info) -> Customer | None:
        return Customer.visible(info).first() if info.context.viewer.is_customer else None

    @strawberry.field(description="Any node the viewer may see.")
    def node(self, info: Info, id: strawberry.ID) -> Node | None:
        return find(info, id)
