"""Celery entry points of billing; each may run twice and change nothing the second time."""

from datetime import timedelta

import structlog
from celery import shared_task
from django.db.models import Q

from commerce.base import clock
from commerce.base.events import acting_as
from commerce.base.stops import webhooks_stopped
from commerce.billing import actions
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.inbox import GatewayEvent, WebhookSettings

log = structlog.get_logger()

LATE = timedelta(minutes=1)  # a message that waits longer has lost its wake-up
BATCH = 100


@shared_task
def apply_gateway_event(event_id: int) -> None:
    """What the message speaks of is here as its gateway knows it now.

    The message only says where to look: so its age, order and content do not matter. While the
    gateway does not answer, or webhooks are stopped, it stays in the inbox, for the sweep.
    """
    event = GatewayEvent.objects.waiting().filter(pk=event_id).first()
    if event is None or webhooks_stopped():
        return
    try:
        actions.apply_event(event)
    except GatewayUnavailable:
        log.warning("gateway unreachable, left to the sweep", gateway_event=event_id)


@shared_task
def sweep_inbox() -> None:
    """Have every message applied that nobody was woken for."""
    if webhooks_stopped():
        return
    now = clock.now()
    late = GatewayEvent.objects.waiting().filter(
        Q(due_at=None) | Q(due_at__lte=now), received_at__lt=now - LATE
    )
    for event_id in late.order_by("received_at").values_list("pk", flat=True)[:BATCH]:
        apply_gateway_event.delay(event_id)


@shared_task
def purge_inbox() -> None:
    """Applied messages are gone once they are older than the shop wants to keep them."""
    keep = timedelta(days=WebhookSettings.load().keep_days)
    GatewayEvent.objects.applied().filter(processed_at__lt=clock.now() - keep).delete()


@shared_task
def settle_unknown() -> None:
    """Payments and refunds whose outcome was lost are settled, and late messages applied."""
    sweep_inbox.delay()
    actions.settle_unknown()
    actions.settle_refunds()


@shared_task
def reconcile(days: float, actor: str = "system") -> None:
    """Our records of the last `days` are held against the gateway's."""
    with acting_as(actor):
        actions.reconcile(clock.now() - timedelta(days=days))


@shared_task
def forget_cards() -> None:
    actions.forget_cards()
