import strawberry

from commerce.orders.models import Order as OrderRow
from storefront.context import Info
from storefront.nodes import findable
from storefront.orders.types import Order

findable("ord", OrderRow.objects.visible_to, Order)


@strawberry.type
class OrdersQuery:
    @strawberry.field(description="One of the viewer's own orders, placed or in payment.")
    def order(self, info: Info, id: strawberry.ID) -> Order | None:
        viewer = info.context.viewer
        row = OrderRow.objects.visible_to(viewer).filter(public_id=id).first()
        return None if row is None else Order(row=row, viewer=viewer)
