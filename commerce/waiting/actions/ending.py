"""How a place ends, whatever the reason."""

from commerce.base import clock
from commerce.base.events import publish
from commerce.catalog import actions as catalog
from commerce.waiting.events import PlaceEndedBy
from commerce.waiting.models import Place


def end(place: Place, *, as_: Place.State) -> Place:
    """The locked place has ended and names nobody; what was kept for it can be sold again."""
    if place.state == Place.State.INVITED and not place.order:
        catalog.give_back(place.reference)
    place.state, place.email, place.ended_at = as_, "", clock.now()
    place.save(update_fields=["state", "email", "ended_at"])
    publish(PlaceEndedBy(site=place.site_id, place=place.public_id, how=place.state))
    return place
