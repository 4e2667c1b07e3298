"""What staff change of a paid order before it is shipped. What was sold and invoiced stays as it was:
a line keeps its price and remembers how many were taken out; what is added costs nothing."""

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import JournalEntry
from commerce.catalog.models import Variant
from commerce.customers.rules import PostalAddress
from commerce.orders import rules
from commerce.orders.errors import LineStays, NothingLeft, OrderCannotChange, OtherCountry, TooManyTakenOut
from commerce.orders.events import OrderEdited
from commerce.orders.models import Order, OrderLine


def is_editable(order: Order) -> bool:
    """Whether it is paid, and nothing of it has left."""
    return order.status in rules.EDITABLE


@action
def open_for_edit(order: Order) -> Order:
    """The order, locked. Raises OrderCannotChange unless it is paid and has not left."""
    order = Order.objects.locked().select_related("site", "customer").get(pk=order.pk)
    if not is_editable(order):
        raise OrderCannotChange
    return order


def is_done(order: Order, key: str) -> bool:
    """Whether this press of the button has changed the order already."""
    return JournalEntry.objects.filter(
        name=OrderEdited.__name__, data__order=order.public_id, data__key=key
    ).exists()


@action
def take_out(line: OrderLine, *, quantity: int) -> OrderLine:
    """So many fewer of the line are delivered; called with its order locked.

    Raises LineStays for what is no parcel's, TooManyTakenOut, NothingLeft where nothing else is left.
    """
    line = OrderLine.objects.select_related("order", "variant__product").get(pk=line.pk)
    if line.variant is None or not line.variant.product.is_shipped:
        raise LineStays(field="line")
    if not 1 <= quantity <= line.left:
        raise TooManyTakenOut(most=line.left)
    if quantity == line.left and not any(one.left for one in line.order.lines.exclude(pk=line.pk)):
        raise NothingLeft(field="quantity")
    line.removed += quantity
    line.save(update_fields=["removed"])
    return line


@action
def add_free(order: Order, variant: Variant, *, title: str, quantity: int, with_box: bool) -> OrderLine:
    """The order has so many of the variant more, at no price; called with it locked."""
    country = order.postal_address.country
    return OrderLine.objects.create(
        order=order, variant=variant, title=title, quantity=quantity, unit_amount=0,
        vat_rate=variant.product.vat_rate_in(country), with_box=with_box,
    )  # fmt: skip


@action
def redirect(order: Order, *, address: PostalAddress) -> Order:
    """The order, which is locked, goes to `address`; it stays invoiced to where it was.

    Raises OtherCountry: its VAT is that of the country it was sold to.
    """
    if address.country != order.postal_address.country:
        raise OtherCountry(field="country")
    order.billing_address = order.billing_address or order.delivery_address
    order.delivery_address = address.as_dict()
    order.save(update_fields=["delivery_address", "billing_address"])
    return order


def record(order: Order, kind: str, *, about: str, reason: str, key: str) -> None:
    """Whatever was changed stays known, with who did it."""
    publish(
        OrderEdited(site=order.site_id, order=order.public_id, kind=kind, about=about, reason=reason, key=key)
    )
