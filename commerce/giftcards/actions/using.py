"""Cards are used: as a balance by orders, as a subscription once, or exchanged for store credit."""

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.giftcards import rules
from commerce.giftcards.errors import (
    AlreadyThanked,
    CardCannotChange,
    CardUnusable,
    GiftIncomplete,
    GiftInvalid,
)
from commerce.giftcards.events import GiftBegun, GiftCardExchanged, GiftThanked
from commerce.giftcards.models import GiftCard
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account, Entry
from commerce.orders.models import Order

EXCHANGED = "gift_exchanged"


@action
def follow_balance(card_id: str, *, reason: str, reference: str) -> None:
    """The card stands where its balance says: used up, in use again, or cancelled.

    A refund to a card past its last day gives it some more. Whoever paid with it first holds it.
    """
    card = GiftCard.objects.locked().select_related("site").filter(public_id=card_id).first()
    if card is None:
        return
    account = account_of(card)
    before, now = card.state, clock.now()
    card.state = rules.state_after(card.state, balance=account.balance, reason=reason)
    if before == GiftCard.State.EXPIRED and card.state == GiftCard.State.ACTIVE:
        card.expires_on = clock.today(zone_of(card.site)) + rules.REVIVED
        card.warned_at = None
    if reason == ledger.CAPTURED:
        card.activated_at = card.activated_at or now
        card.holder_id = card.holder_id or _who_paid(reference)
    card.save(update_fields=["state", "expires_on", "warned_at", "activated_at", "holder"])


def locked_to_begin(card: GiftCard, *, customer: int | None) -> GiftCard:
    """The card of a subscription that nobody has begun, locked, with its balance. Raises CardUnusable."""
    GiftCard.objects.locked().get(pk=card.pk)
    rows = GiftCard.objects.with_balance().select_related("site", "buyer", "formula__group")
    card = rows.get(pk=card.pk)
    rules.check_usable(
        card.state, expires_on=card.expires_on, today=clock.today(zone_of(card.site)),
        only_for=card.only_for_id, customer=customer,
    )  # fmt: skip
    if card.formula is None or card.available != card.face:
        raise CardUnusable
    return card


@action
def mark_begun(card: GiftCard, *, holder: Customer, subscription: str) -> None:
    """The subscription that the card gives belongs to its holder; called with the card locked."""
    card.state = GiftCard.State.USED
    card.holder = holder
    card.activated_at = clock.now()
    card.save(update_fields=["state", "holder", "activated_at"])
    publish(GiftBegun(site=card.site_id, card=card.public_id, subscription=subscription))


@action
def exchange(card: GiftCard, *, customer: Customer) -> Money:
    """What was paid for the subscription is store credit of the customer, who then holds the card.

    Raises CardUnusable unless it gives a subscription that nobody has begun.
    """
    card = locked_to_begin(card, customer=customer.pk)
    amount = card.available
    credit = ledger.account_of(
        customer.public_id, site=card.site, kind=Account.Kind.STORE_CREDIT, unit=card.currency
    )
    moves = [(account_of(card), ledger.debit), (credit, ledger.credit)]
    for account, write in sorted(moves, key=lambda move: move[0].pk):
        write(account, amount.amount, reason=EXCHANGED, reference=card.public_id)
    card.state = GiftCard.State.USED
    card.holder = customer
    card.activated_at = clock.now()
    card.save(update_fields=["state", "holder", "activated_at"])
    publish(
        GiftCardExchanged(
            site=card.site_id, card=card.public_id, customer=customer.public_id, amount=amount.amount,
            currency=amount.currency,
        )
    )  # fmt: skip
    return amount


@action
def thank(card: GiftCard, *, note: str) -> GiftCard:
    """The note is on its way to who gave the card; once.

    Raises GiftIncomplete, GiftInvalid, AlreadyThanked; CardCannotChange where nobody gave it, or it
    was not used.
    """
    note = "\n".join(" ".join(line.split()) for line in note.strip().splitlines())
    if not note:
        raise GiftIncomplete(field="note")
    if len(note) > rules.LONGEST_MESSAGE or not note.replace("\n", "").isprintable():
        raise GiftInvalid(field="note")
    card = GiftCard.objects.locked().get(pk=card.pk)
    if card.thanked_at:
        raise AlreadyThanked
    if card.buyer_id is None or card.activated_at is None or card.holder_id == card.buyer_id:
        raise CardCannotChange
    card.thanks, card.thanked_at = note, clock.now()
    card.save(update_fields=["thanks", "thanked_at"])
    publish(GiftThanked(site=card.site_id, card=card.public_id))
    return card


def account_of(card: GiftCard) -> Account:
    return ledger.account_of(card.public_id, site=card.site, kind=Account.Kind.GIFT_CARD, unit=card.currency)


def entries_of(card: GiftCard) -> list[Entry]:
    """What moved its balance, newest first."""
    return list(Entry.objects.filter(account=account_of(card)).select_related("account").order_by("-pk"))


def _who_paid(reference: str) -> int | None:
    return Order.objects.filter(public_id=reference).values_list("customer", flat=True).first()
