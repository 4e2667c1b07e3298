"""Opening terms: what the next boxes cost is decided, and waits to be paid."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext, override
from psycopg.types.range import DateRange

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.base.sql import update_all
from commerce.ledger import actions as ledger
from commerce.ledger import queries as balances
from commerce.ledger.models import Account
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.orders.pricing import Discount, PricedLine, Purse, Quote, price
from commerce.subscriptions import rewards, rules
from commerce.subscriptions.calendar import Editions, calendar_of, editions_of, new_cycle, taken_slots
from commerce.subscriptions.composing import compose
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.rules import Calendar

CREDIT_KEPT = timedelta(days=365)  # longer than any term stays unpaid


def secure_locked(subscription: Subscription, *, now: datetime) -> None:
    """The term of a box that is locked but not charged yet is opened: what changes now is not for it.

    Called with the subscription locked, in the transaction of the change.
    """
    if subscription.next_slot is None:
        return
    editions = editions_of([subscription])
    calendar = calendar_of(subscription, editions)
    if calendar.box(subscription.next_slot).cutoff_at > now:
        return
    charge_at = subscription.next_charge_at
    order = open_terms([subscription], {subscription.pk: calendar}, editions)[0]
    Term.objects.filter(order=order).update(next_step_at=charge_at)
    subscription.discount_amount = 0
    subscription.next_slot = subscription.next_charge_at = None


def _place_orders(due: Sequence[Subscription]) -> list[Order]:
    """An order for the next term of each, in their order, with the store credit it uses set aside."""
    credits = balances.store_credit([one.customer.public_id for one in due])
    drafts = []
    for subscription in due:
        purse = (subscription.site_id, subscription.customer.public_id, subscription.currency)
        quote = quote_of_next_term(subscription, credit=credits.get(purse, 0))
        if quote.tenders:
            credits[purse] -= quote.tenders[0].amount.amount
        drafts.append(_draft(subscription, quote))
    placed = orders.place_all(drafts)
    for subscription, order in zip(due, placed, strict=True):
        if order.credit_amount:
            _set_aside(order)
        rewards.use(subscription, order)
    return placed


def _set_aside(order: Order) -> None:
    account = ledger.account_of(
        order.customer.public_id, site=order.customer.site,
        kind=Account.Kind.STORE_CREDIT, unit=order.currency,
    )  # fmt: skip
    ledger.hold(account, order.credit_amount, reference=order.public_id, expires_at=clock.now() + CREDIT_KEPT)


def quote_of_next_term(subscription: Subscription, *, credit: int = 0) -> Quote:
    """What the next term costs, at the price and the delivery agreed to, less what was promised off it.

    `credit` minor units of the customer's store credit can pay for it.
    """
    formula, customer = subscription.formula, subscription.customer
    country = subscription.delivery_address["country"]
    lines = [
        PricedLine(
            thing=formula.public_id, quantity=subscription.quantity, vat_rate=formula.vat_rate_in(country),
            unit_price=subscription.unit_price,
        )
    ]  # fmt: skip
    if gift := subscription.reward_gift:
        lines.append(
            PricedLine(
                thing=gift.public_id, quantity=1, vat_rate=gift.product.vat_rate_in(country),
                unit_price=subscription.unit_price * 0,
            )
        )  # fmt: skip
    discounts = subscription.promises()
    if subscription.discount_amount:
        discounts.append(_offer(subscription))
    with override(customer.language):
        reward = subscription.reward_discount
    if reward:
        discounts.append(reward)
    purse = Purse(kind=Account.Kind.STORE_CREDIT, owner=customer.public_id, title="", available=credit)
    return price(
        lines, currency=subscription.currency, destination=country, discounts=discounts,
        shipping=subscription.delivery().amount, purses=[purse],
        with_vat=ShopSettings.for_site(subscription.site).vat_liable,
    )  # fmt: skip


def _offer(subscription: Subscription) -> Discount:
    with override(subscription.customer.language):
        return Discount(source="offer", title=gettext("Offer"), amount=subscription.discount_amount)


def _draft(subscription: Subscription, quote: Quote) -> orders.Draft:
    with override(subscription.customer.language):
        title = str(subscription.formula)
        carrier = _brought_by(subscription)
        lines = [orders.NewLine(formula=subscription.formula, title=title)]
        if gift := subscription.reward_gift:
            lines.append(orders.NewLine(variant=gift, title=gift.title, with_box=True))
    return orders.Draft(
        customer=subscription.customer, lines=lines,
        quote=quote, address=subscription.postal_address, carrier=carrier,
        language=subscription.customer.language, source=Order.Source.RENEWAL,
    )  # fmt: skip


def _brought_by(subscription: Subscription) -> dict[str, Any] | None:
    """What the order keeps of who brings it, in the active language."""
    carrier = subscription.carrier
    if carrier is None:
        return None
    return {"id": carrier.public_id, "name": str(carrier.name), "pickup_point": subscription.pickup_point}


def open_terms(
    due: Sequence[Subscription], calendars: Mapping[int, Calendar], editions: Editions
) -> list[Order]:
    """The next term of each with its order, its boxes waiting for the payment; `first_slot` moves on.

    The number of statements does not grow with them. Prices and quantities are now decided.
    """
    placed = _place_orders(due)
    taken = taken_slots(due)
    known = Term.objects.filter(subscription__in=due).order_by("subscription_id", "-idx")
    last = {one.subscription_id: one for one in known.distinct("subscription_id")}
    terms, cycles = [], []
    for subscription, order in zip(due, placed, strict=True):
        calendar = calendars[subscription.pk]
        boxes = subscription.formula.boxes
        slots = rules.free_slots(subscription.next_slot or 0, taken[subscription.pk], boxes=boxes)
        subscription.first_slot = slots[-1] + 1
        before = last.get(subscription.pk)
        starts = calendar.starts_on(slots[0])
        if before and before.status != Term.Status.CANCELLED:  # of another calendar, it may end later
            starts = max(starts, before.period.upper)
        period = DateRange(starts, calendar.starts_on(slots[-1] + 1))
        term = Term(
            subscription=subscription, idx=before.idx + 1 if before else 0, order=order,
            period=period, status=Term.Status.DUE, shipping_amount=order.shipping_amount,
            promises=subscription.keep_promises(),
        )  # fmt: skip
        terms.append(term)
        cycles.append(
            [
                new_cycle(subscription, slot, status=Cycle.Status.DUE, calendar=calendar, editions=editions)
                for slot in slots
            ]
        )
    for term, theirs in zip(Term.objects.bulk_create(terms), cycles, strict=True):
        for cycle in theirs:
            cycle.term = term
    opened = [cycle for theirs in cycles for cycle in theirs]
    compose(opened)
    Cycle.objects.bulk_create(opened)
    update_all(due, ["first_slot", "promised", "reward"])
    return placed
