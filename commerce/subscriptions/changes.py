"""What was changed on a subscription, by whom, and how to take it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet


class Change(models.Model):
    """One change. `before` and `after` are what it changed; until `undo_until` it can be undone."""

    class Kind(models.TextChoices):
        SKIP = "skip", _("Box skipped")
        UNSKIP = "unskip", _("Skipped box wanted again")
        PAUSE = "pause", _("Paused")
        RESUME = "resume", _("Resumed")
        QUANTITY = "quantity", _("Quantity changed")
        FORMULA = "formula", _("Formula changed")
        CHOICES = "choices", _("Box composed anew")
        EXCHANGE = "exchange", _("Formula changed at once")
        ADDRESS = "address", _("Address changed")
        CARRIER = "carrier", _("Delivery changed")
        CARD = "card", _("Card changed")
        CANCEL = "cancel", _("Cancelled at the end of the term")
        CANCEL_NOW = "cancel_now", _("Cancelled at once")
        REACTIVATE = "reactivate", _("Reactivated")
        STAY = "stay", _("Retention offer accepted")
        EXPIRE = "expire", _("Expired")
        UNDO = "undo", _("Undone")

    public_id = PublicIdField("chg")
    subscription = models.ForeignKey(
        "subscriptions.Subscription", on_delete=models.PROTECT, related_name="changes"
    )
    kind = models.CharField(_("change"), max_length=12, choices=Kind)
    actor = models.CharField(_("by"), max_length=60)
    at = models.DateTimeField(_("at"))
    before = models.JSONField()
    after = models.JSONField()
    undo_until = models.DateTimeField(_("can be undone until"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    objects = ShopQuerySet["Change"].as_manager()

    class Meta:
        app_label = "subscriptions"
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
