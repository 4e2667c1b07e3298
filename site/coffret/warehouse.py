"""A make-believe warehouse: it packs and ships every parcel on its day, and each arrives two days later."""

from datetime import timedelta

from wagtail.models import Site

from commerce.base import clock
from commerce.catalog.queries import zone_of
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote

TRAVELS = timedelta(days=2)
Status = DeliveryNote.Status


def work_a_day() -> None:
    """What is to leave by today has left, and what was to leave two days ago has arrived."""
    for site in Site.objects.all():
        today = clock.today(zone_of(site))
        notes = DeliveryNote.objects.filter(site=site)
        arrived = notes.filter(status=Status.SHIPPED, scheduled_on__lte=today - TRAVELS)
        fulfilment.set_status_all(arrived, status=Status.DELIVERED)
        leaving = notes.filter(scheduled_on__lte=today)
        fulfilment.set_status_all(leaving.filter(status=Status.PLANNED), status=Status.PREPARED)
        fulfilment.set_status_all(leaving.filter(status=Status.PREPARED), status=Status.SHIPPED)
