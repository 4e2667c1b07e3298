"""Some days after a parcel was delivered its buyer may be asked what they think of it."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish_all
from commerce.fulfilment.events import ReviewDue
from commerce.fulfilment.models import DeliveryNote
from commerce.fulfilment.settings import LATEST, ReviewSettings

BATCH = 500
FORGOTTEN = timedelta(days=LATEST)  # beyond its day: then nobody remembers what was in it


def ask_for_reviews() -> int:
    """Have it heard of every parcel whose day to ask has come; how many. Each is told of once, ever."""
    now, told = clock.now(), 0
    for site in Site.objects.filter(pk__in=_unasked(now).values("site")):
        days = timedelta(days=ReviewSettings.for_site(site).days)
        due = Q(site=site, delivered_at__lte=now - days, delivered_at__gt=now - days - FORGOTTEN)
        while count := _ask(due, now):
            told += count
    return told


def _unasked(now: datetime) -> QuerySet[DeliveryNote]:
    return DeliveryNote.objects.served().filter(
        status=DeliveryNote.Status.DELIVERED, asked_at=None, delivered_at__gt=now - 2 * FORGOTTEN
    )


@action
def _ask(due: Q, now: datetime) -> int:
    """A batch of them: four statements, however many."""
    free = _unasked(now).filter(due).select_for_update(of=("self",), skip_locked=True)
    notes = list(free.select_related("order").order_by("pk")[:BATCH])
    DeliveryNote.objects.filter(pk__in=[note.pk for note in notes]).update(asked_at=now)
    publish_all(
        [
            ReviewDue(site=note.site_id, delivery_note=note.public_id, order=note.order.public_id)
            for note in notes
        ]
    )
    return len(notes)
