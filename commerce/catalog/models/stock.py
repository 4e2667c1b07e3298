"""Stock: what can still be sold, and what unfinished purchases have set aside of it."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commerce.base.querysets import ShopQuerySet

if TYPE_CHECKING:
    from commerce.catalog.models.formulas import Formula
    from commerce.catalog.models.products import Variant


class StockedQuerySet(ShopQuerySet):
    def in_stock(self) -> Self:
        """Those of which one more can be sold: uncounted ones always."""
        return self.filter(Q(stock=None) | Q(stock__gt=F("reserved")))


class Stocked(models.Model):
    """`stock` pieces are there, of which `reserved` are promised to unfinished purchases.

    Not counted while `stock` is None.
    """

    stock = models.PositiveIntegerField(
        _("stock"), null=True, blank=True, help_text=_("How many are left to sell. Empty: not counted.")
    )
    reserved = models.PositiveIntegerField(_("reserved"), default=0, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(stock=None) | Q(stock__gte=F("reserved")), name="%(class)s_not_oversold"
            )
        ]

    @property
    def available(self) -> int | None:
        """How many more can be sold; None when nobody counts."""
        return None if self.stock is None else self.stock - self.reserved


class ReservationQuerySet(ShopQuerySet["Reservation"]):
    def open(self) -> Self:
        return self.filter(state="held")


class Reservation(models.Model):
    """So many pieces that one order alone may take: sold or given back, once.

    `reference` is the public id of the order, or begins with that of a subscription, of whose next term
    it will be.
    """

    class State(models.TextChoices):
        HELD = "held", _("Reserved")
        SOLD = "sold", _("Sold")
        RELEASED = "released", _("Given back")

    variant = models.ForeignKey(
        "catalog.Variant", on_delete=models.PROTECT, null=True, related_name="reservations"
    )
    formula = models.ForeignKey(
        "catalog.Formula", on_delete=models.PROTECT, null=True, related_name="reservations"
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    reference = models.CharField(_("reference"), max_length=80)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    created_at = models.DateTimeField(_("created"))

    objects = ReservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        constraints = [
            models.UniqueConstraint(fields=["variant", "reference"], name="variant_reserved_once"),
            models.UniqueConstraint(fields=["formula", "reference"], name="formula_reserved_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="reservation_of_something"),
            models.CheckConstraint(
                condition=Q(variant=None) ^ Q(formula=None), name="reservation_of_one_thing"
            ),
        ]
        indexes = [models.Index(fields=["reference"], condition=Q(state="held"), name="reservations_held")]

    def __str__(self) -> str:
        return f"{self.reference} · {self.quantity}"

    @property
    def thing(self) -> "Variant | Formula":
        found = self.variant or self.formula
        assert found is not None
        return found
