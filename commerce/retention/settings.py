"""What one site says and offers to somebody who asks to stop."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from commerce.base.backoffice.fields import AmountField
from commerce.base.words import WordsField


@register_setting(icon="user", order=30)
class FunnelSettings(BaseSiteSetting):
    """The cancellation funnel of one site; its questions are a section of their own."""

    offer_on = models.BooleanField(
        _("retention offer"), default=False,
        help_text=_("Shown beside the button that confirms the cancellation; it adds no step."),
    )  # fmt: skip
    offer_amount = AmountField(
        _("amount off the next charge"), default=0, help_text=_("Once, in the shop's currency: 5.00.")
    )
    cooldown_months = models.PositiveSmallIntegerField(
        _("not again for"), default=6, validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Months during which a customer who took the offer is not made it again."),
    )  # fmt: skip
    hold_out_percent = models.PositiveSmallIntegerField(
        _("never shown to"), default=0, validators=[MaxValueValidator(50)],
        help_text=_("Percent of the customers, always the same ones: against them the effect is measured."),
    )  # fmt: skip
    withdrawal_days = models.PositiveSmallIntegerField(
        _("days to withdraw"), default=14, validators=[MinValueValidator(14), MaxValueValidator(365)],
        help_text=_("From the receipt of the first box; the law asks for 14 at least."),
    )  # fmt: skip
    offer_words = WordsField(
        _("words of the offer"), long=True, blank=True,
        help_text=_("Shown above the amount. Left empty, the theme's own words are."),
    )  # fmt: skip
    cancel_words = WordsField(
        _("words before the cancellation is confirmed"), long=True, blank=True,
        help_text=_("What your law or your counsel wants said."),
    )  # fmt: skip
    withdrawal_words = WordsField(
        _("words before a withdrawal is confirmed"), long=True, blank=True,
        help_text=_("Where boxes that have left are sent back, and who pays for it."),
    )  # fmt: skip

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("offer_on"),
                FieldRowPanel([FieldPanel("offer_amount"), FieldPanel("cooldown_months")]),
                FieldPanel("hold_out_percent"),
                FieldPanel("offer_words"),
            ],
            _("Retention offer"),
        ),
        FieldPanel("cancel_words"),
        MultiFieldPanel([FieldPanel("withdrawal_days"), FieldPanel("withdrawal_words")], _("Withdrawal")),
    ]

    class Meta:
        app_label = "retention"
        verbose_name = _("cancellation and withdrawal")
