"""A make-believe warehouse: it packs and ships every parcel on its day, and each arrives two days later."""

from datetime import timedelta

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import DeliveryNote

TRAVELS = timedelta(days=2)
Status = DeliveryNote.Status


def work_a_day() -> None:
    """What is to leave by today has left, and what was to leave two days ago has arrived; boxes in which
    something is missing wait."""
    for shop in ShopSettings.objects.all():
        today = clock.today(shop.zone)
        notes = DeliveryNote.objects.filter(site=shop.site_id, scheduled_on__lte=today)
        held = notes.incomplete().values("pk")
        waiting = list(notes.filter(status__in=(Status.PLANNED, Status.PREPARED)).exclude(pk__in=held))
        travelling = notes.filter(status=Status.SHIPPED, scheduled_on__lte=today - TRAVELS)
        fulfilment.set_status_all(travelling, status=Status.DELIVERED)
        planned = [note for note in waiting if note.status == Status.PLANNED]
        fulfilment.set_status_all(planned, status=Status.PREPARED)
        fulfilment.set_status_all(waiting, status=Status.SHIPPED)
