"""How an order moves through its life."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.models import Counter, ShopSettings
from commerce.base.money import Money
from commerce.catalog.models import Formula
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.orders import rules
from commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced
from commerce.orders.models import Order, OrderLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    formula: Formula
    title: str
    quantity: int
    unit_price: Money


@action
def place(
    customer: Customer, *, lines: Sequence[NewLine], subtotal: Money, shipping: Money, total: Money,
    vat: Iterable[dict[str, int]], quote_hash: str, address: PostalAddress, language: str,
) -> Order:  # fmt: skip
    """An order of `customer` that waits for its payment."""
    order = Order.objects.create(
        site=customer.site, customer=customer, language=language, currency=total.currency,
        subtotal_amount=subtotal.amount, shipping_amount=shipping.amount, total_amount=total.amount,
        vat=list(vat), quote_hash=quote_hash, delivery_address=address.as_dict(), placed_at=clock.now(),
    )  # fmt: skip
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order, formula=line.formula, title=line.title, quantity=line.quantity,
            unit_amount=line.unit_price.amount, vat_rate=line.formula.vat_rate,
        )
        for line in lines
    )  # fmt: skip
    publish(OrderPlaced(site=order.site_id, order=order.public_id))
    return order


@action
def mark_paid(order: Order) -> Order:
    """The order is paid and has its number; called with the order locked, by what settled it."""
    rules.check_move(order.status, Order.Status.PAID)
    order.status = Order.Status.PAID
    order.paid_at = clock.now()
    year = order.paid_at.astimezone(ShopSettings.for_site(order.site).zone).year
    order.number = rules.format_number(year, Counter.take(f"order:{order.site_id}:{year}"))
    order.save(update_fields=["status", "paid_at", "number"])
    publish(OrderPaid(site=order.site_id, order=order.public_id))
    return order


@action
def cancel(order: Order) -> Order:
    """The order is cancelled, and stays on file."""
    order = Order.objects.locked().get(pk=order.pk)
    rules.check_move(order.status, Order.Status.CANCELLED)
    order.status = Order.Status.CANCELLED
    order.save(update_fields=["status"])
    publish(OrderCancelled(site=order.site_id, order=order.public_id))
    return order
