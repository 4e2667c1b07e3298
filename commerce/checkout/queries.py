"""Reading carts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import F, Prefetch

from commerce.base.errors import CommerceError
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.base.viewer import Viewer
from commerce.catalog.errors import FormulaInactive, OptionMissing, ProductInactive, SoldOut
from commerce.catalog.models import Formula, Upsell, Variant
from commerce.checkout.answers import problems_of_answers
from commerce.checkout.composing import problems_of_composition
from commerce.checkout.coupons import coupons_of, priced_gifts, problems_of_coupons
from commerce.checkout.delivery import later_shipping, offer_of, offers_of
from commerce.checkout.errors import (
    AddressMissing,
    CartEmpty,
    ContactMissing,
    FormulaMissing,
    NoBox,
)
from commerce.checkout.holding import held_by
from commerce.checkout.models import Cart, CartLine, CartQuerySet
from commerce.checkout.rewards import problems_of_rewards, rewards_of
from commerce.checkout.tenders import purses_of
from commerce.customers.errors import CountryClosed
from commerce.discounts.queries import repeats_among
from commerce.fulfilment.errors import NoCarrier, PickupPointMissing
from commerce.fulfilment.queries import Offer
from commerce.orders.pricing import PricedLine, Quote, price
from commerce.subscriptions.models import Subscription
from commerce.subscriptions.promises import promised
from commerce.waiting import actions as waiting

LEAST_CHARGE = 50  # minor units: below that, no card network takes a charge


def current_cart(viewer: Viewer) -> Cart | None:
    """The open cart of the viewer used last: their own before one they only hold the token of."""
    carts = with_lines(Cart.objects.visible_to(viewer).open())
    return carts.order_by(F("customer").asc(nulls_last=True), "-updated_at").first()


def with_lines(carts: CartQuerySet) -> CartQuerySet:
    """The carts with their sites, customers, lines, and all that tells what a line costs."""
    lines = CartLine.objects.select_related(
        "formula__group", "variant__product", "upsell__variant__product"
    ).prefetch_related("options", "variant__values")
    return carts.select_related("site", "customer", "pickup_point").prefetch_related(Prefetch("lines", lines))


def lines_of(cart: Cart) -> list[CartLine]:
    """The lines with their formulas or variants, kept on the cart when they were prefetched."""
    return list(cart.lines.all())


def lines_on_sale(cart: Cart) -> list[CartLine]:
    """Those that can be bought: the lines of the quote, in its order."""
    return [line for line in lines_of(cart) if line.is_on_sale]


def quote_of(cart: Cart) -> Quote:
    """What the cart costs now. Lines that left the shop are not counted (see `problems_of`)."""
    lines = lines_on_sale(cart)
    address = cart.postal_address
    country = address.country if address else ""
    shop = ShopSettings.for_site(cart.site)
    offer = offer_of(cart, lines)
    coupons = coupons_of(cart, lines)
    return price(
        [*(_priced(line, country) for line in lines), *priced_gifts(gifts_of(cart, lines), country)],
        currency=shop.currency, destination=country,
        discounts=[*coupons.discounts, *rewards_of(cart).discounts],
        shipping=coupons.shipping(offer.price) if offer else 0,
        purses=purses_of(cart, currency=shop.currency), least_charge=LEAST_CHARGE, with_vat=shop.vat_liable,
    )  # fmt: skip


def gifts_of(cart: Cart, lines: list[CartLine]) -> list[Variant]:
    """The products that its coupons and rewards add at no price, in the order of the quote."""
    return [*coupons_of(cart, lines).gifts, *rewards_of(cart).gifts]


def charged_offers(cart: Cart) -> list[Offer] | None:
    """The carriers that bring the cart, at what they cost with its coupons; None as in `offers_of`."""
    lines = lines_on_sale(cart)
    found, coupons = offers_of(cart, lines), coupons_of(cart, lines)
    return found and [replace(offer, price=coupons.shipping(offer.price)) for offer in found]


def charged_offer(cart: Cart) -> Offer | None:
    """The carrier that brings the cart, at what it costs with its coupons."""
    lines = lines_on_sale(cart)
    offer, coupons = offer_of(cart, lines), coupons_of(cart, lines)
    return offer and replace(offer, price=coupons.shipping(offer.price))


@dataclass(frozen=True, slots=True)
class ReducedCharges:
    """So many `charges` in a row, each of `amount`."""

    charges: int
    amount: Money


@dataclass(frozen=True, slots=True)
class LaterCharge:
    """What each term after the first of a subscription costs that the cart starts; those that coupons
    still discount come before, in their order."""

    formula: Formula
    amount: Money
    reduced: Sequence[ReducedCharges] = ()


def later_charges(cart: Cart) -> list[LaterCharge]:
    """What paying the cart agrees to have charged later."""
    lines = lines_on_sale(cart)
    repeats = repeats_among(coupons_of(cart, lines).applied)
    found = []
    for line in lines:
        if line.formula and line.starts_subscription:
            later = Subscription(
                formula=line.formula, quantity=line.quantity, price_amount=line.unit_price.amount,
                currency=line.unit_price.currency, shipping_amount=later_shipping(cart, line, lines),
                promised=promised(line, lines, repeats),
            )  # fmt: skip
            found.append(LaterCharge(line.formula, later.price + later.shipping, _reduced(later)))
    return found


def _reduced(later: Subscription) -> list[ReducedCharges]:
    """What the first charges of the subscription to be come to, until nothing is taken off any more."""
    most = max((one["left"] for one in later.promised), default=0)
    amounts = [later.charge(ahead=ahead) for ahead in range(most + 1)]
    same = [ReducedCharges(len(list(group)), amount) for amount, group in groupby(amounts)]
    return same[:-1]


def problems_of(cart: Cart) -> list[CommerceError]:
    """What keeps the cart from being paid, in the order in which to mend it."""
    lines = lines_of(cart)
    found: list[CommerceError] = [] if lines else [CartEmpty()]
    found += _problems_of_lines(cart, lines)
    found += problems_of_composition(cart, lines_on_sale(cart))
    found += problems_of_coupons(cart, lines_on_sale(cart)) if lines else []
    found += problems_of_rewards(cart)
    if cart.customer is None and not cart.email:
        found.append(ContactMissing(field="email"))
    found += _problems_of_delivery(cart)
    found += problems_of_answers(cart) if lines else []
    return found


def _problems_of_lines(cart: Cart, lines: list[CartLine]) -> Iterator[CommerceError]:
    for line in lines:
        if not line.is_on_sale:
            yield FormulaInactive() if line.formula else ProductInactive()
        elif _is_short(cart, line, lines):
            yield SoldOut(line.thing)
        elif line.upsell and not _has_formula(line.upsell, lines):
            yield FormulaMissing()
        elif line.with_box and not _has_box(line, lines):
            yield NoBox(field="withBox")
        elif any(not choice.active for choice in line.options.all()):
            yield OptionMissing()


def _has_box(line: CartLine, lines: list[CartLine]) -> bool:
    """Whether a box is bought with it, or the customer is to receive one anyway."""
    if any(other.formula for other in lines):
        return True
    return Subscription.objects.living().filter(customer=line.cart.customer_id).exists()


def _is_short(cart: Cart, line: CartLine, lines: list[CartLine]) -> bool:
    """Whether there is not as much as all lines ask for, with what the cart's own unpaid order has, and
    with what is kept for who was invited to it."""
    left, wanted = line.thing.available, _wanted(line, lines)
    if left is None or wanted <= left:
        return False
    left += held_by(cart).goods[line.thing]
    return wanted > left + waiting.hold_for(cart.public_id)[line.thing]


def _has_formula(upsell: Upsell, lines: list[CartLine]) -> bool:
    """Whether the formula that it is offered along with is bought for oneself."""
    return any(one.formula_id == upsell.formula_id and not one.gift for one in lines)


def _wanted(line: CartLine, lines: list[CartLine]) -> int:
    """How many of the same thing all lines together ask for."""
    return sum(other.quantity for other in lines if other.thing == line.thing)


def _problems_of_delivery(cart: Cart) -> Iterator[CommerceError]:
    lines = lines_on_sale(cart)
    address = cart.postal_address
    if address is None:
        yield AddressMissing()
        return
    if address.country not in ShopSettings.for_site(cart.site).countries:
        yield CountryClosed(field="country")
        return
    offer = offer_of(cart, lines)
    if offer is None and offers_of(cart, lines) is not None:
        yield NoCarrier(field="carrier")
    if offer and offer.carrier.to_pickup_point and not _has_point(cart, offer.carrier.pk):
        yield PickupPointMissing(field="pickupPoint")


def _has_point(cart: Cart, carrier: int) -> bool:
    point = cart.pickup_point
    return point is not None and point.carrier_id == carrier and point.active


def _priced(line: CartLine, country: str) -> PricedLine:
    return PricedLine(
        thing=line.thing.public_id, quantity=line.quantity, unit_price=line.unit_price,
        vat_rate=line.vat_rate_in(country), voucher=not line.is_shipped,
    )  # fmt: skip
