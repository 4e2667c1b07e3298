"""How one site rewards: when points are approved and end, and what a recommendation is worth."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from commerce.base.backoffice.fields import AmountField, PercentField


@register_setting(icon="pick", order=24)
class LoyaltySettings(BaseSiteSetting):
    """Points and referral of one site; programmes, tiers and earning rules are sections of their own."""

    points_on = models.BooleanField(
        _("customers earn points"), default=False,
        help_text=_("When off, nothing is earned or spent; what customers have, they keep."),
    )  # fmt: skip
    approval_days = models.PositiveSmallIntegerField(
        _("points wait for"), default=14, validators=[MaxValueValidator(90)],
        help_text=_("Days after the payment: who sends the box back meanwhile has had none."),
    )  # fmt: skip
    expiry_months = models.PositiveSmallIntegerField(
        _("points last for"), default=12, validators=[MaxValueValidator(120)],
        help_text=_("Months; the oldest are spent first. 0: for ever."),
    )  # fmt: skip
    warning_days = models.PositiveSmallIntegerField(
        _("warned before they end"), default=30, validators=[MinValueValidator(7), MaxValueValidator(90)],
        help_text=_("Days before, by e-mail."),
    )  # fmt: skip
    birthday_points = models.PositiveIntegerField(
        _("points on their birthday"), default=0, validators=[MaxValueValidator(100_000)],
        help_text=_("Once a year, for customers who told us the day. 0: none."),
    )  # fmt: skip
    referral_on = models.BooleanField(
        _("customers recommend the shop"), default=False,
        help_text=_("Each has a link in their account; both are rewarded for a friend's first order."),
    )  # fmt: skip
    friend_amount = AmountField(
        _("amount off the friend's first order"), default=0, help_text=_("In the shop's currency: 5.00.")
    )
    friend_percent = PercentField(_("or percent of it"), default=0)
    referrer_amount = AmountField(
        _("store credit for who recommended"), default=0,
        help_text=_("In the shop's currency, once the friend's payment has stood as long as points wait."),
    )  # fmt: skip
    referrer_percent = PercentField(_("or percent of the friend's order"), default=0)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("points_on"),
                FieldRowPanel([FieldPanel("approval_days"), FieldPanel("birthday_points")]),
                FieldRowPanel([FieldPanel("expiry_months"), FieldPanel("warning_days")]),
            ],
            _("Points"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("referral_on"),
                FieldRowPanel([FieldPanel("friend_amount"), FieldPanel("friend_percent")]),
                FieldRowPanel([FieldPanel("referrer_amount"), FieldPanel("referrer_percent")]),
            ],
            _("Recommendation"),
        ),
    ]

    class Meta:
        app_label = "loyalty"
        verbose_name = _("loyalty")

    @classmethod
    def for_site(cls, site: Site) -> "LoyaltySettings":
        """Those of `site`; remembered on that object, for every price of a customer's cart asks."""
        if "_loyalty" not in site.__dict__:
            site.__dict__["_loyalty"] = super().for_site(site)
        found: LoyaltySettings = site.__dict__["_loyalty"]
        return found

    def clean(self) -> None:
        """A reward is an amount or a percentage, and switched on it is something on both sides."""
        errors: dict[str, Any] = {}
        for side in ("friend", "referrer"):
            amount, percent = getattr(self, f"{side}_amount"), getattr(self, f"{side}_percent")
            if amount and percent:
                errors[f"{side}_percent"] = _("Give an amount or a percentage, not both.")
            elif self.referral_on and not (amount or percent):
                errors[f"{side}_amount"] = _("Say what it is worth.")
        if errors:
            raise ValidationError(errors)
