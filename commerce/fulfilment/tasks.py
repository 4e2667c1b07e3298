"""Celery entry points of fulfilment; each may run twice."""

from celery import shared_task

from commerce.fulfilment import asking


@shared_task
def ask_for_reviews() -> None:
    asking.ask_for_reviews()
