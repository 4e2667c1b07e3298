"""Celery entry points of gift cards; each may run as often as it likes."""

from celery import shared_task

from commerce.giftcards import actions


@shared_task
def announce() -> None:
    actions.announce_due()


@shared_task
def end() -> None:
    """Last days: those that come, and those that were."""
    actions.warn_due()
    actions.expire_due()
