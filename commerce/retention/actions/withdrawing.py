"""Withdrawing from a contract: at once, and all that was paid for what has not left comes back.

French consumer code, L221-18 and following; directive (EU) 2023/2673. The statement is received
first and in any case; what it asks of the gateway is done after it, and tried again until it is.
"""

from functools import partial

import structlog
from django.db import transaction
from django.utils.translation import gettext, override

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.errors import NotFound, TryAgain
from commerce.base.events import publish
from commerce.base.money import Money, total
from commerce.billing import actions as billing
from commerce.billing import vouchers
from commerce.billing.errors import ChargesStopped, PaymentInProgress, RefundNotPossible
from commerce.billing.models import Refund
from commerce.orders.models import Order
from commerce.retention import queries
from commerce.retention.events import WithdrawalReceived, WithdrawalSettled
from commerce.retention.models import Channel, Withdrawal
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle, Subscription

ENDED = (Subscription.Status.CANCELLED, Subscription.Status.EXPIRED)
BATCH = 100

log = structlog.get_logger()


@action
def withdraw(order: Order, *, channel: Channel) -> Withdrawal:
    """The contract of the order is withdrawn from: nothing is charged or sent any more, and what was
    paid for boxes that have not left will be given back. A second time answers the same.

    Boxes that have left are refunded by staff once they are back. Raises WithdrawalOver, and NotFound
    for an order that began nothing.
    """
    if order.source != Order.Source.CHECKOUT or order.paid_at is None:
        raise NotFound
    if not queries.started_by(order):  # it was paid a moment ago
        subscriptions.start(order)
    started = queries.started_by(order)
    list(Subscription.objects.locked().filter(pk__in=[one.pk for one in started]))
    known = Withdrawal.objects.filter(order=order).first()
    if known:
        return known
    if not started:
        raise NotFound
    queries.check_in_time(order)
    _stop(started)
    withdrawal = Withdrawal.objects.create(
        site=order.site, order=order, channel=channel, statement=_statement(order),
        received_at=clock.now(), boxes_to_return=queries.boxes_that_left(started),
    )  # fmt: skip
    _tell(withdrawal, started)
    transaction.on_commit(partial(_wake, withdrawal.pk))
    return withdrawal


def settle_withdrawal(withdrawal: Withdrawal) -> bool:
    """What the withdrawal still asks for is done: unpaid terms are given up, and what was paid is
    on its way back; whether nothing is left to do."""
    check_outside_transaction()
    started = queries.started_by(withdrawal.order)
    try:
        for term in queries.unpaid_terms(started):
            assert term.order is not None
            if subscriptions.give_up_term(term.order):
                subscriptions.cancel_term(term.order)
        refunds = _claim(withdrawal)
    except (ChargesStopped, PaymentInProgress, RefundNotPossible, TryAgain) as error:
        log.warning("withdrawal waits", withdrawal=withdrawal.public_id, reason=error.code)
        return False
    for refund in refunds:
        billing.send_refund(refund)
    subscriptions.end_finished()
    return True


def settle_withdrawals() -> int:
    """Settle those that are not yet; how many were."""
    waiting = Withdrawal.objects.filter(settled_at=None).select_related("order__site").order_by("pk")
    return sum(settle_withdrawal(withdrawal) for withdrawal in waiting[:BATCH])


def _stop(started: list[Subscription]) -> None:
    """Whatever has not left will not."""
    for subscription in started:
        status = Subscription.objects.values_list("status", flat=True).get(pk=subscription.pk)
        if status not in ENDED:
            subscriptions.cancel_now(subscription, refund_to=None, with_locked=True)


@action
def _claim(withdrawal: Withdrawal) -> list[Refund]:
    """The refunds that must now be sent. The withdrawal is settled: nothing more is owed."""
    withdrawal = Withdrawal.objects.locked().select_related("order").get(pk=withdrawal.pk)
    if withdrawal.settled_at:
        return []
    started = queries.started_by(withdrawal.order)
    if Cycle.objects.filter(subscription__in=started, status__in=("paid", "held")).exclude(
        delivery_note__status__in=queries.LEFT
    ):
        _stop(started)  # a term was paid in the meantime
    back = queries.owed_back(started)
    refunds = [refund for order, amount in back.items() for refund in _claim_one(withdrawal, order, amount)]
    withdrawal.settled_at = clock.now()
    withdrawal.save(update_fields=["settled_at"])
    given = total([refund.money for refund in refunds], withdrawal.order.currency)
    publish(
        WithdrawalSettled(
            site=withdrawal.site_id, order=withdrawal.order.public_id, withdrawal=withdrawal.public_id,
            amount=given.amount, currency=given.currency,
        )
    )  # fmt: skip
    return [refund for refund in refunds if refund.destination == Refund.Destination.CARD]


def _claim_one(withdrawal: Withdrawal, order: Order, amount: Money) -> list[Refund]:
    """To the card what the card paid, the rest to the gift cards and the store credit it was paid with."""
    parts = vouchers.divided(order, amount.amount, to_card=True)
    return [
        billing.claim_refund(
            order, amount=Money(part, order.currency), destination=destination, reason="",
            key=f"{withdrawal.public_id}-{destination}",
        )[0]
        for destination, part in parts.items()
    ]  # fmt: skip


def _statement(order: Order) -> str:
    """What the customer declares, in the language they bought in."""
    with override(order.language):
        bought = ", ".join(f"{line.quantity} × {line.title}" for line in order.lines.all())
        return gettext("I withdraw from the contract of order %(number)s: %(bought)s.") % {
            "number": order.number,
            "bought": bought,
        }


def _tell(withdrawal: Withdrawal, started: list[Subscription]) -> None:
    order = withdrawal.order
    amount = total(list(queries.owed_back(started).values()), order.currency)
    publish(
        WithdrawalReceived(
            site=withdrawal.site_id, order=order.public_id, withdrawal=withdrawal.public_id,
            subscriptions=tuple(one.public_id for one in started), at=withdrawal.received_at.isoformat(),
            statement=withdrawal.statement, amount=amount.amount, currency=amount.currency,
            boxes_to_return=withdrawal.boxes_to_return,
        )
    )  # fmt: skip


def _wake(withdrawal: int) -> None:
    from commerce.retention.tasks import settle

    settle.delay(withdrawal)
