"""Who may wait for what, and until when something is kept for them."""

from datetime import timedelta

from commerce.base.emails import tidy_email
from commerce.waiting.errors import EmailInvalid, PlaceEnded, QuantityInvalid, StillThere, TooManyPlaces

LIVING = ("asked", "waiting", "invited")
MOST_OF_ONE = 20
MOST_PER_HOUR = 5  # for one address, from wherever
HOUR = timedelta(hours=1)
KEPT = timedelta(hours=24)  # for whoever was invited
CONFIRMED_WITHIN = timedelta(days=7)


def check_wish(email: str, quantity: int) -> str:
    """The address, tidied. Raises EmailInvalid or QuantityInvalid."""
    tidy = tidy_email(email)
    if tidy is None:
        raise EmailInvalid(field="email")
    if not 1 <= quantity <= MOST_OF_ONE:
        raise QuantityInvalid(field="quantity")
    return tidy


def check_sold_out(available: int | None, *, quantity: int) -> None:
    """Raises StillThere where as many can be bought now. `available` is None where nobody counts."""
    if available is None or available >= quantity:
        raise StillThere(field="quantity")


def check_rate(asked_lately: int) -> None:
    """Raises TooManyPlaces beyond so many an hour."""
    if asked_lately >= MOST_PER_HOUR:
        raise TooManyPlaces(field="email")


def check_living(state: str) -> None:
    """Raises PlaceEnded for a place that somebody left, or that has run out."""
    if state not in LIVING:
        raise PlaceEnded


def check_invited(state: str) -> None:
    """Raises PlaceEnded unless something is kept."""
    if state != "invited":
        raise PlaceEnded
