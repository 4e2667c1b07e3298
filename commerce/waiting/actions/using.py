"""An invitation in a cart, and in the order that the cart becomes.

What is kept passes from the invitation to the order in one transaction, and back while the
invitation lasts, so that nobody else can have it in between.
"""

from collections import Counter

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog import actions as catalog
from commerce.catalog.models import Formula, Variant
from commerce.waiting import rules
from commerce.waiting.actions.ending import end
from commerce.waiting.models import Place, PlaceQuerySet


@action
def keep_in(place: Place, *, cart: str) -> Place:
    """What is kept is for the cart of this public id. Raises PlaceEnded."""
    place = Place.objects.locked().get(pk=place.pk)
    rules.check_invited(place.state if _lasts(place) else Place.State.LAPSED)
    place.cart = cart
    place.save(update_fields=["cart"])
    return place


def hold_for(cart: str) -> Counter[Formula | Variant]:
    """How much of what is kept for the cart, beside what is in stock for everybody."""
    kept: Counter[Formula | Variant] = Counter()
    for place in _invited(cart).select_related("formula", "variant"):
        if place.thing.stock is not None:
            kept[place.thing] += place.quantity
    return kept


@action
def take(cart: str, *, order: str) -> None:
    """What was kept for the cart can be reserved by its order, in this same transaction."""
    for place in _invited(cart).locked():
        catalog.give_back(place.reference)
        place.order = order
        place.save(update_fields=["order"])


@action
def bought(order: str) -> None:
    """The invitations of a paid order have served; a second time changes nothing."""
    for place in Place.objects.living().filter(order=order).locked():
        end(place, as_=Place.State.BOUGHT)


@action
def hand_back(order: str) -> None:
    """The cancelled order's pieces, given back just now, are kept on for whoever was invited to them."""
    for place in Place.objects.living().filter(order=order).locked():
        place.order = ""
        if _lasts(place):
            place.holds += 1
            catalog.reserve({place.thing: place.quantity}, reference=place.reference)
        place.save(update_fields=["order", "holds"])


def _invited(cart: str) -> PlaceQuerySet:
    rows = Place.objects.filter(
        cart=cart, state=Place.State.INVITED, order="", held_until__gt=clock.now()
    )  # fmt: skip
    return rows.order_by("pk")


def _lasts(place: Place) -> bool:
    return place.held_until is not None and place.held_until > clock.now()
