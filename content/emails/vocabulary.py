"""What mails can tell: the facts that their words may name, the links they offer, the parts they fill."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.emails.placeholders import address, day, last, month, plain, together

Facts = Mapping[str, Any]
Label = str | Promise
Rows = list[tuple[str, str]]


class Subject(Enum):
    """What a mail is about: how the list of all of them is arranged."""

    ACCOUNT = _("Account")
    ORDERS = _("Orders and deliveries")
    PAYMENTS = _("Payments")
    SUBSCRIPTION = _("Subscription")
    CONTRACT = _("Contract and law")
    GIFTS = _("Gifts")
    POINTS = _("Points and rewards")
    WAITING = _("Waiting lists and carts")
    NEWSLETTER = _("Newsletter")
    STAFF = _("Alerts to staff")


LAW = _("The law requires this mail.")
MONEY = _("Whoever pays must be told what was charged, refused or given back.")
DELIVERS = _("Without this mail its reader could not get at what they were given.")
SIGN_IN = _("Without this mail nobody could get into their account.")


@dataclass(frozen=True, slots=True)
class Term:
    """One fact that words may name in braces: what staff call it, and how it is said."""

    label: Label
    say: Callable[[Any], str] = plain


@dataclass(frozen=True, slots=True)
class When:
    """A condition under which a part of a mail is shown."""

    label: Label
    holds: Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Details:
    """A table that the message itself fills: pairs of a label and what stands beside it."""

    label: Label
    rows: Callable[[Facts], Rows]


def given(name: str, label: Label) -> When:
    """Holds where the fact is told and is not nothing."""
    return When(label, lambda facts: bool(facts[name]))


def lacking(name: str, label: Label) -> When:
    return When(label, lambda facts: not facts[name])


def table(*pairs: tuple[Any, Any]) -> Rows:
    """Those of the pairs that say something."""
    return [(str(label), plain(value)) for label, value in pairs if value not in (None, "")]


TERMS: dict[str, Term] = {
    "shop": Term(_("name of the shop")),
    "number": Term(_("number of the order")),
    "paid_on": Term(_("day of the payment"), lambda value: day(value) if value else ""),
    "total": Term(_("total, VAT included")),
    "charged": Term(_("what was charged to the card")),
    "address": Term(_("where it goes, in one line"), address),
    "invoice": Term(_("number of the invoice")),
    "credit_note": Term(_("number of the credit note")),
    "amount": Term(_("the amount")),
    "refunded_on": Term(_("day of the refund"), lambda value: day(value) if value else ""),
    "card": Term(_("the card, as “Visa ·4242”"), together),
    "saved_at": Term(_("when the card was saved")),
    "expires": Term(_("month in which the card expires"), month),
    "formula": Term(_("the formula")),
    "quantity": Term(_("how many")),
    "price": Term(_("price of a period")),
    "next_charge_at": Term(_("day of the next payment"), lambda value: day(value) if value else ""),
    "change": Term(_("what was changed")),
    "at": Term(_("when it happened")),
    "undo_until": Term(_("until when it can be undone"), last),
    "box": Term(_("month of the box"), lambda value: month(value) if value else ""),
    "paused_until": Term(_("day on which the pause ends")),
    "last_box_on": Term(_("day on which the last paid box ships")),
    "off": Term(_("what is off the next payment")),
    "ended_at": Term(_("day on which it ended"), lambda value: day(value) if value else ""),
    "due": Term(_("the amount that is owed")),
    "tries": Term(_("how often payment was tried")),
    "of": Term(_("how often it is tried at most")),
    "reason": Term(_("why, in the bank’s words")),
    "next_try_on": Term(_("day of the next try")),
    "statement": Term(_("what the customer declared")),
    "refund": Term(_("what is refunded")),
    "boxes": Term(_("how many boxes")),
    "last_day": Term(_("last day on which it was possible")),
    "deadline": Term(_("last day to refuse")),
    "charge_on": Term(_("day on which it is charged")),
    "locked_at": Term(_("since when it cannot change")),
    "ships_on": Term(_("day on which the box ships")),
    "gone": Term(_("what could no longer be had")),
    "instead": Term(_("what took its place")),
    "until": Term(_("until when"), last),
    "giver": Term(_("name of the giver")),
    "recipient": Term(_("name of whom it is for")),
    "words": Term(_("what the giver wrote")),
    "gift": Term(_("what the gift gives")),
    "code": Term(_("the secret code")),
    "announce_on": Term(_("day on which it is announced")),
    "email": Term(_("e-mail address of whom it is for")),
    "first_box_on": Term(_("day on which the first box ships")),
    "ends_on": Term(_("day on which it ends")),
    "thanks": Term(_("what was written in thanks")),
    "points": Term(_("how many points")),
    "balance": Term(_("points the reader has in all")),
    "title": Term(_("the product or formula")),
    "reference": Term(_("reference at the payment provider")),
    "foreseen": Term(_("how many charges were foreseen")),
    "more": Term(_("how many more there are")),
    "evidence_due_at": Term(_("until when evidence is taken"), last),
    "day": Term(_("the day")),
    "carrier": Term(_("the carrier")),
    "tracking": Term(_("tracking number of the parcel")),
    "minutes": Term(_("how many minutes the code holds")),
}


def terms(*names: str) -> dict[str, Term]:
    """What the words of a message may name."""
    return {name: TERMS[name] for name in ("shop", *names)}


LINKS: dict[str, Label] = {
    "account": _("the reader’s account"),
    "order": _("the page of the order"),
    "invoice": _("the invoice as a PDF"),
    "credit_note": _("the credit note as a PDF"),
    "manage": _("the subscription, without signing in"),
    "undo": _("where the change is undone, without signing in"),
    "pay": _("where what is owed is paid, without signing in"),
    "gift": _("where a gift is used"),
    "print": _("the gift card to print"),
    "points": _("the page of points"),
    "open": _("the cart"),
    "stop": _("where reminders are ended"),
    "place": _("the place on the waiting list"),
    "page": _("the record in the back office"),
    "register": _("where an account is made"),
    "shop": _("the shop"),
    "track": _("where the parcel is followed"),
    "review": _("the products to review"),
    "confirm": _("where the address is confirmed"),
    "leave": _("where the newsletter is ended, without signing in"),
    "reset": _("where a new password is chosen"),
}


def offers(*names: str) -> dict[str, Label]:
    """What the buttons of a message may lead to; its fact is `<name>_url`, empty where there is nothing."""
    return {name: LINKS[name] for name in names}
