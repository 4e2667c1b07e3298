"""What happens to places in waiting lists. Nothing here names a person."""

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PlaceAsked(Event):
    """Somebody typed an address, which is to be confirmed."""

    place: str


@dataclass(frozen=True, kw_only=True)
class PlaceConfirmed(Event):
    place: str


@dataclass(frozen=True, kw_only=True)
class PlaceInvited(Event):
    """So many pieces are kept for them until `held_until` (ISO 8601)."""

    place: str
    quantity: int
    held_until: str


@dataclass(frozen=True, kw_only=True)
class PlaceEndedBy(Event):
    """`how`: bought, left or lapsed. Its address is gone."""

    place: str
    how: str
