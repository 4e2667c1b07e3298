"""Ad campaigns: a link that arrives with a coupon, who came by it, and what they bought."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.discounts.models.coupons import Coupon
from commerce.orders.models import Order

# A path alone: a link of ours never leads to another host ("//host" and "/\host" would).
PATH = RegexValidator(r"^/(?![/\\])[^\\\s]*$", _("A path of this site, such as /formulas/."))


class AdCampaignQuerySet(ShopQuerySet["AdCampaign"]):
    def running(self, today: date) -> Self:
        """Those whose link brings its coupon on this day."""
        begun = Q(starts_on=None) | Q(starts_on__lte=today)
        return self.filter(begun, Q(ends_on=None) | Q(ends_on__gte=today))


class AdCampaign(models.Model):
    """An advertisement whose link `/ad/<slug>/` puts the coupon in the visitor's cart."""

    public_id = PublicIdField("adc")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    title = models.CharField(_("title"), max_length=200, help_text=_("For the staff: where the ad appears."))
    slug = models.SlugField(_("slug"), max_length=80, help_text=_("Ends the link: /ad/slug/."))
    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("coupon"),
        help_text=_("Whoever follows the link finds it in their cart."),
    )  # fmt: skip
    destination = models.CharField(
        _("leads to"), max_length=300, default="/", validators=[PATH],
        help_text=_("The page of this site that visitors see, such as /formulas/."),
    )  # fmt: skip
    starts_on = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: at once."))
    ends_on = models.DateField(
        _("until"), null=True, blank=True,
        help_text=_("The last day. Afterwards the link still leads to its page, without the coupon."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)

    objects = AdCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("ad campaign")
        verbose_name_plural = _("ad campaigns")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "slug"], name="campaign_slug_per_site"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(starts_on=None) | Q(ends_on=None),
                name="campaign_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.coupon_id and self.site_id and self.coupon.site_id != self.site_id:
            raise ValidationError({"coupon": _("This coupon belongs to another site.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends on or after the day it begins.")})

    @property
    def path(self) -> str:
        return f"/ad/{self.slug}/"


class CampaignDay(models.Model):
    """How many visits the link brought on one day of the site; nothing about who came."""

    campaign = models.ForeignKey(AdCampaign, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("day"))
    visits = models.PositiveIntegerField(_("visits"), default=0)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["campaign", "day"], name="campaign_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.visits}"


class CampaignSale(models.Model):
    """A paid order whose cart had come by the link; `net_amount` is its total without VAT."""

    campaign = models.ForeignKey(AdCampaign, on_delete=models.PROTECT, related_name="sales")
    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="campaign_sale")
    net_amount = models.PositiveBigIntegerField(_("total without VAT"))

    class Meta:
        verbose_name = _("sale of an ad campaign")
        verbose_name_plural = _("sales of ad campaigns")

    def __str__(self) -> str:
        return str(self.order)
