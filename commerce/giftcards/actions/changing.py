"""What staff do to a card; each with its reason, in the journal."""

from datetime import date

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.emails import tidy_email
from commerce.base.events import Event, publish
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.giftcards import rules
from commerce.giftcards.actions.using import account_of
from commerce.giftcards.errors import CardCannotChange, GiftIncomplete, GiftInvalid
from commerce.giftcards.events import (
    GiftCardAdjusted,
    GiftCardBlocked,
    GiftCardExtended,
    GiftCardResent,
    GiftCardUnblocked,
)
from commerce.giftcards.models import GiftCard
from commerce.ledger import actions as ledger
from commerce.ledger.models import Entry

BY_STAFF = "staff"


@action
def adjust(card: GiftCard, *, amount: Money, reason: str, key: str) -> Entry:
    """The card has `amount` more on it, or less where it is below zero; the same `key` counts once.

    Raises CardCannotChange for a card that gives a subscription, AmountTooLarge, AmountNotPositive,
    BalanceTooLow.
    """
    rules.check_amount(amount)
    card = _locked(card)
    if card.formula_id or amount.currency != card.currency:
        raise CardCannotChange(field="amount")
    account = account_of(card)
    is_known = Entry.objects.filter(account=account, reason=BY_STAFF, reference=key).exists()
    write = ledger.debit if amount.amount < 0 else ledger.credit
    entry = write(account, abs(amount.amount), reason=BY_STAFF, reference=key)
    if not is_known:
        publish(
            GiftCardAdjusted(
                site=card.site_id, card=card.public_id, amount=amount.amount, currency=amount.currency,
                reason=reason, reference=key,
            )
        )  # fmt: skip
    return entry


@action
def block(card: GiftCard, *, reason: str) -> GiftCard:
    """Nobody can use the card until it is unblocked. Raises CardCannotChange."""
    card = _locked(card)
    if card.state not in (GiftCard.State.ACTIVE, GiftCard.State.USED):
        raise CardCannotChange
    return _moved(
        card, GiftCard.State.BLOCKED, GiftCardBlocked(site=card.site_id, card=card.public_id, reason=reason)
    )


@action
def unblock(card: GiftCard, *, reason: str) -> GiftCard:
    """The card can be used again, if anything is left on it. Raises CardCannotChange."""
    card = _locked(card)
    if card.state != GiftCard.State.BLOCKED:
        raise CardCannotChange
    state = GiftCard.State.ACTIVE if account_of(card).balance else GiftCard.State.USED
    return _moved(card, state, GiftCardUnblocked(site=card.site_id, card=card.public_id, reason=reason))


@action
def extend(card: GiftCard, *, until: date, reason: str) -> GiftCard:
    """The last day of the card is `until`; what has been lost already does not come back by this.

    Raises GiftInvalid for a day that has passed, CardCannotChange for a card that is cancelled.
    """
    card = _locked(card)
    if until < clock.today(zone_of(card.site)):
        raise GiftInvalid(GiftInvalid.no_day, field="until")
    if card.state == GiftCard.State.CANCELLED:
        raise CardCannotChange
    card.expires_on, card.warned_at = until, None
    if card.state == GiftCard.State.EXPIRED:
        card.state = GiftCard.State.ACTIVE if account_of(card).balance else GiftCard.State.USED
    card.save(update_fields=["expires_on", "warned_at", "state"])
    publish(
        GiftCardExtended(
            site=card.site_id, card=card.public_id, until=until.isoformat(), reason=reason
        )
    )  # fmt: skip
    return card


@action
def resend(card: GiftCard, *, email: str, reason: str) -> GiftCard:
    """Whom it is for is written to again, at this address from now on.

    Raises CardCannotChange for a card that has no code to send, or that cannot be used.
    """
    card = _locked(card)
    tidy = tidy_email(email)
    if tidy is None:
        raise GiftIncomplete(GiftIncomplete.no_email, field="email")
    if card.medium != GiftCard.Medium.EMAIL or card.state != GiftCard.State.ACTIVE:
        raise CardCannotChange
    card.recipient_email = tidy
    card.save(update_fields=["recipient_email"])
    publish(GiftCardResent(site=card.site_id, card=card.public_id, reason=reason))
    return card


def _locked(card: GiftCard) -> GiftCard:
    return GiftCard.objects.locked().select_related("site").get(pk=card.pk)


def _moved(card: GiftCard, state: GiftCard.State, event: Event) -> GiftCard:
    card.state = state
    card.save(update_fields=["state"])
    publish(event)
    return card
