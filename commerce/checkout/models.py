"""Carts: what somebody is about to buy."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula
from commerce.checkout.rules import MOST_OF_ONE
from commerce.checkout.tokens import token_hash
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.orders.models import Order


class CartQuerySet(ShopQuerySet["Cart"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A cart is seen by the customer it belongs to; before it belongs to one, by its token."""
        owned = Q(customer=viewer.customer_id) if viewer.is_customer else Q(pk__in=[])
        if viewer.cart_token:
            owned |= Q(customer=None, token_hash=token_hash(viewer.cart_token))
        return self.filter(owned, site=viewer.site)

    def open(self) -> Self:
        """Carts that nobody has paid."""
        return self.filter(Q(order=None) | Q(order__status=Order.Status.PENDING))


class Cart(models.Model):
    """A cart of a visitor, who holds its token, or of a customer. `order` is the one it became."""

    public_id = PublicIdField("crt")
    token_hash = models.CharField(max_length=64, unique=True)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="carts"
    )
    delivery_address = models.JSONField(null=True)
    order = models.OneToOneField(Order, on_delete=models.PROTECT, null=True, related_name="cart")
    updated_at = models.DateTimeField()

    objects = CartQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["customer", "-updated_at"])]

    def __str__(self) -> str:
        return self.public_id

    @property
    def postal_address(self) -> PostalAddress | None:
        return PostalAddress(**self.delivery_address) if self.delivery_address else None


class CartLine(models.Model):
    public_id = PublicIdField("lin")
    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "formula"], name="formula_once_in_cart"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_OF_ONE), name="cart_quantity_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.formula_id}"

    @property
    def unit_price(self) -> Money:
        return self.formula.price

    @property
    def total(self) -> Money:
        return self.unit_price * self.quantity
