"""Celery carries wake-ups only; what has to be done is in rows, so losing it loses nothing."""

from celery import Celery

app = Celery("coffret")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
