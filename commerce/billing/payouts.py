"""What the gateway transfers to the bank, and the charges, refunds and fees that add up to it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet


class PayoutQuerySet(ShopQuerySet["Payout"]):
    def unfinished(self) -> Self:
        """Not arrived yet, or not itemised."""
        return self.filter(
            Q(state__in=(Payout.State.PENDING, Payout.State.IN_TRANSIT)) | Q(is_complete=False)
        )


class Payout(models.Model):
    """One transfer from the gateway to the shop's bank account, which the gateway makes by itself."""

    class State(models.TextChoices):
        PENDING = "pending", _("Planned")
        IN_TRANSIT = "in_transit", _("On its way")
        PAID = "paid", _("Arrived")
        FAILED = "failed", _("Sent back by the bank")
        CANCELED = "canceled", _("Cancelled")

    gateway = models.CharField(_("gateway"), max_length=20)
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80)
    amount = models.BigIntegerField(_("amount"), help_text=_("Negative when the gateway takes money back."))
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=10, choices=State)
    made_at = models.DateTimeField(_("made"))
    arrives_on = models.DateField(_("arrives"))
    is_complete = models.BooleanField(
        _("itemised"), default=False, help_text=_("Its entries are here, and add up to it.")
    )

    objects = PayoutQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["gateway", "gateway_ref"], name="payout_once")]

    def __str__(self) -> str:
        return self.gateway_ref

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class BalanceEntry(models.Model):
    """One part of a payout: what came in or went out, the gateway's fee, and what is left of it."""

    class Kind(models.TextChoices):
        CHARGE = "charge", _("Charge")
        REFUND = "refund", _("Refund")
        DISPUTE = "dispute", _("Dispute")
        FEE = "fee", _("Fee")
        RETURNED = "returned", _("Payout sent back")
        ADJUSTMENT = "adjustment", _("Adjustment")

    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, related_name="entries")
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    amount = models.BigIntegerField(_("amount"))
    fee_amount = models.BigIntegerField(_("fee"))
    net_amount = models.BigIntegerField(_("net"))
    currency = models.CharField(_("currency"), max_length=3)
    at = models.DateTimeField(_("date"))
    payment = models.ForeignKey(
        "billing.Payment", on_delete=models.PROTECT, null=True, related_name="balance_entries"
    )
    refund = models.ForeignKey(
        "billing.Refund", on_delete=models.PROTECT, null=True, related_name="balance_entries"
    )
    dispute = models.ForeignKey(
        "billing.Dispute", on_delete=models.PROTECT, null=True, related_name="balance_entries"
    )

    class Meta:
        app_label = "billing"
        verbose_name = _("entry of a payout")
        verbose_name_plural = _("entries of a payout")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["payout", "gateway_ref"], name="balance_entry_once"),
            models.CheckConstraint(
                condition=Q(net_amount=F("amount") - F("fee_amount")), name="balance_entry_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return self.gateway_ref

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def fee(self) -> Money:
        return Money(self.fee_amount, self.currency)

    @property
    def net(self) -> Money:
        return Money(self.net_amount, self.currency)
