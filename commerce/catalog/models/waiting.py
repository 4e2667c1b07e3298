"""Who waits for what is sold out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.catalog.models.formulas import Formula
from commerce.catalog.models.products import Variant


class Waiting(models.Model):
    """An address that is written to once when its variant or formula is there again."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Address not confirmed")
        WAITING = "waiting", _("Waiting")
        TOLD = "told", _("Written to")
        LEFT = "left", _("Left the list")

    public_id = PublicIdField("wai")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    variant = models.ForeignKey(
        Variant, on_delete=models.CASCADE, null=True, related_name="waiting", verbose_name=_("variant")
    )
    formula = models.ForeignKey(
        Formula, on_delete=models.CASCADE, null=True, related_name="waiting", verbose_name=_("formula")
    )
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=10)
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    state = models.CharField(_("state"), max_length=12, choices=State)
    created_at = models.DateTimeField(_("since"))
    told_at = models.DateTimeField(_("written to"), null=True)

    objects = ShopQuerySet["Waiting"].as_manager()

    class Meta:
        verbose_name = _("waiting customer")
        verbose_name_plural = _("waiting list")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(variant=None) ^ Q(formula=None), name="waiting_for_one_thing"),
            models.UniqueConstraint(
                fields=["variant", "email"], condition=Q(state__in=["unconfirmed", "waiting"]),
                name="waiting_once_for_variant",
            ),
            models.UniqueConstraint(
                fields=["formula", "email"], condition=Q(state__in=["unconfirmed", "waiting"]),
                name="waiting_once_for_formula",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.email} · {self.thing}"

    @property
    def thing(self) -> Variant | Formula:
        """What is waited for."""
        found = self.variant or self.formula
        assert found is not None
        return found
