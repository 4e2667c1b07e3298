"""Where a parcel is: packed, on its way, there."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from commerce.customers.models import Customer
from commerce.fulfilment.events import DeliveryStatusChanged
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order, OrderLine
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import HELLO, order_url
from content.emails.samples import SHOP, order_facts
from content.emails.vocabulary import Details, Facts, Rows, Subject, given, offers, table, terms
from content.emails.words import Words, button, details_of, p

Status = DeliveryNote.Status


def parcel_rows(facts: Facts) -> Rows:
    return table(
        (_("Order"), facts["number"]),
        (_("Carrier"), facts["carrier"]),
        (_("Tracking number"), facts["tracking"]),
    )


def _note(public_id: str) -> DeliveryNote:
    return DeliveryNote.objects.select_related("order__customer__site", "carrier").get(public_id=public_id)


class _Moved(Message[DeliveryStatusChanged]):
    event = DeliveryStatusChanged
    about = Subject.ORDERS
    before: ClassVar[Collection[str]] = tuple(Status)
    status: ClassVar[str]
    tells = terms("number", "ships_on", "address", "carrier", "tracking")
    links = offers("order", "track")
    whens = {
        "tracked": given("track_url", _("the parcel can be followed")),
        "carried": given("carrier", _("the carrier is known")),
    }
    details = {"parcel": Details(_("the parcel: order, carrier, tracking number"), parcel_rows)}
    open = frozenset({"carrier"})
    sample = {
        "number": "2026-000123",
        "ships_on": date(2026, 1, 15),
        "address": order_facts()["address"],
        "carrier": "Colissimo",
        "tracking": "6A12345678901",
        "track_url": "https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901",
        "order_url": SHOP.url("/orders/ord_sample/"),
    }

    def recipient(self, event: DeliveryStatusChanged) -> Customer | None:
        if event.status != self.status or event.before not in self.before:
            return None
        return _note(event.delivery_note).order.customer

    def facts(self, event: DeliveryStatusChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        note = _note(event.delivery_note)
        carrier, number = note.carrier, note.tracking_number
        return {
            "number": note.order.number,
            "ships_on": note.scheduled_on,
            "address": note.postal_address.as_dict(),
            "carrier": str(carrier) if carrier else "",
            "tracking": number,
            "track_url": carrier.tracking_url.replace("{number}", number) if carrier and number else "",
            "order_url": order_url(note.order, shop),
        }


class BoxPacked(_Moved):
    """From now on nothing in it changes."""

    label = _("Box locked and packed")
    status = Status.PREPARED
    before = (Status.PLANNED,)
    words = Words(
        _("Your parcel is packed"),
        _("It ships on {ships_on}."),
        (
            HELLO,
            p(_("Your parcel is packed, so nothing in it changes any more. It ships on {ships_on}.")),
            p(_("It goes to {address}.")),
            details_of("parcel"),
            button("order", _("See your order")),
        ),
    )


class BoxShipped(_Moved):
    label = _("Shipped")
    status = Status.SHIPPED
    before = (Status.PLANNED, Status.PREPARED)
    words = Words(
        _("Your parcel is on its way"),
        _("It goes to {address}."),
        (
            HELLO,
            p(_("Your parcel has left us. It goes to {address}.")),
            details_of("parcel"),
            button("track", _("Follow my parcel"), when="tracked"),
            button("order", _("See your order"), quiet=True),
        ),
    )


class ReviewRequest(_Moved):
    """Once a parcel is there: to buyers of products that they have not reviewed."""

    label = _("Review request")
    status = Status.DELIVERED
    before = (Status.PLANNED, Status.PREPARED, Status.SHIPPED)
    tells = terms("number", "title")
    links = offers("review")
    whens = {}
    details = {}
    open = frozenset({"title"})
    words = Words(
        _("How do you like it?"),
        _("A line about {title} helps others to choose."),
        (
            HELLO,
            p(_("Your order {number} has arrived. How do you like {title}?")),
            p(_("A line or two help others to choose, and us to choose for you.")),
            button("review", _("Write a review")),
        ),
    )
    sample = {
        "number": "2026-000123",
        "title": "Earl Grey, 100 g",
        "review_url": SHOP.url("/products/earl-grey/"),
    }

    def recipient(self, event: DeliveryStatusChanged) -> Customer | None:
        customer = super().recipient(event)
        return customer if customer and _to_review(_note(event.delivery_note).order) else None

    def facts(self, event: DeliveryStatusChanged, *, shop: Shop, at: datetime) -> dict[str, Any]:
        order = _note(event.delivery_note).order
        line = _to_review(order)
        assert line is not None
        assert line.variant is not None
        product = line.variant.product
        return {
            "number": order.number,
            "title": str(product),
            "review_url": shop.url(rendering.page_url("ProductPage", slug=product.slug)),
        }


def _to_review(order: Order) -> OrderLine | None:
    """The first product of the order that its buyer has not reviewed yet; guests cannot review."""
    if order.customer.user_id is None:
        return None
    lines = order.lines.exclude(variant=None).exclude(variant__product__reviews__customer=order.customer)
    return lines.select_related("variant__product").order_by("pk").first()


MESSAGES: tuple[type[Message[Any]], ...] = (BoxPacked, BoxShipped, ReviewRequest)
