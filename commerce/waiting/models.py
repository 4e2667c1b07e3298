"""Who waits for what is sold out, in the order in which they confirmed."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.catalog.models import Formula, Variant
from commerce.waiting.rules import LIVING, MOST_OF_ONE


class PlaceQuerySet(ShopQuerySet["Place"]):
    def living(self) -> Self:
        """Those of people who still wait, or have something kept for them."""
        return self.filter(state__in=LIVING)

    def in_line(self) -> Self:
        """Those who wait, first come first."""
        return self.filter(state=Place.State.WAITING).order_by("confirmed_at", "pk")

    def of(self, thing: Formula | Variant) -> Self:
        return self.filter(**named(thing))


class Place(models.Model):
    """Somebody's place in the line for a formula or a variant.

    While INVITED, `quantity` pieces are kept under `reference` until `held_until`; an unfinished
    `order` of theirs has them instead. `email` is empty once the place has ended.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Not confirmed")
        WAITING = "waiting", _("Waiting")
        INVITED = "invited", _("Invited")
        BOUGHT = "bought", _("Bought")
        LEFT = "left", _("Left the list")
        LAPSED = "lapsed", _("Did not come")

    public_id = PublicIdField("wai")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    formula = models.ForeignKey(
        Formula, on_delete=models.PROTECT, null=True, blank=True, related_name="places",
        verbose_name=_("formula"),
    )  # fmt: skip
    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="places",
        verbose_name=_("variant"),
    )  # fmt: skip
    quantity = models.PositiveIntegerField(_("quantity"))
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    held_until = models.DateTimeField(_("kept until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    holds = models.PositiveIntegerField(default=0, help_text="How often pieces were set aside for it.")
    cart = models.CharField(max_length=40, blank=True, help_text="Public id of that of the invited.")
    order = models.CharField(max_length=40, blank=True, help_text="Public id of that made of the cart.")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a waiting list")
        verbose_name_plural = _("places in waiting lists")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(variant=None) ^ Q(formula=None), name="place_for_one_thing"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_OF_ONE), name="place_quantity_in_range"
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVING) ^ Q(email=""), name="place_ended_without_address"
            ),
            models.UniqueConstraint(
                fields=["variant", "email"], condition=Q(state__in=LIVING), name="variant_waited_for_once"
            ),
            models.UniqueConstraint(
                fields=["formula", "email"], condition=Q(state__in=LIVING), name="formula_waited_for_once"
            ),
        ]
        indexes = [
            models.Index(fields=["confirmed_at"], condition=Q(state="waiting"), name="places_waiting"),
            models.Index(fields=["held_until"], condition=Q(state="invited"), name="places_invited"),
            models.Index(fields=["asked_at"], condition=Q(state="asked"), name="places_asked"),
            models.Index(fields=["site", "email", "asked_at"], name="places_of_address"),
            models.Index(fields=["cart"], condition=~Q(cart=""), name="places_in_carts"),
            models.Index(fields=["order"], condition=~Q(order=""), name="places_in_orders"),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.quantity}"

    @property
    def thing(self) -> Formula | Variant:
        found = self.formula or self.variant
        assert found is not None
        return found

    @property
    def title(self) -> str:
        """What is waited for, in the active language."""
        return self.variant.title if self.variant else str(self.formula)

    @property
    def reference(self) -> str:
        """Under which pieces are set aside; another one each time."""
        return f"{self.public_id}-{self.holds}"

    @property
    def is_living(self) -> bool:
        return self.state in LIVING


def named(thing: Formula | Variant) -> dict[str, Formula | Variant]:
    """The column of this kind of thing."""
    return {"variant" if isinstance(thing, Variant) else "formula": thing}
