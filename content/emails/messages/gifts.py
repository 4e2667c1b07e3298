"""Gift cards: announced to whom they are for, with the code, which is in the mail alone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from commerce.base.events import Event
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
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
from content.emails.messages.about import ABOUT, HELLO, about, is_over, subscription
from content.emails.samples import SHOP, subscription_facts
from content.emails.vocabulary import (
    DELIVERS,
    TERMS,
    Details,
    Facts,
    Label,
    Rows,
    Subject,
    Term,
    When,
    given,
    lacking,
    offers,
    table,
    terms,
)
from content.emails.words import Words, button, details_of, p, quote

E = TypeVar("E", bound=Event)

SAMPLE = {
    "giver": "Camille Martin",
    "recipient": "Anna",
    "words": _("Happy birthday!"),
    "formula": "",
    "gift": Money(5000, "EUR"),
    "code": codes.hidden("7KQR"),
    "until": date(2027, 1, 2),
    "gift_url": SHOP.url("/gift/"),
}


def _card(public_id: str) -> GiftCard:
    rows = GiftCard.objects.with_balance().select_related("site", "buyer__site", "holder", "formula__group")
    return rows.get(public_id=public_id)


def _can_be_used(card: GiftCard) -> bool:
    return card.state == GiftCard.State.ACTIVE and card.expires_on >= clock.today(zone_of(card.site))


def _is_for_themselves(card: GiftCard) -> bool:
    """Whether its buyer is written to, who gives nothing to anybody."""
    return card.buyer is not None and card.recipient_email.lower() == card.buyer.email.lower()


def _giver(card: GiftCard) -> str:
    """Nobody's name for a card that was bought for oneself, or made by staff."""
    return "" if _is_for_themselves(card) else card.giver_name


def _facts(card: GiftCard, shop: Shop) -> dict[str, Any]:
    return {
        "giver": _giver(card) or shop.name,
        "recipient": card.recipient_name,
        "words": card.message,
        "formula": str(card.formula) if card.formula else "",
        "gift": str(card.formula) if card.formula else card.available,
        "code": codes.hidden(card.last4),
        "until": card.expires_on,
        "gift_url": shop.url(rendering.page_url("GiftPage")),
    }


def _rows(facts: Facts, code: str | None) -> Rows:
    return table((_("It gives"), facts["gift"]), (_("Your code"), code), (_("Until"), facts["until"]))


CARD = ("giver", "recipient", "words", "gift", "code", "until")
KINDS = {
    "boxes": given("formula", _("it gives boxes")),
    "money": lacking("formula", _("it gives an amount")),
    "words": given("words", _("the giver wrote something")),
}
CARD_END = (
    details_of("card"),
    p(
        _(
            "Type the code on the page below to choose when your boxes begin and where they go. You need no"
            " account, and nothing is charged."
        ),
        when="boxes",
    ),
    button("gift", _("Begin my gift"), when="boxes"),
    p(
        _("Type the code when you pay in the shop, in one go or in several. What is left stays on the card."),
        when="money",
    ),
    button("gift", _("See my gift card"), when="money"),
)


class _ToRecipient(Message[E]):
    """To the address that was given for the card. The outbox keeps the letter without its code."""

    about = Subject.GIFTS
    required: ClassVar[Label] = DELIVERS
    tells = terms(*CARD)
    links = offers("gift")
    whens = KINDS
    details = {"card": Details(_("the gift, with its code"), lambda facts: _rows(facts, facts["code"]))}
    open = frozenset({"formula", "gift"})

    def reader(self, event: Any) -> Reader | None:
        card = _card(event.card)
        if card.medium != GiftCard.Medium.EMAIL or not card.recipient_email:
            return None
        return Reader(email=card.recipient_email, language=card.language, site=card.site)

    def facts(self, event: Any, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return _facts(_card(event.card), shop)

    def holds(self, event: Any) -> bool:
        return _can_be_used(_card(event.card))

    def secrets(self, event: Any) -> Mapping[str, str]:
        card = _card(event.card)
        code = codes.code_of(card.seed, hashed=card.code_hash)
        return {codes.hidden(card.last4): codes.grouped(code)}


class GiftCardGiven(_ToRecipient[GiftCardAnnounced]):
    event = GiftCardAnnounced
    label = _("Gift announced")
    words = Words(
        _("A gift for you from {giver}"),
        _("It gives {gift}, until {until}."),
        (HELLO, p(_("{giver} has a gift for you.")), quote(_("“{words}”"), when="words"), *CARD_END),
    )
    sample = SAMPLE

    def reader(self, event: GiftCardAnnounced) -> Reader | None:
        return None if _is_for_themselves(_card(event.card)) else super().reader(event)


class GiftCardForOneself(_ToRecipient[GiftCardAnnounced]):
    """To whoever bought a card and gave their own address for it."""

    event = GiftCardAnnounced
    label = _("Gift card for oneself")
    words = Words(
        _("Your gift card is here"),
        _("It gives {gift}, until {until}."),
        (
            HELLO,
            p(
                _(
                    "Here is the gift card that you bought, with its code. Keep this mail: whoever has the"
                    " code can use the card."
                )
            ),
            *CARD_END,
        ),
    )
    sample = SAMPLE | {"giver": SHOP.name, "recipient": "Camille Martin", "words": ""}

    def reader(self, event: GiftCardAnnounced) -> Reader | None:
        return super().reader(event) if _is_for_themselves(_card(event.card)) else None


class GiftCardGivenAgain(_ToRecipient[GiftCardResent]):
    event = GiftCardResent
    label = _("Gift announced again")
    words = Words(
        _("Your gift card, once more"),
        _("It gives {gift}, until {until}."),
        (
            HELLO,
            p(
                _(
                    "Here is your gift card once more. If it has reached you already, it is still the same"
                    " one."
                )
            ),
            *CARD_END,
        ),
    )
    sample = SAMPLE


class GiftCardEnds(_ToRecipient[GiftCardExpiring]):
    event = GiftCardExpiring
    label = _("Gift card ends soon")
    required = ""
    words = Words(
        _("Your gift card can be used until {until}"),
        _("It gives {gift}. It would be a pity to let it go."),
        (
            HELLO,
            p(_("Your gift card can be used until {until}. It would be a pity to let it go.")),
            *CARD_END,
        ),
    )
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

    def holds(self, event: GiftCardExpiring) -> bool:
        return super().holds(event) and bool(_card(event.card).available)


class GiftCardBought(Message[GiftCardIssued]):
    event = GiftCardIssued
    label = _("Gift card bought")
    about = Subject.GIFTS
    required = DELIVERS
    tells = terms("recipient", "gift", "until", "announce_on", "email")
    links = offers("print")
    whens = {
        "to_print": given("print_url", _("it is to be printed")),
        "later": When(
            _("it is announced on a later day"),
            lambda facts: bool(not facts["print_url"] and facts["announce_on"]),
        ),
        "now": When(
            _("it has just been announced"), lambda facts: not facts["print_url"] and not facts["announce_on"]
        ),
    }
    details = {"card": Details(_("what the gift gives, without its code"), lambda facts: _rows(facts, None))}
    open = frozenset({"formula", "gift"})
    words = Words(
        _("Your gift for {recipient} is ready"),
        _("It gives {gift}, until {until}."),
        (
            HELLO,
            p(
                _(
                    "Your gift for {recipient} is ready to print. Keep this mail to yourself: whoever has the"
                    " card can use it."
                ),
                when="to_print",
            ),
            button("print", _("Download the card to give"), when="to_print"),
            p(_("We will write to {recipient} on {announce_on}, at {email}."), when="later"),
            p(_("We have just written to {recipient}, at {email}."), when="now"),
            details_of("card"),
        ),
    )
    sample = SAMPLE | {"announce_on": date(2026, 1, 10), "email": "anna@shop.example", "print_url": ""}

    def recipient(self, event: GiftCardIssued) -> Customer | None:
        card = _card(event.card)
        return None if _is_for_themselves(card) else card.buyer

    def holds(self, event: GiftCardIssued) -> bool:
        gone = (GiftCard.State.BLOCKED, GiftCard.State.CANCELLED, GiftCard.State.EXPIRED)
        return _card(event.card).state not in gone

    def facts(self, event: GiftCardIssued, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = _card(event.card)
        return _facts(card, shop) | {
            "gift": str(card.formula) if card.formula else card.face,
            "announce_on": card.announce_on if card.state == GiftCard.State.WAITING else None,
            "email": card.recipient_email,
            "print_url": shop.url(links.print_link(card)) if card.is_printable else "",
        }


class GiftStarted(Message[GiftBegun]):
    event = GiftBegun
    label = _("Gift begun")
    about = Subject.GIFTS
    tells = terms("giver", "first_box_on", "ends_on", *ABOUT)
    links = offers("manage")
    open = frozenset({"formula"})
    words = Words(
        _("Your gift has begun: the first box ships on {first_box_on}"),
        _("It ends by itself on {ends_on}. Nobody is charged."),
        (
            HELLO,
            p(_("Your gift has begun: the first box ships on {first_box_on}.")),
            p(
                _(
                    "It ends by itself on {ends_on}. Nobody is charged, unless you let it go on with a card"
                    " of your own."
                )
            ),
            p(
                _(
                    "The link below is yours alone: with it you change the address, leave out a box, or let"
                    " it go on."
                )
            ),
            button("manage", _("See my boxes")),
        ),
    )
    sample = subscription_facts() | {
        "giver": "Camille Martin", "first_box_on": date(2026, 1, 15), "ends_on": date(2026, 4, 1),
    }  # fmt: skip

    def recipient(self, event: GiftBegun) -> Customer:
        return subscription(event.subscription).customer

    def holds(self, event: GiftBegun) -> bool:
        return not is_over(subscription(event.subscription))

    def facts(self, event: GiftBegun, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card, begun = _card(event.card), subscription(event.subscription)
        first = first_box_of(card)
        return about(begun, shop) | {
            "giver": card.giver_name,
            "first_box_on": first and first.ships_on,
            "ends_on": begun.expires_on,
        }


def _who(recipient: str) -> str:
    return recipient or gettext("Somebody")


class GiftThanks(Message[GiftThanked]):
    event = GiftThanked
    label = _("Thanks for a gift")
    about = Subject.GIFTS
    tells = terms("gift", "thanks") | {"recipient": Term(TERMS["recipient"].label, _who)}
    whens = {
        "named": given("recipient", _("we know who thanks")),
        "unnamed": lacking("recipient", _("we do not know who thanks")),
    }
    words = Words(
        _("{recipient} thanks you for your gift"),
        _("“{thanks}”"),
        (
            HELLO,
            p(_("{recipient} has used your gift, and writes:"), when="named"),
            p(_("Your gift was used, and somebody writes:"), when="unnamed"),
            quote(_("“{thanks}”")),
        ),
    )
    sample = SAMPLE | {"thanks": _("How kind of you. The tea is on its way.")}

    def recipient(self, event: GiftThanked) -> Customer | None:
        return _card(event.card).buyer

    def facts(self, event: GiftThanked, *, shop: Shop, at: datetime) -> dict[str, Any]:
        card = _card(event.card)
        name = card.recipient_name or (card.holder.name if card.holder else "")
        return _facts(card, shop) | {"recipient": name, "thanks": card.thanks}


MESSAGES: tuple[type[Message[Any]], ...] = (
    GiftCardGiven, GiftCardForOneself, GiftCardGivenAgain, GiftCardEnds, GiftCardBought, GiftStarted,
    GiftThanks,
)  # fmt: skip
