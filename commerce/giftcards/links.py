"""Signed tokens that stand for a card, so that its code is in no address.

One is made for whoever has typed the code, and holds while they look, choose a day and type an address;
the other opens the printed card, for its buyer, from a mail.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from commerce.base.errors import NotFound
from commerce.giftcards.models import GiftCard

OPENED, PRINTED = "gift-card-opened", "gift-card-printed"
VALID = {OPENED: timedelta(hours=2), PRINTED: timedelta(days=60)}


def token_of(card: GiftCard, *, salt: str = OPENED) -> str:
    return signing.dumps(card.public_id, salt=salt)


def card_of(token: str, *, site: Site, salt: str = OPENED) -> GiftCard:
    """The card that the token opens, with its balance. Raises NotFound for any other."""
    try:
        public_id = signing.loads(token, salt=salt, max_age=VALID[salt])
    except signing.BadSignature as error:
        raise NotFound(field="token") from error
    rows = GiftCard.objects.with_balance().select_related("site", "buyer", "formula__group")
    card = rows.filter(public_id=public_id, site=site).first()
    if card is None:
        raise NotFound(field="token")
    return card


def print_link(card: GiftCard) -> str:
    """The path of its PDF, opened without a sign-in."""
    return reverse("gift_card_print", args=[token_of(card, salt=PRINTED)])
