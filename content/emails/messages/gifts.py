"""Gift cards: announced to whom they are for, with the code, which is in the mail alone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from commerce.base.events import Event
from commerce.base.money import Money
from commerce.customers.models import Customer
from commerce.giftcards import codes, links
from commerce.giftcards.events import (
    GiftBegun,
    GiftCardAnnounced,
    GiftCardExpiring,
    GiftCardIssued,
    GiftCardResent,
    GiftThanked,
)
from commerce.giftcards.models import GiftCard
from commerce.subscriptions.gifts import first_box_of
from content import rendering
from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import about, subscription
from content.emails.samples import SHOP, subscription_facts

E = TypeVar("E", bound=Event)

SAMPLE = {
    "giver": "Camille Martin",
    "recipient": "Anna",
    "words": "Happy birthday!",
    "formula": "",
    "value": Money(5000, "EUR"),
    "left": Money(5000, "EUR"),
    "code": codes.hidden("7KQR"),
    "until": date(2027, 1, 2),
    "gift_url": SHOP.url("/gift/"),
}


def _card(public_id: str) -> GiftCard:
    rows = GiftCard.objects.with_balance().select_related("site", "buyer__site", "holder", "formula__group")
    return rows.get(public_id=public_id)


def _facts(card: GiftCard, shop: Shop) -> dict[str, Any]:
    return {
        "giver": card.giver_name,
        "recipient": card.recipient_name,
        "words": card.message,
        "formula": str(card.formula) if card.formula else "",
        "value": card.face,
        "left": card.available,
        "code": codes.hidden(card.last4),
        "until": card.expires_on,
        "gift_url": shop.url(rendering.page_url("GiftPage")),
    }


class _ToRecipient(Message[E]):
    """To the address that was given for the card. The outbox keeps the letter without its code."""

    def reader(self, event: Any) -> Reader | None:
        card = _card(event.card)
        if card.medium != GiftCard.Medium.EMAIL or not card.recipient_email:
            return None
        return Reader(email=card.recipient_email, language=card.language, site=card.site)

    def facts(self, event: Any, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _facts(_card(event.card), shop)

    def secrets(self, event: Any) -> Mapping[str, str]:
        card = _card(event.card)
        code = codes.code_of(card.seed, hashed=card.code_hash)
        return {codes.hidden(card.last4): codes.grouped(code)}


class GiftCardGiven(_ToRecipient[GiftCardAnnounced]):
    event = GiftCardAnnounced
    label = _("Gift announced")
    subject = _("A gift for you from %(giver)s")
    sample = SAMPLE


class GiftCardGivenAgain(_ToRecipient[GiftCardResent]):
    event = GiftCardResent
    label = _("Gift announced again")
    subject = _("Your gift from %(giver)s, once more")
    sample = SAMPLE


class GiftCardEnds(_ToRecipient[GiftCardExpiring]):
    event = GiftCardExpiring
    label = _("Gift card ends soon")
    subject = _("Your gift card can be used until %(until)s")
    sample = SAMPLE

    def reader(self, event: GiftCardExpiring) -> Reader | None:
        """A printed one has the address of its buyer alone."""
        card = _card(event.card)
        if not card.is_printable or card.buyer is None:
            return super().reader(event)
        buyer = card.buyer
        return Reader(
            email=buyer.email, language=card.language, site=card.site, customer=buyer.public_id
        )  # fmt: skip


class GiftCardBought(Message[GiftCardIssued]):
    event = GiftCardIssued
    label = _("Gift card bought")
    subject = _("Your gift for %(recipient)s is ready")
    sample = SAMPLE | {"announce_on": date(2026, 1, 10), "email": "anna@shop.example", "print_url": ""}

    def recipient(self, event: GiftCardIssued) -> Customer | None:
        card = _card(event.card)
        for_themselves = card.buyer is not None and card.recipient_email == card.buyer.email
        return None if for_themselves else card.buyer

    def facts(self, event: GiftCardIssued, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = _card(event.card)
        return _facts(card, shop) | {
            "announce_on": card.announce_on,
            "email": card.recipient_email,
            "print_url": shop.url(links.print_link(card)) if card.is_printable else "",
        }


class GiftStarted(Message[GiftBegun]):
    event = GiftBegun
    label = _("Gift begun")
    subject = _("Your gift has begun: the first box ships on %(first_box_on)s")
    sample = subscription_facts() | {
        "giver": "Camille Martin", "first_box_on": date(2026, 1, 15), "ends_on": date(2026, 4, 1),
    }  # fmt: skip

    def recipient(self, event: GiftBegun) -> Customer:
        return subscription(event.subscription).customer

    def facts(self, event: GiftBegun, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card, begun = _card(event.card), subscription(event.subscription)
        first = first_box_of(card)
        return about(begun, shop) | {
            "giver": card.giver_name,
            "first_box_on": first and first.ships_on,
            "ends_on": begun.expires_on,
        }


class GiftThanks(Message[GiftThanked]):
    event = GiftThanked
    label = _("Thanks for a gift")
    subject = _("%(recipient)s thanks you for your gift")
    sample = SAMPLE | {"thanks": "How kind of you. The tea is on its way."}

    def recipient(self, event: GiftThanked) -> Customer | None:
        return _card(event.card).buyer

    def facts(self, event: GiftThanked, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = _card(event.card)
        name = card.recipient_name or (card.holder.name if card.holder else "")
        return _facts(card, shop) | {"recipient": name, "thanks": card.thanks}


MESSAGES: tuple[type[Message[Any]], ...] = (
    GiftCardGiven, GiftCardGivenAgain, GiftCardEnds, GiftCardBought, GiftStarted, GiftThanks,
)  # fmt: skip
