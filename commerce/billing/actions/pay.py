"""Paying an order: the claim, the call to the gateway with nothing locked, and the settlement."""

from commerce.base.actions import action, check_outside_transaction
from commerce.billing import gateways
from commerce.billing.actions.claim import claim
from commerce.billing.actions.payers import payer_of
from commerce.billing.actions.settle import settle
from commerce.billing.errors import PaymentInProgress
from commerce.billing.gateway import GatewayUnavailable, Outcome, OutcomeUnknown
from commerce.billing.models import Attempt, Payment
from commerce.orders import actions as orders
from commerce.orders.models import Order

ALONE = {Attempt.Cause.RENEWAL, Attempt.Cause.RETRY, Attempt.Cause.STAFF}  # the card's owner is not there


def pay(
    order: Order, *, method: str, key: str, return_url: str, cause: Attempt.Cause = Attempt.Cause.SHOPPER
) -> Attempt:
    """The attempt to charge `method` for `order`, as it stands after the gateway's answer.

    The same key gives the same attempt. `declined` and `requires_action` are answers, `unknown`
    means that `refresh` will know. Runs outside any transaction (RuntimeError otherwise): a
    call that waits must hold no lock. Raises what `claim` raises.
    """
    check_outside_transaction()
    attempt, is_new = claim(order, method=method, key=key, cause=cause)
    return send(attempt, is_new=is_new, method=method, return_url=return_url)


def send(attempt: Attempt, *, is_new: bool, method: str, return_url: str) -> Attempt:
    """What `claim` decided is done: a new attempt goes to the gateway, an earlier one is only read.

    The attempt as it stands afterwards; where a later one succeeded meanwhile, that one.
    """
    check_outside_transaction()
    if is_new:
        settle(attempt.payment, call(attempt, method=method, return_url=return_url), attempt=attempt)
    success = Attempt.objects.filter(payment=attempt.payment, state=Attempt.State.SUCCEEDED).first()
    if success is None:
        attempt.refresh_from_db()
    return success or attempt


def call(attempt: Attempt, *, method: str = "", return_url: str = "") -> Outcome | None:
    """What the gateway answered to the attempt; None when its reply was lost.

    `method` is what the shopper gave, where the attempt has no saved card.
    """
    payment = attempt.payment
    try:
        reference = payment.gateway_ref or _create(payment)
        return gateways.named(payment.gateway).confirm(
            reference, method=attempt.method.reference if attempt.method else method,
            return_url=return_url, key=attempt.key, off_session=attempt.cause in ALONE,
        )  # fmt: skip
    except GatewayUnavailable:
        return Outcome(state="declined", amount=payment.money, decline_code="unavailable")
    except OutcomeUnknown:
        return None


def abandon(order: Order) -> bool:
    """Give up an unpaid order: its intent is cancelled at the gateway first, then the order here.

    False when the charge came first after all: then the order is paid. Raises PaymentInProgress
    while a call is on its way, GatewayUnavailable or OutcomeUnknown when the gateway does not
    confirm; nothing changes then.
    """
    check_outside_transaction()
    payment = _give_up_unless_begun(order)
    if payment and payment.state == Payment.State.OPEN:
        gateway = gateways.named(payment.gateway)
        outcome = gateway.cancel(payment.reference, key=f"{payment.public_id}:cancel")
        payment = settle(payment, outcome)
    return payment is None or payment.state != Payment.State.SUCCEEDED


@action
def _give_up_unless_begun(order: Order) -> Payment | None:
    """The payment whose intent decides, where there is one; otherwise the order is cancelled."""
    order = Order.objects.locked().get(pk=order.pk)
    payment = Payment.objects.locked().filter(order=order).exclude(state=Payment.State.CANCELED).first()
    if payment is None:
        if order.status == Order.Status.PENDING:
            orders.cancel(order)
        return None
    if payment.frozen or payment.attempts.in_flight().exists():
        raise PaymentInProgress
    if payment.gateway_ref is None:
        return settle(payment, Outcome(state="canceled", amount=payment.money))
    return payment


def _create(payment: Payment) -> str:
    """The reference of the payment's intent, kept before it is confirmed."""
    order = payment.order
    gateway = gateways.named(payment.gateway)
    try:
        payer = payer_of(order.customer, gateway)
        reference = gateway.create(
            amount=payment.money, order=order.public_id, payer=payer, key=payment.public_id
        )
    except OutcomeUnknown as error:
        # An intent without a confirmation charges nobody, and the same key finds it again.
        raise GatewayUnavailable from error
    if Payment.objects.filter(pk=payment.pk, gateway_ref=None).update(gateway_ref=reference):
        payment.gateway_ref = reference
    else:
        payment.refresh_from_db(fields=["gateway_ref"])
    return payment.reference
