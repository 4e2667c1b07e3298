"""Payments and their attempts: the constraints say what must never happen twice."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.billing.cards import CardSetup, Payer, PaymentMethod
from commerce.billing.demo_intent import DemoCard, DemoIntent, DemoRefund, DemoSetup
from commerce.billing.disputes import Dispute
from commerce.billing.inbox import GatewayEvent, WebhookSettings
from commerce.billing.payouts import BalanceEntry, Payout
from commerce.billing.reconciliations import Finding, Reconciliation
from commerce.billing.refunds import Refund
from commerce.orders.models import Order

__all__ = [
    "Attempt", "BalanceEntry", "CardSetup", "DemoCard", "DemoIntent", "DemoRefund", "DemoSetup", "Dispute",
    "Finding", "GatewayEvent", "Payer", "Payment", "PaymentMethod", "Payout", "Reconciliation", "Refund",
    "WebhookSettings",
]  # fmt: skip


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
    refunded_amount = models.PositiveBigIntegerField(_("refunded"), default=0)
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    frozen = models.BooleanField(
        _("frozen"), default=False, help_text=_("The gateway says something else than we: look at it.")
    )
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
            models.CheckConstraint(
                condition=Q(refunded_amount__lte=models.F("amount")), name="refunded_at_most_what_was_paid"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def refundable(self) -> Money:
        """What can still be given back to the card."""
        charged = self.amount if self.state == self.State.SUCCEEDED else 0
        return Money(charged - self.refunded_amount, self.currency)

    @property
    def reference(self) -> str:
        """That of its intent, which must have been created."""
        assert self.gateway_ref is not None
        return self.gateway_ref


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

    class Cause(models.TextChoices):
        SHOPPER = "shopper", _("The customer paid")
        RENEWAL = "renewal", _("Renewal")
        RETRY = "retry", _("Automatic retry")
        STAFF = "staff", _("Charged by staff")

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="attempts")
    n = models.PositiveIntegerField(_("try"))
    key = models.CharField(max_length=80, unique=True)
    fingerprint = models.CharField(max_length=64, help_text="HMAC of what the key was used for.")
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.SENT)
    cause = models.CharField(_("made by"), max_length=10, choices=Cause, default=Cause.SHOPPER)
    method = models.ForeignKey(
        PaymentMethod, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("saved card")
    )
    decline_code = models.CharField(_("decline reason"), max_length=60, blank=True)
    decline_is_final = models.BooleanField(_("never to be tried again"), default=False)
    card_brand = models.CharField(_("card"), max_length=20, blank=True)
    card_last4 = models.CharField(_("card ends in"), max_length=4, blank=True)
    action_url = models.CharField(max_length=500, blank=True)
    action_secret = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(_("sent"))
    ask_at = models.DateTimeField(null=True, help_text="When the gateway is asked again how it ended.")
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
