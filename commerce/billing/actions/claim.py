"""The first of the three steps: one transaction decides that this try, and no other, may call."""

import hashlib

from django.conf import settings
from django.db.models import Max
from django.utils.crypto import salted_hmac

from commerce.base import clock
from commerce.base.actions import action
from commerce.billing import gateways
from commerce.billing.errors import KeyReused, PaymentInProgress
from commerce.billing.models import Attempt, Payment
from commerce.orders.models import Order
from commerce.orders.rules import check_move

DIGITS = 40  # 160 bits of the shopper's key, whatever its length


@action
def claim(order: Order, *, method: str, key: str) -> tuple[Attempt, bool]:
    """The attempt that `key` stands for, and whether it is new and must now be sent.

    Raises KeyReused when the key was used for another method, PaymentInProgress while another
    attempt of the order is in flight, OrderCannotChange when the order is not payable.
    """
    order = Order.objects.locked().get(pk=order.pk)
    payment = Payment.objects.locked().filter(order=order).exclude(state=Payment.State.CANCELED).first()
    fingerprint = salted_hmac("attempt", f"{order.public_id}:{method}", algorithm="sha256").hexdigest()
    if payment:
        earlier = _earlier(payment, key=key, fingerprint=fingerprint)
        if earlier:
            return earlier, False
    else:
        payment = _open(order)
    return _next(payment, key=key, fingerprint=fingerprint), True


def _earlier(payment: Payment, *, key: str, fingerprint: str) -> Attempt | None:
    """The attempt that answers this request already: of the same key, or the one that succeeded."""
    same = payment.attempts.filter(key=_scoped(payment, key)).first()
    if same and same.fingerprint != fingerprint:
        raise KeyReused
    return same or payment.attempts.filter(state=Attempt.State.SUCCEEDED).first()


def _next(payment: Payment, *, key: str, fingerprint: str) -> Attempt:
    if payment.attempts.in_flight().exists():
        raise PaymentInProgress
    payment.attempts.filter(state=Attempt.State.REQUIRES_ACTION).update(
        state=Attempt.State.DECLINED, decline_code="abandoned", settled_at=clock.now(),
        action_url="", action_secret="",
    )  # fmt: skip
    last = payment.attempts.aggregate(last=Max("n"))["last"] or 0
    return Attempt.objects.create(
        payment=payment, n=last + 1, key=_scoped(payment, key), fingerprint=fingerprint, sent_at=clock.now()
    )


def _open(order: Order) -> Payment:
    check_move(order.status, Order.Status.PAID)
    return Payment.objects.create(
        order=order, gateway=gateways.current().name, environment=settings.ENVIRONMENT,
        amount=order.total_amount, currency=order.currency, created_at=clock.now(),
    )  # fmt: skip


def _scoped(payment: Payment, key: str) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{payment.public_id}:{digest[:DIGITS]}"
