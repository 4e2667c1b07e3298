"""A renewal run keeps to its forecast: what goes beyond waits for a person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import midnight
from commerce.subscriptions.events import RenewalRunStopped
from commerce.subscriptions.models import RenewalRun, Subscription
from commerce.subscriptions.rules import Calendar

SLACK = 10  # charges beyond a small forecast that surprise nobody
TOLERANCE = 10  # percent


def allowed(forecast: int) -> int:
    """How many charges may be begun where `forecast` were foreseen."""
    return forecast + max(SLACK, -(-forecast * TOLERANCE // 100))


@action
def forecast(site: Site, *, day: date) -> RenewalRun:
    """The run of `day` with what is to be charged until its end, as it stands when the run is made."""
    made = RenewalRun.objects.filter(site=site, day=day).first()
    if made:
        return made
    due = list(_due_by(site, midnight(day + timedelta(days=1), zone_of(site))))
    amount = _sum_of(due)
    currency = due[0].currency if due else "EUR"
    run, _created = RenewalRun.objects.get_or_create(
        site=site, day=day,
        defaults={
            "currency": currency, "forecast_count": len(due), "forecast_amount": amount,
            "allowed": allowed(len(due)),
        },
    )  # fmt: skip
    return run


@action
def let_on(run: RenewalRun) -> RenewalRun:
    """A person has looked: the run may charge what is due now as well."""
    run = RenewalRun.objects.locked().select_related("site").get(pk=run.pk)
    due = _due_by(run.site, clock.now()).count()
    run.allowed = run.claimed + allowed(due)
    if run.state == RenewalRun.State.WAITING:
        run.state = RenewalRun.State.RUNNING
    run.save(update_fields=["allowed", "state"])
    return run


def due_now(run: RenewalRun) -> tuple[int, Money]:
    """How many charges of the run's site are due now, and how much they come to."""
    due = list(_due_by(run.site, clock.now()))
    return len(due), Money(_sum_of(due), run.currency)


def admitted(
    due: Sequence[Subscription], calendars: Mapping[int, Calendar], *, now: datetime
) -> list[Subscription]:
    """Those of `due` that the runs of their sites have room for; the runs count them."""
    by_site: dict[int, list[Subscription]] = defaultdict(list)
    for subscription in due:
        by_site[subscription.site_id].append(subscription)
    found: list[Subscription] = []
    for _site, theirs in sorted(by_site.items()):
        day = now.astimezone(calendars[theirs[0].pk].zone).date()
        found += _admitted(theirs, day=day, now=now)
    return found


def _admitted(theirs: list[Subscription], *, day: date, now: datetime) -> list[Subscription]:
    forecast(theirs[0].site, day=day)
    run = RenewalRun.objects.locked().get(site=theirs[0].site_id, day=day)
    room = theirs[: max(0, run.allowed - run.claimed)]
    if len(room) < len(theirs) and run.state != RenewalRun.State.WAITING:
        run.state = RenewalRun.State.WAITING
        publish(RenewalRunStopped(site=run.site_id, run=run.pk))
    elif run.state in (RenewalRun.State.FORECAST, RenewalRun.State.DONE):
        run.state = RenewalRun.State.RUNNING
        run.finished_at = None
    run.started_at = run.started_at or now
    run.claimed += len(room)
    run.claimed_amount += sum(one.charge().amount for one in room)
    run.save()
    return room


@action
def finish(run: RenewalRun) -> RenewalRun:
    """The run is done when nothing is due any more."""
    run = RenewalRun.objects.locked().select_related("site").get(pk=run.pk)
    if run.state == RenewalRun.State.RUNNING and not _due_by(run.site, clock.now()).exists():
        run.state = RenewalRun.State.DONE
        run.finished_at = clock.now()
        run.save(update_fields=["state", "finished_at"])
    return run


def _sum_of(due: Sequence[Subscription]) -> int:
    return sum(one.charge().amount for one in due)


def _due_by(site: Site, moment: datetime) -> QuerySet[Subscription]:
    due = Subscription.objects.filter(site=site, status=Subscription.Status.ACTIVE, next_charge_at__lt=moment)
    charged = (
        "price_amount", "quantity", "discount_amount", "promised", "formula", "currency", "shipping_amount",
        "reward__kind", "reward__percent", "reward__public_id", "reward__title",
    )  # fmt: skip
    return due.select_related("reward").only(*charged)
