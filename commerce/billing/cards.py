"""Whom a gateway charges, and with what: payers, the cards they saved, and cards being saved."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.rules import add_months
from commerce.customers.models import Customer


class Payer(models.Model):
    """A customer as one gateway knows them, in one environment."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="payers")
    gateway = models.CharField(max_length=20)
    environment = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)

    class Meta:
        app_label = "billing"
        constraints = [
            models.UniqueConstraint(fields=["customer", "gateway", "environment"], name="payer_once"),
            models.UniqueConstraint(fields=["gateway", "reference"], name="payer_is_one_customer"),
        ]

    def __str__(self) -> str:
        return self.reference

    def is_at(self, gateway: str) -> bool:
        """Whether the gateway knows the customer under this reference where this installation runs."""
        return (self.gateway, self.environment) == (gateway, settings.ENVIRONMENT)


class PaymentMethodQuerySet(ShopQuerySet["PaymentMethod"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__site=viewer.site, customer=viewer.customer_id, removed_at=None)

    def usable(self) -> Self:
        return self.filter(removed_at=None)

    def to_forget(self) -> Self:
        """Removed here, and still known to the gateway."""
        return self.exclude(removed_at=None).filter(forgotten_at=None)


class PaymentMethod(models.Model):
    """A card that may be charged without its owner being there. Never its number."""

    public_id = PublicIdField("card")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="payment_methods", verbose_name=_("customer")
    )
    gateway = models.CharField(_("gateway"), max_length=20)
    environment = models.CharField(_("environment"), max_length=40)
    reference = models.CharField(_("reference at the gateway"), max_length=80)
    brand = models.CharField(_("card"), max_length=20)
    last4 = models.CharField(_("card ends in"), max_length=4)
    exp_month = models.PositiveSmallIntegerField(_("expires in month"), null=True)
    exp_year = models.PositiveSmallIntegerField(_("expires in year"), null=True)
    created_at = models.DateTimeField(_("saved"))
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="By the gateway.")

    objects = PaymentMethodQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("saved card")
        verbose_name_plural = _("saved cards")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["gateway", "reference"], name="payment_method_once"),
        ]

    def __str__(self) -> str:
        return f"{self.brand.title()} ·{self.last4}"

    @property
    def expires_on(self) -> date | None:
        """The first day on which the card no longer pays."""
        if self.exp_year is None or self.exp_month is None:
            return None
        return add_months(date(self.exp_year, self.exp_month, 1), 1)


class CardSetupQuerySet(ShopQuerySet["CardSetup"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__site=viewer.site, customer=viewer.customer_id)


class CardSetup(models.Model):
    """One try to save a card; `subject` is the public id of what asked for it, "" for nothing."""

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        SUCCEEDED = "succeeded", _("Succeeded")
        REQUIRES_ACTION = "requires_action", _("Waits for the customer's bank")
        DECLINED = "declined", _("Declined")
        UNKNOWN = "unknown", _("Outcome unknown")

    public_id = PublicIdField("set")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="card_setups")
    gateway = models.CharField(_("gateway"), max_length=20)
    environment = models.CharField(_("environment"), max_length=40)
    gateway_ref = models.CharField(_("reference at the gateway"), max_length=80, null=True)
    key = models.CharField(max_length=80, unique=True)
    fingerprint = models.CharField(max_length=64, help_text="HMAC of what the key was used for.")
    subject = models.CharField(max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=15, choices=State, default=State.SENT)
    decline_code = models.CharField(_("decline reason"), max_length=60, blank=True)
    action_url = models.CharField(max_length=500, blank=True)
    action_secret = models.CharField(max_length=200, blank=True)
    payment_method = models.ForeignKey(PaymentMethod, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(_("created"))

    objects = CardSetupQuerySet.as_manager()

    class Meta:
        app_label = "billing"
        constraints = [
            models.UniqueConstraint(
                fields=["gateway", "gateway_ref"], condition=Q(gateway_ref__isnull=False), name="setup_once"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
