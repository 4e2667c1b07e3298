"""Waiting lists: an address is confirmed, and told once there is enough again."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.waiting import links
from commerce.waiting.events import PlaceAsked, PlaceInvited
from commerce.waiting.models import Place
from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import HELLO
from content.emails.samples import SHOP
from content.emails.vocabulary import DELIVERS, Subject, offers, terms
from content.emails.words import Words, button, p

SAMPLE = {"title": "Earl Grey, 100 g", "quantity": 2, "place_url": SHOP.url("/waiting/sample/")}


def _place(public_id: str) -> Place:
    rows = Place.objects.select_related("site", "formula__group", "variant__product")
    return rows.get(public_id=public_id)


def _reader(place: Place) -> Reader | None:
    """Nobody, once the place has ended: its address is forgotten."""
    if not place.email:
        return None
    return Reader(email=place.email, language=place.language, site=place.site)


def _facts(place: Place, shop: Shop) -> dict[str, Any]:
    return {
        "title": place.title,
        "quantity": place.quantity,
        "place_url": shop.url(links.place_link(place)),
    }


class WaitingConfirm(Message[PlaceAsked]):
    event = PlaceAsked
    label = _("Waiting list: confirm the address")
    about = Subject.WAITING
    required = DELIVERS
    tells = terms("title", "quantity")
    links = offers("place")
    open = frozenset({"title"})
    words = Words(
        _("Confirm that you are waiting for {title}"),
        _("One press, and you are in the line."),
        (
            HELLO,
            p(
                _(
                    "You would like to be told when {title} can be bought again. Confirm that this address is"
                    " yours, and you are in the line."
                )
            ),
            button("place", _("Confirm my place")),
            p(_("If it was not you, do nothing: we do not write again, and forget the address in a week.")),
        ),
    )
    sample = SAMPLE

    def reader(self, event: PlaceAsked) -> Reader | None:
        return _reader(_place(event.place))

    def holds(self, event: PlaceAsked) -> bool:
        return _place(event.place).state == Place.State.ASKED

    def facts(self, event: PlaceAsked, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _facts(_place(event.place), shop)


class WaitingInvited(Message[PlaceInvited]):
    event = PlaceInvited
    label = _("Waiting list: it is there again")
    about = Subject.WAITING
    required = DELIVERS
    tells = terms("title", "quantity", "until")
    links = offers("place")
    open = frozenset({"title"})
    words = Words(
        _("{title} is kept for you for 24 hours"),
        _("You are next in the line, until {until}."),
        (
            HELLO,
            p(
                _(
                    "There is enough of {title} again, and you are next. We keep {quantity} for you until"
                    " {until}; after that it is the next person's turn."
                )
            ),
            button("place", _("Put it in my cart")),
            p(_("You no longer want it? Leave the list on the same page, and somebody else is glad.")),
        ),
    )
    sample = SAMPLE | {"until": datetime.fromisoformat("2026-01-03T12:00:00+01:00")}

    def reader(self, event: PlaceInvited) -> Reader | None:
        return _reader(_place(event.place))

    def holds(self, event: PlaceInvited) -> bool:
        place, until = _place(event.place), datetime.fromisoformat(event.held_until)
        return place.state == Place.State.INVITED and clock.now() < until

    def facts(self, event: PlaceInvited, *, shop: Shop, at: datetime) -> dict[str, Any]:
        until = datetime.fromisoformat(event.held_until).astimezone(shop.zone)
        return _facts(_place(event.place), shop) | {"until": until}


MESSAGES: tuple[type[Message[Any]], ...] = (WaitingConfirm, WaitingInvited)
