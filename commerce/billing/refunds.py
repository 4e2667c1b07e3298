"""Money given back: never more than was charged, each refund once."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.orders.models import Order, OrderLine


class RefundQuerySet(ShopQuerySet["Refund"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(order__site=viewer.site, order__customer=viewer.customer_id)

    def in_flight(self) -> Self:
        """Asked of the gateway, and how it ended is not known here."""
        return self.filter(state__in=("sent", "unknown", "pending"))


class Refund(models.Model):
    """One refund of an order: to the card that paid, as store credit, or taken by a lost dispute."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        UNKNOWN = "unknown", _("Outcome unknown")
        PENDING = "pending", _("On its way")
        SUCCEEDED = "succeeded", _("Succeeded")
        FAILED = "failed", _("Failed")

    class Destination(models.TextChoices):
        CARD = "card", _("To the card that paid")
        CREDIT = "credit", _("As store credit")
        GIFT_CARD = "gift", _("To the gift cards that paid")
        BANK = "bank", _("Taken back by the bank")

    public_id = PublicIdField("ref")
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("order")
    )
    payment = models.ForeignKey(
        "billing.Payment", on_delete=models.PROTECT, null=True, related_name="refunds",
        help_text=_("None where store credit had paid."),
    )  # fmt: skip
    line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, null=True, related_name="refunds", verbose_name=_("line"),
        help_text=_("Of which it gives back what was taken out; none: of the whole order."),
    )  # fmt: skip
    destination = models.CharField(_("destination"), max_length=6, choices=Destination)
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    key = models.CharField(max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80, null=True)
    requested_at = models.DateTimeField(_("requested"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="refund_gives_something"),
            models.UniqueConstraint(
                fields=["payment", "gateway_ref"], condition=Q(gateway_ref__isnull=False), name="refund_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=Q(state__in=("sent", "unknown", "pending")),
                name="refunds_in_flight",
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
