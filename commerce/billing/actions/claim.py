"""The first of the three steps: one transaction decides that this try, and no other, may call."""

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.db.models import Max
from django.utils.crypto import salted_hmac

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.errors import NotFound
from commerce.billing import gateways
from commerce.billing.demo_gateway import DemoGateway
from commerce.billing.errors import ChargesStopped, KeyReused, PaymentInProgress
from commerce.billing.models import Attempt, Payment, PaymentMethod
from commerce.billing.safety import check_may_charge
from commerce.orders.models import Order
from commerce.orders.rules import check_move

DIGITS = 40  # 160 bits of the shopper's key, whatever its length


@action
def claim(
    order: Order, *, method: str, key: str, cause: Attempt.Cause = Attempt.Cause.SHOPPER
) -> tuple[Attempt, bool]:
    """The attempt that `key` stands for, and whether it is new and must now be sent.

    `method` is the public id of a card the customer saved, or what the gateway's form gave.
    Raises KeyReused when the key was used for another method, PaymentInProgress while another
    attempt of the order is in flight, OrderCannotChange when the order is not payable, NotFound
    for a saved card of somebody else, ChargesStopped.
    """
    check_may_charge()
    order = Order.objects.locked().get(pk=order.pk)
    payment = Payment.objects.locked().filter(order=order).exclude(state=Payment.State.CANCELED).first()
    saved = saved_card(order, method)
    fingerprint = _fingerprint(order, method)
    if payment:
        earlier = _earlier(payment, key=key, fingerprint=fingerprint)
        if earlier:
            return earlier, False
        _check_free(payment)
        if payment.gateway != DemoGateway.name and gateways.harmless([order.site_id]):
            raise ChargesStopped  # it was begun before its site became a demonstration
    else:
        check_move(order.status, Order.Status.PAID)
        payment = _new_payment(order, gateways.of(order.site).name)
        payment.save()
    attempt = _new_attempt(payment, key=key, fingerprint=fingerprint, saved=saved, cause=cause)
    attempt.n = (payment.attempts.aggregate(last=Max("n"))["last"] or 0) + 1
    attempt.save()
    return attempt, True


@action
def claim_all(orders: Sequence[tuple[Order, PaymentMethod]]) -> list[Attempt]:
    """The first attempt of each order just placed in this transaction, with a card saved before.

    The number of statements does not grow with the orders.
    """
    names = gateways.names_of({order.site_id for order, _card in orders})
    payments = Payment.objects.bulk_create(
        _new_payment(order, names[order.site_id]) for order, _card in orders
    )
    return Attempt.objects.bulk_create(
        _new_attempt(
            payment, key="renewal", fingerprint=_fingerprint(order, card.public_id),
            saved=card, cause=Attempt.Cause.RENEWAL,
        )
        for payment, (order, card) in zip(payments, orders, strict=True)
    )  # fmt: skip


def saved_card(order: Order, method: str) -> PaymentMethod | None:
    """The card of the order's customer that `method` names, None where it names none."""
    prefix = PaymentMethod._meta.get_field("public_id").prefix
    if not method.startswith(f"{prefix}_"):
        return None
    try:
        return PaymentMethod.objects.usable().get(customer=order.customer_id, public_id=method)
    except PaymentMethod.DoesNotExist as error:
        raise NotFound(field="paymentMethod") from error


def _earlier(payment: Payment, *, key: str, fingerprint: str) -> Attempt | None:
    """The attempt that answers this request already: of the same key, or the one that succeeded."""
    same = payment.attempts.filter(key=_scoped(payment, key)).first()
    if same and same.fingerprint != fingerprint:
        raise KeyReused
    return same or payment.attempts.filter(state=Attempt.State.SUCCEEDED).first()


def _check_free(payment: Payment) -> None:
    """No call is on its way; what waited for the customer's bank is given up for the next try."""
    if payment.frozen or payment.attempts.in_flight().exists():
        raise PaymentInProgress
    payment.attempts.filter(state=Attempt.State.REQUIRES_ACTION).update(
        state=Attempt.State.DECLINED, decline_code="abandoned", settled_at=clock.now(),
        action_url="", action_secret="",
    )  # fmt: skip


def _new_payment(order: Order, gateway: str) -> Payment:
    return Payment(
        order=order, gateway=gateway, environment=settings.ENVIRONMENT,
        amount=order.due.amount, currency=order.currency, created_at=clock.now(),
    )  # fmt: skip


def _new_attempt(
    payment: Payment, *, key: str, fingerprint: str, saved: PaymentMethod | None, cause: Attempt.Cause
) -> Attempt:
    return Attempt(
        payment=payment, n=1, key=_scoped(payment, key), fingerprint=fingerprint, sent_at=clock.now(),
        cause=cause, method=saved, card_brand=saved.brand if saved else "",
        card_last4=saved.last4 if saved else "",
    )  # fmt: skip


def _fingerprint(order: Order, method: str) -> str:
    return salted_hmac("attempt", f"{order.public_id}:{method}", algorithm="sha256").hexdigest()


def _scoped(payment: Payment, key: str) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{payment.public_id}:{digest[:DIGITS]}"
