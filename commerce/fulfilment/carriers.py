"""Carriers: the delivery methods of a site, with their countries, prices and pick-up points."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.models import check_country
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.base.words import WordsField


class CarrierQuerySet(ShopQuerySet["Carrier"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(site=viewer.site, active=True)


@in_shop_currency
class Carrier(ClusterableModel):
    """A way to deliver on one site, priced by weight or by what the goods are worth."""

    class Basis(models.TextChoices):
        WEIGHT = "weight", _("Weight of the parcel, in grams")
        VALUE = "value", _("Value of its goods")

    public_id = PublicIdField("car")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    name = WordsField(_("name"))
    summary = WordsField(
        _("summary"), blank=True, help_text=_("One line shown to shoppers, such as “At home in two days”.")
    )
    countries = ArrayField(
        models.CharField(max_length=2, validators=[check_country]), default=list, blank=True,
        verbose_name=_("countries"),
        help_text=_("Two-letter codes separated by commas. Empty: all that the shop delivers to."),
    )  # fmt: skip
    to_pickup_point = models.BooleanField(
        _("to a pick-up point"), default=False, help_text=_("The customer chooses one of the points below.")
    )
    includes_boxes = models.BooleanField(
        _("delivers boxes at no charge"), default=True,
        help_text=_("The price of a formula includes its delivery; only shop products pay for theirs."),
    )  # fmt: skip
    basis = models.CharField(_("priced by"), max_length=6, choices=Basis, default=Basis.WEIGHT)
    free_from_amount = models.PositiveBigIntegerField(
        _("free from"), null=True, blank=True, help_text=_("Goods worth this much are delivered for nothing.")
    )
    tracking_url = models.CharField(
        _("tracking address"), max_length=300, blank=True,
        help_text=_("Where a parcel is followed; {number} stands for its tracking number."),
    )  # fmt: skip
    active = models.BooleanField(_("offered"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))

    objects = CarrierQuerySet.as_manager()

    class Meta:
        verbose_name = _("carrier")
        verbose_name_plural = _("carriers")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        if self.tracking_url and not (
            self.tracking_url.startswith("https://") and self.tracking_url.count("{number}") == 1
        ):
            raise ValidationError({"tracking_url": _("Begin with https:// and write {number} once.")})

    def goes_to(self, country: str) -> bool:
        return not self.countries or country in self.countries


class CarrierRate(models.Model):
    """What a parcel costs up to a weight or a value; the smallest row that holds it counts."""

    carrier = ParentalKey(Carrier, on_delete=models.CASCADE, related_name="rates")
    up_to = models.PositiveBigIntegerField(
        _("up to"), null=True, blank=True,
        help_text=_("Grams, or the currency's smallest unit; included. Empty: any parcel."),
    )  # fmt: skip
    price_amount = models.PositiveBigIntegerField(
        _("price"), help_text=_("In the currency's smallest unit (cents), VAT included.")
    )

    class Meta:
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        ordering = ["up_to", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["carrier", "up_to"], name="carrier_rate_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"≤ {self.up_to}: {self.price_amount}"


class PickupPointQuerySet(ShopQuerySet["PickupPoint"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(carrier__site=viewer.site, carrier__active=True, active=True)

    def near(self, *, country: str, postcode: str) -> Self:
        """Points of the country, those whose postcode begins alike first."""
        alike = [
            models.When(Q(postcode__startswith=postcode[:length]), then=models.Value(length))
            for length in range(len(postcode), 1, -1)
        ]
        closeness = models.Case(*alike, default=models.Value(0)) if alike else models.Value(0)
        return self.filter(country=country).annotate(closeness=closeness).order_by("-closeness", "postcode")


class PickupPoint(models.Model):
    """A shop or locker where parcels of a carrier wait for their customers."""

    public_id = PublicIdField("pup")
    carrier = ParentalKey(
        Carrier, on_delete=models.CASCADE, related_name="pickup_points", verbose_name=_("carrier")
    )
    code = models.CharField(_("code"), max_length=40, help_text=_("The carrier's own."))
    name = models.CharField(_("name"), max_length=120)
    line1 = models.CharField(_("address"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=16)
    city = models.CharField(_("city"), max_length=80)
    country = models.CharField(_("country"), max_length=2, validators=[check_country])
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    active = models.BooleanField(_("open"), default=True)

    objects = PickupPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("pick-up point")
        verbose_name_plural = _("pick-up points")
        ordering = ["postcode", "name"]
        constraints = [models.UniqueConstraint(fields=["carrier", "code"], name="pickup_point_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.postcode} {self.city}"

    def as_dict(self) -> dict[str, Any]:
        """What an order and its parcel keep of it."""
        names = ("code", "name", "line1", "postcode", "city", "country", "hours")
        return {"id": self.public_id, **{name: getattr(self, name) for name in names}}
