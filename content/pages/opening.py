"""Whether a site is open to visitors."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from commerce.base import clock


@register_setting(icon="lock", order=2)
class Opening(BaseSiteSetting):
    """While it is closed, visitors read the maintenance page; staff see the shop as it is."""

    closed = models.BooleanField(
        _("closed for maintenance"), default=False,
        help_text=_(
            "Visitors read the page “Maintenance” instead of the shop, and nobody can order. You still see"
            " the shop while you are signed in. Renewals, parcels and mails go on."
        ),
    )  # fmt: skip
    reopens_at = models.DateTimeField(
        _("reopens"), null=True, blank=True,
        help_text=_("Told to visitors and search engines. The shop opens by itself at that moment."),
    )  # fmt: skip

    panels: ClassVar[list[Any]] = [FieldPanel("closed"), FieldPanel("reopens_at")]

    class Meta:
        verbose_name = _("opening")

    @property
    def is_closed(self) -> bool:
        return self.closed and (self.reopens_at is None or self.reopens_at > clock.now())
