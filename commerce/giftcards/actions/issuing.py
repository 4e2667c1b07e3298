"""Cards come into being: bought, or made by staff; and are announced on their day."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.billing.rules import ISSUED
from commerce.catalog.models import Formula, Product
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import add_months
from commerce.customers.models import Customer
from commerce.giftcards import codes, rules
from commerce.giftcards.actions.batches import each_of
from commerce.giftcards.errors import NumberInvalid
from commerce.giftcards.events import GiftCardAnnounced, GiftCardIssued
from commerce.giftcards.models import GiftCard, GiftCardSettings
from commerce.giftcards.rules import Gift
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account
from commerce.orders.models import Order, OrderLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCard:
    """A card to be: `number` is what stands on a physical one; otherwise its code is made."""

    site: Site
    face: Money
    paid: Money
    gift: Gift
    expires_on: date
    language: str
    medium: GiftCard.Medium
    formula: Formula | None = None
    quantity: int = 1
    number: str = ""
    buyer: Customer | None = None
    only_for: Customer | None = None
    origin: OrderLine | None = None
    n: int = 0
    order: str = ""
    reason: str = ""
    key: str = ""


@action
def issue_bought(order: Order) -> list[GiftCard]:
    """A card for each gift card that the paid order bought, and one for each subscription it gives.

    A second time makes none; neither does an order that was cancelled, or refunded of them, meanwhile.
    """
    order = Order.objects.locked().select_related("site", "customer").get(pk=order.pk)
    lines = list(order.lines.select_related("variant__product__formula__group", "formula__group"))
    wanted = [card for line in lines for card in _bought(line, order)]
    known = GiftCard.objects.filter(origin__order=order).exists()
    kept = order.total_amount - order.refunded_amount
    if known or order.status == Order.Status.CANCELLED or kept < sum(card.face.amount for card in wanted):
        return []
    return [issue(card) for card in wanted]


@action
def make(new: NewCard, *, key: str) -> GiftCard:
    """The card that staff want, in their own words; the same `key` makes one.

    Raises NumberInvalid, GiftIncomplete, GiftInvalid, AmountTooLarge.
    """
    rules.check_amount(new.face)
    Site.objects.select_for_update().get(pk=new.site.pk)  # two presses of one button
    made = GiftCard.objects.filter(site=new.site, key=key).first()
    if made:
        return made
    gift = rules.check_gift(new.gift, today=clock.today(zone_of(new.site)))
    return issue(replace(new, gift=gift, key=key))


@action
def issue(new: NewCard) -> GiftCard:
    """The card, with what was paid for it on it; announced at once unless it has a day to wait for.

    Raises NumberInvalid for a number that is none, or that another card has.
    """
    seed = "" if new.number else codes.new_seed()
    code = codes.tidy(new.number) if new.number else codes.code_of(seed)
    rules.check_number(code)
    card = GiftCard(
        site=new.site, seed=seed, code_hash=codes.hash_of(code), last4=code[-4:], medium=new.medium,
        state=GiftCard.State.WAITING, formula=new.formula, quantity=new.quantity,
        face_amount=new.face.amount, paid_amount=new.paid.amount, currency=new.face.currency,
        origin=new.origin, n=new.n, buyer=new.buyer, only_for=new.only_for, language=new.language,
        recipient_name=new.gift.recipient_name, recipient_email=new.gift.recipient_email,
        message=new.gift.message, announce_on=new.gift.announce_on, expires_on=new.expires_on,
        issued_at=clock.now(), key=new.key or None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            card.save(force_insert=True)
    except IntegrityError as error:
        if not GiftCard.objects.filter(code_hash=card.code_hash).exists():
            raise
        raise NumberInvalid(NumberInvalid.taken, field="number") from error
    account = ledger.account_of(
        card.public_id, site=card.site, kind=Account.Kind.GIFT_CARD, unit=card.currency
    )
    ledger.credit(account, card.face_amount, reason=ISSUED, reference=new.order or card.public_id)
    publish(
        GiftCardIssued(
            site=card.site_id, card=card.public_id, order=new.order, reason=new.reason, key=new.key
        )
    )  # fmt: skip
    if card.announce_on is None or card.announce_on <= clock.today(zone_of(card.site)):
        _announce(card)
    return card


def announce_due() -> int:
    """Every card whose day has come, in its site's zone, is announced; how many were."""
    tomorrow = clock.now().date() + rules.DAY  # the day it is anywhere; asked again in the site's zone
    due = GiftCard.objects.served().filter(state=GiftCard.State.WAITING, announce_on__lte=tomorrow)
    return each_of(due, _announce_one)


@action
def _announce_one(pk: int) -> bool:
    card = GiftCard.objects.locked().select_related("site").get(pk=pk)
    day = card.announce_on
    if card.state != GiftCard.State.WAITING or day is None or day > clock.today(zone_of(card.site)):
        return False
    _announce(card)
    return True


def _announce(card: GiftCard) -> None:
    card.state = GiftCard.State.ACTIVE
    card.announced_at = clock.now()
    card.save(update_fields=["state", "announced_at"])
    publish(GiftCardAnnounced(site=card.site_id, card=card.public_id))


def _bought(line: OrderLine, order: Order) -> list[NewCard]:
    """The cards of one line: one a piece, or one for a subscription with all its boxes."""
    product = line.variant.product if line.variant else None
    if (product and product.kind != Product.Kind.GIFT_CARD) or (line.formula and not line.gift):
        return []
    extra = sum(int(option["amount"]) for option in line.options)
    pieces = 1 if line.formula else line.quantity
    each = (line.unit_amount - extra) * (line.quantity if line.formula else 1)
    months = product.valid_months if product else GiftCardSettings.for_site(order.site).formula_months
    gift = Gift.of(line.gift) if line.gift else _for_oneself(order.customer)
    paid = line.paid.split(pieces)
    return [
        NewCard(
            site=order.site, face=Money(each, order.currency), paid=paid[n], gift=gift,
            expires_on=add_months(clock.today(zone_of(order.site)), months), language=order.language,
            medium=GiftCard.Medium(gift.medium), formula=line.formula or (product and product.formula),
            quantity=line.quantity if line.formula else 1, buyer=order.customer, origin=line, n=n,
            order=order.public_id,
        )
        for n in range(pieces)
    ]  # fmt: skip


def _for_oneself(customer: Customer) -> Gift:
    return Gift(recipient_name=customer.name, recipient_email=customer.email)
