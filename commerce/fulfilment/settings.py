"""What one site does once its parcels are there."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

SOONEST, LATEST = 1, 60  # days


@register_setting(icon="pick", order=23)
class ReviewSettings(BaseSiteSetting):
    days = models.PositiveSmallIntegerField(
        _("days after delivery"), default=7,
        validators=[MinValueValidator(SOONEST), MaxValueValidator(LATEST)],
        help_text=_(
            "So long after a parcel was delivered its buyer is asked for a review, once: from 1 to 60 days."
            " Nobody is asked who has reviewed all of it, or was given the money back. The mail itself is"
            " switched off under Mails."
        ),
    )  # fmt: skip

    panels = [FieldPanel("days")]

    class Meta:
        app_label = "fulfilment"
        verbose_name = _("requests for reviews")
