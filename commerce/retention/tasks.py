"""Celery entry points of retention; each may run twice."""

from celery import shared_task

from commerce.retention import actions
from commerce.retention.models import Withdrawal


@shared_task
def settle(withdrawal: int) -> None:
    """Soon after it was received; what cannot be done now is left to `settle_all`."""
    actions.settle_withdrawal(Withdrawal.objects.select_related("order__site").get(pk=withdrawal))


@shared_task
def settle_all() -> None:
    actions.settle_withdrawals()


@shared_task
def announce_renewals() -> None:
    actions.announce_renewals()
