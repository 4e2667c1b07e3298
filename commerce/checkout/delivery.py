"""How a cart is delivered, and for how much."""

from collections.abc import Sequence

from commerce.catalog.models import Formula, Variant
from commerce.checkout.models import Cart, CartLine
from commerce.fulfilment import queries as fulfilment
from commerce.fulfilment.queries import Offer
from commerce.fulfilment.rules import Load, box_loads


def offers_of(cart: Cart, lines: Sequence[CartLine]) -> list[Offer] | None:
    """The carriers that bring all of it; None while nobody knows where to, or nothing is charged for it.

    Asked once of a cart: kept on it.
    """
    if "_offers" not in cart.__dict__:
        cart.__dict__["_offers"] = _offers(cart, lines)
    found: list[Offer] | None = cart.__dict__["_offers"]
    return found


def offer_of(cart: Cart, lines: Sequence[CartLine]) -> Offer | None:
    """The one that the shopper chose, or else the usual one."""
    found = offers_of(cart, lines)
    if not found:
        return None
    chosen = [offer for offer in found if offer.carrier.pk == cart.carrier_id]
    return chosen[0] if chosen else fulfilment.usual(found)


def later_shipping(cart: Cart, line: CartLine, lines: Sequence[CartLine]) -> int:
    """What bringing each later term of a formula's line costs, in minor units."""
    offer = offer_of(cart, lines)
    if offer is None or line.formula is None or offer.carrier.includes_boxes:
        return 0
    return sum(fulfilment.price_of(offer.carrier, load) or 0 for load in _loads(line, line.formula))


def _offers(cart: Cart, lines: Sequence[CartLine]) -> list[Offer] | None:
    address = cart.postal_address
    shipped = [line for line in lines if line.is_shipped]
    if address is None or not shipped:
        return None
    return fulfilment.offers(cart.site, address=address, parcels=_goods(shipped), boxes=_boxes(shipped))


def _goods(lines: Sequence[CartLine]) -> list[Load]:
    """Products bought once travel together."""
    goods = [line for line in lines if isinstance(line.thing, Variant) and not line.with_box]
    if not goods:
        return []
    grams = sum(line.thing.weight_grams * line.quantity for line in goods)
    return [Load(grams=grams, value=sum(line.total.amount for line in goods))]


def _boxes(lines: Sequence[CartLine]) -> list[Load]:
    """Each box of the first term of each formula is a parcel."""
    return [load for line in lines if line.formula for load in _loads(line, line.formula)]


def _loads(line: CartLine, formula: Formula) -> list[Load]:
    return box_loads(
        boxes=formula.boxes, grams=formula.weight_grams, price=formula.price, quantity=line.quantity
    )
