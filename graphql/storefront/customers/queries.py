import strawberry

from commerce.customers.models import Customer as CustomerRow
from storefront.context import Info
from storefront.customers.types import Customer
from storefront.nodes import Node, find, findable

findable("cus", CustomerRow.objects.visible_to, Customer)


@strawberry.type
class CustomersQuery:
    @strawberry.field(description="The signed-in customer, or null.")
    def me(self, info: Info) -> Customer | None:
        viewer = info.context.viewer
        row = CustomerRow.objects.visible_to(viewer).first() if viewer.is_customer else None
        return None if row is None else Customer(row=row, viewer=viewer)

    @strawberry.field(description="Any node the viewer may see.")
    def node(self, info: Info, id: strawberry.ID) -> Node | None:
        return find(info.context.viewer, id)
