"""Celery entry points of the newsletter; each may run as often as it likes."""

from celery import shared_task

from commerce.marketing import actions


@shared_task
def forget() -> None:
    """Addresses that nobody confirmed are gone."""
    actions.forget()
