"""Who brings a subscription's boxes, and for how much a term.

What delivery costs is agreed to, as the price is: a carrier's new prices hold for those who choose it
anew, or who change what it carries.
"""

from collections.abc import Sequence

from commerce.fulfilment import queries as fulfilment
from commerce.fulfilment.errors import NoCarrier, PickupPointMissing
from commerce.fulfilment.models import Carrier, PickupPoint
from commerce.fulfilment.queries import Offer
from commerce.fulfilment.rules import box_loads
from commerce.orders.models import Order
from commerce.subscriptions.errors import SameCarrier
from commerce.subscriptions.models import Subscription


def offers_of(subscription: Subscription) -> list[Offer]:
    """The carriers that bring the boxes to their address, each with what a term costs today, and its own
    even when it is no longer offered; none where the shop has no carriers."""
    formula = subscription.formula
    boxes = box_loads(
        boxes=formula.boxes, grams=formula.weight_grams, price=subscription.unit_price,
        quantity=subscription.quantity,
    )  # fmt: skip
    own = subscription.carrier_id
    return (
        fulfilment.offers(
            subscription.site, address=subscription.postal_address, parcels=[], boxes=boxes, and_also=own
        )
        or []
    )


def choose(subscription: Subscription, carrier: Carrier, point: PickupPoint | None) -> None:
    """The boxes to come are brought by `carrier`, to `point` where it needs one; not saved.

    Raises NoCarrier, PickupPointMissing.
    """
    offer = next((one for one in offers_of(subscription) if one.carrier.pk == carrier.pk), None)
    if offer is None:
        raise NoCarrier(field="carrier")
    if carrier.to_pickup_point and (point is None or not point.active or point.carrier_id != carrier.pk):
        raise PickupPointMissing(field="pickupPoint")
    _take(subscription, offer, point if carrier.to_pickup_point else None)


def hand_over(subscription: Subscription, carrier: Carrier, point: PickupPoint | None) -> None:
    """The boxes to come are brought by `carrier` because the shop wishes it: its customer goes on paying
    what they agreed to, or less where that costs less; not saved.

    Raises SameCarrier, NoCarrier, PickupPointMissing.
    """
    if subscription.carrier_id == carrier.pk:
        raise SameCarrier(field="carrier")
    agreed = subscription.shipping_amount
    choose(subscription, carrier, point)
    subscription.shipping_amount = min(agreed, subscription.shipping_amount)


def choose_usual(subscription: Subscription) -> None:
    """As long as nobody has chosen: the cheapest to the door; nobody where none goes there. Not saved."""
    offer = _to_the_door(offers_of(subscription))
    if offer:
        _take(subscription, offer, None)


def go_on_by(subscription: Subscription, order: Order) -> None:
    """Whoever brings the first order brings the boxes that follow, at what that costs today; not saved."""
    if order.carrier is None:
        return
    subscription.carrier = Carrier.objects.filter(public_id=order.carrier["id"]).first()
    subscription.pickup_point = order.carrier["pickup_point"]
    own = _own(subscription, offers_of(subscription))
    subscription.shipping_amount = own.price if own else 0


def price_anew(subscription: Subscription) -> None:
    """What its carrier asks today for a term as it has become, and another carrier where its own does
    not go; not saved. One that was begun without a carrier stays so. Raises NoCarrier."""
    if subscription.carrier_id is None:
        return
    found = offers_of(subscription)
    own = _own(subscription, found)
    if own and _is_near(subscription):
        subscription.shipping_amount = own.price
        return
    other = _to_the_door(found)
    if other is None:
        raise NoCarrier(field="carrier")
    _take(subscription, other, None)


def _own(subscription: Subscription, found: Sequence[Offer]) -> Offer | None:
    return next((one for one in found if one.carrier.pk == subscription.carrier_id), None)


def _is_near(subscription: Subscription) -> bool:
    """Whether its pick-up point, if it has one, is in the country that it goes to."""
    point = subscription.pickup_point
    return point is None or point["country"] == subscription.postal_address.country


def _to_the_door(found: Sequence[Offer]) -> Offer | None:
    return min(
        (one for one in found if not one.carrier.to_pickup_point), key=lambda one: one.price, default=None
    )


def _take(subscription: Subscription, offer: Offer, point: PickupPoint | None) -> None:
    subscription.carrier = offer.carrier
    subscription.pickup_point = point and point.as_dict()
    subscription.shipping_amount = offer.price
