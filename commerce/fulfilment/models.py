"""Delivery notes: what goes to whom and when, one per parcel; and the carriers that bring it."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.ids import PublicIdField
from commerce.base.querysets import ShopQuerySet
from commerce.base.viewer import Viewer
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.fulfilment.carriers import Carrier, CarrierRate, PickupPoint
from commerce.fulfilment.settings import ReviewSettings
from commerce.orders.models import Order, OrderLine

__all__ = ["Carrier", "CarrierRate", "DeliveryNote", "Extra", "PickupPoint", "ReviewSettings"]


class DeliveryNoteQuerySet(ShopQuerySet["DeliveryNote"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(order__site=viewer.site, order__customer=viewer.customer_id)

    def chosen_by_shop(self) -> Self:
        """Those of personalised boxes in which the shop had to choose."""
        return self.filter(contents__contains=[{"chosen": [{"by_shop": True}]}])

    def incomplete(self) -> Self:
        """Those to pack in whose box something is missing: held until staff have settled it."""
        return self.filter(status="planned", contents__contains=[{"missing": [{}]}])


class DeliveryNote(models.Model):
    """One parcel. `address` and `contents` are what is printed on its slip."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("To pack")
        PREPARED = "prepared", _("Packed")
        SHIPPED = "shipped", _("Shipped")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")

    public_id = PublicIdField("dlv")
    number = models.CharField(_("number"), max_length=20)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, verbose_name=_("site"))
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="delivery_notes", verbose_name=_("order")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    scheduled_on = models.DateField(_("ships on"))
    address = models.JSONField(_("address"))
    contents = models.JSONField(_("contents"))
    carrier = models.ForeignKey(
        Carrier, on_delete=models.PROTECT, null=True, blank=True, related_name="delivery_notes",
        verbose_name=_("carrier"),
    )  # fmt: skip
    pickup_point = models.JSONField(_("pick-up point"), null=True, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("created"))
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When a review of it was due.")

    objects = DeliveryNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery note")
        verbose_name_plural = _("delivery notes")
        ordering = ["scheduled_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["site", "number"], name="delivery_note_number")]
        indexes = [
            models.Index(
                fields=["site", "delivered_at"],
                condition=models.Q(status="delivered", asked_at=None),
                name="deliveries_unasked",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def postal_address(self) -> PostalAddress:
        return PostalAddress(**self.address)

    @property
    def packed(self) -> list[dict[str, Any]]:
        """The contents, and what travels along: each with its title and quantity, and with what was
        `chosen` for one of it where it is a personalised box."""
        extras = ({"title": one.title, "quantity": one.quantity} for one in self.extras.all())
        return [*self.contents, *extras]

    @property
    def missing(self) -> list[dict[str, Any]]:
        """Steps of a personalised box of which nothing was left, each with how many pieces: held for that."""
        return [one for line in self.contents for one in line.get("missing", ())]

    @property
    def contents_line(self) -> str:
        """As in "2 × Discovery, 1 × Compose (1 × Earl Grey, 1 × Honey)"."""
        return ", ".join(map(_told, self.packed))


def _told(line: Mapping[str, Any]) -> str:
    text = f"{line['quantity']} × {line['title']}"
    chosen = [f"{one['quantity']} × {one['title']}" for one in line.get("chosen", ())]
    chosen += [f"{one['quantity']} × {one['name']}: ?" for one in line.get("missing", ())]
    return f"{text} ({', '.join(chosen)})" if chosen else text


class ExtraQuerySet(ShopQuerySet["Extra"]):
    def waiting(self) -> Self:
        """Those whose box is not known yet."""
        return self.filter(delivery_note=None)


class Extra(models.Model):
    """Something bought once that travels with the customer's next box, to spare a parcel."""

    line = models.OneToOneField(OrderLine, on_delete=models.PROTECT, related_name="extra")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="extras")
    delivery_note = models.ForeignKey(
        DeliveryNote, on_delete=models.PROTECT, null=True, blank=True, related_name="extras",
        verbose_name=_("delivery note"),
    )  # fmt: skip

    objects = ExtraQuerySet.as_manager()

    class Meta:
        verbose_name = _("extra")
        verbose_name_plural = _("extras")
        indexes = [
            models.Index(fields=["customer"], condition=models.Q(delivery_note=None), name="extras_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def title(self) -> str:
        return self.line.title

    @property
    def quantity(self) -> int:
        return self.line.left
