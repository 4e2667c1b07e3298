from typing import Any

import strawberry

from commerce.checkout import queries
from storefront.checkout.types import Cart
from storefront.context import Info


@strawberry.type
class CheckoutQuery:
    @strawberry.field(description="The viewer's open cart, or null.")
    def cart(self, info: Info) -> Cart | None:
        cart: Any = queries.current_cart(info.context.viewer)
        return cart
