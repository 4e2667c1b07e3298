"""The last day of cards: a word a month before, and then what is left on them is lost."""

from django.db.models import Q

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.queries import zone_of
from commerce.giftcards import rules
from commerce.giftcards.actions.batches import each_of
from commerce.giftcards.actions.using import account_of
from commerce.giftcards.events import GiftCardExpired, GiftCardExpiring
from commerce.giftcards.models import GiftCard
from commerce.ledger import actions as ledger

EXPIRED = "expired"


def warn_due() -> int:
    """Whoever has a card that ends within a month is told so, once; how many were."""
    until = clock.now().date() + rules.WARNED
    due = (
        GiftCard.objects.served()
        .with_balance()
        .filter(Q(spendable__gt=0), state=GiftCard.State.ACTIVE, warned_at=None, expires_on__lte=until)
    )
    return each_of(due, _warn)


def expire_due() -> int:
    """What is left on cards past their last day is lost; how many cards.

    What an unfinished order holds of one stays until that order is paid or given up.
    """
    today = clock.now().date() + rules.DAY  # the day it is anywhere; asked again in the site's zone
    lost = Q(state=GiftCard.State.ACTIVE) | Q(state=GiftCard.State.EXPIRED, spendable__gt=0)
    due = GiftCard.objects.served().with_balance().filter(lost, expires_on__lt=today)
    return each_of(due, _expire)


@action
def _warn(pk: int) -> bool:
    card = GiftCard.objects.locked().get(pk=pk)
    if card.warned_at or card.state != GiftCard.State.ACTIVE:
        return False
    card.warned_at = clock.now()
    card.save(update_fields=["warned_at"])
    publish(GiftCardExpiring(site=card.site_id, card=card.public_id))
    return True


@action
def _expire(pk: int) -> bool:
    card = GiftCard.objects.locked().select_related("site").get(pk=pk)
    today = clock.today(zone_of(card.site))
    if card.expires_on >= today or card.state not in (GiftCard.State.ACTIVE, GiftCard.State.EXPIRED):
        return False
    card.state = GiftCard.State.EXPIRED
    card.save(update_fields=["state"])
    account = account_of(card)
    left = account.available
    if left:
        reference = f"{card.public_id}:{today.isoformat()}"
        ledger.debit(account, left, reason=EXPIRED, reference=reference)
    publish(GiftCardExpired(site=card.site_id, card=card.public_id, amount=left, currency=card.currency))
    return True
