"""Celery entry points of billing; each may run twice and change nothing the second time."""

from datetime import timedelta

import structlog
from celery import shared_task

from commerce.base import clock
from commerce.billing import actions
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.inbox import GatewayEvent
from commerce.billing.models import Payment

log = structlog.get_logger()

LATE = timedelta(minutes=1)  # a message that waits longer has lost its wake-up
BATCH = 100


@shared_task
def apply_gateway_event(event_id: int) -> None:
    """The payment the message speaks of is as its gateway knows it now.

    The message only says where to look: so its age, order and content do not matter. While the
    gateway does not answer it stays in the inbox, for the sweep.
    """
    event = GatewayEvent.objects.waiting().filter(pk=event_id).first()
    if event is None:
        return
    payment = Payment.objects.filter(gateway=event.gateway, gateway_ref=event.object_ref).first()
    if payment:
        try:
            actions.refresh(payment)
        except GatewayUnavailable:
            log.warning("gateway unreachable, left to the sweep", gateway_event=event_id)
            return
    GatewayEvent.objects.waiting().filter(pk=event_id).update(processed_at=clock.now())


@shared_task
def sweep_inbox() -> None:
    """Have every message applied that nobody was woken for."""
    late = GatewayEvent.objects.waiting().filter(received_at__lt=clock.now() - LATE)
    for event_id in late.order_by("received_at").values_list("pk", flat=True)[:BATCH]:
        apply_gateway_event.delay(event_id)


@shared_task
def settle_unknown() -> None:
    """Payments whose outcome was lost are settled, and late messages applied."""
    sweep_inbox.delay()
    actions.settle_unknown()
