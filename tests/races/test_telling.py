"""Two workers at once tell that a box has locked, and ask for a review: each is told once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment import asking
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions.actions import locking
from tests.commerce import shop as build
from tests.commerce.shop import NEW_YEAR, Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import Off

pytestmark = pytest.mark.django_db(transaction=True)

WORKS: dict[str, Callable[[], int]] = {
    "BoxLocked": locking.tell_locked,
    "ReviewDue": asking.ask_for_reviews,
}


@pytest.fixture(autouse=True)
def due(shop: Shop, customer: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that has locked and a parcel that came a week ago; whoever tells waits for the other first."""
    build.pay(shop, build.filled_cart(shop, customer), customer)
    build.hear_everything()
    for status in (DeliveryNote.Status.SHIPPED, DeliveryNote.Status.DELIVERED):
        fulfilment.set_status(DeliveryNote.objects.get(), status=status)
    for module in (locking, asking):
        monkeypatch.setattr(module, "publish_all", Meeting().before(module.publish_all))


def tell(name: str) -> list[int | Exception]:
    with clock.moved_to(NEW_YEAR + timedelta(days=8)):
        return at_once(WORKS[name], WORKS[name])


@pytest.mark.parametrize("name", WORKS)
def test_two_workers_at_once_tell_it_once(name: str) -> None:
    assert sorted(map(str, tell(name))) == ["0", "1"]
    assert JournalEntry.objects.filter(name=name).count() == 1


@pytest.mark.parametrize("name", WORKS)
def test_twin_without_the_lock_it_is_told_twice(name: str, without_locks: Off) -> None:
    without_locks()
    tell(name)
    assert JournalEntry.objects.filter(name=name).count() == 2
