"""How an order moves through its life."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish, publish_all
from commerce.base.models import Counter
from commerce.base.money import Money
from commerce.base.sql import update_all
from commerce.catalog.models import Formula
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.orders import rules
from commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from commerce.orders.models import Order, OrderLine
from commerce.orders.pricing import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    formula: Formula
    title: str
    quantity: int
    unit_price: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An order to be placed. `credit` minor units of its total are paid from store credit."""

    customer: Customer
    lines: Sequence[NewLine]
    quote: Quote
    address: PostalAddress
    language: str
    source: Order.Source = Order.Source.CHECKOUT
    credit: int = 0


def place(draft: Draft) -> Order:
    """An order that waits for its payment."""
    return place_all([draft])[0]


@action
def place_all(drafts: Sequence[Draft]) -> list[Order]:
    """An order of each draft, in their order; the number of statements does not grow with them."""
    now = clock.now()
    orders = Order.objects.bulk_create(
        Order(
            site_id=draft.customer.site_id, customer=draft.customer, source=draft.source,
            language=draft.language, currency=draft.quote.total.currency,
            subtotal_amount=draft.quote.subtotal.amount, discount_amount=draft.quote.discount.amount,
            shipping_amount=draft.quote.shipping.amount, total_amount=draft.quote.total.amount,
            credit_amount=draft.credit, vat=[part.as_dict() for part in draft.quote.vat],
            quote_hash=draft.quote.hash, delivery_address=draft.address.as_dict(), placed_at=now,
        )
        for draft in drafts
    )  # fmt: skip
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order, formula=line.formula, title=line.title, quantity=line.quantity,
            unit_amount=line.unit_price.amount, vat_rate=line.formula.vat_rate,
        )
        for order, draft in zip(orders, drafts, strict=True)
        for line in draft.lines
    )  # fmt: skip
    publish_all([OrderPlaced(site=order.site_id, order=order.public_id) for order in orders])
    return orders


def mark_paid(order: Order) -> Order:
    """The order is paid and has its number; called with the order locked, by what settled it."""
    return mark_all_paid([order])[0]


@action
def mark_all_paid(orders: Sequence[Order]) -> Sequence[Order]:
    """The orders are paid and numbered in their order; called with them locked."""
    now = clock.now()
    numbered: dict[str, list[Order]] = defaultdict(list)
    for order in orders:
        rules.check_move(order.status, Order.Status.PAID)
        order.status = Order.Status.PAID
        order.paid_at = now
        year = now.astimezone(zone_of(order.site)).year
        numbered[f"order:{order.site_id}:{year}"].append(order)
    publish_all([OrderPaid(site=order.site_id, order=order.public_id) for order in orders])
    for counter, together in sorted(numbered.items()):
        year = int(counter.rpartition(":")[2])
        for order, sequence in zip(together, Counter.take_many(counter, len(together)), strict=True):
            order.number = rules.format_number(year, sequence)
    update_all(orders, ["status", "paid_at", "number"])
    return orders


@action
def cancel(order: Order) -> Order:
    """The order is cancelled, and stays on file."""
    order = Order.objects.locked().get(pk=order.pk)
    rules.check_move(order.status, Order.Status.CANCELLED)
    order.status = Order.Status.CANCELLED
    order.save(update_fields=["status"])
    publish(OrderCancelled(site=order.site_id, order=order.public_id))
    return order
