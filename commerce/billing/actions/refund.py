"""Giving money back: claim → call → settle, as for charges."""

import hashlib

import structlog
from django.db.models import F, Q

from commerce.base import clock
from commerce.base.actions import action, check_outside_transaction
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.billing import gateways, vouchers
from commerce.billing.actions.freeze import freeze
from commerce.billing.actions.settle import BATCH, LEASE
from commerce.billing.errors import KeyReused, RefundNotPossible, RefundTooLarge
from commerce.billing.events import RefundFailed, RefundReversed, RefundSucceeded
from commerce.billing.gateway import GatewayUnavailable, OutcomeUnknown, RefundOutcome, RefundRefused
from commerce.billing.models import Finding, Payment, Refund
from commerce.billing.safety import check_may_charge
from commerce.invoices import actions as invoices
from commerce.ledger import actions as ledger
from commerce.ledger.models import Account
from commerce.orders.models import Order, OrderLine

log = structlog.get_logger()

AT_ONCE = (Refund.Destination.CREDIT, Refund.Destination.GIFT_CARD)  # no gateway is asked


def refund(order: Order, *, amount: Money, destination: Refund.Destination, reason: str, key: str) -> Refund:
    """The refund that `key` stands for, as it stands after the gateway's answer.

    Its credit note is issued when it has succeeded. Raises RefundTooLarge, RefundNotPossible where
    the order was not paid by card, KeyReused when the key was used for another refund.
    """
    check_outside_transaction()
    made, is_new = claim_refund(order, amount=amount, destination=destination, reason=reason, key=key)
    return send_refund(made) if is_new else made


def send_refund(made: Refund) -> Refund:
    """What `claim_refund` decided is done; where this is lost, `settle_refunds` does it later."""
    check_outside_transaction()
    if made.destination in AT_ONCE:
        return made
    return settle_refund(made, _call(made))


def refresh_refund(refund: Refund) -> Refund:
    """The refund as the gateway knows it now. Raises GatewayUnavailable.

    One that never arrived there is asked for again, under the key it had.
    """
    if refund.payment is None or refund.payment.gateway_ref is None:
        return refund
    gateway = gateways.named(refund.payment.gateway)
    known = gateway.refunds_of(refund.payment.gateway_ref)
    outcome = next((one for one in known if one.ours == refund.public_id), None)
    if outcome is None and refund.state in (Refund.State.SENT, Refund.State.UNKNOWN):
        return settle_refund(refund, _call(refund))
    return settle_refund(refund, outcome)


def settle_refunds() -> int:
    """Ask again about refunds whose call ended badly, or that are on their way; how many ended."""
    stuck = Refund.objects.in_flight().filter(requested_at__lt=clock.now() - LEASE, payment__frozen=False)
    settled = 0
    for made in stuck.select_related("payment").order_by("requested_at")[:BATCH]:
        try:
            settled += refresh_refund(made).settled_at is not None
        except GatewayUnavailable:
            continue
    return settled


@action
def settle_refund(refund: Refund, outcome: RefundOutcome | RefundRefused | None) -> Refund:
    """The refund says what `outcome` says, with its credit note; a second time changes nothing.

    None means that the reply was lost. What a bank sends back after it had succeeded becomes
    store credit: the credit note stands, and the customer keeps what they were promised.
    """
    order = Order.objects.locked().select_related("site", "customer").get(pk=refund.order_id)
    refund = Refund.objects.locked().get(pk=refund.pk)
    refund.order = order
    if refund.state == Refund.State.FAILED or refund.destination in AT_ONCE:
        return refund
    if outcome is None:
        if refund.state == Refund.State.SENT:
            _move(refund, Refund.State.UNKNOWN)
    elif isinstance(outcome, RefundRefused):
        _fail(refund)
    else:
        refund.gateway_ref = outcome.reference
        _apply(refund, outcome)
    return refund


def _apply(refund: Refund, outcome: RefundOutcome) -> None:
    match outcome.state:
        case "pending" if refund.state != Refund.State.SUCCEEDED:
            _move(refund, Refund.State.PENDING)
        case "succeeded" if refund.state != Refund.State.SUCCEEDED:
            _succeed(refund)
        case "failed" if refund.state == Refund.State.SUCCEEDED:
            refund.destination = Refund.Destination.CREDIT
            refund.save(update_fields=["destination"])
            _credit(refund)
            _tell(RefundFailed, refund)
        case "failed":
            _fail(refund)


def accept_refund(payment: Payment, said: RefundOutcome) -> Finding.Kind | None:
    """What the gateway says of a refund, be it ours or made there, is what we know; what that changed.

    Where that cannot be, the payment is frozen for a person to look at.
    """
    same = Q(public_id=said.ours) | Q(gateway_ref=said.reference)
    known = Refund.objects.filter(same, payment=payment).first()
    try:
        if known is None:
            return Finding.Kind.IMPORTED if import_refund(payment, said) else None
        if known.money == said.amount:
            changed = settle_refund(known, said).state != known.state
            return Finding.Kind.SETTLED if changed else None
    except RefundTooLarge:
        pass
    freeze(payment)
    return Finding.Kind.FROZEN


@action
def import_refund(payment: Payment, outcome: RefundOutcome) -> Refund | None:
    """The refund that was made at the gateway itself, with its credit note; None where we know it.

    Raises RefundTooLarge when more was given back than was paid, all in all.
    """
    return _import(
        payment, outcome, destination=Refund.Destination.CARD, key=f"{payment.public_id}:{outcome.reference}"
    )


@action
def take_back(payment: Payment, *, amount: Money, reference: str) -> Refund | None:
    """The bank has taken `amount` back for the lost dispute `reference`, once, with its credit note.

    At most what was not given back before; None where that is nothing.
    """
    order = Order.objects.locked().get(pk=payment.order_id)
    payment = Payment.objects.locked().get(pk=payment.pk)
    left = min(order.refundable.amount, payment.refundable.amount, amount.amount)
    if not left:
        return None
    outcome = RefundOutcome(reference=reference, state="succeeded", amount=Money(left, amount.currency))
    return _import(
        payment, outcome, destination=Refund.Destination.BANK, key=f"{payment.public_id}:{reference}"
    )


def _import(
    payment: Payment, outcome: RefundOutcome, *, destination: Refund.Destination, key: str
) -> Refund | None:
    order = Order.objects.locked().select_related("site", "customer").get(pk=payment.order_id)
    payment = Payment.objects.locked().get(pk=payment.pk)
    same = Q(gateway_ref=outcome.reference, payment=payment) | Q(public_id=outcome.ours)
    if outcome.state == "failed" or Refund.objects.filter(same).exists():
        return None
    _take(order, payment, outcome.amount)
    made = Refund.objects.create(
        order=order, payment=payment, destination=destination, amount=outcome.amount.amount,
        currency=outcome.amount.currency, key=key, state=Refund.State.SENT,
        gateway_ref=outcome.reference, requested_at=clock.now(),
    )  # fmt: skip
    vouchers.buy_back(made, whatever_is_left=True)
    _apply(made, outcome)
    return made


def refund_key(order: Order, key: str) -> str:
    """By which the refund that `key` stands for is found among those of the order."""
    return f"{order.public_id}:{hashlib.sha256(key.encode()).hexdigest()[:40]}"


@action
def claim_refund(
    order: Order,
    *,
    amount: Money,
    destination: Refund.Destination,
    reason: str,
    key: str,
    line: OrderLine | None = None,
) -> tuple[Refund, bool]:
    """The refund that `key` stands for, and whether it is new and must now be sent.

    Where it is for one `line` of the order, its credit note names it and takes back its VAT. Raises what
    `refund` raises.
    """  # fmt: skip
    check_may_charge()
    order = Order.objects.locked().select_related("site", "customer").get(pk=order.pk)
    scoped = refund_key(order, key)
    earlier = Refund.objects.filter(key=scoped).first()
    if earlier:
        if (earlier.money, earlier.destination) != (amount, destination):
            raise KeyReused
        return earlier, False
    payment = None
    if destination == Refund.Destination.CARD:
        payment = Payment.objects.locked().filter(order=order, state=Payment.State.SUCCEEDED).first()
        if payment is None or payment.frozen:
            raise RefundNotPossible
    _take(order, payment, amount)
    made = Refund.objects.create(
        order=order, payment=payment, destination=destination, amount=amount.amount,
        currency=amount.currency, reason=reason, key=scoped, requested_at=clock.now(), line=line,
    )  # fmt: skip
    vouchers.spend_what_was_held(order)
    vouchers.buy_back(made)
    if destination == Refund.Destination.CREDIT:
        _credit(made)
    elif destination == Refund.Destination.GIFT_CARD:
        vouchers.put_back(made)
    if destination in AT_ONCE:
        _succeed(made)
    return made, True


@action
def reverse_refund(refund: Refund, *, reason: str) -> Refund:
    """A refund to gift cards is store credit of its customer instead; the credit note stands.

    Raises RefundNotPossible for another one, BalanceTooLow once it was spent.
    """
    order = Order.objects.locked().select_related("site", "customer").get(pk=refund.order_id)
    refund = Refund.objects.locked().get(pk=refund.pk)
    if refund.destination != Refund.Destination.GIFT_CARD:
        raise RefundNotPossible
    refund.order = order
    vouchers.take_again(refund)
    refund.destination = Refund.Destination.CREDIT
    refund.save(update_fields=["destination"])
    _credit(refund)
    publish(RefundReversed(site=order.site_id, order=order.public_id, refund=refund.public_id, reason=reason))
    return refund


def _take(order: Order, payment: Payment | None, amount: Money) -> None:
    """Count `amount` as refunded, unless that is more than was paid. Raises RefundTooLarge."""
    left = (
        order.refundable
        if payment is None
        else min(order.refundable, payment.refundable, key=lambda money: money.amount)
    )
    if amount.currency != order.currency or amount.amount < 1 or amount.amount > left.amount:
        raise RefundTooLarge(left)
    Order.objects.filter(pk=order.pk).update(refunded_amount=F("refunded_amount") + amount.amount)
    if payment:
        Payment.objects.filter(pk=payment.pk).update(refunded_amount=F("refunded_amount") + amount.amount)


def _call(refund: Refund) -> RefundOutcome | RefundRefused | None:
    """What the gateway answered; None when its reply was lost, or it is away: it is asked again."""
    payment = refund.payment
    assert payment is not None
    try:
        return gateways.named(payment.gateway).refund(
            payment.reference, amount=refund.money, refund=refund.public_id, key=refund.public_id
        )
    except RefundRefused as refused:
        return refused
    except (GatewayUnavailable, OutcomeUnknown):
        return None


def _succeed(refund: Refund) -> None:
    _move(refund, Refund.State.SUCCEEDED)
    if refund.destination != Refund.Destination.BANK:  # DisputeClosed tells of it
        _tell(RefundSucceeded, refund)
    invoices.credit_order(
        refund.order, amount=refund.money, reason=refund.reason, key=refund.public_id, line=refund.line
    )


def _fail(refund: Refund) -> None:
    Order.objects.filter(pk=refund.order_id).update(refunded_amount=F("refunded_amount") - refund.amount)
    if refund.payment:
        Payment.objects.filter(pk=refund.payment.pk).update(
            refunded_amount=F("refunded_amount") - refund.amount
        )
    vouchers.keep_after_all(refund)
    _move(refund, Refund.State.FAILED)
    _tell(RefundFailed, refund)


def _credit(refund: Refund) -> None:
    customer = refund.order.customer
    account = ledger.account_of(
        customer.public_id, site=refund.order.site, kind=Account.Kind.STORE_CREDIT, unit=refund.currency
    )
    ledger.credit(account, refund.amount, reason="refund", reference=refund.public_id)


def _move(refund: Refund, to: Refund.State) -> None:
    refund.state = to
    ended = to in (Refund.State.SUCCEEDED, Refund.State.FAILED)
    refund.settled_at = clock.now() if ended else None
    refund.save(update_fields=["state", "settled_at", "gateway_ref"])


def _tell(event: type[RefundSucceeded] | type[RefundFailed], refund: Refund) -> None:
    order = refund.order
    publish(event(site=order.site_id, order=order.public_id, refund=refund.public_id))
