"""Subscriptions, their terms (one order each) and their cycles (one box each)."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models import Edition, Formula
from commerce.catalog.rules import BoxDates
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order, OrderLine


class SubscriptionQuerySet(ShopQuerySet["Subscription"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(site=viewer.site, customer=viewer.customer_id)


class Subscription(models.Model):
    """A customer's standing order of a formula, at the price they agreed to.

    `anchor` is the day all its boxes are computed from (see catalog.rules.nth_box).
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        PAST_DUE = "past_due", _("Unpaid")
        CANCEL_AT_END = "cancel_at_end", _("Ends after the last paid box")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Expired")

    public_id = PublicIdField("sub")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("customer")
    )
    formula = models.ForeignKey(
        Formula, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("formula")
    )
    origin = models.OneToOneField(
        OrderLine, on_delete=models.PROTECT, related_name="subscription", help_text=_("What started it.")
    )
    status = models.CharField(_("status"), max_length=15, choices=Status)
    quantity = models.PositiveIntegerField(_("quantity"))
    price_amount = models.PositiveBigIntegerField(_("price per term"))
    currency = models.CharField(_("currency"), max_length=3)
    anchor = models.DateField(_("counted from"))
    delivery_address = models.JSONField(_("delivery address"))
    started_at = models.DateTimeField(_("started"))

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="subscription_has_quantity")
        ]
        indexes = [models.Index(fields=["site", "customer"])]

    def __str__(self) -> str:
        return f"{self.customer} · {self.formula}"

    @property
    def price(self) -> Money:
        """What one term costs, all boxes of its quantity together."""
        return Money(self.price_amount, self.currency) * self.quantity

    @property
    def postal_address(self) -> PostalAddress:
        return PostalAddress(**self.delivery_address)


class Term(models.Model):
    """One billing period: one order, one charge, one or more cycles.

    One order may pay the first terms of several subscriptions bought together.
    """

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="terms")
    idx = models.PositiveIntegerField(_("term"))
    period = DateRangeField(_("period"), help_text=_("Up to the first day of the next term."))
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="terms", null=True)

    class Meta:
        ordering = ["idx"]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "idx"], name="term_once"),
            models.UniqueConstraint(fields=["order", "subscription"], name="order_pays_one_term_of_each"),
            ExclusionConstraint(
                name="terms_do_not_overlap",
                expressions=[("period", RangeOperators.OVERLAPS), ("subscription", RangeOperators.EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} · {self.idx}"


class Cycle(models.Model):
    """One box of one subscriber. Once paid, it has its delivery note: one, ever."""

    class Status(models.TextChoices):
        PAID = "paid", _("Paid")
        SKIPPED = "skipped", _("Skipped")

    public_id = PublicIdField("cyc")
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="cycles")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="cycles")
    idx = models.PositiveIntegerField(_("box"))
    status = models.CharField(_("status"), max_length=10, choices=Status)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="cycles",
        verbose_name=_("edition"),
    )  # fmt: skip
    month = models.DateField(_("month"))
    cutoff_at = models.DateTimeField(_("locks at"))
    charge_on = models.DateField(_("charged on"))
    ships_on = models.DateField(_("ships on"))
    delivery_note = models.OneToOneField(
        DeliveryNote, on_delete=models.PROTECT, null=True, blank=True, related_name="cycle",
        verbose_name=_("delivery note"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("box")
        verbose_name_plural = _("boxes")
        ordering = ["idx"]
        constraints = [models.UniqueConstraint(fields=["subscription", "idx"], name="cycle_once")]

    def __str__(self) -> str:
        return f"{self.subscription_id} · {self.idx}"

    @property
    def dates(self) -> BoxDates:
        return BoxDates(
            month=self.month, cutoff_at=self.cutoff_at, charge_on=self.charge_on, ships_on=self.ships_on
        )
