"""Celery entry points of the checks."""

from celery import shared_task

from commerce.base.events import acting_as
from commerce.checks import actions


@shared_task
def audit(actor: str = "system") -> None:
    """Every invariant was asked, and the result is on the staff's home page."""
    with acting_as(actor):
        actions.audit()
