"""Celery entry points of the outbox."""

from celery import shared_task

from content.emails import outbox


@shared_task
def send_mail(mail_id: int) -> None:
    outbox.send(mail_id)


@shared_task
def sweep() -> None:
    outbox.sweep()
