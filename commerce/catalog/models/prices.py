"""What things have cost: the lowest price of 30 days is shown beside a reduction."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PricePoint(models.Model):
    """At what a variant or a formula was offered to everybody from `since` on: its price, or what promotions
    made of it. In minor units of its currency.
    """

    variant = models.ForeignKey(
        "catalog.Variant", on_delete=models.CASCADE, null=True, related_name="price_points"
    )
    formula = models.ForeignKey(
        "catalog.Formula", on_delete=models.CASCADE, null=True, related_name="price_points"
    )
    amount = models.PositiveBigIntegerField(_("price"))
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(variant=None) ^ Q(formula=None), name="price_of_one_thing")
        ]
        indexes = [
            models.Index(fields=["variant", "since"], name="prices_of_variant"),
            models.Index(fields=["formula", "since"], name="prices_of_formula"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} · {self.since:%d/%m/%Y}"
