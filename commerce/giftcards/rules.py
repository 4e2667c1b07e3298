"""What a gift must say, what may be used when, and where a card stands after its balance has moved."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Literal, Self

from commerce.base.emails import tidy_email
from commerce.base.money import Money
from commerce.billing.rules import BOUGHT_BACK, REFUND
from commerce.catalog.rules import BoxDates
from commerce.giftcards.errors import (
    AmountTooLarge,
    BoxMissed,
    CardUnusable,
    GiftIncomplete,
    GiftInvalid,
    NumberInvalid,
    StartInvalid,
)

LONGEST = {"recipient_name": 120, "recipient_email": 254}
LONGEST_MESSAGE = 500
SHORTEST_NUMBER, LONGEST_NUMBER = 8, 40
DAY = timedelta(days=1)
FARTHEST = timedelta(days=366)
WARNED = timedelta(days=30)  # before the last day
REVIVED = timedelta(days=90)  # a refund to a card past its last day can be spent for so long
MOST_CARDS = 10  # in one payment
MOST = 1_000_000  # minor units that staff move at a time: more is a slip of the hand

Medium = Literal["email", "print"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """For whom something is bought: announced by e-mail on a day (None: at once), or printed."""

    recipient_name: str
    recipient_email: str = ""
    message: str = ""
    announce_on: date | None = None
    medium: Medium = "email"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"announce_on": self.announce_on and self.announce_on.isoformat()}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The gift that `as_dict` was kept of."""
        day = kept["announce_on"]
        return cls(**kept | {"announce_on": date.fromisoformat(day) if day else None})


def check_gift(gift: Gift, *, today: date) -> Gift:
    """The gift with its spaces tidied. A printed card is announced by whoever hands it over.

    Raises GiftIncomplete or GiftInvalid, each naming its field.
    """
    tidy = {name: " ".join(getattr(gift, name).split()) for name in LONGEST}
    message = "\n".join(" ".join(line.split()) for line in gift.message.strip().splitlines())
    for name, longest in LONGEST.items():
        if len(tidy[name]) > longest or not tidy[name].isprintable():
            raise GiftInvalid(GiftInvalid.too_long, field=name)
    if len(message) > LONGEST_MESSAGE or not message.replace("\n", "").isprintable():
        raise GiftInvalid(GiftInvalid.too_long, field="message")
    if not tidy["recipient_name"]:
        raise GiftIncomplete(field="recipient_name")
    if gift.medium == "email" and not tidy["recipient_email"]:
        raise GiftIncomplete(GiftIncomplete.no_email, field="recipient_email")
    if tidy["recipient_email"] and tidy_email(tidy["recipient_email"]) is None:
        raise GiftInvalid(GiftInvalid.no_email, field="recipient_email")
    if gift.announce_on and not today <= gift.announce_on <= today + FARTHEST:
        raise GiftInvalid(GiftInvalid.no_day, field="announce_on")
    day = gift.announce_on if gift.medium == "email" else None
    return Gift(
        recipient_name=tidy["recipient_name"], recipient_email=tidy["recipient_email"].lower(),
        message=message, announce_on=day, medium=gift.medium,
    )  # fmt: skip


def check_number(number: str) -> None:
    """Raises NumberInvalid for a tidy number that no plastic card has."""
    if not SHORTEST_NUMBER <= len(number) <= LONGEST_NUMBER:
        raise NumberInvalid(field="number")


def check_amount(amount: Money) -> None:
    """Raises AmountTooLarge beyond what staff move at a time, either way."""
    if abs(amount.amount) > MOST:
        raise AmountTooLarge(most=Money(MOST, amount.currency))


def check_usable(
    state: str, *, expires_on: date, today: date, only_for: int | None, customer: int | None
) -> None:
    """Raises CardUnusable, whatever the reason. `expires_on` is the last day of the card."""
    if state != "active" or today > expires_on or only_for not in (None, customer):
        raise CardUnusable


def check_start(starts_on: date, *, today: date) -> None:
    """Raises StartInvalid outside today to a year from now."""
    if not today <= starts_on <= today + FARTHEST:
        raise StartInvalid(field="starts_on")


def check_nothing_missed(first: BoxDates, *, of_month: BoxDates, lock_date: date) -> None:
    """Raises BoxMissed where the box of the month in which somebody begins is not their first."""
    if of_month.ships_on < first.ships_on:
        raise BoxMissed(locks_on=lock_date, first_ships_on=first.ships_on)


def state_after(state: str, *, balance: int, reason: str) -> str:
    """Where a card in `state` stands once its balance has moved for this reason."""
    if state in ("blocked", "expired"):
        return "active" if state == "expired" and balance and reason == REFUND else state
    if not balance:
        return "cancelled" if reason == BOUGHT_BACK else "used" if state == "active" else state
    return "active" if state in ("used", "cancelled") else state
