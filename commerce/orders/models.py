"""Orders: what was bought, at the price that was shown. Never deleted."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.tokens import token_hash
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula, Variant
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.orders import rules


class OrderQuerySet(ShopQuerySet["Order"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A customer's own; a guest's by the token of the cart they were, or by a link from a mail."""
        mine = Q(public_id__in=viewer.granted)
        if viewer.is_customer:
            mine |= Q(customer=viewer.customer_id)
        if viewer.cart_token:
            mine |= Q(token_hash=token_hash(viewer.cart_token))
        return self.filter(mine, site=viewer.site)

    def placed(self) -> Self:
        """Orders that were paid, whatever came after."""
        return self.exclude(paid_at=None)


@in_shop_currency
class Order(models.Model):
    """One purchase by one customer, charged once. All amounts include VAT."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting for payment")
        PAID = "paid", _("Paid")
        PREPARED = "prepared", _("Prepared")
        SHIPPED = "shipped", _("Shipped")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")

    class Source(models.TextChoices):
        CHECKOUT = "checkout", _("Checkout")
        RENEWAL = "renewal", _("Renewal")
        CHANGE = "change", _("Change of a subscription")
        GIFT = "gift", _("Gift that was begun")

    public_id = PublicIdField("ord")
    number = models.CharField(_("number"), max_length=20, blank=True, help_text=_("Given when paid."))
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="orders", verbose_name=_("customer")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    source = models.CharField(_("made by"), max_length=10, choices=Source, default=Source.CHECKOUT)
    language = models.CharField(_("language"), max_length=10)
    currency = models.CharField(_("currency"), max_length=3)
    subtotal_amount = models.PositiveBigIntegerField(_("subtotal"))
    discount_amount = models.PositiveBigIntegerField(_("discount"), default=0)
    shipping_amount = models.PositiveBigIntegerField(_("shipping"))
    total_amount = models.PositiveBigIntegerField(_("total"))
    credit_amount = models.PositiveBigIntegerField(_("paid from store credit"), default=0)
    gift_card_amount = models.PositiveBigIntegerField(_("paid by gift cards"), default=0)
    refunded_amount = models.PositiveBigIntegerField(_("refunded"), default=0)
    vat = models.JSONField(_("VAT"), help_text=_("Per rate: rate, net and amount in minor units."))
    quote_hash = models.CharField(max_length=64)
    discounts = models.JSONField(
        _("discounts"), default=list, help_text=_("Each with its source, title and amount in minor units.")
    )
    delivery_address = models.JSONField(_("delivery address"))
    billing_address = models.JSONField(
        _("billing address"), null=True, blank=True, help_text=_("Empty: the delivery address.")
    )
    carrier = models.JSONField(
        _("carrier"), null=True, blank=True, help_text=_("Its id and name, and the pick-up point if any.")
    )
    survey = models.JSONField(_("survey"), default=list, help_text=_("Questions answered at checkout."))
    consents = models.JSONField(_("consents"), default=list, help_text=_("Boxes ticked, with their words."))
    token_hash = models.CharField(max_length=64, blank=True, help_text="Of a guest's cart.")
    placed_at = models.DateTimeField(_("placed"))
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)
    prepared_at = models.DateTimeField(_("prepared"), null=True, blank=True)
    shipped_at = models.DateTimeField(_("shipped"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "number"], condition=~Q(number=""), name="order_number_per_site"
            ),
            models.CheckConstraint(
                condition=Q(total_amount=F("subtotal_amount") - F("discount_amount") + F("shipping_amount")),
                name="order_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(total_amount__gte=F("credit_amount") + F("gift_card_amount")),
                name="order_tenders_in_total",
            ),
            models.CheckConstraint(
                condition=Q(refunded_amount__lte=F("total_amount")),
                name="order_refunded_at_most_total",
            ),
            models.CheckConstraint(
                condition=Q(number="") ^ Q(paid_at__isnull=False),
                name="order_numbered_when_paid",
            ),
        ]
        indexes = [models.Index(fields=["site", "customer", "-placed_at"])]

    def __str__(self) -> str:
        return self.number or self.public_id

    @property
    def subtotal(self) -> Money:
        return Money(self.subtotal_amount, self.currency)

    @property
    def shipping(self) -> Money:
        return Money(self.shipping_amount, self.currency)

    @property
    def total(self) -> Money:
        return Money(self.total_amount, self.currency)

    @property
    def discount(self) -> Money:
        return Money(self.discount_amount, self.currency)

    @property
    def due(self) -> Money:
        """What is left to charge once gift cards and store credit have paid their part."""
        return Money(self.total_amount - self.credit_amount - self.gift_card_amount, self.currency)

    @property
    def refundable(self) -> Money:
        """What can still be given back, to the card or as store credit."""
        paid = self.total_amount if self.paid_at else 0
        return Money(paid - self.refunded_amount, self.currency)

    @property
    def postal_address(self) -> PostalAddress:
        return PostalAddress(**self.delivery_address)

    @property
    def survey_line(self) -> str:
        """As in "How did you find us? A friend"."""
        return "; ".join(f"{one['question']} {one['answer']}" for one in self.survey)

    @property
    def consents_line(self) -> str:
        """The words of the boxes that were ticked."""
        return "; ".join(one["words"] for one in self.consents)

    @property
    def carrier_name(self) -> str:
        return (self.carrier or {}).get("name", "")

    @property
    def invoice_address(self) -> PostalAddress:
        return PostalAddress(**(self.billing_address or self.delivery_address))


class OrderLine(models.Model):
    """`quantity` of one thing at one price; `title` is what the buyer read, in their language.

    `options` are {"name", "choice", "amount"}, in the unit price already; `choices` what the buyer
    put in a box of their own (see catalog.composing); `gift` who receives it instead of the buyer.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, null=True, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, null=True, related_name="order_lines")
    title = models.CharField(_("title"), max_length=300)
    quantity = models.PositiveIntegerField(_("quantity"))
    unit_amount = models.PositiveBigIntegerField(_("unit price"))
    discount_amount = models.PositiveBigIntegerField(_("discount"), default=0)
    vat_rate = models.PositiveIntegerField(_("VAT rate"))
    options = models.JSONField(_("options"), default=list)
    choices = models.JSONField(_("composition"), default=list)
    gift = models.JSONField(_("gift"), null=True, blank=True)
    with_box = models.BooleanField(_("travels with the next box"), default=False)
    removed = models.PositiveIntegerField(
        _("taken out"), default=0, help_text=_("By staff before it was shipped; its price was given back.")
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="line_has_quantity"),
            models.CheckConstraint(condition=Q(removed__lte=F("quantity")), name="line_removed_at_most_all"),
            models.CheckConstraint(condition=Q(formula=None) ^ Q(variant=None), name="line_of_one_thing"),
            models.CheckConstraint(
                condition=Q(discount_amount__lte=F("unit_amount") * F("quantity")),
                name="line_discount_in_price",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def code(self) -> str:
        """Of the variant; "" for a box."""
        return self.variant.code if self.variant else ""

    @property
    def unit_price(self) -> Money:
        return Money(self.unit_amount, self.order.currency)

    @property
    def total(self) -> Money:
        """Before discounts."""
        return self.unit_price * self.quantity

    @property
    def paid(self) -> Money:
        """What it cost once discounts were taken off."""
        return self.total - Money(self.discount_amount, self.order.currency)

    @property
    def vat_percent(self) -> str:
        """As in "5.5"."""
        return f"{self.vat_rate / 100:g}"

    @property
    def left(self) -> int:
        """How many are delivered."""
        return self.quantity - self.removed

    @property
    def choices_line(self) -> str:
        """What the buyer put in each box, as in "2 × Earl Grey, 1 × Honey"."""
        return ", ".join(f"{one['quantity']} × {one['title']}" for one in self.choices)

    def worth_of(self, quantity: int) -> Money:
        """What so many more that are taken out had cost; all together what was paid, to the last unit."""
        parts = [
            rules.share(self.paid.amount, n, of=self.quantity)
            for n in (self.removed, self.removed + quantity)
        ]
        return Money(parts[1] - parts[0], self.order.currency)

    def as_invoiced(self) -> dict[str, Any]:
        return {
            "title": self.title, "quantity": self.quantity,
            "unit_amount": self.unit_amount, "vat_rate": self.vat_rate,
        }  # fmt: skip
