"""Celery entry points of waiting lists; each may run as often as it likes."""

from celery import shared_task

from commerce.waiting import actions


@shared_task
def serve() -> None:
    """What was not used goes to whoever is next."""
    actions.lapse_due()
    actions.invite_due()
