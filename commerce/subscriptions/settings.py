"""How one site renews, and what it does about unpaid terms."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

MOST_RETRIES = 3  # after the first try: four in all
LAST_RETRY = 21  # days


def default_retry_days() -> list[int]:
    return [3, 10, 21]


def check_retry_days(days: list[int]) -> None:
    if list(days) != sorted(set(days)) or any(not 1 <= day <= LAST_RETRY for day in days):
        raise ValidationError(
            _("Give days from 1 to %(last)d, each later than the one before.") % {"last": LAST_RETRY}
        )


@register_setting(icon="rotate", order=20)
class RenewalSettings(BaseSiteSetting):
    """The retry schedule of one site."""

    retry_days = ArrayField(
        models.PositiveSmallIntegerField(), size=MOST_RETRIES, default=default_retry_days,
        validators=[check_retry_days], verbose_name=_("tries again after"),
        help_text=_(
            "Days after the first refusal, at most three: 3, 10, 21. A card reported lost or stolen is never"
            " tried again."
        ),
    )  # fmt: skip
    catch_up_offer = models.BooleanField(
        _("catch-up offer"), default=True,
        help_text=_("Written once per unpaid box to its customer, after the last try."),
    )  # fmt: skip
    unpaid_ends_after = models.PositiveSmallIntegerField(
        _("ends unpaid after"), default=60,
        validators=[MinValueValidator(LAST_RETRY), MaxValueValidator(365)],
        help_text=_("Days after the first refusal on which an unpaid subscription is cancelled."),
    )  # fmt: skip

    panels = [FieldPanel("retry_days"), FieldPanel("catch_up_offer"), FieldPanel("unpaid_ends_after")]

    class Meta:
        app_label = "subscriptions"
        verbose_name = _("renewals")
