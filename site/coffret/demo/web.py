"""The demo's web process: besides the pages, it runs the tasks and keeps their schedule."""

from threading import Thread

from celery import beat
from celery.worker import WorkController
from django.core.wsgi import get_wsgi_application

from coffret.celery import app

application = get_wsgi_application()


def start_jobs() -> None:
    """Queued and scheduled tasks run in threads of this process, which share its memory broker."""
    app.set_default()
    worker = WorkController(
        app=app,
        pool="threads",
        concurrency=2,
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
    )
    Thread(target=worker.start, name="worker", daemon=True).start()
    beat.EmbeddedService(app, thread=True, scheduler_cls=beat.Scheduler).start()


start_jobs()
