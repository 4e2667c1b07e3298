"""What staff decide about a box that is not paid: charge it now, or give it up."""

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import publish
from commerce.billing import actions as billing
from commerce.billing.models import Attempt, PaymentMethod
from commerce.orders.models import Order
from commerce.subscriptions.actions.ending import cancel_term, give_up_term
from commerce.subscriptions.actions.paying import pay_terms
from commerce.subscriptions.actions.recording import lock
from commerce.subscriptions.calendar import calendar_of, place_next, taken_slots
from commerce.subscriptions.errors import CardMissing, NothingOwed
from commerce.subscriptions.events import OwedCharged, OwedGivenUp
from commerce.subscriptions.models import Subscription, Term


def owed_order(subscription: Subscription) -> Order:
    """The order of its term whose charge was refused. Raises NothingOwed."""
    term = (
        Term.objects.filter(subscription=subscription, status__in=("due", "unpaid"), failed_at__isnull=False)
        .select_related("order")
        .first()
    )
    if term is None or term.order is None:
        raise NothingOwed
    return term.order


def charge_owed(subscription: Subscription, *, key: str, reason: str) -> Attempt:
    """What it owes is charged to its card although its owner is not there; the attempt as the gateway
    answered, settled when this returns. A refusal leaves the schedule of the automatic tries alone.

    Raises NothingOwed, CardMissing, and what billing.claim raises.
    """
    check_outside_transaction()
    attempt, is_new = claim_owed(subscription, key=key, reason=reason)
    attempt = billing.send(attempt, is_new=is_new, method="", return_url="")
    if attempt.state == Attempt.State.SUCCEEDED:
        pay_terms([Order.objects.get(pk=attempt.payment.order_id)])
    return attempt


@action
def claim_owed(subscription: Subscription, *, key: str, reason: str) -> tuple[Attempt, bool]:
    """The attempt that `key` stands for, and whether it must now be sent. Raises what `charge_owed` does."""
    subscription = lock(subscription)
    order = owed_order(subscription)
    card = subscription.payment_method
    if card is None or card.removed_at:
        raise CardMissing
    attempt, is_new = _claim(order, card, key=key)
    if is_new:
        publish(
            OwedCharged(
                site=subscription.site_id, subscription=subscription.public_id, order=order.public_id,
                attempt=attempt.n, reason=reason,
            )
        )  # fmt: skip
    return attempt, is_new


def _claim(order: Order, card: PaymentMethod, *, key: str) -> tuple[Attempt, bool]:
    return billing.claim(order, method=card.public_id, key=f"staff-{key}", cause=Attempt.Cause.STAFF)


def drop_owed(subscription: Subscription, *, reason: str) -> bool:
    """What it owes is given up, at the gateway first: that box does not come, and it goes on with the
    next. False when it was paid after all.

    Raises NothingOwed, PaymentInProgress, TryAgain.
    """
    check_outside_transaction()
    order = owed_order(subscription)
    if not give_up_term(order):
        pay_terms([Order.objects.get(pk=order.pk)])
        return False
    go_on_without(subscription, order=order, reason=reason)
    return True


@action
def go_on_without(subscription: Subscription, *, order: Order, reason: str) -> None:
    """The term of this order, cancelled, is owed no more; boxes come from the first that can still be
    changed on."""
    subscription = lock(subscription)
    cancel_term(order)
    if subscription.status == Subscription.Status.PAST_DUE:
        subscription.status = Subscription.Status.ACTIVE
        calendar = calendar_of(subscription)
        subscription.first_slot = calendar.first_open(subscription.first_slot, now=clock.decided_at())
        place_next(subscription, calendar, taken_slots([subscription])[subscription.pk])
        subscription.save(update_fields=["status", "first_slot", "next_slot", "next_charge_at"])
    publish(
        OwedGivenUp(
            site=subscription.site_id, subscription=subscription.public_id, order=order.public_id,
            reason=reason,
        )
    )  # fmt: skip
