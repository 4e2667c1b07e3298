"""What a cart's own unpaid order has set aside already: another try to pay counts on it."""

from collections import Counter
from dataclasses import dataclass, field

from commerce.catalog.models import Formula, Reservation, Variant
from commerce.checkout.models import Cart
from commerce.ledger.models import Hold
from commerce.orders.models import Order


@dataclass(frozen=True, slots=True)
class Holding:
    """Pieces of each thing, and units of each owner's balances by (kind, owner)."""

    goods: Counter[Formula | Variant] = field(default_factory=Counter)
    balances: Counter[tuple[str, str]] = field(default_factory=Counter)


def held_by(cart: Cart) -> Holding:
    """Nothing for a cart that nobody tried to pay. Asked once of a cart: kept on it."""
    if "_holding" not in cart.__dict__:
        cart.__dict__["_holding"] = _read(cart.order_id) if cart.order_id else Holding()
    found: Holding = cart.__dict__["_holding"]
    return found


def _read(order_id: int) -> Holding:
    holding = Holding()
    order = Order.objects.filter(pk=order_id).values("public_id")
    reserved = Reservation.objects.open().filter(reference__in=order)
    for one in reserved.select_related("variant", "formula"):
        holding.goods[one.thing] += one.quantity
    for hold in Hold.objects.open().filter(reference__in=order).select_related("account"):
        holding.balances[hold.account.kind, hold.account.owner] += hold.amount
    return holding
