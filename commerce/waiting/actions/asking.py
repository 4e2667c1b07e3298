"""Putting a name down, confirming it from a mail, and leaving."""

from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.models import Formula, Variant
from commerce.waiting import rules
from commerce.waiting.actions.ending import end
from commerce.waiting.events import PlaceAsked, PlaceConfirmed
from commerce.waiting.models import Place, named


@action
def ask(thing: Formula | Variant, *, site: Site, email: str, quantity: int, language: str) -> Place:
    """A place in the line for a thing that is sold out, once its address is confirmed.

    An address has one place for a thing: asked again, it is for the new quantity, and before it is
    confirmed the mail is sent again. Raises EmailInvalid, QuantityInvalid, StillThere, TooManyPlaces.
    """
    tidy = rules.check_wish(email, quantity)
    thing = type(thing)._default_manager.select_for_update().get(pk=thing.pk)  # two presses of one button
    rules.check_sold_out(thing.available, quantity=quantity)
    now = clock.now()
    recent = Place.objects.filter(site=site, email=tidy, asked_at__gt=now - rules.HOUR)
    rules.check_rate(recent.count())
    place = Place.objects.locked().of(thing).living().filter(email=tidy).first()
    if place is None:
        place = Place.objects.create(
            site=site, email=tidy, quantity=quantity, language=language, asked_at=now, **named(thing)
        )
    elif place.state != Place.State.INVITED:
        place.quantity = quantity
        place.save(update_fields=["quantity"])
    if place.state == Place.State.ASKED:
        publish(PlaceAsked(site=site.pk, place=place.public_id))
    return place


@action
def confirm(place: Place) -> Place:
    """The place is in the line, behind those who confirmed before; a second time changes nothing.

    Raises PlaceEnded.
    """
    place = Place.objects.locked().get(pk=place.pk)
    rules.check_living(place.state)
    if place.state == Place.State.ASKED:
        place.state, place.confirmed_at = Place.State.WAITING, clock.now()
        place.save(update_fields=["state", "confirmed_at"])
        publish(PlaceConfirmed(site=place.site_id, place=place.public_id))
    return place


@action
def leave(place: Place) -> Place:
    """The place is given up and its address forgotten; what was kept is for the next in line.

    A second time changes nothing.
    """
    place = Place.objects.locked().get(pk=place.pk)
    return end(place, as_=Place.State.LEFT) if place.is_living and not place.order else place
