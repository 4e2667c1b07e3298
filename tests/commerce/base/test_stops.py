"""One switch stops all charges, one all mails, one all webhooks."""

import pytest
from django.db import IntegrityError, transaction

from commerce.base import clock, stops
from commerce.base.models import EmergencyStop, JournalEntry
from commerce.base.stops import Stoppable

pytestmark = pytest.mark.django_db


def stopped() -> tuple[bool, bool, bool]:
    return stops.charges_stopped(), stops.mails_stopped(), stops.webhooks_stopped()


def journal() -> list[tuple[str, str]]:
    return list(JournalEntry.objects.order_by("pk").values_list("name", "data__what"))


def test_nothing_is_stopped_at_first() -> None:
    assert stopped() == (False, False, False)


@pytest.mark.parametrize("what", Stoppable)
def test_each_switch_stops_its_own_and_is_released(what: Stoppable) -> None:
    stops.stop(what, by="staff:1", reason="Something is wrong")
    assert stopped() == tuple(what == each for each in Stoppable)
    stops.release(what, by="staff:2")
    assert stopped() == (False, False, False)
    assert journal() == [("EmergencyStopped", what), ("EmergencyReleased", what)]


def test_what_is_stopped_already_is_told_once() -> None:
    for _time in range(2):
        stops.stop(Stoppable.MAILS, by="staff:1", reason="Wrong prices")
    stops.stop(Stoppable.CHARGES, by="staff:1", reason="Wrong prices")
    stops.release(Stoppable.WEBHOOKS, by="staff:1")
    assert stopped() == (True, True, False)
    assert journal() == [("EmergencyStopped", "mails"), ("EmergencyStopped", "charges")]
    assert EmergencyStop.objects.get().reason == "Wrong prices"


def test_there_is_one_row() -> None:
    stops.stop(Stoppable.MAILS, by="staff:1", reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyStop.objects.create(since=clock.now(), by="staff:1", pk=2)
