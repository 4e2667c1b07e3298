"""Celery entry points of the checkout."""

from celery import shared_task

from commerce.checkout.actions.abandoning import abandon_stale
from commerce.checkout.actions.unfinished import remind_due


@shared_task
def abandon_stale_orders() -> None:
    abandon_stale()


@shared_task
def remind_of_carts() -> None:
    remind_due()
