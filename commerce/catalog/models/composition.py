"""What subscribers choose themselves in a personalised formula, step by step."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.words import WordsField
from commerce.catalog.models.formulas import Formula
from commerce.catalog.models.tags import Tag


class CompositionStep(ClusterableModel):
    """One step, such as "Two teas": it offers the products that carry one of its tags."""

    public_id = PublicIdField("stp")
    formula = ParentalKey(Formula, on_delete=models.CASCADE, related_name="steps", verbose_name=_("formula"))
    name = WordsField(_("name"))
    hint = WordsField(_("hint"), blank=True, help_text=_("One line, shown under the name."))
    tags = ParentalManyToManyField(
        Tag, related_name="+", verbose_name=_("tags"),
        help_text=_("Products with one of these tags are offered; one without a tag never is."),
    )  # fmt: skip
    minimum = models.PositiveSmallIntegerField(_("at least"), default=1)
    maximum = models.PositiveSmallIntegerField(_("at most"), default=1)
    most_of_one = models.PositiveSmallIntegerField(
        _("at most of the same"), null=True, blank=True, help_text=_("Empty: no bound.")
    )
    least_amount = models.PositiveBigIntegerField(_("worth at least"), null=True, blank=True)
    most_amount = models.PositiveBigIntegerField(_("worth at most"), null=True, blank=True)
    sort_order = models.PositiveIntegerField(_("position"), default=0)

    objects = ShopQuerySet["CompositionStep"].as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(maximum__gte=F("minimum")) & Q(maximum__gte=1), name="step_can_be_chosen"
            ),
            models.CheckConstraint(
                condition=Q(least_amount=None) | Q(most_amount=None) | Q(most_amount__gte=F("least_amount")),
                name="step_can_be_paid",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        if self.maximum is not None and self.minimum is not None and self.maximum < max(self.minimum, 1):
            raise ValidationError({"maximum": _("At most is no less than at least, and at least one.")})
        least, most = self.least_amount, self.most_amount
        if least is not None and most is not None and most < least:
            raise ValidationError({"most_amount": _("At most is no less than at least.")})
