"""What is offered along with a formula, once somebody has chosen it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from commerce.base.ids import PublicIdField
from commerce.base.money import Money
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models.formulas import Formula
from commerce.catalog.models.products import Variant


class UpsellQuerySet(ShopQuerySet["Upsell"]):
    def visible_to(self, viewer: Viewer) -> "UpsellQuerySet":
        """Those of which one can be added now, without anything to choose."""
        variants = Variant.objects.visible_to(viewer).in_stock()
        return self.filter(
            formula__site=viewer.site, variant__in=variants.exclude(product__options__required=True)
        )


class Upsell(models.Model):
    """One piece of `variant`, for `price_amount` or its usual price, to whoever takes `formula`."""

    public_id = PublicIdField("ups")
    formula = ParentalKey(
        Formula, on_delete=models.CASCADE, related_name="upsells", verbose_name=_("formula")
    )
    variant = models.ForeignKey(
        Variant, on_delete=models.CASCADE, related_name="upsells", verbose_name=_("product"),
        help_text=_("Sent with the first box. One piece, once in a cart."),
    )  # fmt: skip
    price_amount = models.PositiveBigIntegerField(_("price"), null=True, blank=True)
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    objects = UpsellQuerySet.as_manager()

    class Meta:
        verbose_name = _("product offered along")
        verbose_name_plural = _("products offered along")
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["formula", "variant"], name="upsell_once")]

    def __str__(self) -> str:
        return str(self.variant)

    @property
    def price(self) -> Money:
        usual = self.variant.price
        return usual if self.price_amount is None else Money(self.price_amount, usual.currency)
