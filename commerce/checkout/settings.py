"""Whether one site reminds people of what they left in a cart, and who does not wish to be."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

SOONEST, LATEST = 30, 180  # minutes


@register_setting(icon="clipboard-list", order=24)
class ReminderSettings(BaseSiteSetting):
    reminder_on = models.BooleanField(
        _("remind of unfinished orders"), default=False,
        help_text=_(
            "One mail with a link that opens the cart again, to those who gave their address at the checkout."
            " It has a link to be reminded no more. Ask your counsel whether your law wants a consent first."
        ),
    )  # fmt: skip
    minutes = models.PositiveSmallIntegerField(
        _("after"), default=60, validators=[MinValueValidator(SOONEST), MaxValueValidator(LATEST)],
        help_text=_("Minutes since the cart was last changed: from 30 to 180."),
    )  # fmt: skip

    panels = [FieldPanel("reminder_on"), FieldPanel("minutes")]

    class Meta:
        app_label = "checkout"
        verbose_name = _("unfinished orders")


class NoReminder(models.Model):
    """Somebody who asked not to be reminded of carts on this site."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    since = models.DateTimeField()

    class Meta:
        app_label = "checkout"
        constraints = [models.UniqueConstraint(fields=["site", "email"], name="reminded_no_more_once")]

    def __str__(self) -> str:
        return self.email
