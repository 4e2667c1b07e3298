"""What a site rewards: how points are earned, and what they buy."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import OfSiteQuerySet
from commerce.base.words import WordsField
from commerce.catalog.models import Formula, Product, Variant

MOST_POINTS = 1_000_000


class Programme(models.Model):
    """A rule that turns points, or visits, into a discount, store credit or a gift."""

    class Kind(models.TextChoices):
        DISCOUNT = "discount", _("Discount: percent off the order")
        CASHBACK = "cashback", _("Cashback: percent of the order as store credit")
        GIFT = "gift", _("Gift: a product at no price")

    public_id = PublicIdField("prg")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    title = WordsField(_("title"), help_text=_("What customers read in their account and on their order."))
    kind = models.CharField(_("type"), max_length=10, choices=Kind, default=Kind.DISCOUNT)
    percent = models.PositiveIntegerField(
        _("percentage"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("In hundredths of a percent: 1000 is 10 %."),
    )  # fmt: skip
    gift = models.ForeignKey(
        Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("gift"), help_text=_("One piece of it is added to the order."),
    )  # fmt: skip
    cost = models.PositiveIntegerField(
        _("cost in points"), default=0, validators=[MaxValueValidator(MOST_POINTS)],
        help_text=_("0: it costs none, as for a welcome gift."),
    )  # fmt: skip
    welcome = models.BooleanField(
        _("welcome gift"), default=False,
        help_text=_("Only on the very first order of a customer who has an account."),
    )  # fmt: skip
    pro_only = models.BooleanField(
        _("professional customers only"), default=False,
        help_text=_("Those you marked so on their page."),
    )  # fmt: skip
    visits_required = models.PositiveSmallIntegerField(
        _("visits required"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Applies by itself to the next order after so many scans of the pass. Empty: chosen."),
    )  # fmt: skip
    active = models.BooleanField(_("active"), default=True, help_text=_("When off, nobody can use it."))
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)

    objects = OfSiteQuerySet["Programme"].as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["cost", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("discount", "cashback"), percent__range=(1, 10_000), gift=None)
                | Q(kind="gift", gift__isnull=False, percent=None),
                name="programme_gives_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(visits_required=None) | Q(visits_required__gte=1), name="programme_after_visits"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        """It gives one thing, and is not to be had for nothing again and again."""
        if self.kind == self.Kind.GIFT:
            self.percent = None
            if self.gift is None:
                raise ValidationError({"gift": _("Say what it gives.")})
        else:
            self.gift = None
            if not self.percent:
                raise ValidationError({"percent": _("Say what it gives.")})
        if self.gift and self.gift.product.kind == Product.Kind.GIFT_CARD:
            raise ValidationError({"gift": _("A gift card cannot be given at no price.")})
        if not (self.cost or self.welcome or self.visits_required):
            raise ValidationError({"cost": _("It costs points, or visits, or it is a welcome gift.")})
        if self.gift and self.site_id and self.gift.product.site_id != self.site_id:
            raise ValidationError({"gift": _("This product belongs to another site.")})

    @property
    def gives(self) -> str:
        """As staff read it."""
        return f"{self.percent / 100:g} %" if self.percent else str(self.gift)


class EarningRule(models.Model):
    """`points` for each piece, or for every `per_amount` paid, of a formula, a product, or anything else.

    A line earns by the rule of its formula or product; without one, by that for everything.
    """

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    formula = models.ForeignKey(
        Formula, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("formula")
    )
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("product")
    )
    points = models.PositiveIntegerField(
        _("points"), validators=[MaxValueValidator(MOST_POINTS)], help_text=_("0: it earns none.")
    )
    per_amount = models.PositiveBigIntegerField(
        _("for every"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("In the currency's smallest unit (cents), of what was paid. Empty: for each piece."),
    )  # fmt: skip
    currency = models.CharField(_("currency"), max_length=3, default="EUR")

    objects = OfSiteQuerySet["EarningRule"].as_manager()

    class Meta:
        verbose_name = _("earning rule")
        verbose_name_plural = _("earning rules")
        ordering = ["formula", "product", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "formula", "product"], nulls_distinct=False, name="earning_rule_once"
            ),
            models.CheckConstraint(
                condition=Q(formula=None) | Q(product=None), name="earning_rule_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(per_amount=None) | Q(per_amount__gte=1), name="earning_rule_per_something"
            ),
        ]

    def __str__(self) -> str:
        return str(self.formula or self.product or _("Everything else"))

    def clean(self) -> None:
        if self.formula and self.product:
            raise ValidationError({"product": _("A rule is for a formula or for a product.")})
        twins = EarningRule.objects.filter(site=self.site_id, formula=self.formula, product=self.product)
        if self.site_id and twins.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is a rule for this already."))

    @property
    def basis(self) -> Money | None:
        """For how much money the points are; None: for a piece."""
        return Money(self.per_amount, self.currency) if self.per_amount else None


class Tier(models.Model):
    """What customers are who earned `points_from` points within a year; it multiplies what they earn."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    title = WordsField(_("title"), help_text=_("What customers read in their account: Gold."))
    points_from = models.PositiveIntegerField(
        _("from"), validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)],
        help_text=_("Points earned by orders within the last twelve months."),
    )  # fmt: skip
    percent = models.PositiveIntegerField(
        _("points they earn"), default=100, validators=[MinValueValidator(100), MaxValueValidator(1000)],
        help_text=_("In percent: 150 makes three points of two."),
    )  # fmt: skip

    objects = OfSiteQuerySet["Tier"].as_manager()

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = ["points_from"]
        constraints = [models.UniqueConstraint(fields=["site", "points_from"], name="tier_once")]

    def __str__(self) -> str:
        return str(self.title)
