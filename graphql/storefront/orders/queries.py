import strawberry

from storefront.context import Info
from storefront.orders.types import Order


@strawberry.type
class OrdersQuery:
    @strawberry.field(description="One of the viewer's own orders, placed or in payment.")
    def order(self, info: Info, id: strawberry.ID) -> Order | None:
        return Order.visible(info).filter(public_id=id).first()
