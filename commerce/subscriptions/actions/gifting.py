"""A gift card becomes a subscription of whoever received it.

The card pays an order of its own, whose VAT falls due now: until somebody says where to, nobody knew at
which rate (Directive 2006/112/EC, article 30b). So the first term has its order and its invoice as any
other, and nobody is charged, neither now nor at the end.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import override

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.catalog.models import Formula
from commerce.catalog.queries import edition_dates, zone_of
from commerce.catalog.rules import BoxDates, first_box, midnight, nth_box
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress, check_address
from commerce.giftcards import actions as giftcards
from commerce.giftcards import rules as gifts
from commerce.giftcards.actions.using import account_of, locked_to_begin
from commerce.giftcards.models import GiftCard
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.orders.pricing import PricedLine, Purse, Quote, price
from commerce.subscriptions.actions.starting import begin
from commerce.subscriptions.models import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What beginning on a day means: the `first` box, and the one `of_month` that may be missed by then."""

    first: BoxDates
    of_month: BoxDates
    lock_date: date

    @property
    def misses(self) -> bool:
        return self.of_month.ships_on < self.first.ships_on


def start_of(formula: Formula, *, on: date) -> Start:
    """The first box of somebody who begins with the formula on that day of its site, or later today."""
    zone = zone_of(formula.site)
    at = _moment(formula, on)
    dates = edition_dates([formula.group_id], at=at)[formula.group_id]
    first = first_box(formula.schedule, now=at, zone=zone, editions=dates)
    of_month = first
    if formula.schedule.kind == "fixed":
        month = on.replace(day=1)
        of_month = nth_box(formula.schedule, anchor=month, index=0, zone=zone, editions=dates)
        if of_month.cutoff_at <= clock.now():  # nobody could have had it any more
            of_month = first
    return Start(first=first, of_month=of_month, lock_date=of_month.lock_date(zone))


@action
def start_gift(
    card: GiftCard, *, customer: Customer, address: PostalAddress, starts_on: date, missing_one: bool = False
) -> Subscription:
    """The subscription that the card gives is the customer's: its term is paid by the card, and it ends
    with that. `missing_one`: they know that the box of that month has been closed by then.

    Raises CardUnusable, StartInvalid, BoxMissed, and what `check_address` raises.
    """
    card = locked_to_begin(card, customer=customer.pk)
    formula = card.formula
    assert formula is not None
    gifts.check_start(starts_on, today=clock.today(zone_of(card.site)))
    address = check_address(address, countries=ShopSettings.for_site(card.site).countries)
    start = start_of(formula, on=starts_on)
    if not missing_one:
        gifts.check_nothing_missed(start.first, of_month=start.of_month, lock_date=start.lock_date)
    order = _paid_order(card, customer=customer, address=address)
    subscription = begin(
        order, order.lines.select_related("formula__group").get(), card=None, gift=True,
        at=_moment(formula, starts_on), price=formula.price_amount,
    )  # fmt: skip
    giftcards.mark_begun(card, holder=customer, subscription=subscription.public_id)
    return subscription


def _moment(formula: Formula, on: date) -> datetime:
    return max(clock.now(), midnight(on, zone_of(formula.site)))


def _paid_order(card: GiftCard, *, customer: Customer, address: PostalAddress) -> Order:
    quote = _quote(card, country=address.country)
    with override(customer.language):
        line = orders.NewLine(formula=card.formula, title=str(card.formula))
    order = orders.place(
        orders.Draft(
            customer=customer, lines=[line], quote=quote, address=address, language=customer.language,
            source=Order.Source.GIFT,
        )
    )  # fmt: skip
    held = ledger.hold(account_of(card), card.face_amount, reference=order.public_id, expires_at=clock.now())
    ledger.capture(held)
    billing.pay_nothing([order])
    return order


def _quote(card: GiftCard, *, country: str) -> Quote:
    """Exactly what is on the card: the formula may cost something else by now."""
    formula = card.formula
    assert formula is not None
    each, rest = divmod(card.face_amount, card.quantity)
    assert not rest
    line = PricedLine(
        thing=formula.public_id, quantity=card.quantity, unit_price=Money(each, card.currency),
        vat_rate=formula.vat_rate_in(country),
    )  # fmt: skip
    purse = Purse(
        kind=Account.Kind.GIFT_CARD, owner=card.public_id, title=card.number, available=card.face_amount
    )
    return price(
        [line], currency=card.currency, destination=country, purses=[purse],
        with_vat=ShopSettings.for_site(card.site).vat_liable,
    )  # fmt: skip
