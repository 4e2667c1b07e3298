"""Celery entry points of pages."""

from celery import shared_task
from django.core.management import call_command


@shared_task
def publish_scheduled() -> None:
    """Pages and snippets whose moment has come go live, or leave."""
    call_command("publish_scheduled", verbosity=0)
