"""What staff do to a paid order before it is shipped: money back, goods back, its parcel packed anew.

Each `key` is one press of a button: pressed again, it changes nothing more. Refunds still have to be sent
(`billing.send_refund`) once this has been committed.
"""

from django.utils.translation import override

from commerce.base.actions import action
from commerce.base.models import ShopSettings
from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.errors import RefundTooLarge
from commerce.billing.models import Refund
from commerce.catalog import actions as catalog
from commerce.catalog.models import Variant
from commerce.checkout.actions import reserving
from commerce.checkout.actions.shipping import pack_anew, send_parcels_to
from commerce.checkout.errors import NoBox
from commerce.customers.rules import PostalAddress, check_address
from commerce.fulfilment.errors import DeliveryBegun
from commerce.fulfilment.extras import add_extras, reload_extra
from commerce.orders import editing
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions.models import Subscription

Destination = Refund.Destination


@action
def take_out(
    line: OrderLine, *, quantity: int, to: Refund.Destination, reason: str, key: str
) -> list[Refund]:
    """So many of the line are not delivered: they are back in the stock, and what they cost goes back.

    Raises OrderCannotChange, DeliveryBegun once they are packed, LineStays, TooManyTakenOut,
    NothingLeft, and what a refund raises.
    """
    order = _opened(line.order)
    if editing.is_done(order, key):
        return _refunds_of(order, key)
    line = OrderLine.objects.select_related("order", "variant__product").get(pk=line.pk, order=order)
    worth = line.worth_of(quantity)
    line = editing.take_out(line, quantity=quantity)
    assert line.variant is not None  # editing saw to it
    catalog.take_back(line.variant, quantity, reference=order.public_id)
    if line.with_box:
        reload_extra(line)
    else:
        pack_anew(order)
    refunds = _give_back(order, worth.amount, to=to, reason=reason, key=key, line=line)
    editing.record(order, "removed", about=f"{quantity} × {line.title}", reason=reason, key=key)
    return refunds


@action
def give_discount(
    order: Order, *, amount: Money, to: Refund.Destination, reason: str, key: str
) -> list[Refund]:
    """The order is cheaper by `amount`, which goes back. Raises OrderCannotChange, RefundTooLarge, and what
    a refund raises."""
    order = _opened(order)
    if editing.is_done(order, key):
        return _refunds_of(order, key)
    if not 1 <= amount.amount <= order.refundable.amount:
        raise RefundTooLarge(order.refundable)
    refunds = _give_back(order, amount.amount, to=to, reason=reason, key=key)
    editing.record(order, "discounted", about=str(amount), reason=reason, key=key)
    return refunds


@action
def add_free(
    order: Order, variant: Variant, *, quantity: int, with_box: bool, reason: str, key: str
) -> Order:
    """The order has so many of the variant more, at no price, in its parcel or `with_box` in the next box.

    Raises OrderCannotChange, SoldOut, DeliveryBegun once its parcel is packed, NoBox.
    """
    order = _opened(order)
    if editing.is_done(order, key):
        return order
    living = Subscription.objects.living().filter(customer=order.customer_id)
    if with_box and not living.exists():
        raise NoBox(field="with_box")
    catalog.sell_more(variant, quantity, reference=order.public_id)
    with override(order.language):
        title = variant.title
    editing.add_free(order, variant, title=title, quantity=quantity, with_box=with_box)
    if with_box:
        add_extras(order)
    else:
        pack_anew(order)
    editing.record(order, "added", about=f"{quantity} × {title}", reason=reason, key=key)
    return order


@action
def send_to(order: Order, *, address: PostalAddress, reason: str, key: str) -> Order:
    """The order and its parcels that are not packed go to `address`; it stays invoiced to where it was.

    Raises OrderCannotChange, OtherCountry, DeliveryBegun where all of its parcels are packed, and
    what `check_address` raises.
    """
    order = _opened(order)
    if editing.is_done(order, key):
        return order
    address = check_address(address, countries=ShopSettings.for_site(order.site).countries)
    order = editing.redirect(order, address=address)
    if not send_parcels_to(order) and order.delivery_notes.exclude(status="cancelled").exists():
        raise DeliveryBegun
    editing.record(order, "moved", about=", ".join((address.line1, address.city)), reason=reason, key=key)
    return order


def parts_of(order: Order, amount: int, *, to: Refund.Destination) -> dict[Refund.Destination, int]:
    """Where `amount` of the order goes back to: `to` as far as it can take it, the rest to what else paid."""
    amount = min(amount, order.refundable.amount)
    if to == Destination.CREDIT:
        return {to: amount} if amount else {}
    if to == Destination.CARD:
        return vouchers.divided(order, amount, to_card=True)
    cards = min(amount, vouchers.left_for_cards(order))
    parts = {to: cards, Destination.CREDIT: amount - cards}
    return {destination: part for destination, part in parts.items() if part}


def _opened(order: Order) -> Order:
    """The order, locked; what its buyer set aside is theirs, even if nobody has heard yet that it is paid."""
    order = editing.open_for_edit(order)
    if order.source == Order.Source.CHECKOUT:
        reserving.take(order)
    return order


def _give_back(
    order: Order, amount: int, *, to: Refund.Destination, reason: str, key: str,
    line: OrderLine | None = None,
) -> list[Refund]:  # fmt: skip
    return [
        billing.claim_refund(
            order, amount=Money(part, order.currency), destination=destination, reason=reason,
            key=f"{key}-{destination}", line=line,
        )[0]
        for destination, part in parts_of(order, amount, to=to).items()
    ]  # fmt: skip


def _refunds_of(order: Order, key: str) -> list[Refund]:
    keys = [billing.refund_key(order, f"{key}-{destination}") for destination in Destination]
    return list(Refund.objects.filter(key__in=keys))
