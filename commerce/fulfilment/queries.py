"""Who can bring a parcel, for how much, and how far parcels are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Site

from commerce.customers.rules import PostalAddress
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.fulfilment.rules import Load, parcel_price
from commerce.orders.models import Order


@dataclass(frozen=True, slots=True)
class Offer:
    """The carrier brings everything to the address for `price` minor units, VAT included."""

    carrier: Carrier
    price: int
    country: str
    postcode: str


def offers(
    site: Site, *, address: PostalAddress, parcels: Sequence[Load], boxes: Sequence[Load],
    and_also: int | None = None,
) -> list[Offer] | None:  # fmt: skip
    """The carriers of the site that bring all of this to `address`, in the owner's order; two queries.

    `and_also` is one that counts even when it is no longer offered. None where the site has no carriers:
    its deliveries are then part of its prices.
    """
    usable = Carrier.objects.filter(Q(active=True) | Q(pk=and_also), site=site)
    carriers = list(usable.prefetch_related("rates"))
    if not carriers:
        return None
    found = []
    for carrier in carriers:
        loads = [*parcels, *([] if carrier.includes_boxes else boxes)]
        prices = [price_of(carrier, load) for load in loads]
        if carrier.goes_to(address.country) and None not in prices:
            price = sum(price or 0 for price in prices)
            found.append(Offer(carrier, price, address.country, address.postcode))
    return found


def has_carriers(site: Site) -> bool:
    """Whether the site offers any carrier at all."""
    return Carrier.objects.filter(site=site, active=True).exists()


def price_of(carrier: Carrier, load: Load) -> int | None:
    """Minor units for one parcel; None when the carrier does not take it."""
    return parcel_price(
        [(rate.up_to, rate.price_amount) for rate in carrier.rates.all()], load,
        by_weight=carrier.basis == Carrier.Basis.WEIGHT, free_from=carrier.free_from_amount,
    )  # fmt: skip


def statuses_of(orders: Sequence[Order]) -> dict[int, list[str]]:
    """How far the parcels of each order are, by its primary key."""
    found: dict[int, list[str]] = defaultdict(list)
    notes = DeliveryNote.objects.filter(order__in=orders)
    for order, status in notes.values_list("order_id", "status"):
        found[order].append(status)
    return found


def usual(found: Sequence[Offer]) -> Offer:
    """The one used until the customer chooses: the cheapest, to the door where that can be."""
    return min(found, key=lambda offer: (offer.carrier.to_pickup_point, offer.price))
