"""Charges that a card's owner takes back at their bank."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet


class DisputeQuerySet(ShopQuerySet["Dispute"]):
    def open(self) -> Self:
        """Not decided yet, soonest evidence first."""
        return self.filter(state__in=Dispute.OPEN).order_by("evidence_due_at", "pk")


class Dispute(models.Model):
    """One dispute of a charge. Once lost, a refund by the bank and its credit note stand for it."""

    class State(models.TextChoices):
        NEEDS_RESPONSE = "needs_response", _("Waits for your evidence")
        UNDER_REVIEW = "under_review", _("The bank decides")
        WON = "won", _("Won")
        LOST = "lost", _("Lost")
        CLOSED = "closed", _("Closed without a decision")

    OPEN = (State.NEEDS_RESPONSE, State.UNDER_REVIEW)

    public_id = PublicIdField("dsp")
    payment = models.ForeignKey(
        "billing.Payment", on_delete=models.PROTECT, related_name="disputes", verbose_name=_("payment")
    )
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80)
    amount = models.PositiveBigIntegerField(_("amount"))
    fee_amount = models.PositiveBigIntegerField(_("fee"), default=0)
    currency = models.CharField(_("currency"), max_length=3)
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=15, choices=State)
    opened_at = models.DateTimeField(_("opened"))
    evidence_due_at = models.DateTimeField(_("evidence due by"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "gateway_ref"], name="dispute_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None) ^ Q(state__in=("won", "lost", "closed")),
                name="dispute_open_or_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def fee(self) -> Money:
        return Money(self.fee_amount, self.currency)
