"""Formulas in groups, and the editions (one month's box) of each group."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string

from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.base.words import WordsField
from commerce.catalog.models.stock import Stocked, StockedQuerySet
from commerce.catalog.rules import BoxDates, Schedule, midnight
from commerce.catalog.vat import RatesField, rate_in


class FormulaGroupQuerySet(ShopQuerySet["FormulaGroup"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Groups of the viewer's site with something to sell."""
        return self.filter(
            models.Exists(Formula.objects.filter(group=models.OuterRef("pk"), active=True)), site=viewer.site
        )


class FormulaGroup(models.Model):
    """A range of formulas of one level (Discovery, Prestige), in several lengths."""

    public_id = PublicIdField("grp")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    slug = models.SlugField(_("slug"), help_text=_("Names the range in addresses."))
    name = WordsField(_("name"))
    description = WordsField(_("description"), blank=True, long=True)
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("picture"),
    )  # fmt: skip
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))

    objects = FormulaGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("formula group")
        verbose_name_plural = _("formula groups")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="group_slug_per_site")]

    def __str__(self) -> str:
        return str(self.name)


class FormulaQuerySet(StockedQuerySet["Formula"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Formulas on sale on the viewer's site."""
        return self.filter(site=viewer.site, active=True)


@in_shop_currency
class Formula(Stocked, ClusterableModel):  # type: ignore[django-manager-missing]
    """What one subscribes to. `price_amount` is what one term costs, VAT included.

    Its stock is how many more subscriptions may start.
    """

    class Calendar(models.TextChoices):
        FIXED = "fixed", _("Fixed: the same days for everybody")
        ANNIVERSARY = "anniversary", _("Anniversary: from the day of purchase")

    public_id = PublicIdField("frm")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    group = models.ForeignKey(
        FormulaGroup, on_delete=models.PROTECT, related_name="formulas", verbose_name=_("group")
    )
    slug = models.SlugField(_("slug"), help_text=_("Names the formula in addresses."))
    name = WordsField(_("name"))
    summary = WordsField(_("summary"), help_text=_("One line, shown on cards."))
    description = WordsField(_("description"), blank=True, long=True)
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("picture"),
    )  # fmt: skip
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))
    active = models.BooleanField(
        _("on sale"), default=True,
        help_text=_("When off, nobody new can buy it; running subscriptions go on."),
    )  # fmt: skip
    price_amount = models.PositiveBigIntegerField(
        _("price per term"), help_text=_("In the currency's smallest unit (cents), VAT included.")
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    vat_rate = models.PositiveIntegerField(
        _("VAT rate"), default=2000, validators=[MaxValueValidator(10_000)],
        help_text=_("In hundredths of a percent: 550 is 5.5 %."),
    )  # fmt: skip
    vat_elsewhere = RatesField(_("VAT rate elsewhere"))
    weight_grams = models.PositiveIntegerField(
        _("weight of a box"), default=0, help_text=_("In grams, packed.")
    )
    boxes = models.PositiveSmallIntegerField(
        _("boxes per term"), default=1, validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text=_("1: paid box by box. 3: three boxes paid in advance."),
    )  # fmt: skip
    interval_months = models.PositiveSmallIntegerField(
        _("months between boxes"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    calendar = models.CharField(_("calendar"), max_length=12, choices=Calendar, default=Calendar.FIXED)
    charge_day = models.PositiveSmallIntegerField(
        _("charged on day"), default=1, validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("Fixed calendar: day of the month of the charge."),
    )  # fmt: skip
    ship_day = models.PositiveSmallIntegerField(
        _("ships on day"), default=15, validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("Fixed calendar: day of the month of shipping, on or after the charge."),
    )  # fmt: skip
    ship_after = models.PositiveSmallIntegerField(
        _("ships after"), default=3, validators=[MaxValueValidator(27)],
        help_text=_("Anniversary: days between charge and shipping."),
    )  # fmt: skip
    lock_days = models.PositiveSmallIntegerField(
        _("locks before shipping"), default=7, validators=[MaxValueValidator(60)],
        help_text=_("Whole days before shipping on which a box can no longer change."),
    )  # fmt: skip

    objects = FormulaQuerySet.as_manager()

    class Meta(Stocked.Meta):
        verbose_name = _("formula")
        verbose_name_plural = _("formulas")
        ordering = ["group__position", "position", "pk"]
        constraints = [
            *Stocked.Meta.constraints,
            models.UniqueConstraint(fields=["site", "slug"], name="formula_slug_per_site"),
            models.CheckConstraint(condition=models.Q(boxes__gte=1), name="formula_has_boxes"),
            models.CheckConstraint(condition=models.Q(interval_months__gte=1), name="formula_has_interval"),
        ]

    def __str__(self) -> str:
        return f"{self.group} · {self.name}"

    def clean(self) -> None:
        """A box must lock before it is charged, or a skipped box would already be paid."""
        if self.group_id and self.site_id and self.group.site_id != self.site_id:
            raise ValidationError({"group": _("This group belongs to another site.")})
        if self.site_id and self.currency != ShopSettings.for_site(self.site).currency:
            raise ValidationError({"currency": _("A site sells in one currency: that of its settings.")})
        if self.calendar == self.Calendar.FIXED:
            if self.ship_day < self.charge_day:
                raise ValidationError({"ship_day": _("A box ships on or after the day it is charged.")})
            lead = self.ship_day - self.charge_day
        else:
            lead = self.ship_after
        if self.lock_days < lead:
            raise ValidationError(
                {"lock_days": _("At least %(days)d: a box locks before it is charged.") % {"days": lead}}
            )

    @property
    def price(self) -> Money:
        return Money(self.price_amount, self.currency)

    def vat_rate_in(self, country: str) -> int:
        """In hundredths of a percent, where its boxes are sent to `country` ("" while unknown)."""
        return rate_in(country, self.vat_rate, self.vat_elsewhere)

    @property
    def price_per_box(self) -> Money:
        """The dearest box of a term when the price does not divide evenly."""
        return self.price.split(self.boxes)[0]

    @property
    def schedule(self) -> Schedule:
        return Schedule(
            kind=self.calendar,  # type: ignore[arg-type]  # the choices are the literal's
            interval_months=self.interval_months, boxes=self.boxes, lock_days=self.lock_days,
            charge_day=self.charge_day, ship_day=self.ship_day, ship_after=self.ship_after,
        )  # fmt: skip


class EditionQuerySet(ShopQuerySet["Edition"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(group__site=viewer.site, published=True)


class Edition(models.Model):
    """One month's box of a group, whatever the length of the formula."""

    public_id = PublicIdField("edn")
    group = models.ForeignKey(
        FormulaGroup, on_delete=models.PROTECT, related_name="editions", verbose_name=_("group")
    )
    month = models.DateField(_("month"), help_text=_("The first day of the month of the box."))
    title = WordsField(_("title"))
    story = WordsField(_("story"), blank=True, long=True)
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("picture"),
    )  # fmt: skip
    cutoff_at = models.DateTimeField(_("locks at"), help_text=_("From this moment the box cannot change."))
    charge_on = models.DateField(_("charged on"))
    ships_on = models.DateField(_("ships on"))
    published = models.BooleanField(
        _("announced"), default=False, help_text=_("Shown to visitors before it ships.")
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["month", "group__position"]
        constraints = [
            models.UniqueConstraint(fields=["group", "month"], name="edition_once_a_month"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="edition_month_is_first_day"),
            models.CheckConstraint(
                condition=models.Q(ships_on__gte=models.F("charge_on")), name="edition_ships_after_charge"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.month:%m/%Y} · {self.title}"

    def clean(self) -> None:
        if self.month and self.month.day != 1:
            raise ValidationError({"month": _("Give the first day of the month.")})
        if self.charge_on and self.ships_on and self.ships_on < self.charge_on:
            raise ValidationError({"ships_on": _("A box ships on or after the day it is charged.")})
        if self.charge_on and self.cutoff_at and self.group_id:
            zone = ShopSettings.for_site(self.group.site).zone
            if self.cutoff_at > midnight(self.charge_on, zone):
                raise ValidationError({"cutoff_at": _("A box locks before it is charged.")})

    @property
    def dates(self) -> BoxDates:
        return BoxDates(
            month=self.month, cutoff_at=self.cutoff_at, charge_on=self.charge_on, ships_on=self.ships_on
        )
