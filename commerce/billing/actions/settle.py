"""The last of the three steps: what the gateway says becomes what we know, once."""

from datetime import timedelta

import structlog

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import Event, publish
from commerce.billing import gateways, rules
from commerce.billing.actions.invoice import issue_invoice
from commerce.billing.errors import AmountMismatch
from commerce.billing.events import PaymentDeclined, PaymentNeedsAction, PaymentSucceeded
from commerce.billing.gateway import GatewayUnavailable, Outcome
from commerce.billing.models import Attempt, Payment
from commerce.orders import actions as orders
from commerce.orders.models import Order

LEASE = timedelta(seconds=60)  # longer than any call to a gateway may take
BATCH = 100
FINAL = {"succeeded", "canceled"}  # an intent that ended so ends in no other way

log = structlog.get_logger()


@action
def settle(payment: Payment, outcome: Outcome | None, *, attempt: Attempt | None = None) -> Payment:
    """Payment, attempt, order and invoice say what `outcome` says; a second time changes nothing.

    `attempt` is the one that `outcome` answers; not given when the gateway was asked, or told us,
    how the intent stands. None means that the reply was lost. It is always the last attempt that
    moves. Raises AmountMismatch when the gateway charged another amount.
    """
    order = Order.objects.locked().get(pk=payment.order_id)
    payment = Payment.objects.locked().get(pk=payment.pk)
    payment.order = order
    if payment.state != Payment.State.OPEN:
        return payment
    tried = payment.attempts.latest("n")
    if not _is_news(outcome, tried, answers=attempt):
        return payment
    if outcome is None:
        _move(tried, Attempt.State.UNKNOWN)
        return payment
    match outcome.state:
        case "succeeded":
            _succeed(payment, tried, outcome)
        case "canceled":
            _cancel(payment, tried)
        case "processing":
            _move(tried, Attempt.State.UNKNOWN)
        case "requires_action":
            _ask(payment, tried, outcome)
        case _:
            _decline(payment, tried, outcome)
    return payment


def refresh(payment: Payment) -> Payment:
    """The payment as the gateway knows it now. Raises GatewayUnavailable when it does not answer."""
    if payment.state != Payment.State.OPEN:
        return payment
    if payment.gateway_ref is None:
        return settle(payment, Outcome(state="open", amount=payment.money))
    return settle(payment, gateways.named(payment.gateway).retrieve(payment.gateway_ref))


def settle_unknown() -> int:
    """Refresh payments whose last call ended badly or never ended here; how many are settled now.

    One that cannot be settled, say because the amount differs, is left for a person to look at.
    """
    stuck = Attempt.objects.in_flight().filter(sent_at__lt=clock.now() - LEASE).select_related("payment")
    settled = 0
    for attempt in stuck.order_by("sent_at")[:BATCH]:
        try:
            refresh(attempt.payment)
        except GatewayUnavailable:
            continue  # the next run asks again
        except Exception:
            log.exception("payment cannot be settled", payment=attempt.payment.public_id)
            continue
        settled += not Attempt.objects.in_flight().filter(pk=attempt.pk).exists()
    return settled


def _is_news(outcome: Outcome | None, tried: Attempt, *, answers: Attempt | None) -> bool:
    """Whether `outcome` says something of the last attempt, `tried`, rather than of an earlier one."""
    if outcome and outcome.state in FINAL:
        return True
    if answers is None:  # while a call is on its way the intent still stands as the last one left it
        return tried.state != Attempt.State.SENT or tried.sent_at <= clock.now() - LEASE
    return answers.pk == tried.pk and (outcome is not None or tried.state == Attempt.State.SENT)


def _succeed(payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
    if outcome.amount != payment.money:
        raise AmountMismatch(payment.public_id)
    if outcome.card:
        attempt.card_brand, attempt.card_last4 = outcome.card.brand, outcome.card.last4
    _move(attempt, Attempt.State.SUCCEEDED)
    payment.state = Payment.State.SUCCEEDED
    payment.save(update_fields=["state"])
    order = orders.mark_paid(payment.order)
    _tell(PaymentSucceeded, payment, attempt, payment=payment.public_id)
    issue_invoice(order)


def _cancel(payment: Payment, attempt: Attempt) -> None:
    if "declined" in rules.MOVES[attempt.state]:
        _move(attempt, Attempt.State.DECLINED, decline_code="abandoned")
    payment.state = Payment.State.CANCELED
    payment.save(update_fields=["state"])
    orders.cancel(payment.order)


def _ask(payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
    action = outcome.next_action
    attempt.action_url = action.url if action else ""
    attempt.action_secret = action.client_secret if action else ""
    already_asked = attempt.state == Attempt.State.REQUIRES_ACTION
    _move(attempt, Attempt.State.REQUIRES_ACTION)
    if not already_asked:
        _tell(PaymentNeedsAction, payment, attempt)


def _decline(payment: Payment, attempt: Attempt, outcome: Outcome) -> None:
    if attempt.state == Attempt.State.DECLINED:
        return
    never_confirmed = outcome.state == "open" and not outcome.decline_code
    if never_confirmed and attempt.sent_at > clock.now() - LEASE:
        return  # a call whose reply was lost may still arrive there
    code = outcome.decline_code or ("unavailable" if never_confirmed else "declined")
    _move(attempt, Attempt.State.DECLINED, decline_code=code)
    _tell(PaymentDeclined, payment, attempt, decline_code=code)


def _move(attempt: Attempt, to: Attempt.State, *, decline_code: str = "") -> None:
    if to == Attempt.State.UNKNOWN and attempt.state == Attempt.State.UNKNOWN:
        return
    rules.check_move(attempt.state, to)
    attempt.state = to
    attempt.decline_code = decline_code
    attempt.settled_at = None if to in (Attempt.State.UNKNOWN, Attempt.State.REQUIRES_ACTION) else clock.now()
    if to != Attempt.State.REQUIRES_ACTION:
        attempt.action_url = attempt.action_secret = ""
    attempt.save()


def _tell(event: type[Event], payment: Payment, attempt: Attempt, /, **more: str) -> None:
    order = payment.order
    publish(event(site=order.site_id, order=order.public_id, attempt=attempt.n, **more))  # type: ignore[call-arg]
