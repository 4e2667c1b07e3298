"""What buyers think of a product."""

from typing import Self

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.catalog.models.products import Product

BEST = 5
LONGEST = 2000  # characters


class ReviewQuerySet(ShopQuerySet["Review"]):
    def shown(self) -> Self:
        return self.filter(state=Review.State.SHOWN)

    def visible_to(self, viewer: Viewer) -> Self:
        """Those that everybody of the site reads: a hidden one appears nowhere."""
        return self.shown().filter(product__site=viewer.site)


class Review(models.Model):
    """One by each buyer of a product; shown once staff have read it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("To read")
        SHOWN = "shown", _("Shown")
        HIDDEN = "hidden", _("Hidden")

    public_id = PublicIdField("rev")
    product = models.ForeignKey(
        Product, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("product")
    )
    customer = models.ForeignKey(
        "customers.Customer", on_delete=models.CASCADE, related_name="reviews", verbose_name=_("customer")
    )
    author = models.CharField(_("author"), max_length=60, help_text=_("As it is shown."))
    rating = models.PositiveSmallIntegerField(
        _("rating"), validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    text = models.TextField(_("review"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    answer = models.TextField(
        _("answer of the shop"), blank=True, validators=[MaxLengthValidator(LONGEST)],
        help_text=_("Shown under the review."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("written"))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "customer"], name="one_review_of_each_buyer"),
            models.CheckConstraint(condition=Q(rating__range=(1, BEST)), name="rating_of_one_to_five"),
        ]
        indexes = [
            models.Index(fields=["product", "-created_at"], condition=Q(state="shown"), name="reviews_shown")
        ]

    def __str__(self) -> str:
        return f"{self.product} · {self.rating}/{BEST} · {self.author}"
