"""What happens to gift cards. Cards are named by their public ids, never by their codes."""

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class GiftCardIssued(Event):
    """A card was bought, with `order`, or made by staff."""

    card: str
    order: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class GiftCardAnnounced(Event):
    """Its day has come: from now on it can be used, and whom it is for is written to."""

    card: str


@dataclass(frozen=True, kw_only=True)
class GiftCardResent(Event):
    card: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiftCardAdjusted(Event):
    """Staff put `amount` minor units on the card, or took them where it is below zero."""

    card: str
    amount: int
    currency: str
    reason: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class GiftCardBlocked(Event):
    card: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiftCardUnblocked(Event):
    card: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiftCardExtended(Event):
    """Its last day is another one, as an ISO day."""

    card: str
    until: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiftCardExpiring(Event):
    card: str


@dataclass(frozen=True, kw_only=True)
class GiftCardExpired(Event):
    """What was left on it, `amount` minor units, is lost."""

    card: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class GiftCardExchanged(Event):
    """The subscription it gives became store credit of `customer` instead."""

    card: str
    customer: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class GiftBegun(Event):
    """The subscription that the card gives has begun."""

    card: str
    subscription: str


@dataclass(frozen=True, kw_only=True)
class GiftThanked(Event):
    """Who received it thanks who gave it."""

    card: str
