"""Carts: what somebody is about to buy."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.tokens import token_hash
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, OptionChoice, Product, Variant
from commerce.checkout.rules import MOST_OF_ONE
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import Carrier, PickupPoint
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
    email = models.EmailField(_("e-mail address"), blank=True, help_text="Of a guest.")
    delivery_address = models.JSONField(null=True)
    billing_address = models.JSONField(null=True)
    carrier = models.ForeignKey(Carrier, on_delete=models.SET_NULL, null=True, related_name="+")
    pickup_point = models.ForeignKey(PickupPoint, on_delete=models.SET_NULL, null=True, related_name="+")
    coupons = ArrayField(models.CharField(max_length=40), default=list, help_text="Their public ids.")
    gift_cards = ArrayField(models.CharField(max_length=40), default=list, help_text="Their public ids.")
    rewards = ArrayField(models.CharField(max_length=40), default=list, help_text="Their public ids.")
    use_credit = models.BooleanField(default=True, help_text="Store credit pays before the card.")
    campaign = models.CharField(max_length=40, blank=True, help_text="The ad campaign that led here.")
    referral = models.CharField(max_length=16, blank=True, help_text="The code of who recommended the shop.")
    survey = models.JSONField(default=dict, help_text="Question → answer.")
    consents = ArrayField(models.CharField(max_length=40), default=list, help_text="Boxes that are ticked.")
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

    @property
    def invoice_address(self) -> PostalAddress | None:
        """None: invoiced to where it is delivered."""
        return PostalAddress(**self.billing_address) if self.billing_address else None


class CartLine(models.Model):
    """So many of a formula or of a variant. `options` are ids of the choices made, `choices` what goes
    into a box of one's own, `gift` for whom it is. `fingerprint` tells lines apart that ask for the
    same thing in another way."""

    public_id = PublicIdField("lin")
    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, null=True, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, null=True, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))
    options = models.ManyToManyField(OptionChoice, related_name="+")
    choices = models.JSONField(default=list)
    gift = models.JSONField(null=True)
    with_box = models.BooleanField(default=False, help_text="Travels with the next box.")
    fingerprint = models.CharField(max_length=64, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "formula", "fingerprint"], name="formula_once_in_cart"),
            models.UniqueConstraint(fields=["cart", "variant", "fingerprint"], name="variant_once_in_cart"),
            models.CheckConstraint(condition=Q(formula=None) ^ Q(variant=None), name="cart_line_of_one"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_OF_ONE), name="cart_quantity_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.formula_id or self.variant_id}"

    @property
    def thing(self) -> Formula | Variant:
        found = self.formula or self.variant
        assert found is not None
        return found

    @property
    def shown(self) -> Formula | Product:
        """What its picture is that of."""
        return self.variant.product if self.variant else self.formula  # type: ignore[return-value]

    @property
    def title(self) -> str:
        """As the buyer reads it, in the active language."""
        name = self.variant.title if self.variant else str(self.formula)
        return " · ".join([name, *(str(choice.name) for choice in self.options.all() if choice.name)])

    @property
    def is_on_sale(self) -> bool:
        if self.variant:
            return self.variant.active and self.variant.product.is_on_sale
        return self.thing.active

    @property
    def is_shipped(self) -> bool:
        """A gift card is not, nor a subscription for somebody else: it becomes one of theirs later."""
        return self.variant.product.is_shipped if self.variant else not self.gift

    @property
    def starts_subscription(self) -> bool:
        return self.formula is not None and not self.gift

    @property
    def unit_price(self) -> Money:
        price = self.thing.price
        extra = sum(choice.price_amount for choice in self.options.all())
        return price + Money(extra, price.currency)

    @property
    def total(self) -> Money:
        return self.unit_price * self.quantity

    def vat_rate_in(self, country: str) -> int:
        """What is a voucher is taxed when it is used (Directive 2006/112/EC, article 30b)."""
        if not self.is_shipped:
            return 0
        return self.variant.product.vat_rate_in(country) if self.variant else self.thing.vat_rate_in(country)
