"""Payments, their attempts, and invoices: the constraints say what must never happen twice."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.models import LegalEntity
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.billing.demo_intent import DemoIntent
from commerce.billing.inbox import GatewayEvent
from commerce.orders.models import Order

__all__ = ["Attempt", "DemoIntent", "GatewayEvent", "Invoice", "Payment"]


class Payment(models.Model):
    """The one payment of an order: one intent at the gateway, however many attempts."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SUCCEEDED = "succeeded", _("Succeeded")
        CANCELED = "canceled", _("Cancelled")

    public_id = PublicIdField("pay")
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="payments", verbose_name=_("order")
    )
    gateway = models.CharField(_("gateway"), max_length=20)
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80, null=True)
    environment = models.CharField(_("environment"), max_length=40)
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(_("created"))

    objects = ShopQuerySet["Payment"].as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "gateway_ref"], name="intent_paid_once"),
            models.UniqueConstraint(
                fields=["order"], condition=~Q(state="canceled"), name="order_has_one_payment"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class AttemptQuerySet(ShopQuerySet["Attempt"]):
    def in_flight(self) -> Self:
        """Sent to the gateway, and how it ended is not known here."""
        return self.filter(state__in=("sent", "unknown"))


class Attempt(models.Model):
    """One try to charge one payment method; `key` makes the same request be the same attempt."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        SUCCEEDED = "succeeded", _("Succeeded")
        REQUIRES_ACTION = "requires_action", _("Waits for the customer's bank")
        DECLINED = "declined", _("Declined")
        UNKNOWN = "unknown", _("Outcome unknown")

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="attempts")
    n = models.PositiveIntegerField(_("try"))
    key = models.CharField(max_length=80, unique=True)
    fingerprint = models.CharField(max_length=64, help_text="HMAC of what the key was used for.")
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.SENT)
    decline_code = models.CharField(_("decline reason"), max_length=60, blank=True)
    card_brand = models.CharField(_("card"), max_length=20, blank=True)
    card_last4 = models.CharField(_("card ends in"), max_length=4, blank=True)
    action_url = models.CharField(max_length=500, blank=True)
    action_secret = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(_("sent"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "n"], name="attempt_numbered_once"),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state__in=("sent", "unknown")), name="one_call_in_flight"
            ),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state="succeeded"), name="one_success_ever"
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_at"], condition=Q(state__in=("sent", "unknown")), name="attempts_in_flight"
            )
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} · {self.n}"


class InvoiceQuerySet(ShopQuerySet["Invoice"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(order__site=viewer.site, order__customer=viewer.customer_id)


class Invoice(models.Model):
    """A numbered, unchangeable record of a sale (French tax code, CGI annex II, art. 242 nonies A).

    A trigger refuses every change: what is wrong is cancelled by a credit note.
    """

    SERIES: ClassVar[str] = "F"

    public_id = PublicIdField("inv")
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="invoice", verbose_name=_("order")
    )
    legal_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, verbose_name=_("seller"))
    series = models.CharField(_("series"), max_length=4)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("sequence"))
    number = models.CharField(_("number"), max_length=30)
    issued_on = models.DateField(_("issued on"))
    seller = models.JSONField(_("seller"))
    buyer = models.JSONField(_("buyer"))
    lines = models.JSONField(_("lines"))
    vat = models.JSONField(_("VAT"))
    shipping_amount = models.PositiveBigIntegerField(_("shipping"))
    total_amount = models.PositiveBigIntegerField(_("total"))
    currency = models.CharField(_("currency"), max_length=3)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity", "series", "year", "sequence"], name="invoice_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Money:
        return Money(self.total_amount, self.currency)
