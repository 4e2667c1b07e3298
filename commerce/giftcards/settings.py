"""How a site gives: what its gift cards look like, and how long a gifted subscription may be begun."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string


@register_setting(icon="pick", order=22)
class GiftCardSettings(BaseSiteSetting):
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("picture of gift cards"),
        help_text=_("Across the top of cards that are printed: three times as wide as it is high."),
    )  # fmt: skip
    words = models.CharField(
        _("line under the code"), max_length=200, blank=True,
        help_text=_("Printed small on the card. Empty: how to use it, and until when."),
    )  # fmt: skip
    formula_months = models.PositiveSmallIntegerField(
        _("gifted subscriptions can be begun for"), default=12,
        validators=[MinValueValidator(3), MaxValueValidator(60)],
        help_text=_("Months from the purchase. Gift cards of the shop say this on their product."),
    )  # fmt: skip

    panels = [FieldPanel("image"), FieldPanel("words"), FieldPanel("formula_months")]

    class Meta:
        app_label = "giftcards"
        verbose_name = _("gift cards")
