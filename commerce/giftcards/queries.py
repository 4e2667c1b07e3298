"""Which cards there are, and which of them can be used."""

from collections.abc import Container, Sequence

from wagtail.models import Site

from commerce.base import clock
from commerce.catalog.queries import zone_of
from commerce.giftcards import codes, rules
from commerce.giftcards.errors import CardUnusable
from commerce.giftcards.models import GiftCard


def usable(code: str, *, site: Site, customer: int | None) -> GiftCard:
    """The card of this code, with its balance. Raises CardUnusable, the same for every reason."""
    card = GiftCard.objects.with_balance().filter(site=site, code_hash__in=codes.hashes_of(code)).first()
    if card is None or not is_usable(card, customer=customer):
        raise CardUnusable
    return card


def is_usable(card: GiftCard, *, customer: int | None) -> bool:
    """Whether this customer, or a visitor, may use the card now. It comes with its balance."""
    try:
        rules.check_usable(
            card.state, expires_on=card.expires_on, today=clock.today(zone_of(card.site)),
            only_for=card.only_for_id, customer=customer,
        )  # fmt: skip
    except CardUnusable:
        return False
    return bool(card.available)


def purses(
    ids: Sequence[str], *, site: Site, customer: int | None, currency: str, held: Container[str] = ()
) -> list[GiftCard]:
    """Those of these cards that can pay now, with their balances, oldest first.

    Those that pay already, which are `held`, go on to.
    """
    if not ids:
        return []
    cards = GiftCard.objects.with_balance().filter(
        public_id__in=ids, site=site, formula=None, currency=currency
    )
    found = list(cards.select_related("site").order_by("issued_at", "pk"))
    return [card for card in found if card.public_id in held or is_usable(card, customer=customer)]


def balance_of(card: GiftCard) -> GiftCard:
    """The card read again, with its balance."""
    return GiftCard.objects.with_balance().select_related("site", "buyer", "formula__group").get(pk=card.pk)
