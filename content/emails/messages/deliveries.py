"""Where a parcel is: on its way, there."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commerce.catalog.models import Product
from commerce.customers.models import Customer
from commerce.fulfilment.events import DeliveryStatusChanged, ReviewDue
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order, OrderLine
from commerce.retention.models import Withdrawal
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import HELLO, order_url
from content.emails.samples import SHOP, order_facts
from content.emails.vocabulary import Details, Facts, Rows, Subject, given, offers, table, terms
from content.emails.words import Words, button, details_of, p

Status = DeliveryNote.Status
NOT_LEFT = (Status.PLANNED, Status.PREPARED)
HAS_LEFT = (Status.SHIPPED, Status.DELIVERED)


def parcel_rows(facts: Facts) -> Rows:
    return table(
        (_("Order"), facts["number"]),
        (_("Carrier"), facts["carrier"]),
        (_("Tracking number"), facts["tracking"]),
    )


def _note(public_id: str) -> DeliveryNote:
    return DeliveryNote.objects.select_related("order__customer__site", "carrier").get(public_id=public_id)


class BoxShipped(Message[DeliveryStatusChanged]):
    event = DeliveryStatusChanged
    label = _("Shipped")
    about = Subject.ORDERS
    tells = terms("number", "ships_on", "address", "carrier", "tracking")
    links = offers("order", "track")
    whens = {
        "tracked": given("track_url", _("the parcel can be followed")),
        "carried": given("carrier", _("the carrier is known")),
    }
    details = {"parcel": Details(_("the parcel: order, carrier, tracking number"), parcel_rows)}
    open = frozenset({"carrier"})
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
        has_left = event.status == Status.SHIPPED and event.before in NOT_LEFT
        return _note(event.delivery_note).order.customer if has_left else None

    def holds(self, event: DeliveryStatusChanged) -> bool:
        return _note(event.delivery_note).status in HAS_LEFT

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


class ReviewRequest(Message[ReviewDue]):
    """Some days after a parcel was delivered: to buyers of products that they have not reviewed."""

    event = ReviewDue
    label = _("Review request")
    about = Subject.ORDERS
    tells = terms("number", "title")
    links = offers("review")
    open = frozenset({"title"})
    words = Words(
        _("How do you like it?"),
        _("A line about {title} helps others to choose."),
        (
            HELLO,
            p(_("Your order {number} has been with you for some days. How do you like “{title}”?")),
            p(_("A line or two help others to choose, and us to choose for you.")),
            button("review", _("Write a review")),
        ),
    )
    sample = {
        "number": "2026-000123",
        "title": "Earl Grey, 100 g",
        "review_url": SHOP.url("/products/earl-grey/"),
    }

    def recipient(self, event: ReviewDue) -> Customer | None:
        note = _note(event.delivery_note)
        return note.order.customer if _to_review(note) else None

    def holds(self, event: ReviewDue) -> bool:
        return self.recipient(event) is not None

    def facts(self, event: ReviewDue, *, shop: Shop, at: datetime) -> dict[str, Any]:
        note = _note(event.delivery_note)
        line = _to_review(note) or _products(note)[0]  # it may have been reviewed since
        assert line.variant is not None
        product = line.variant.product
        return {
            "number": line.order.number,
            "title": str(product),
            "review_url": shop.url(rendering.page_url("ProductPage", slug=product.slug)),
        }


def _to_review(note: DeliveryNote) -> OrderLine | None:
    """The first product in the parcel that its buyer has neither reviewed nor given back; guests cannot
    review."""
    customer = note.order.customer
    if customer.user_id is None:
        return None
    kept = _products(note).exclude(
        Q(removed=F("quantity"))
        | Q(order__refunded_amount__gte=F("order__total_amount"), order__total_amount__gt=0)
        | Q(order__status=Order.Status.CANCELLED)
        | Q(order__in=Withdrawal.objects.values("order"))
    )
    return kept.exclude(variant__product__reviews__customer=customer).first()


def _products(note: DeliveryNote) -> QuerySet[OrderLine]:
    """What is no box in the parcel. An order of several parcels is asked about with the first of them, what
    travels with a box of another order with that box."""
    first = note.order.delivery_notes.exclude(asked_at=None).order_by("asked_at", "pk").first()
    bought = Q(order=note.order, extra=None) if first in (None, note) else Q(pk__in=[])
    lines = OrderLine.objects.filter(bought | Q(extra__delivery_note=note)).exclude(variant=None)
    goods = lines.exclude(variant__product__kind=Product.Kind.GIFT_CARD)
    return goods.select_related("order", "variant__product").order_by("pk")


MESSAGES: tuple[type[Message[Any]], ...] = (BoxShipped, ReviewRequest)
