"""Shop products in categories: bought once, without a subscription."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string

from commerce.base import clock
from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.querysets import OfSiteQuerySet, ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.base.words import WordsField
from commerce.catalog.models.formulas import Formula
from commerce.catalog.models.stock import Stocked, StockedQuerySet
from commerce.catalog.models.tags import CharacteristicValue, Tag
from commerce.catalog.vat import RatesField, rate_in


class Category(models.Model):
    """A shelf of the shop, within another or at the top."""

    public_id = PublicIdField("cat")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("within"), help_text=_("Empty for a shelf at the top of the shop."),
    )  # fmt: skip
    slug = models.SlugField(_("slug"), help_text=_("Names the category in addresses."))
    name = WordsField(_("name"))
    description = WordsField(_("description"), blank=True, long=True)
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("picture"),
    )  # fmt: skip
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))

    objects = OfSiteQuerySet["Category"].as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="category_slug_per_site")]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        """A shelf is of its parent's site, and never within itself."""
        parent = self.parent
        if parent and self.site_id and parent.site_id != self.site_id:
            raise ValidationError({"parent": _("This category belongs to another site.")})
        while parent:
            if parent.pk == self.pk:
                raise ValidationError({"parent": _("A category cannot be within itself.")})
            parent = parent.parent


@in_shop_currency
class Option(ClusterableModel):
    """A choice on the line that is no variant of its own: a wrapping, an engraving, a card."""

    public_id = PublicIdField("opt")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    slug = models.SlugField(_("slug"))
    name = WordsField(_("name"))
    required = models.BooleanField(_("must be chosen"), default=False)
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))

    objects = OfSiteQuerySet["Option"].as_manager()

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="option_slug_per_site")]

    def __str__(self) -> str:
        return str(self.name)


class OptionChoiceQuerySet(ShopQuerySet["OptionChoice"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(option__site=viewer.site, active=True)


class OptionChoice(models.Model):
    """One answer to an option; `price_amount` comes on top of the price of each piece."""

    public_id = PublicIdField("och")
    option = ParentalKey(Option, on_delete=models.CASCADE, related_name="choices")
    name = WordsField(_("name"))
    price_amount = models.PositiveBigIntegerField(
        _("extra price"), default=0, help_text=_("In the currency's smallest unit (cents), VAT included.")
    )
    active = models.BooleanField(_("offered"), default=True)
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    objects = OptionChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class ProductQuerySet(ShopQuerySet["Product"]):
    def on_sale(self) -> Self:
        """Products that can be bought now, were they in stock."""
        now = clock.now()
        return self.filter(
            Q(active_from=None) | Q(active_from__lte=now),
            Q(active_until=None) | Q(active_until__gt=now),
            Exists(Variant.objects.filter(product=OuterRef("pk"), active=True)),
            active=True,
        )

    def visible_to(self, viewer: Viewer) -> Self:
        return self.on_sale().filter(site=viewer.site)

    def with_lowest_price(self) -> Self:
        """Each with the price of its cheapest variant on sale, as `lowest`."""
        variants = Variant.objects.filter(product=OuterRef("pk"), active=True).order_by("price_amount")
        return self.annotate(lowest=Subquery(variants.values("price_amount")[:1]))

    def in_stock(self) -> Self:
        """Those of which a variant can be bought now."""
        return self.filter(Exists(Variant.objects.in_stock().filter(product=OuterRef("pk"), active=True)))


@in_shop_currency
class Product(ClusterableModel):
    """What is sold by the piece, in one or more variants.

    An add-on is a special box derived from `formula`, sold between its two dates; a gift card is
    a balance of the price of its variant or, with `formula`, that subscription.
    """

    class Kind(models.TextChoices):
        GOODS = "goods", _("Product")
        ADD_ON = "add_on", _("Add-on: a special box between two dates")
        GIFT_CARD = "gift_card", _("Gift card")

    public_id = PublicIdField("prd")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.GOODS)
    slug = models.SlugField(_("slug"), max_length=80, help_text=_("Names the product in addresses."))
    name = WordsField(_("name"))
    summary = WordsField(_("summary"), blank=True, help_text=_("One line, shown on cards."))
    description = WordsField(_("description"), blank=True, long=True)
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", verbose_name=_("main picture"),
    )  # fmt: skip
    categories = ParentalManyToManyField(
        Category, blank=True, related_name="products", verbose_name=_("categories")
    )
    tags = ParentalManyToManyField(Tag, blank=True, related_name="products", verbose_name=_("tags"))
    options = ParentalManyToManyField(Option, blank=True, related_name="products", verbose_name=_("options"))
    formula = models.ForeignKey(
        Formula, on_delete=models.PROTECT, null=True, blank=True, related_name="derived",
        verbose_name=_("formula"),
        help_text=_("Add-on: the formula it derives from. Gift card: what it gives, instead of a balance."),
    )  # fmt: skip
    valid_months = models.PositiveSmallIntegerField(
        _("valid for"), default=12, validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Gift card: months from the purchase until it expires."),
    )  # fmt: skip
    active = models.BooleanField(_("on sale"), default=True, help_text=_("When off, nobody can buy it."))
    active_from = models.DateTimeField(
        _("on sale from"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    active_until = models.DateTimeField(
        _("on sale until"), null=True, blank=True, help_text=_("Empty: without end.")
    )
    vat_rate = models.PositiveIntegerField(
        _("VAT rate"), default=2000, validators=[MaxValueValidator(10_000)],
        help_text=_("In hundredths of a percent: 550 is 5.5 %."),
    )  # fmt: skip
    vat_elsewhere = RatesField(_("VAT rate elsewhere"))
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Lowest first."))
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "slug"], name="product_slug_per_site"),
            models.CheckConstraint(
                condition=~Q(kind="add_on") | Q(formula__isnull=False), name="add_on_of_a_formula"
            ),
            models.CheckConstraint(
                condition=Q(active_until__gt=F("active_from")) | Q(active_from=None) | Q(active_until=None),
                name="product_sold_before_it_ends",
            ),
        ]
        indexes = [models.Index(fields=["site", "active", "position"])]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        """Raises ValidationError where what the kind needs is missing, or of another site."""
        if self.kind == self.Kind.ADD_ON:
            needed = {"formula": self.formula_id, "active_from": self.active_from,
                      "active_until": self.active_until}  # fmt: skip
            missing = [name for name, value in needed.items() if not value]
            if missing:
                raise ValidationError(dict.fromkeys(missing, _("An add-on needs this.")))
        if self.formula and self.site_id and self.formula.site_id != self.site_id:
            raise ValidationError({"formula": _("This formula belongs to another site.")})
        if self.active_from and self.active_until and self.active_until <= self.active_from:
            raise ValidationError({"active_until": _("It ends after it begins.")})
        if self.site_id and self.currency != ShopSettings.for_site(self.site).currency:
            raise ValidationError({"currency": _("A site sells in one currency: that of its settings.")})

    @property
    def is_on_sale(self) -> bool:
        now = clock.now()
        begun = self.active_from is None or self.active_from <= now
        return self.active and begun and (self.active_until is None or now < self.active_until)

    @property
    def is_shipped(self) -> bool:
        return self.kind != self.Kind.GIFT_CARD

    def vat_rate_in(self, country: str) -> int:
        """In hundredths of a percent. A gift card is taxed when it is redeemed (Directive 2006/112/EC,
        article 30b: a multi-purpose voucher), not when it is sold."""
        if self.kind == self.Kind.GIFT_CARD:
            return 0
        return rate_in(country, self.vat_rate, self.vat_elsewhere)


class ProductPicture(models.Model):
    """A further picture of a product; what it shows is said by the picture's own alt text."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.CASCADE, related_name="+", verbose_name=_("picture")
    )
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return str(self.image)


class VariantQuerySet(StockedQuerySet["Variant"]):
    def on_sale(self) -> Self:
        return self.filter(active=True, product__in=Product.objects.on_sale())

    def visible_to(self, viewer: Viewer) -> Self:
        return self.on_sale().filter(product__site=viewer.site)


class Variant(Stocked, ClusterableModel):
    """What is put in a cart: one size or colour of a product, with its own price, stock and code."""

    public_id = PublicIdField("var")
    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="variants")
    code = models.CharField(_("code"), max_length=60, help_text=_("SKU or barcode."))
    values = ParentalManyToManyField(
        CharacteristicValue, blank=True, related_name="+", verbose_name=_("characteristics")
    )
    price_amount = models.PositiveBigIntegerField(
        _("price"), help_text=_("In the currency's smallest unit (cents), VAT included.")
    )
    weight_grams = models.PositiveIntegerField(_("weight"), default=0, help_text=_("In grams, packed."))
    active = models.BooleanField(_("on sale"), default=True)
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    objects = VariantQuerySet.as_manager()

    class Meta(Stocked.Meta):
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ["sort_order", "pk"]
        constraints = [
            *Stocked.Meta.constraints,
            models.UniqueConstraint(fields=["product", "code"], name="variant_code_per_product"),
        ]

    def __str__(self) -> str:
        return f"{self.product} · {self.code}"

    @property
    def price(self) -> Money:
        return Money(self.price_amount, self.product.currency)

    @property
    def values_line(self) -> str:
        """As in "Large, blue"; "" for a product that comes in one form."""
        return ", ".join(str(value) for value in self.values.all())

    @property
    def title(self) -> str:
        """As a cart names it, in the active language."""
        values = self.values_line
        return f"{self.product} ({values})" if values else str(self.product)
