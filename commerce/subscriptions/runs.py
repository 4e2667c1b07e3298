"""Renewal runs: one per site and day, held against its forecast."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet


class RenewalRun(models.Model):
    """What is to be charged on one day, as it was foreseen and as it goes.

    `allowed` is how many charges may be made before a person has to look: the forecast and a tenth.
    """

    class State(models.TextChoices):
        FORECAST = "forecast", _("Forecast")
        RUNNING = "running", _("Running")
        WAITING = "waiting", _("Waits for a person: more than was foreseen")
        DONE = "done", _("Done")

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    day = models.DateField(_("day"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.FORECAST)
    currency = models.CharField(_("currency"), max_length=3)
    forecast_count = models.PositiveIntegerField(_("charges foreseen"))
    forecast_amount = models.PositiveBigIntegerField(_("amount foreseen"))
    allowed = models.PositiveIntegerField(_("charges allowed"))
    claimed = models.PositiveIntegerField(_("charges begun"), default=0)
    claimed_amount = models.PositiveBigIntegerField(_("amount begun"), default=0)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ShopQuerySet["RenewalRun"].as_manager()

    class Meta:
        app_label = "subscriptions"
        verbose_name = _("renewal run")
        verbose_name_plural = _("renewal runs")
        ordering = ["-day", "site"]
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="renewal_run_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} · {self.site.site_name or self.site.hostname}"

    @property
    def forecast(self) -> Money:
        return Money(self.forecast_amount, self.currency)

    @property
    def begun(self) -> Money:
        return Money(self.claimed_amount, self.currency)
