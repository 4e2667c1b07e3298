"""Ways to deliver: carriers, where they can be picked up, and what they cost."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto

from commerce.base.errors import NotFound
from commerce.base.money import Money as Amount
from commerce.fulfilment.models import Carrier as CarrierRow
from commerce.fulfilment.models import PickupPoint as PointRow
from storefront.context import Info
from storefront.limits import check_page
from storefront.nodes import Node
from storefront.scalars import Money
from storefront.site.shop import shop_of
from storefront.sources import Sourced


@strawberry_django.type(CarrierRow, description="A way to deliver.")
class Carrier(Node):
    name: str = strawberry_django.field(description="Its name.")
    summary: str = strawberry_django.field(description="One line about it; may be empty.")
    to_pickup_point: auto = strawberry_django.field(
        description="Whether the parcel waits at a pick-up point, which must be chosen."
    )


@strawberry_django.type(PointRow, description="Where parcels wait for their customers.")
class PickupPoint(Node):
    name: auto = strawberry_django.field(description="Name of the shop or locker.")
    line1: auto = strawberry_django.field(description="Number and street.")
    postcode: auto = strawberry_django.field(description="Postcode.")
    city: auto = strawberry_django.field(description="Town.")
    country: auto = strawberry_django.field(description="Two-letter code of the country.")
    hours: auto = strawberry_django.field(description="Opening hours, in words; may be empty.")


@strawberry.type(description="A carrier that brings everything to its address.")
class DeliveryOption(Sourced):
    carrier: Carrier = strawberry.field(description="The carrier.")

    @strawberry.field(description="What it costs, VAT included, for a cart or each term of a subscription.")
    def price(self: Any, info: Info) -> Money:
        price: Any = Amount(self.price, shop_of(info.context.viewer).currency)
        return price

    @strawberry.field(description="Pick-up points of the carrier, the nearest to the address first.")
    def pickup_points(self: Any, info: Info, first: int | None = 10) -> list[PickupPoint]:
        points = PointRow.objects.filter(carrier=self.carrier, active=True)  # it may be retired, and theirs
        rows: Any = points.near(country=self.country, postcode=self.postcode)
        return list(rows[: check_page(first, default=10)])


def carrier_of(public_id: str, info: Info, *, own: CarrierRow | None = None) -> CarrierRow:
    """The carrier; one's `own` even when it is no longer offered. Raises NotFound."""
    if own and own.public_id == public_id:
        return own
    carrier: CarrierRow | None = Carrier.visible(info).filter(public_id=public_id).first()
    if carrier is None:
        raise NotFound(field="carrier")
    return carrier


def point_of(public_id: str | None, info: Info, *, own: CarrierRow | None = None) -> PointRow | None:
    """The pick-up point, also of one's `own` carrier; None where none is named. Raises NotFound."""
    if public_id is None:
        return None
    point: PointRow | None = PickupPoint.visible(info).filter(public_id=public_id).first()
    if point is None and own:
        point = PointRow.objects.filter(carrier=own, active=True, public_id=public_id).first()
    if point is None:
        raise NotFound(field="pickupPoint")
    return point
