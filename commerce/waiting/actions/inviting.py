"""When stock comes back: people are told in order, and theirs is kept for a day."""

from collections.abc import Iterator

from django.db.models import F, Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog import actions as catalog
from commerce.catalog.errors import SoldOut
from commerce.catalog.models import Formula, Variant
from commerce.waiting import rules
from commerce.waiting.actions.ending import end
from commerce.waiting.events import PlaceInvited
from commerce.waiting.models import Place


def invite_due() -> int:
    """Whoever waits for what can be bought again is invited, as far as there is enough; how many were.

    First come, first served; who wants more than is left lets those behind them pass.
    """
    return sum(map(_invite_all, _things_back()))


def lapse_due() -> int:
    """Invitations that ran out, and addresses that were never confirmed, have ended; how many.

    Those addresses are forgotten of archived sites, too.
    """
    now = clock.now()
    over = Q(state=Place.State.INVITED, held_until__lte=now, order="", site__shopsettings__archived_at=None)
    silent = Q(state=Place.State.ASKED, asked_at__lte=now - rules.CONFIRMED_WITHIN)
    due = Place.objects.filter(over | silent).order_by("pk").values_list("pk", flat=True)
    return sum(map(_lapse, due.iterator()))


def _things_back() -> Iterator[Formula | Variant]:
    """What somebody waits for and is on sale and in stock."""
    there = Q(stock=None) | Q(stock__gt=F("reserved"))
    waited_for = Q(places__state=Place.State.WAITING)
    yield from Formula.objects.served().filter(there, waited_for, active=True).distinct()
    variants = Variant.objects.on_sale().served("product__site").filter(there, waited_for)
    yield from variants.select_related("product").distinct()


def _invite_all(thing: Formula | Variant) -> int:
    """How many were invited to `thing`; each in a transaction of its own."""
    invited = 0
    while place := _next(thing):
        invited += _invite(place)
    return invited


def _next(thing: Formula | Variant) -> Place | None:
    """The first in line who wants no more than is left."""
    thing.refresh_from_db(fields=["stock", "reserved"])
    line = Place.objects.of(thing).in_line()
    if thing.available is not None:
        line = line.filter(quantity__lte=thing.available)
    return line.first()


@action
def _invite(place: Place) -> bool:
    place = Place.objects.locked().select_related("formula", "variant__product").get(pk=place.pk)
    if place.state != Place.State.WAITING:
        return False
    place.holds += 1
    try:
        catalog.reserve({place.thing: place.quantity}, reference=place.reference)
    except SoldOut:
        return False
    now = clock.now()
    place.state, place.invited_at, place.held_until = Place.State.INVITED, now, now + rules.KEPT
    place.save(update_fields=["state", "holds", "invited_at", "held_until"])
    publish(
        PlaceInvited(
            site=place.site_id, place=place.public_id, quantity=place.quantity,
            held_until=place.held_until.isoformat(),
        )
    )  # fmt: skip
    return True


@action
def _lapse(pk: int) -> bool:
    place = Place.objects.locked().get(pk=pk)
    held = place.held_until is not None and place.held_until > clock.now()
    if not place.is_living or place.state == Place.State.WAITING or held or place.order:
        return False
    end(place, as_=Place.State.LAPSED)
    return True
