"""A term that was due is paid: its boxes are planned, and the next term is in sight."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import override

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish_all
from commerce.base.sql import update_all
from commerce.billing.models import Attempt
from commerce.catalog import actions as catalog
from commerce.catalog.queries import share_sites, zone_of
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.extras import await_box, load_extras
from commerce.ledger import actions as ledger
from commerce.ledger.models import Hold
from commerce.orders.models import Order
from commerce.subscriptions.calendar import calendar_of, editions_of, place_next, taken_slots
from commerce.subscriptions.composing import contents_of, steps_to_fill
from commerce.subscriptions.events import SubscriptionRenewed
from commerce.subscriptions.models import Cycle, Subscription, Term

OWED = (Term.Status.DUE, Term.Status.UNPAID)


@action
def pay_terms(orders: Iterable[Order]) -> list[Term]:
    """The terms that these paid orders pay for; the number of statements does not grow with them.

    A box whose day has passed while it was held leaves today. Terms paid before are left alone.
    """
    wanted = {order.pk: order for order in orders}
    owners = Subscription.objects.filter(terms__order__in=wanted).values("pk")
    rows = Subscription.objects.filter(pk__in=owners).select_related(
        "site", "formula__group", "customer", "carrier"
    )
    subscriptions = {row.pk: row for row in rows.locked_first()}
    terms = list(Term.objects.locked().filter(order__in=wanted, status__in=OWED))
    if not terms:
        return []
    share_sites(subscriptions.values())
    for term in terms:
        term.subscription = subscriptions[term.subscription_id]
    by_pk = {term.pk: term for term in terms}
    cycles = list(
        Cycle.objects.filter(term__in=terms, status=Cycle.Status.DUE).select_related("formula__group")
    )
    for cycle in cycles:
        cycle.subscription = by_pk[cycle.term_id].subscription  # type: ignore[index]
        cycle.ships_on = max(cycle.ships_on, clock.today(zone_of(cycle.subscription.site)))
    _give(wanted)
    plan_boxes(cycles, orders={term.pk: wanted[term.order_id] for term in terms})  # type: ignore[index]
    update_all(cycles, ["delivery_note", "ships_on"])
    Cycle.objects.filter(pk__in=[cycle.pk for cycle in cycles]).update(status=Cycle.Status.PAID)
    Term.objects.filter(pk__in=by_pk).update(status=Term.Status.PAID, next_step_at=None)
    _spend_balances(wanted.values())
    _go_on([term.subscription for term in terms], wanted)
    publish_all(
        [
            SubscriptionRenewed(
                site=term.subscription.site_id, subscription=term.subscription.public_id,
                order=wanted[term.order_id].public_id,  # type: ignore[index]
            )
            for term in terms
        ]
    )  # fmt: skip
    return terms


def plan_boxes(cycles: Sequence[Cycle], *, orders: Mapping[int, Order]) -> None:
    """A delivery note for each of the paid cycles, set on it and not saved there.

    `orders` are those that paid, by term.
    """
    parcels = []
    steps = steps_to_fill(cycles)
    for cycle in cycles:
        subscription = cycle.subscription
        order = orders[cycle.term_id]  # type: ignore[index]
        with override(order.language):
            title = str(cycle.formula or subscription.formula)
            fill = steps[cycle.formula_id or subscription.formula_id]
            contents = contents_of(cycle, title, fill)
        parcels.append(
            fulfilment.Parcel(
                order=order, ships_on=cycle.ships_on, address=subscription.delivery_address,
                contents=contents,
                carrier=subscription.carrier, pickup_point=subscription.pickup_point,
            )
        )  # fmt: skip
    notes = fulfilment.plan_all(parcels)
    for cycle, note in zip(cycles, notes, strict=True):
        cycle.delivery_note = note
    load_extras(notes)


def _give(paid: Mapping[int, Order]) -> None:
    """What points added to these orders leaves the stock, and travels with the boxes that they pay."""
    for order in Order.objects.filter(pk__in=paid, lines__with_box=True).distinct().order_by("pk"):
        catalog.sell(order.public_id)
        await_box(order)


def _spend_balances(paid: Iterable[Order]) -> None:
    """The store credit, and the points, that were set aside for these orders are spent."""
    used = [order.public_id for order in paid]
    for hold in Hold.objects.open().filter(reference__in=used).order_by("account"):
        ledger.capture(hold)


def _go_on(subscriptions: list[Subscription], orders: Mapping[int, Order]) -> None:
    """Whoever owed owes no more, and the next term is placed; a card the customer gave is kept."""
    editions = editions_of(subscriptions)
    taken = taken_slots(subscriptions)
    now = clock.now()
    cards = _cards_given(orders)
    for subscription in subscriptions:
        calendar = calendar_of(subscription, editions)
        if subscription.status == Subscription.Status.PAST_DUE:
            subscription.status = Subscription.Status.ACTIVE
            today = clock.today(calendar.zone)
            subscription.first_slot = calendar.first_shippable(subscription.first_slot, today=today)
            if calendar.box(subscription.first_slot).charge_on < today:
                subscription.first_slot = calendar.first_open(subscription.first_slot, now=now)
        place_next(subscription, calendar, taken[subscription.pk])
        card = cards.get(subscription.pk)
        if card:
            subscription.payment_method_id = card
    update_all(subscriptions, ["status", "first_slot", "next_slot", "next_charge_at", "payment_method"])


def _cards_given(orders: Mapping[int, Order]) -> dict[int, int]:
    """Subscription → the card with which its customer paid by hand."""
    given = Attempt.objects.filter(
        payment__order__in=orders, state=Attempt.State.SUCCEEDED, cause=Attempt.Cause.SHOPPER
    ).exclude(method=None)
    return dict(given.values_list("payment__order__terms__subscription", "method"))
