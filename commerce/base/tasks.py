"""Celery entry points of the journal."""

from celery import shared_task

from commerce.base import events


@shared_task
def deliver_entries(entries: list[int]) -> None:
    events.deliver_all(entries)


@shared_task
def sweep() -> None:
    events.sweep()
