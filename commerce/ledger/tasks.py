"""Celery entry points of the ledger."""

from celery import shared_task

from commerce.ledger import actions


@shared_task
def expire_holds() -> None:
    actions.expire_holds()
