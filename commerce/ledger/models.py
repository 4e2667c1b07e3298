"""Balances: gift cards, store credit and points are accounts of one ledger.

An amount is an integer of the account's unit: minor units of a currency ("EUR"), or points.
"""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.querysets import ShopQuerySet


class Account(models.Model):
    """What one owner has of one unit. Of `balance`, `held` is promised to something unfinished.

    `owner` is the public id of what owns it: a customer, a gift card.
    """

    class Kind(models.TextChoices):
        GIFT_CARD = "gift_card", _("Gift card")
        STORE_CREDIT = "store_credit", _("Store credit")
        POINTS = "points", _("Points")

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    owner = models.CharField(_("owner"), max_length=40)
    unit = models.CharField(_("unit"), max_length=10)
    balance = models.BigIntegerField(_("balance"), default=0)
    held = models.BigIntegerField(_("held"), default=0)

    objects = ShopQuerySet["Account"].as_manager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "owner", "unit"], name="account_once"),
            models.CheckConstraint(condition=Q(balance__gte=0), name="account_not_overdrawn"),
            models.CheckConstraint(condition=Q(held__gte=0), name="account_holds_not_negative"),
            models.CheckConstraint(condition=Q(held__lte=F("balance")), name="account_holds_what_it_has"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.owner}"

    @property
    def available(self) -> int:
        """What can be spent now."""
        return self.balance - self.held


class HoldQuerySet(ShopQuerySet["Hold"]):
    def open(self) -> Self:
        return self.filter(state="held")


class Hold(models.Model):
    """Part of a balance that one unfinished purchase alone may spend: captured or released, once."""

    class State(models.TextChoices):
        HELD = "held", _("Held")
        CAPTURED = "captured", _("Spent")
        RELEASED = "released", _("Released")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="holds")
    amount = models.BigIntegerField(_("amount"))
    reference = models.CharField(_("reference"), max_length=80)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.UniqueConstraint(fields=["account", "reference"], name="hold_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="hold_of_something"),
        ]
        indexes = [models.Index(fields=["expires_at"], condition=Q(state="held"), name="holds_open")]

    def __str__(self) -> str:
        return f"{self.reference} · {self.amount}"


class Entry(models.Model):
    """One change of a balance. Rows are never changed nor deleted (a trigger sees to it).

    `reason` and `reference` name the cause, as in ("refund", "ref_…"): it counts once.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, null=True, related_name="entry")
    amount = models.BigIntegerField(_("amount"))
    balance_after = models.BigIntegerField(_("balance after"))
    reason = models.CharField(_("reason"), max_length=30)
    reference = models.CharField(_("reference"), max_length=80)
    at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "reason", "reference"], name="cause_counts_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="entry_of_something"),
            models.CheckConstraint(condition=Q(balance_after__gte=0), name="entry_leaves_no_debt"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.reference}: {self.amount:+}"
