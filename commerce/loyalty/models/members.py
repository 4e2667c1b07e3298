"""What each customer has earned, used and brought."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.customers.models import Customer
from commerce.loyalty.models.programmes import Programme
from commerce.orders.models import Order


class Pass(models.Model):
    """How a customer is known where points are earned: a number to scan, and a code to recommend with.

    `owed` are points of returned purchases that were spent already: the next ones earned make up for them.
    """

    customer = models.OneToOneField(
        Customer, on_delete=models.PROTECT, related_name="loyalty", verbose_name=_("customer")
    )
    number = models.CharField(_("number"), max_length=16, unique=True)
    code = models.CharField(_("code to recommend with"), max_length=16, unique=True)
    visits = models.PositiveIntegerField(_("visits"), default=0, help_text=_("Not yet used by a programme."))
    last_scan = models.CharField(max_length=80, blank=True, help_text="The key of the visit counted last.")
    pro = models.BooleanField(_("professional customer"), default=False)
    born_on = models.DateField(_("birthday"), null=True, blank=True)
    owed = models.PositiveBigIntegerField(_("points owed"), default=0)
    created_at = models.DateTimeField(_("created"))

    objects = ShopQuerySet["Pass"].as_manager()

    class Meta:
        verbose_name = _("loyalty pass")
        verbose_name_plural = _("loyalty passes")

    def __str__(self) -> str:
        return self.number


class EarningQuerySet(ShopQuerySet["Earning"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__site=viewer.site, customer=viewer.customer_id)

    def pending(self) -> Self:
        return self.filter(approved_at=None, points__gt=F("taken_back"))

    def approved(self) -> Self:
        return self.exclude(approved_at=None)

    def unexpired(self, today: date) -> Self:
        return self.filter(Q(expires_on=None) | Q(expires_on__gt=today))


class Earning(models.Model):
    """Points earned at once: by an order, or for another reason; they count once approved.

    Of `points`, those `taken_back` were of what was returned. From `expires_on` on they are gone,
    unless spent before.
    """

    class Reason(models.TextChoices):
        ORDER = "order", _("Order")
        BIRTHDAY = "birthday", _("Birthday")
        TRANSFER = "transfer", _("From another customer")
        STAFF = "staff", _("Given by the shop")

    public_id = PublicIdField("ear")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="earnings", verbose_name=_("customer")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    reference = models.CharField(_("reference"), max_length=80)
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, null=True, related_name="earning", verbose_name=_("order")
    )
    points = models.PositiveBigIntegerField(_("points"))
    taken_back = models.PositiveBigIntegerField(_("taken back"), default=0)
    earned_at = models.DateTimeField(_("earned"))
    approves_at = models.DateTimeField(_("counts from"))
    approved_at = models.DateTimeField(_("counted"), null=True)
    expires_on = models.DateField(_("gone on"), null=True)
    warned_at = models.DateTimeField(null=True)

    objects = EarningQuerySet.as_manager()

    class Meta:
        verbose_name = _("points earned")
        verbose_name_plural = _("points earned")
        ordering = ["-earned_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["customer", "reason", "reference"], name="earned_once"),
            models.CheckConstraint(
                condition=Q(taken_back__lte=F("points")), name="earning_taken_back_at_most"
            ),
        ]
        indexes = [
            models.Index(fields=["approves_at"], condition=Q(approved_at=None), name="earnings_pending"),
            models.Index(fields=["expires_on"], name="earnings_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} · {self.points}"

    @property
    def kept(self) -> int:
        """What is left of it after returns."""
        return self.points - self.taken_back


class RewardUseQuerySet(ShopQuerySet["RewardUse"]):
    def living(self) -> Self:
        """Those that were not given back."""
        return self.filter(given_back_at=None)


class RewardUse(models.Model):
    """A programme that an order uses, for `points` or `visits`; given back when it is cancelled.

    `amount` is what it took off, or is to be credited, in minor units; `credited` what was.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="used_by", verbose_name=_("programme")
    )
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="rewards", verbose_name=_("customer")
    )
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="rewards", verbose_name=_("order")
    )
    points = models.PositiveBigIntegerField(_("points"))
    visits = models.PositiveIntegerField(_("visits"), default=0)
    amount = models.PositiveBigIntegerField(_("worth"))
    credited_amount = models.PositiveBigIntegerField(_("credited"), default=0)
    owed_amount = models.PositiveBigIntegerField(
        _("owed"), default=0, help_text=_("Credit of what was returned that was spent before.")
    )
    approves_at = models.DateTimeField(null=True, help_text="When the cashback is credited.")
    at = models.DateTimeField(_("used"))
    given_back_at = models.DateTimeField(_("given back"), null=True)

    objects = RewardUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("reward used")
        verbose_name_plural = _("rewards used")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "order"], name="reward_once_an_order"),
        ]
        indexes = [
            models.Index(
                fields=["approves_at"], condition=Q(approves_at__isnull=False), name="cashback_pending"
            ),
            models.Index(fields=["order"], condition=Q(owed_amount__gt=0), name="cashback_owed"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} · {self.order}"


class ReferralQuerySet(ShopQuerySet["Referral"]):
    def living(self) -> Self:
        return self.exclude(state="void")


class Referral(models.Model):
    """A first order that somebody's link brought: its discount, and the credit of who recommended."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        REWARDED = "rewarded", _("Rewarded")
        VOID = "void", _("Nothing: returned or cancelled")

    public_id = PublicIdField("rfl")
    referrer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("recommended by")
    )
    friend = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("friend"))
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="referral", verbose_name=_("order")
    )
    friend_amount = models.PositiveBigIntegerField(_("off the order"))
    reward_amount = models.PositiveBigIntegerField(_("credited"), default=0)
    owed_amount = models.PositiveBigIntegerField(
        _("owed"), default=0, help_text=_("Credit of what was returned that was spent before.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    created_at = models.DateTimeField(_("ordered"))
    approves_at = models.DateTimeField(null=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["friend"], condition=~Q(state="void"), name="friend_recommended_once"
            ),
            models.CheckConstraint(condition=~Q(friend=F("referrer")), name="nobody_refers_themselves"),
        ]
        indexes = [
            models.Index(fields=["approves_at"], condition=Q(state="pending"), name="referrals_pending"),
            models.Index(fields=["order"], condition=Q(owed_amount__gt=0), name="referrals_owed"),
        ]

    def __str__(self) -> str:
        return f"{self.referrer} → {self.friend}"
