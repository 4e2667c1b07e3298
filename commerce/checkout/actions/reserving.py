"""What an unfinished purchase sets aside, so that nobody else gets it; taken when paid, else given back."""

from collections import Counter
from datetime import timedelta

from commerce.base import clock
from commerce.base.actions import action
from commerce.catalog import actions as catalog
from commerce.catalog.models import Formula, Variant
from commerce.checkout.coupons import uses_of
from commerce.checkout.delivery import offer_of
from commerce.checkout.models import Cart
from commerce.checkout.queries import gifts_of, lines_on_sale
from commerce.checkout.rewards import referral_worth, rewards_of, rewards_used
from commerce.discounts import actions as discounts
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account, Hold
from commerce.loyalty import actions as loyalty
from commerce.orders.models import Order
from commerce.orders.pricing import Quote, Tender
from commerce.waiting import actions as waiting

KEPT = timedelta(days=60)  # an order is abandoned, and gives back, long before


@action
def set_aside(order: Order, cart: Cart, quote: Quote) -> None:
    """The uses of its coupons and rewards, the goods, and the balances that pay, belong to the order.

    Raises CouponUsedUp, VisitsMissing, ReferralRefused, SoldOut, BalanceTooLow.
    """
    lines = lines_on_sale(cart)
    offer = offer_of(cart, lines)
    discounts.use_all(order, uses_of(cart, lines, quote, delivery=offer.price if offer else 0))
    points = loyalty.use_all(order, rewards_used(cart, lines, quote))
    referrer = rewards_of(cart).referrer
    if referrer:
        loyalty.refer(order, referrer=referrer.customer, amount=referral_worth(quote))
    wanted: Counter[Formula | Variant] = Counter(gifts_of(cart, lines))
    for line in lines:
        wanted[line.thing] += line.quantity
    waiting.take(cart.public_id, order=order.public_id)
    catalog.reserve(wanted, reference=order.public_id)
    accounts = [(_account(order, tender), tender.amount.amount) for tender in quote.tenders]
    if points:
        accounts.append((loyalty.account_of(order.customer), points))
    for account, amount in sorted(accounts, key=lambda pair: pair[0].pk):
        ledger.hold(account, amount, reference=order.public_id, expires_at=clock.now() + KEPT)


def _account(order: Order, tender: Tender) -> Account:
    return ledger.account_of(
        tender.owner, site=order.site, kind=Account.Kind(tender.kind), unit=order.currency
    )


@action
def give_back(order: Order) -> None:
    """What the cancelled order had set aside can be had again; a second time changes nothing."""
    for hold in Hold.objects.open().filter(reference=order.public_id).order_by("account"):
        ledger.release(hold)
    discounts.give_back(order)
    loyalty.give_back(order)
    catalog.give_back(order.public_id)
    waiting.hand_back(order.public_id)


@action
def take(order: Order) -> None:
    """What was set aside is the buyer's; a second time changes nothing."""
    for hold in Hold.objects.open().filter(reference=order.public_id).order_by("account"):
        ledger.capture(hold)
    catalog.sell(order.public_id)
    waiting.bought(order.public_id)
