"""Celery entry points of the journal."""

from celery import shared_task

from commerce.base import events


@shared_task
def deliver_entry(entry_id: int) -> None:
    events.deliver(entry_id)


@shared_task
def sweep() -> None:
    events.sweep()
