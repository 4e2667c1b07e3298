"""What the audit found, each time it ran."""

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from commerce.base.querysets import ShopQuerySet


class AuditRun(models.Model):
    """One run over all invariants. `offenders`: name of the invariant → what breaks it, none when it holds.

    `unanswered` are those that could not be asked, as while the gateway was away.
    """

    ran_at = models.DateTimeField(_("ran"))
    is_sound = models.BooleanField(_("sound"))
    offenders = models.JSONField(_("offenders"))
    unanswered = models.JSONField(_("not answered"), default=list)
    actor = models.CharField(_("by"), max_length=60)

    objects = ShopQuerySet["AuditRun"].as_manager()

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        ordering = ["-ran_at", "-pk"]

    def __str__(self) -> str:
        return f"{localtime(self.ran_at):%Y-%m-%d %H:%M}"
