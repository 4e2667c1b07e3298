"""Subscriptions, their terms (one order each) and their cycles (one box each)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.billing.models import PaymentMethod
from commerce.catalog.models import Edition, Formula, Variant
from commerce.catalog.rules import BoxDates
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.loyalty.models import Programme
from commerce.orders.models import Order, OrderLine
from commerce.orders.pricing import Discount, taken_off
from commerce.subscriptions.changes import Change
from commerce.subscriptions.ratings import BoxRating
from commerce.subscriptions.runs import RenewalRun
from commerce.subscriptions.settings import RenewalSettings

__all__ = ["BoxRating", "Change", "Cycle", "RenewalRun", "RenewalSettings", "Subscription", "Term"]


DAY = timedelta(days=1)


class SubscriptionQuerySet(ShopQuerySet["Subscription"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The customer's own, and those a link sent to its owner opens."""
        own = Q(customer=viewer.customer_id) if viewer.is_customer else Q(pk__in=[])
        return self.filter(own | Q(public_id__in=viewer.granted), site=viewer.site)

    def living(self) -> Self:
        """Those that have not ended."""
        return self.exclude(status__in=("cancelled", "expired"))

    def due(self, now: datetime) -> Self:
        """Whose next term is to be charged: never twice in a day, whatever else is wrong, nor while
        another term is owed."""
        owed = Term.objects.filter(subscription=OuterRef("pk"), status__in=("due", "unpaid"))
        return self.served().filter(
            Q(last_charged_at=None) | Q(last_charged_at__lte=now - DAY),
            ~Exists(owed),
            status=Subscription.Status.ACTIVE,
            next_charge_at__lte=now,
        )


class Subscription(models.Model):
    """A customer's standing order of a formula, at the price they agreed to.

    Its boxes are numbered by slots: slot n is box n − `anchor_slot` counted from the day `anchor`
    (see catalog.rules.nth_box). `next_slot` is the first of the next term, charged at
    `next_charge_at`; both are None while nothing is to come, or while a term waits for its payment.
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
        OrderLine, on_delete=models.PROTECT, related_name="subscription", null=True, blank=True,
        help_text=_("What started it; empty for an imported subscription."),
    )  # fmt: skip
    imported_as = models.CharField(
        _("imported as"), max_length=100, blank=True, help_text=_("Its name in the system it came from.")
    )
    status = models.CharField(_("status"), max_length=15, choices=Status)
    quantity = models.PositiveIntegerField(_("quantity"))
    price_amount = models.PositiveBigIntegerField(_("price per term"))
    currency = models.CharField(_("currency"), max_length=3)
    discount_amount = models.PositiveBigIntegerField(
        _("off the next charge"), default=0, help_text=_("Once, in the currency's smallest unit.")
    )
    promised = models.JSONField(
        _("off the next charges"), default=list,
        help_text="By coupons: source, title, percent, amount or free_delivery, formulas, and left: for how"
        " many charges.",
    )  # fmt: skip
    reward = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("points spent on the next charge"),
        help_text="Its points, and the product it gives, are set aside until then.",
    )  # fmt: skip
    payment_method = models.ForeignKey(
        PaymentMethod, on_delete=models.PROTECT, null=True, blank=True,
        related_name="subscriptions", verbose_name=_("card"),
    )  # fmt: skip
    warned_card = models.ForeignKey(
        PaymentMethod, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The card whose coming end its owner was told of.",
    )  # fmt: skip
    carrier = models.ForeignKey(
        Carrier, on_delete=models.PROTECT, null=True, blank=True,
        related_name="subscriptions", verbose_name=_("carrier"),
    )  # fmt: skip
    pickup_point = models.JSONField(_("pick-up point"), null=True, blank=True)
    shipping_amount = models.PositiveBigIntegerField(
        _("delivery per term"), default=0, help_text=_("In the currency's smallest unit, VAT included.")
    )
    anchor = models.DateField(_("counted from"))
    anchor_slot = models.PositiveIntegerField(default=0)
    first_slot = models.PositiveIntegerField(default=0, help_text="No box to come is before this slot.")
    next_slot = models.PositiveIntegerField(null=True, blank=True)
    next_charge_at = models.DateTimeField(_("next charge"), null=True, blank=True)
    last_charged_at = models.DateTimeField(_("last automatic charge"), null=True, blank=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    expires_on = models.DateField(
        _("cancels on"), null=True, blank=True, help_text=_("From this day nothing is charged or shipped.")
    )
    delivery_address = models.JSONField(_("delivery address"))
    choices = models.JSONField(
        _("composition"), default=list, help_text="What its customer chose: rows of catalog.composing."
    )
    locks_told_at = models.DateTimeField(
        default=clock.now, help_text="Boxes that had locked by then were told of, or need not be."
    )
    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="subscription_has_quantity"),
            models.UniqueConstraint(
                fields=["site", "imported_as"],
                condition=~Q(imported_as=""),
                name="subscription_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(status="paused") ^ Q(paused_until=None), name="paused_until_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["site", "customer"]),
            models.Index(fields=["next_charge_at"], condition=Q(status="active"), name="subscriptions_due"),
        ]

    def __str__(self) -> str:
        return f"{self.customer} · {self.formula}"

    @property
    def unit_price(self) -> Money:
        return Money(self.price_amount, self.currency)

    @property
    def price(self) -> Money:
        """What one term costs, all boxes of its quantity together."""
        return self.unit_price * self.quantity

    def promises(self, *, ahead: int = 0) -> list[Discount]:
        """What coupons take off the next charge, or off the one `ahead` charges later."""
        return [
            Discount(source=one["source"], title=one["title"], percent=one["percent"], amount=one["amount"])
            for one in self._promised_for(ahead)
        ]

    def _promised_for(self, ahead: int) -> list[dict[str, Any]]:
        return [
            one
            for one in self.promised
            if one["left"] > ahead and (not one["formulas"] or self.formula_id in one["formulas"])
        ]

    def charge(self, *, ahead: int = 0) -> Money:
        """What the next term costs with its delivery, or the one `ahead` terms later, less what was
        promised off it."""
        left = self.price.amount
        for promise in self.promises(ahead=ahead):
            left -= taken_off(promise, left)
        if not ahead:
            left -= min(self.discount_amount, left)
            left -= taken_off(self.reward_discount, left) if self.reward_discount else 0
        return Money(left, self.currency) + self.delivery(ahead=ahead)

    def delivery(self, *, ahead: int = 0) -> Money:
        """What bringing the boxes of the next term is charged, or of the one `ahead` terms later."""
        is_free = any(one.get("free_delivery") for one in self._promised_for(ahead))
        return self.shipping * 0 if is_free else self.shipping

    @property
    def reward_discount(self) -> Discount | None:
        """What points take off the next charge, in the active language."""
        if self.reward is None or self.reward.kind != Programme.Kind.DISCOUNT:
            return None
        return Discount(
            source=self.reward.public_id, title=str(self.reward.title), percent=self.reward.percent or 0
        )

    @property
    def reward_gift(self) -> Variant | None:
        """The product that points add to the next box."""
        return self.reward.gift if self.reward else None

    def keep_promises(self) -> list[str]:
        """The next charge had what was promised off it, by these sources; called with it opened, to be
        saved."""
        kept = [one["source"] for one in self.promised if one["left"]]
        self.promised = [{**one, "left": max(0, one["left"] - 1)} for one in self.promised]
        return kept

    def promise_again(self, sources: Collection[str]) -> None:
        """The charge that had what these promised will not be made; to be saved."""
        self.promised = [{**one, "left": one["left"] + (one["source"] in sources)} for one in self.promised]

    @property
    def discount(self) -> Money:
        return Money(self.discount_amount, self.currency)

    @property
    def shipping(self) -> Money:
        """What bringing the boxes of one term costs."""
        return Money(self.shipping_amount, self.currency)

    @property
    def postal_address(self) -> PostalAddress:
        return PostalAddress(**self.delivery_address)


class Term(models.Model):
    """One billing period: one order, one charge, one or more cycles.

    One order may pay the first terms of several subscriptions bought together. While it is due,
    `next_step_at` is when its payment is tried again, or its customer reminded.
    """

    class Status(models.TextChoices):
        DUE = "due", _("Due")
        PAID = "paid", _("Paid")
        UNPAID = "unpaid", _("Unpaid after every try")
        CANCELLED = "cancelled", _("Cancelled")

    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="terms")
    idx = models.PositiveIntegerField(_("term"))
    period = DateRangeField(_("period"), help_text=_("Up to the first day of the next term."))
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="terms", null=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PAID)
    shipping_amount = models.PositiveBigIntegerField(
        default=0, help_text="What of its order was for bringing its boxes."
    )
    promises = models.JSONField(
        default=list,
        help_text="Sources of the promises that its charge used: given back when it is not made.",
    )
    tries = models.PositiveIntegerField(_("automatic tries"), default=0)
    steps = models.PositiveIntegerField(default=0, help_text="Steps of the retry schedule that are done.")
    failed_at = models.DateTimeField(_("first refused"), null=True, blank=True)
    next_step_at = models.DateTimeField(_("next try"), null=True, blank=True)

    objects = ShopQuerySet["Term"].as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["idx"]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "idx"], name="term_once"),
            models.UniqueConstraint(fields=["order", "subscription"], name="order_pays_one_term_of_each"),
            models.UniqueConstraint(
                fields=["subscription"], condition=Q(status__in=("due", "unpaid")), name="one_term_owed"
            ),
            ExclusionConstraint(
                name="terms_do_not_overlap",
                expressions=[("period", RangeOperators.OVERLAPS), ("subscription", RangeOperators.EQUAL)],
                condition=~Q(status="cancelled"),
            ),
        ]
        indexes = [
            models.Index(fields=["next_step_at"], condition=Q(status="due"), name="terms_to_step"),
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} · {self.idx}"


class Cycle(models.Model):
    """One box of one subscriber. Once paid, it has its delivery note: one, ever.

    A skipped slot is a cycle of no term; a cancelled one leaves its slot to another.
    """

    class Status(models.TextChoices):
        DUE = "due", _("Waits for its payment")
        PAID = "paid", _("Paid")
        HELD = "held", _("Held")
        SKIPPED = "skipped", _("Skipped")
        CANCELLED = "cancelled", _("Cancelled")

    public_id = PublicIdField("cyc")
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="cycles")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="cycles", null=True, blank=True)
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, related_name="+", null=True)
    idx = models.PositiveIntegerField(_("box"))
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    choices = models.JSONField(_("composition"), default=list, help_text="What goes into it.")
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

    objects = ShopQuerySet["Cycle"].as_manager()

    class Meta:
        verbose_name = _("box")
        verbose_name_plural = _("boxes")
        ordering = ["idx", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "idx"], condition=~Q(status="cancelled"), name="cycle_once"
            ),
            models.CheckConstraint(
                condition=Q(term=None) ^ ~Q(status="skipped"), name="skipped_box_has_no_term"
            ),
        ]
        indexes = [
            models.Index(fields=["cutoff_at"], condition=Q(status__in=("paid", "due")), name="boxes_locking")
        ]

    def __str__(self) -> str:
        return f"{self.subscription_id} · {self.idx}"

    @property
    def dates(self) -> BoxDates:
        return BoxDates(
            month=self.month, cutoff_at=self.cutoff_at, charge_on=self.charge_on, ships_on=self.ships_on
        )

    @dates.setter
    def dates(self, dates: BoxDates) -> None:
        self.month, self.cutoff_at = dates.month, dates.cutoff_at
        self.charge_on, self.ships_on = dates.charge_on, dates.ships_on
