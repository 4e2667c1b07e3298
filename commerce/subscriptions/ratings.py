"""What subscribers think of an edition, once their box has arrived."""

from typing import Self

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models import Edition
from commerce.catalog.models.reviews import BEST, LONGEST
from commerce.customers.models import Customer


class BoxRatingQuerySet(ShopQuerySet["BoxRating"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The customer's own: everybody else is told their mean alone."""
        return self.filter(customer=viewer.customer_id, edition__group__site=viewer.site)


class BoxRating(models.Model):
    """One by each subscriber who had the box; the comment is for the staff."""

    public_id = PublicIdField("rat")
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="ratings", verbose_name=_("edition")
    )
    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="box_ratings", verbose_name=_("customer")
    )
    rating = models.PositiveSmallIntegerField(
        _("rating"), validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    created_at = models.DateTimeField(_("given"))

    objects = BoxRatingQuerySet.as_manager()

    class Meta:
        app_label = "subscriptions"
        verbose_name = _("box rating")
        verbose_name_plural = _("box ratings")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "customer"], name="one_rating_of_each_subscriber"),
            models.CheckConstraint(condition=Q(rating__range=(1, BEST)), name="box_rating_of_one_to_five"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} · {self.rating}/{BEST}"
