"""Renewal: every term that is due is claimed, charged outside any transaction, and settled.

Workers share the work by skipping each other's locked rows, a batch at a time: as many may run as
there are, and what one leaves unfinished is asked of the gateway later (billing.settle_unknown).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime

from django.db import connection

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.billing import actions as billing
from commerce.billing.errors import ChargesStopped
from commerce.billing.models import Attempt, PaymentMethod
from commerce.billing.safety import check_may_charge
from commerce.catalog.queries import share_sites
from commerce.orders.models import Order
from commerce.subscriptions import rules
from commerce.subscriptions.actions.dunning import charge_is_refused
from commerce.subscriptions.actions.paying import pay_terms
from commerce.subscriptions.actions.running import admitted
from commerce.subscriptions.actions.terms import open_terms
from commerce.subscriptions.calendar import calendar_of, editions_of, taken_slots
from commerce.subscriptions.models import RenewalRun, Subscription
from commerce.subscriptions.rules import Calendar

BATCH = 50
CALLS_AT_ONCE = 8


def renew_due() -> int:
    """Charge whatever is due now, batch after batch; how many terms were begun."""
    begun = 0
    while True:
        attempts = renew_batch()
        if attempts is None:
            return begun
        begun += attempts


def renew_batch(size: int = BATCH) -> int | None:
    """Claim, charge and settle up to `size` due terms; how many, None when none is left."""
    check_outside_transaction()
    try:
        check_may_charge()
    except ChargesStopped:
        return None
    claimed = claim_due(size)
    if claimed is None:
        return None
    begun, attempts = claimed
    settle(_call_all(attempts))
    return begun


def settle(answers: Sequence[billing.Answer]) -> None:
    """The answers of charges, and the terms they pay, in one transaction."""
    if answers:
        _settle(answers)


@action
def _settle(answers: Sequence[billing.Answer]) -> None:
    charged = [answer.payment.order_id for answer in answers]
    owners = Subscription.objects.filter(terms__order__in=charged).values("pk")
    list(Subscription.objects.locked().filter(pk__in=owners).values_list("pk"))  # before their orders
    payments = billing.settle_all(answers)
    pay_terms([payment.order for payment in payments if payment.order.paid_at])


@action
def claim_due(size: int = BATCH) -> tuple[int, list[Attempt]] | None:
    """How many due terms now have their order, and the attempts to charge those with a card.

    None when nothing is due that no other worker has taken, and whose site's run may go on.
    """
    now = clock.decided_at()
    due = _lock_due(size, now=now)
    if not due:
        return None
    share_sites(due)
    for one in due:
        one.customer.site = one.site
    editions = editions_of(due)
    calendars = {subscription.pk: calendar_of(subscription, editions) for subscription in due}
    due = [one for one in due if not _moved_on(one, calendars[one.pk], now=now)]
    due = admitted(due, calendars, now=now)
    if not due:
        return 0, []
    placed = open_terms(due, calendars, editions)
    due_at = {"next_charge_at": None, "next_slot": None, "last_charged_at": now, "discount_amount": 0}
    Subscription.objects.filter(pk__in=[one.pk for one in due]).update(**due_at)
    return len(due), _claim(due, placed)


def _lock_due(size: int, *, now: datetime) -> list[Subscription]:
    """Up to `size` due subscriptions that no other worker has locked; what may change with them, their
    formula and their card, is read once they are locked."""
    stopped = RenewalRun.objects.filter(state=RenewalRun.State.WAITING)
    free = (
        Subscription.objects.due(now)
        .exclude(site__in=stopped.values("site"))
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("next_charge_at", "pk")
    )
    held = list(free.values_list("pk", flat=True)[:size])
    rows = Subscription.objects.select_related(
        "site", "customer", "formula__group", "payment_method", "carrier", "reward__gift__product"
    ).prefetch_related("reward__gift__values", "customer__payers")
    return list(rows.filter(pk__in=held).order_by("next_charge_at", "pk"))


def _moved_on(subscription: Subscription, calendar: Calendar, *, now: datetime) -> bool:
    """Whether the box that was due could no longer leave on its day: then a later one is next."""
    today = now.astimezone(calendar.zone).date()
    slot = subscription.next_slot
    assert slot is not None
    if calendar.box(slot).ships_on >= today:
        return False
    taken = taken_slots([subscription])[subscription.pk]
    subscription.first_slot = calendar.first_shippable(slot, today=today)
    subscription.next_slot = rules.free_slots(subscription.first_slot, taken, boxes=1)[0]
    subscription.next_charge_at = calendar.charge_at(subscription.next_slot)
    subscription.save(update_fields=["first_slot", "next_slot", "next_charge_at"])
    return subscription.next_charge_at > now


def _claim(due: Sequence[Subscription], placed: Sequence[Order]) -> list[Attempt]:
    """The attempts of those with a card; who has none is told, and what costs nothing is paid."""
    charged: list[tuple[Order, PaymentMethod]] = []
    nothing: list[Order] = []
    for subscription, order in zip(due, placed, strict=True):
        card = subscription.payment_method
        if not order.due:
            nothing.append(order)
        elif card is None or card.removed_at:
            charge_is_refused(order, reason=rules.NO_CARD, is_final=True)
        else:
            charged.append((order, card))
    if nothing:
        pay_terms(billing.pay_nothing(nothing))
    return billing.claim_all(charged)


def _call_all(attempts: Sequence[Attempt]) -> list[billing.Answer]:
    """Every attempt sent to the gateway, several at once: most of the time is spent waiting."""
    remaining = iter(attempts)  # shared: whichever thread is free takes the next

    def call_some() -> list[billing.Answer]:
        return [billing.Answer(one.payment, billing.call(one), one) for one in remaining]

    def call_apart() -> list[billing.Answer]:
        try:
            return call_some()
        finally:
            connection.close()

    if len(attempts) == 1:
        return call_some()
    with ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
        running = [pool.submit(copy_context().run, call_apart) for _ in range(CALLS_AT_ONCE)]
        return [answer for one in running for answer in one.result()]
