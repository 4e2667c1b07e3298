"""Coupons: what they take off, for whom and on what; their codes, and every use that was made of them."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.currency import in_shop_currency
from commerce.base.ids import PublicIdField
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.words import WordsField
from commerce.catalog.models import Category, Formula, Product, Variant
from commerce.customers.models import Customer
from commerce.discounts.rules import CODE_LENGTH, MOST_CHARGES, normalised
from commerce.orders.models import Order


class CouponQuerySet(ShopQuerySet["Coupon"]):
    def offered(self) -> Self:
        """Those that could be used now, for what their dates say."""
        now = clock.now()
        begun = Q(starts_at=None) | Q(starts_at__lte=now)
        return self.filter(begun, Q(ends_at=None) | Q(ends_at__gt=now), active=True)

    def with_scope(self) -> Self:
        """With the ids of what they are for, `for_formulas`, `for_products` and `for_categories`, and the
        product they give."""
        ids = {
            f"for_{name}": ArraySubquery(rows.objects.filter(coupon=OuterRef("pk")).values(thing))
            for name, rows, thing in (
                ("formulas", Coupon.formulas.through, "formula"),
                ("products", Coupon.products.through, "product"),
                ("categories", Coupon.categories.through, "category"),
            )
        }
        return self.select_related("product__product").annotate(**ids)


@in_shop_currency
class Coupon(models.Model):
    """A discount that a code, an ad campaign or nothing at all (an automatic promotion) brings to a cart.

    With no formulas, products and categories it is for everything but gift cards. `uses` never
    exceeds `total_limit`: it moves by a guarded update only, with the row of the use.
    """

    class Kind(models.TextChoices):
        PERCENT = "percent", _("Percentage")
        AMOUNT = "amount", _("Amount")
        SHIPPING = "shipping", _("Free delivery")
        PRODUCT = "product", _("Free product")

    public_id = PublicIdField("cpn")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    title = WordsField(
        _("title"), help_text=_("What buyers read in their cart, on their order and on their invoice.")
    )
    code = models.CharField(
        _("code"), max_length=CODE_LENGTH, blank=True,
        help_text=_(
            "What buyers type, in capitals or not. Empty: it comes by generated codes or an ad campaign only,"
            " or by itself."
        ),
    )  # fmt: skip
    automatic = models.BooleanField(
        _("by itself"), default=False,
        help_text=_("A promotion: it applies to every cart that fulfils its conditions, without a code."),
    )  # fmt: skip
    active = models.BooleanField(_("active"), default=True, help_text=_("When off, nobody can use it."))
    kind = models.CharField(_("gives"), max_length=10, choices=Kind, default=Kind.PERCENT)
    percent = models.PositiveIntegerField(
        _("percentage"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("In hundredths of a percent: 1000 is 10 %."),
    )  # fmt: skip
    amount = models.PositiveBigIntegerField(
        _("amount"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("In the currency's smallest unit (cents), VAT included."),
    )  # fmt: skip
    product = models.ForeignKey(
        Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("free product"), help_text=_("One piece of it is added to the order, at no price."),
    )  # fmt: skip
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    charges = models.PositiveSmallIntegerField(
        _("charges of a subscription"), default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_CHARGES)],
        help_text=_(
            "1: the first charge only. 3: the first and the two renewals after it. Free delivery holds for"
            " whichever carrier brings those boxes."
        ),
    )  # fmt: skip
    formulas = models.ManyToManyField(
        Formula, through="CouponFormula", blank=True, related_name="+", verbose_name=_("formulas")
    )
    products = models.ManyToManyField(
        Product, through="CouponProduct", blank=True, related_name="+", verbose_name=_("products")
    )
    categories = models.ManyToManyField(
        Category, through="CouponCategory", blank=True, related_name="+", verbose_name=_("categories")
    )
    minimum_amount = models.PositiveBigIntegerField(
        _("minimum of the cart"), default=0,
        help_text=_("What the cart must come to, delivery and gift cards aside. 0: no minimum."),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("valid from"), null=True, blank=True, help_text=_("Empty: at once."))
    ends_at = models.DateTimeField(_("valid until"), null=True, blank=True, help_text=_("Empty: for ever."))
    total_limit = models.PositiveIntegerField(
        _("uses in all"), null=True, blank=True, help_text=_("Empty: as often as anybody likes.")
    )
    customer_limit = models.PositiveIntegerField(
        _("uses per customer"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Customers are told apart by their e-mail address. Empty: as often as they like."),
    )  # fmt: skip
    first_order = models.BooleanField(
        _("first order only"), default=False, help_text=_("For those who have never bought here.")
    )
    priority = models.PositiveIntegerField(
        _("priority"), default=0, help_text=_("Highest first, where a cart has several.")
    )
    stackable = models.BooleanField(
        _("together with others"), default=False,
        help_text=_(
            "Discounts that are all so add up. Otherwise only the one of the highest priority applies; of"
            " equals, a code goes before what applies by itself."
        ),
    )  # fmt: skip
    uses = models.PositiveIntegerField(_("used"), default=0, editable=False)
    # Of `with_scope`.
    for_formulas: list[int]
    for_products: list[int]
    for_categories: list[int]
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)

    objects = CouponQuerySet.as_manager()

    class Meta:
        verbose_name = _("coupon")
        verbose_name_plural = _("coupons")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], condition=~Q(code=""), name="coupon_code_once"),
            models.CheckConstraint(condition=Q(code=Upper("code")), name="coupon_code_upper"),
            models.CheckConstraint(
                condition=Q(total_limit=None) | Q(uses__lte=F("total_limit")), name="coupon_uses_in_limit"
            ),
            models.CheckConstraint(
                condition=Q(automatic=False) | Q(code=""), name="coupon_code_or_automatic"
            ),
            models.CheckConstraint(
                condition=Q(kind="percent", percent__range=(1, 10_000), amount=None, product=None)
                | Q(kind="amount", amount__gte=1, percent=None, product=None)
                | Q(kind="shipping", percent=None, amount=None, product=None)
                | Q(kind="product", product__isnull=False, percent=None, amount=None),
                name="coupon_gives_one_thing",
            ),
            models.CheckConstraint(condition=Q(charges__gte=1), name="coupon_has_charges"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")) | Q(starts_at=None) | Q(ends_at=None),
                name="coupon_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["site"], condition=Q(automatic=True), name="coupons_automatic")]

    def __str__(self) -> str:
        return f"{self.code} · {self.title}" if self.code else str(self.title)

    def clean(self) -> None:
        """What it gives is told whole, and nothing else; its limit holds what was used already."""
        self.code = normalised(self.code)
        given = {self.Kind.PERCENT: "percent", self.Kind.AMOUNT: "amount", self.Kind.PRODUCT: "product"}
        for kind, name in given.items():
            if kind != self.kind:
                setattr(self, name, None)
            elif not getattr(self, name):
                raise ValidationError({name: _("Say what it gives.")})
        if self.automatic and self.code:
            raise ValidationError({"code": _("What applies by itself has no code.")})
        if self.product and self.product.product.kind == Product.Kind.GIFT_CARD:
            raise ValidationError({"product": _("A gift card cannot be given at no price.")})
        if self.charges > 1 and self.kind == self.Kind.PRODUCT:
            raise ValidationError({"charges": _("A free product is given once: it does not repeat.")})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends after it begins.")})
        if self.total_limit is not None and self.total_limit < self.uses:
            raise ValidationError({"total_limit": _("It was already used more often than that.")})
        self._check_site()

    def _check_site(self) -> None:
        if not self.site_id:
            return
        if self.currency != ShopSettings.for_site(self.site).currency:
            raise ValidationError({"currency": _("A site sells in one currency: that of its settings.")})
        if self.product and self.product.product.site_id != self.site_id:
            raise ValidationError({"product": _("This product belongs to another site.")})
        if self.code and CouponCode.objects.filter(site=self.site, code=self.code).exists():
            raise ValidationError({"code": _("Another coupon has this code.")})

    @property
    def minimum(self) -> Money:
        return Money(self.minimum_amount, self.currency)

    @property
    def gives(self) -> str:
        """As staff read it: 10 %, €5.00, free delivery, or the product."""
        if self.percent:
            return f"{self.percent / 100:g} %"
        if self.amount:
            return str(Money(self.amount, self.currency))
        return str(self.product or self.get_kind_display())


class Scope(models.Model):
    """One thing that a coupon is for. It cannot be deleted: the coupon would be for everything then."""

    coupon = models.ForeignKey(Coupon, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        verbose_name = _("coupon")
        verbose_name_plural = _("coupons")


class CouponFormula(Scope):
    formula = models.ForeignKey(Formula, on_delete=models.PROTECT, related_name="+")

    class Meta(Scope.Meta):
        constraints = [models.UniqueConstraint(fields=["coupon", "formula"], name="coupon_formula_once")]

    def __str__(self) -> str:
        return str(self.formula)


class CouponProduct(Scope):
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")

    class Meta(Scope.Meta):
        constraints = [models.UniqueConstraint(fields=["coupon", "product"], name="coupon_product_once")]

    def __str__(self) -> str:
        return str(self.product)


class CouponCategory(Scope):
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")

    class Meta(Scope.Meta):
        constraints = [models.UniqueConstraint(fields=["coupon", "category"], name="coupon_category_once")]

    def __str__(self) -> str:
        return str(self.category)


class CouponCode(models.Model):
    """One of many generated codes of a coupon, good for one order."""

    public_id = PublicIdField("cpc")
    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="codes", verbose_name=_("coupon")
    )
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    code = models.CharField(_("code"), max_length=CODE_LENGTH)
    used = models.BooleanField(_("used"), default=False)
    created_at = models.DateTimeField(_("generated"), default=clock.now)

    objects = ShopQuerySet["CouponCode"].as_manager()

    class Meta:
        verbose_name = _("generated code")
        verbose_name_plural = _("generated codes")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["site", "code"], name="generated_code_once")]

    def __str__(self) -> str:
        return self.code


class CouponUseQuerySet(ShopQuerySet["CouponUse"]):
    def living(self) -> Self:
        """Those that were not given back."""
        return self.filter(given_back_at=None)

    def of_person(self, *, site: int, email: str) -> Self:
        """By whoever has this address, signed in or not."""
        return self.filter(customer__site=site, customer__email__iexact=email)


class CouponUse(models.Model):
    """An order that uses the coupon; given back when the order is cancelled. `amount` is its worth."""

    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="used_by", verbose_name=_("coupon")
    )
    code = models.ForeignKey(
        CouponCode, on_delete=models.PROTECT, null=True, related_name="used_by", verbose_name=_("code")
    )
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="coupons", verbose_name=_("order")
    )
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="coupons", verbose_name=_("customer")
    )
    amount = models.PositiveBigIntegerField(_("amount"))
    at = models.DateTimeField(_("used"))
    given_back_at = models.DateTimeField(_("given back"), null=True)

    objects = CouponUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a coupon")
        verbose_name_plural = _("uses of coupons")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["coupon", "order"], name="coupon_once_an_order"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(given_back_at=None), name="generated_code_used_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coupon} · {self.order}"
