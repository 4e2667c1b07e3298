"""Carts: what somebody is about to buy."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.models import ShopSettings
from commerce.base.money import Money, total
from commerce.base.querysets import ShopQuerySet
from commerce.base.tokens import token_hash
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, OptionChoice, Product, Upsell, Variant
from commerce.checkout.asking import CheckoutQuestion, ConsentBox
from commerce.checkout.rules import MOST_OF_ONE
from commerce.checkout.settings import NoReminder, ReminderSettings
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import Carrier, PickupPoint
from commerce.orders.models import Order

__all__ = [
    "Cart", "CartLine", "CartQuerySet", "CheckoutQuestion", "ConsentBox", "NoReminder", "ReminderSettings",
]  # fmt: skip


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

    def unfinished(self) -> Self:
        """Carts with something in them that nobody has paid, of people whom we can write to."""
        known = ~Q(email="") | Q(customer__isnull=False)
        return self.open().filter(known, Exists(CartLine.objects.filter(cart=OuterRef("pk"))))

    def recovered(self) -> Self:
        """Carts that were paid after their owner followed the link in a mail."""
        return self.filter(reopened_at__isnull=False, order__paid_at__gte=F("reopened_at"))


class Cart(models.Model):
    """A cart of a visitor, who holds its token, or of a customer. `order` is the one it became."""

    class State(models.TextChoices):
        LEFT = "left", _("Left")
        REMINDED = "reminded", _("Reminded")
        REOPENED = "reopened", _("Opened again")
        RECOVERED = "recovered", _("Bought after all")

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
    survey = models.JSONField(default=dict, help_text="Question → what was answered.")
    consents = ArrayField(models.CharField(max_length=40), default=list, help_text="Boxes that are ticked.")
    order = models.OneToOneField(Order, on_delete=models.PROTECT, null=True, related_name="cart")
    language = models.CharField(_("language"), max_length=10, default="", help_text="It was filled in.")
    offered_for = models.ForeignKey(
        Order, on_delete=models.PROTECT, null=True, related_name="offered_carts",
        help_text="The order that staff offered it in addition to.",
    )  # fmt: skip
    updated_at = models.DateTimeField(_("last change"))
    reminded_at = models.DateTimeField(_("reminded"), null=True)
    reopened_at = models.DateTimeField(_("opened by a link"), null=True)

    objects = CartQuerySet.as_manager()

    class Meta:
        verbose_name = _("unfinished order")
        verbose_name_plural = _("unfinished orders")
        indexes = [models.Index(fields=["customer", "-updated_at"])]

    def __str__(self) -> str:
        return self.public_id

    @property
    def contact(self) -> str:
        """Where we write to about it; "" nowhere."""
        return self.customer.email if self.customer else self.email

    @property
    def contents(self) -> str:
        """As in "2 × Bowl, 1 × Discovery", in the active language."""
        return ", ".join(f"{line.quantity} × {line.title}" for line in self.lines.all())

    @property
    def value(self) -> Money:
        """What its lines cost, before discounts and delivery; in the currency of the first."""
        totals = [line.total for line in self.lines.all()]
        currency = totals[0].currency if totals else ShopSettings.for_site(self.site).currency
        return total(totals, currency)

    @property
    def state(self) -> State:
        """What became of it once it was left."""
        if self.order and self.order.paid_at:
            return self.State.RECOVERED
        if self.reopened_at:
            return self.State.REOPENED
        return self.State.REMINDED if self.reminded_at else self.State.LEFT

    @property
    def postal_address(self) -> PostalAddress | None:
        return PostalAddress(**self.delivery_address) if self.delivery_address else None

    @property
    def invoice_address(self) -> PostalAddress | None:
        """None: invoiced to where it is delivered."""
        return PostalAddress(**self.billing_address) if self.billing_address else None


class CartLine(models.Model):
    """So many of a formula or of a variant. `options` are ids of the choices made, `choices` what goes
    into a box of one's own (see catalog.composing), `gift` for whom it is. `fingerprint` tells lines
    apart that ask for the same thing in another way."""

    public_id = PublicIdField("lin")
    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, null=True, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, null=True, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))
    options = models.ManyToManyField(OptionChoice, related_name="+")
    choices = models.JSONField(default=list)
    gift = models.JSONField(null=True)
    with_box = models.BooleanField(default=False, help_text="Travels with the next box.")
    upsell = models.ForeignKey(
        Upsell, on_delete=models.SET_NULL, null=True, related_name="+",
        help_text="It was added along with the formula that offers it, at that price.",
    )  # fmt: skip
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
        price = self.upsell.price if self.upsell else self.thing.price
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
