"""What a cart's coupons, and the promotions that apply by themselves, do to its price."""

from collections.abc import Sequence
from dataclasses import dataclass

from commerce.base.errors import CommerceError
from commerce.catalog.models import Variant
from commerce.checkout.models import Cart, CartLine
from commerce.discounts import actions as discounts
from commerce.discounts import queries
from commerce.discounts.models import AdCampaign, Coupon
from commerce.discounts.queries import Buyer, Held
from commerce.discounts.rules import Thing
from commerce.orders import actions as orders
from commerce.orders.pricing import Discount, PricedLine, Quote


@dataclass(frozen=True, slots=True)
class Coupons:
    """Those of one cart: what applies in its order, then what does not."""

    held: tuple[Held, ...]

    @property
    def applied(self) -> list[Held]:
        return [one for one in self.held if one.error is None]

    @property
    def discounts(self) -> list[Discount]:
        return [one.discount for one in self.applied if one.discount]

    @property
    def gifts(self) -> list[Variant]:
        """Products that are added at no price."""
        return [one.gift for one in self.applied if one.gift]

    @property
    def free_shipping(self) -> bool:
        return any(one.coupon.kind == Coupon.Kind.SHIPPING for one in self.applied)

    def shipping(self, price: int) -> int:
        """What delivery that costs so much costs with them."""
        return 0 if self.free_shipping else price


def coupons_of(cart: Cart, lines: Sequence[CartLine]) -> Coupons:
    """The coupons of the cart whose lines on sale are `lines`. Asked once of a cart: kept on it."""
    if "_coupons" not in cart.__dict__:
        cart.__dict__["_coupons"] = Coupons(tuple(_held(cart, lines)))
    found: Coupons = cart.__dict__["_coupons"]
    return found


def priced_gifts(gifts: Sequence[Variant], country: str) -> list[PricedLine]:
    """Products that are given, as lines of the quote: after the others, at no price."""
    return [
        PricedLine(
            thing=gift.public_id, quantity=1, unit_price=gift.price * 0,
            vat_rate=gift.product.vat_rate_in(country),
        )
        for gift in gifts
    ]  # fmt: skip


def ordered_gifts(gifts: Sequence[Variant]) -> list[orders.NewLine]:
    """The same, as lines of the order, in the active language."""
    return [orders.NewLine(variant=gift, title=gift.title) for gift in gifts]


def problems_of_coupons(cart: Cart, lines: Sequence[CartLine]) -> list[CommerceError]:
    """Why a discount that somebody typed in is not in the price. One that an ad brought is not missed."""
    refused = [one for one in coupons_of(cart, lines).held if one.error]
    brought = _brought(cart) if refused and cart.campaign else None
    return [one.error for one in refused if one.error and one.coupon.pk != brought]


def uses_of(cart: Cart, lines: Sequence[CartLine], quote: Quote, *, delivery: int) -> list[discounts.NewUse]:
    """What the order uses, each with what it came to; `delivery` is what free delivery saves."""
    taken = {off.source: off.amount.amount for off in quote.discounts}
    found = []
    for one in coupons_of(cart, lines).applied:
        worth = one.gift.price.amount if one.gift else taken.get(one.coupon.public_id, 0)
        if one.coupon.kind == Coupon.Kind.SHIPPING:
            worth = delivery
        found.append(discounts.NewUse(coupon=one.coupon, code=one.code, amount=worth))
    return found


def _held(cart: Cart, lines: Sequence[CartLine]) -> list[Held]:
    buyer = Buyer(email=cart.customer.email if cart.customer else cart.email, order=cart.order_id)
    things = [_thing(line) for line in lines]
    currency = lines[0].total.currency if lines else ""
    return queries.held(cart.site, cart.coupons, things, currency=currency, by=buyer)


def _thing(line: CartLine) -> Thing:
    return Thing(
        total=line.total.amount, formula=line.formula_id, voucher=not line.is_shipped,
        product=line.variant.product_id if line.variant else None,
    )  # fmt: skip


def _brought(cart: Cart) -> int | None:
    return AdCampaign.objects.filter(public_id=cart.campaign).values_list("coupon", flat=True).first()
