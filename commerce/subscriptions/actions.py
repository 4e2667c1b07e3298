"""How subscriptions live."""

from commerce.base.actions import action
from commerce.base.events import publish
from commerce.catalog.models import Edition
from commerce.catalog.queries import edition_dates, zone_of
from commerce.catalog.rules import Editions, anchor_of, first_box
from commerce.fulfilment import actions as fulfilment
from commerce.orders.models import Order, OrderLine
from commerce.subscriptions import rules
from commerce.subscriptions.events import SubscriptionStarted
from commerce.subscriptions.models import Cycle, Subscription, Term


@action
def start(order: Order) -> list[Subscription]:
    """A subscription for each formula line of a paid order, its first term paid and its parcels
    planned. Those that already started are left as they are."""
    order = Order.objects.locked().select_related("site").get(pk=order.pk)
    new = order.lines.filter(subscription=None).select_related("formula__group")
    return [_start_line(order, line) for line in new]


def _start_line(order: Order, line: OrderLine) -> Subscription:
    formula = line.formula
    assert order.paid_at is not None
    editions = edition_dates([formula.group_id], at=order.paid_at)[formula.group_id]
    first = first_box(formula.schedule, now=order.paid_at, zone=zone_of(order.site), editions=editions)
    subscription = Subscription.objects.create(
        site=order.site, customer=order.customer, formula=formula, origin=line,
        status=Subscription.Status.ACTIVE, quantity=line.quantity, price_amount=line.unit_amount,
        currency=order.currency, anchor=anchor_of(formula.schedule, first),
        delivery_address=order.delivery_address, started_at=order.paid_at,
    )  # fmt: skip
    _open_paid_term(subscription, order, title=line.title, editions=editions)
    publish(
        SubscriptionStarted(site=order.site_id, subscription=subscription.public_id, order=order.public_id)
    )
    return subscription


def _open_paid_term(subscription: Subscription, order: Order, *, title: str, editions: Editions) -> Term:
    """The first term with its cycles, each with its delivery note."""
    formula = subscription.formula
    zone = zone_of(subscription.site)
    period = rules.term_period(
        formula.schedule, anchor=subscription.anchor, term=0, zone=zone, editions=editions
    )
    term = Term.objects.create(subscription=subscription, idx=0, period=period, order=order)
    boxes = rules.term_boxes(
        formula.schedule, anchor=subscription.anchor, term=0, zone=zone, editions=editions
    )
    known = {edition.month: edition for edition in Edition.objects.filter(group=formula.group)}
    for index, box in enumerate(boxes):
        note = fulfilment.plan(
            order, ships_on=box.ships_on, address=subscription.postal_address,
            title=title, quantity=subscription.quantity,
        )  # fmt: skip
        Cycle.objects.create(
            subscription=subscription, term=term, idx=index, status=Cycle.Status.PAID,
            edition=known.get(box.month), month=box.month, cutoff_at=box.cutoff_at,
            charge_on=box.charge_on, ships_on=box.ships_on, delivery_note=note,
        )  # fmt: skip
    return term
