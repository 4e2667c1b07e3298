"""Celery entry points of loyalty; each may run as often as it likes."""

from celery import shared_task

from commerce.loyalty import actions


@shared_task
def approve() -> None:
    """What has waited long enough counts: points, cashback, rewards for recommending."""
    actions.approve_due()
    actions.credit_due()
    actions.reward_due()


@shared_task
def end() -> None:
    """Last days of points: those that come, and those that were."""
    actions.warn_due()
    actions.expire_due()


@shared_task
def celebrate() -> None:
    actions.give_birthday_points()
