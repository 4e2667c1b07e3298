"""Celery entry points of subscriptions; each may run twice, at once or not at all for a while."""

from datetime import timedelta

from celery import shared_task
from wagtail.models import Site

from commerce.base import clock
from commerce.catalog.queries import zone_of
from commerce.subscriptions import actions
from commerce.subscriptions.actions import running
from commerce.subscriptions.models import RenewalRun, Subscription

WORKERS = 4  # how many tasks share one run; each stops when nothing is left


@shared_task
def renew() -> None:
    """Have workers charge what is due, and close the runs that have nothing left."""
    if Subscription.objects.due(clock.now()).exists():
        for _worker in range(WORKERS):
            renew_some.delay()
    for run in RenewalRun.objects.filter(state=RenewalRun.State.RUNNING):
        running.finish(run)


@shared_task
def renew_some() -> None:
    actions.renew_due()


@shared_task
def step_unpaid() -> None:
    """Unpaid terms are tried again or offered once more; what is over ends; what paused goes on."""
    actions.step_terms()
    actions.resume_due()
    actions.end_finished()


@shared_task
def tell_locked() -> None:
    actions.tell_locked()


@shared_task
def notice_cards() -> None:
    actions.notice_expiring_cards()


@shared_task
def forecast_runs() -> None:
    """What each site will charge tomorrow is written down today, to hold the run against."""
    for site in Site.objects.filter(pk__in=Subscription.objects.values("site")):
        today = clock.today(zone_of(site))
        for day in (today, today + timedelta(days=1)):
            running.forecast(site, day=day)
