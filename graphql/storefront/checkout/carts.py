"""What the mutations of carts have in common."""

from typing import Any

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.checkout import models, queries
from storefront.checkout.types import CartPayload


def cart_of(public_id: str, viewer: Viewer) -> models.Cart:
    """The cart, if the viewer may see it. Raises NotFound."""
    cart = models.Cart.objects.visible_to(viewer).filter(public_id=public_id).select_related("site").first()
    if cart is None:
        raise NotFound(field="cart")
    return cart


def changed(cart: models.Cart) -> CartPayload:
    """The cart read again as it is now, by its own row: one just opened has no other proof yet."""
    row: Any = queries.with_lines(models.Cart.objects.all()).get(pk=cart.pk)
    return CartPayload(cart=row)
