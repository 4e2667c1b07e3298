"""How an order moves through its life."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish, publish_all
from commerce.base.models import Counter
from commerce.base.sql import update_all
from commerce.catalog.models import Formula, Variant
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.customers.rules import PostalAddress
from commerce.ledger.models import Account
from commerce.orders import rules
from commerce.orders.events import OrderCancelled, OrderPaid, OrderPlaced, OrderStatusChanged
from commerce.orders.models import Order, OrderLine
from commerce.orders.pricing import Quote
from commerce.orders.waiting import forget_waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """What a line of a quote is, beyond its price: a formula or a variant, and how it was chosen."""

    title: str
    formula: Formula | None = None
    variant: Variant | None = None
    options: Sequence[Mapping[str, Any]] = ()
    choices: Sequence[Mapping[str, Any]] = ()
    gift: Mapping[str, Any] | None = None
    with_box: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An order to be placed: `lines` are those of the quote, in its order."""

    customer: Customer
    lines: Sequence[NewLine]
    quote: Quote
    address: PostalAddress
    language: str
    source: Order.Source = Order.Source.CHECKOUT
    billing: PostalAddress | None = None
    carrier: Mapping[str, Any] | None = None
    survey: Sequence[Mapping[str, str]] = ()
    consents: Sequence[Mapping[str, str]] = ()
    token_hash: str = ""


def place(draft: Draft) -> Order:
    """An order that waits for its payment."""
    return place_all([draft])[0]


@action
def place_all(drafts: Sequence[Draft]) -> list[Order]:
    """An order of each draft, in their order; the number of statements does not grow with them."""
    now = clock.now()
    orders = Order.objects.bulk_create(_order(draft, now) for draft in drafts)
    OrderLine.objects.bulk_create(
        line for order, draft in zip(orders, drafts, strict=True) for line in _lines(order, draft)
    )
    publish_all([OrderPlaced(site=order.site_id, order=order.public_id) for order in orders])
    return orders


def _order(draft: Draft, now: datetime) -> Order:
    quote = draft.quote
    paid_by: dict[str, int] = defaultdict(int)
    for tender in quote.tenders:
        paid_by[tender.kind] += tender.amount.amount
    return Order(
        site_id=draft.customer.site_id, customer=draft.customer, source=draft.source,
        language=draft.language, currency=quote.total.currency,
        subtotal_amount=quote.subtotal.amount, discount_amount=quote.discount.amount,
        shipping_amount=quote.shipping.amount, total_amount=quote.total.amount,
        credit_amount=paid_by[Account.Kind.STORE_CREDIT], gift_card_amount=paid_by[Account.Kind.GIFT_CARD],
        discounts=[off.as_dict() for off in quote.discounts], vat=[part.as_dict() for part in quote.vat],
        quote_hash=quote.hash, delivery_address=draft.address.as_dict(),
        billing_address=draft.billing and draft.billing.as_dict(), carrier=draft.carrier,
        survey=list(draft.survey), consents=list(draft.consents), token_hash=draft.token_hash, placed_at=now,
    )  # fmt: skip


def _lines(order: Order, draft: Draft) -> Iterator[OrderLine]:
    quote = draft.quote
    for line, priced, off in zip(draft.lines, quote.lines, quote.line_discounts, strict=True):
        yield OrderLine(
            order=order, formula=line.formula, variant=line.variant, title=line.title,
            quantity=priced.quantity, unit_amount=priced.unit_price.amount, discount_amount=off.amount,
            vat_rate=priced.vat_rate, options=list(line.options), choices=list(line.choices),
            gift=line.gift, with_box=line.with_box,
        )  # fmt: skip


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
    forget_waiting()
    publish_all(
        [OrderPaid(site=order.site_id, order=order.public_id, source=order.source) for order in orders]
    )
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
    order.cancelled_at = clock.now()
    order.save(update_fields=["status", "cancelled_at"])
    forget_waiting()
    publish(OrderCancelled(site=order.site_id, order=order.public_id))
    return order


@action
def follow_all(
    orders: Iterable[Order], *, parcels_of: Callable[[Sequence[Order]], Mapping[int, Iterable[str]]]
) -> list[Order]:
    """The orders stand where their parcels put them; back, too, where one was corrected.

    Once the orders are locked, `parcels_of` tells the statuses of their parcels, by their primary keys.
    """
    locked = list(Order.objects.locked().filter(pk__in=[order.pk for order in orders]))
    parcels = parcels_of(locked)
    told, moved = [], []
    for order in locked:
        status = rules.status_of_parcels(parcels.get(order.pk, ()))
        if status is None or order.status == status or order.status not in rules.PROGRESS:
            continue
        told.append(
            OrderStatusChanged(
                site=order.site_id, order=order.public_id, before=order.status, status=status
            )
        )  # fmt: skip
        moved.append(_standing(order, status))
    if moved:
        update_all(moved, ["status", "prepared_at", "shipped_at", "delivered_at"])
        forget_waiting()
        publish_all(told)
    return locked


def _standing(order: Order, status: str) -> Order:
    """The order in `status`, with when it got there."""
    order.status = status
    reached = rules.PROGRESS.index(status)
    for step in rules.PROGRESS[1:]:
        known = getattr(order, f"{step}_at")
        passed = rules.PROGRESS.index(step) <= reached
        setattr(order, f"{step}_at", (known or clock.now()) if passed else None)
    return order
