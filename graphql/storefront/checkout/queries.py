import strawberry
from django.db.models import QuerySet

from commerce.base.viewer import Viewer
from commerce.checkout import models, queries
from storefront.checkout.types import Cart, CartLine, cart_of
from storefront.context import Info
from storefront.nodes import findable


def carts(viewer: Viewer) -> QuerySet[models.Cart]:
    """The viewer's carts."""
    return queries.with_lines(models.Cart.objects.visible_to(viewer))


def lines(viewer: Viewer) -> QuerySet[models.CartLine]:
    """The lines of the viewer's carts."""
    visible = models.Cart.objects.visible_to(viewer)
    return models.CartLine.objects.filter(cart__in=visible).select_related("cart", "formula__group")


findable("crt", carts, Cart)
findable("lin", lines, CartLine)


@strawberry.type
class CheckoutQuery:
    @strawberry.field(description="The viewer's open cart, or null.")
    def cart(self, info: Info) -> Cart | None:
        viewer = info.context.viewer
        return cart_of(queries.current_cart(viewer), viewer)
