"""What a cart's rewards, and the recommendation that led to it, do to its price."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from commerce.base.errors import CommerceError
from commerce.catalog.models import Variant
from commerce.checkout.holding import held_by
from commerce.checkout.models import Cart, CartLine
from commerce.ledger.models import Account
from commerce.loyalty import actions as loyalty
from commerce.loyalty import queries, rules
from commerce.loyalty.errors import ReferralRefused
from commerce.loyalty.models import Pass, Programme
from commerce.loyalty.queries import Chosen
from commerce.orders.pricing import Discount, Quote


@dataclass(frozen=True, slots=True)
class Rewards:
    """Those of one cart, with why some do not apply, and who recommended the shop."""

    chosen: tuple[Chosen, ...]
    referrer: Pass | None
    referral: Discount | None

    @property
    def applied(self) -> list[Chosen]:
        return [one for one in self.chosen if one.error is None]

    @property
    def discounts(self) -> list[Discount]:
        """That of the recommendation first: it is for the order as others would pay it."""
        found = [self.referral, *(one.discount for one in self.applied)]
        return [one for one in found if one]

    @property
    def gifts(self) -> list[Variant]:
        """Products that are added at no price."""
        return [one.gift for one in self.applied if one.gift]


def rewards_of(cart: Cart) -> Rewards:
    """The rewards of the cart. Asked once of a cart: kept on it."""
    if "_rewards" not in cart.__dict__:
        cart.__dict__["_rewards"] = _read(cart)
    found: Rewards = cart.__dict__["_rewards"]
    return found


def offers_of(cart: Cart) -> list[Chosen]:
    """The programmes the cart's customer could choose besides those it has."""
    if cart.customer is None:
        return []
    taken = {one.programme.pk for one in rewards_of(cart).chosen}
    spent = sum(one.programme.cost for one in rewards_of(cart).applied)
    return [
        one
        for one in queries.offered(cart.customer, spent=spent - _held(cart), without=cart.order_id)
        if one.programme.pk not in taken and one.programme.visits_required is None
    ]


def problems_of_rewards(cart: Cart) -> list[CommerceError]:
    """Why a reward that was chosen is not in the price."""
    return [one.error for one in rewards_of(cart).chosen if one.error]


def rewards_used(cart: Cart, lines: Sequence[CartLine], quote: Quote) -> list[loyalty.NewReward]:
    """What the order uses, each with what it is worth."""
    taken = {off.source: off.amount.amount for off in quote.discounts}
    found = []
    for one in rewards_of(cart).applied:
        programme = one.programme
        worth = programme.gift.price.amount if programme.gift else taken.get(programme.public_id, 0)
        if programme.kind == Programme.Kind.CASHBACK:
            worth = _cashback(programme, lines, quote)
        found.append(loyalty.NewReward(programme=programme, amount=worth))
    return found


def referral_worth(quote: Quote) -> int:
    """What the recommendation takes off, in minor units."""
    return sum(off.amount.amount for off in quote.discounts if off.source == queries.REFERRAL)


def _cashback(programme: Programme, lines: Sequence[CartLine], quote: Quote) -> int:
    """Of the goods, as far as money pays them: neither of vouchers, nor of what store credit pays."""
    vouchers = sum(line.total.amount for line in lines if not line.is_shipped)
    credit = sum(one.amount.amount for one in quote.tenders if one.kind == Account.Kind.STORE_CREDIT)
    goods = (quote.subtotal - quote.discount).amount - vouchers
    return rules.cashback(goods, credit=credit, total=quote.total.amount, percent=programme.percent or 0)


def _read(cart: Cart) -> Rewards:
    chosen = queries.chosen(
        cart.customer, cart.rewards, site=cart.site, held=_held(cart), order=cart.order_id
    )
    referrer = _referrer(cart)
    discount = queries.referral_discount(cart.site) if referrer else None
    if discount:
        discount = replace(discount, title=gettext("Recommended by a friend"))
    return Rewards(tuple(chosen), referrer, discount)


def _referrer(cart: Cart) -> Pass | None:
    if not cart.referral:
        return None
    email = cart.customer.email if cart.customer else cart.email
    try:
        return queries.referrer_of(
            cart.site, cart.referral, email=email, address=cart.postal_address, order=cart.order_id
        )
    except ReferralRefused:
        return None


def _held(cart: Cart) -> int:
    """Points that the cart's own order has set aside."""
    return held_by(cart).balances[Account.Kind.POINTS, cart.customer.public_id] if cart.customer else 0
