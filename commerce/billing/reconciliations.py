"""What was found when our records were held against the gateway's."""

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from commerce.base.querysets import ShopQuerySet


class Reconciliation(models.Model):
    """One comparison; `counts` is how many of each kind the gateway has."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("The gateway did not answer")

    gateway = models.CharField(_("gateway"), max_length=20)
    since = models.DateTimeField(_("from"))
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RUNNING)
    step = models.CharField(_("at work on"), max_length=20, blank=True)
    counts = models.JSONField(_("compared"), default=dict)
    actor = models.CharField(_("by"), max_length=60)

    objects = ShopQuerySet["Reconciliation"].as_manager()

    class Meta:
        app_label = "billing"
        verbose_name = _("reconciliation")
        verbose_name_plural = _("reconciliations")
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.gateway} {localtime(self.started_at):%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """One difference, and what was done about it. An alarm waits for a person."""

    class Kind(models.TextChoices):
        SETTLED = "settled", _("Settled now")
        IMPORTED = "imported", _("Was missing here: imported")
        UNKNOWN_HERE = "unknown_here", _("Charged there, unknown here")
        MISSING_THERE = "missing_there", _("Known here, missing there")
        FROZEN = "frozen", _("Another amount: frozen")
        UNEVEN = "uneven", _("A payout whose parts do not add up")
        FOREIGN = "foreign", _("Another account at the gateway")

    ALARMS = (Kind.UNKNOWN_HERE, Kind.MISSING_THERE, Kind.FROZEN, Kind.UNEVEN, Kind.FOREIGN)

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("finding"), max_length=15, choices=Kind)
    subject = models.CharField(_("of"), max_length=20, help_text="payment, refund, dispute, payout, account")
    reference = models.CharField(_("reference"), max_length=80)
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta:
        app_label = "billing"
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

    @property
    def is_alarm(self) -> bool:
        return self.kind in self.ALARMS
