"""Letting a payment go on that was frozen."""

from commerce.base.actions import action, check_outside_transaction
from commerce.billing.actions.settle import ask, settle
from commerce.billing.errors import StillDiffers
from commerce.billing.gateway import Outcome
from commerce.billing.models import Payment


def thaw(payment: Payment) -> Payment:
    """A frozen payment of which the gateway now names our amount goes on as the gateway says.

    Raises StillDiffers otherwise, GatewayUnavailable.
    """
    check_outside_transaction()
    return _thaw(payment, ask(payment))


@action
def _thaw(payment: Payment, outcome: Outcome) -> Payment:
    locked = Payment.objects.locked().get(pk=payment.pk)
    if outcome.amount != locked.money:
        raise StillDiffers(outcome.amount)
    Payment.objects.filter(pk=locked.pk).update(frozen=False)
    return settle(payment, outcome)
