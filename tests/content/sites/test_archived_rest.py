"""Whatever becomes due at an archived site stays as it is, and at one that is there it happens."""

from datetime import timedelta

import pytest
from celery import current_app

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.catalog.models import Variant
from commerce.checkout.settings import ReminderSettings
from commerce.giftcards.models import GiftCard
from commerce.loyalty import actions as loyalty
from commerce.loyalty.models import Earning, LoyaltySettings
from commerce.waiting.models import Place
from content.sites import actions
from tests.commerce import shop as build
from tests.commerce.backoffice import shelves
from tests.commerce.shop import Shop

HAPPENS = {
    "CartLeft", "GiftCardAnnounced", "GiftCardExpiring", "PlaceInvited", "PointsApproved", "PointsExpiring",
}  # fmt: skip


@pytest.fixture
def shop(transactional_db: None, tasks_at_once: None) -> Shop:
    """The second site of an installation, where something of each kind becomes due."""
    build.open_shop()
    shop = build.open_shop(build.other_site())
    customer = build.register(shop)
    settings = LoyaltySettings.for_site(shop.site)
    settings.points_on = True
    build.saved(settings)
    build.saved(ReminderSettings(site=shop.site, reminder_on=True, minutes=60))
    loyalty.adjust_points(customer, points=100, reason="Thanks", key="thanks")
    later = clock.now() + timedelta(hours=1)
    Earning.objects.create(
        customer=customer, reason="order", reference="one", points=5, earned_at=clock.now(), approves_at=later
    )
    soon = clock.today(shop.settings.zone) + timedelta(days=1)
    Earning.objects.filter(reason="staff").update(expires_on=soon + timedelta(days=10))
    GiftCard.objects.filter(pk=shelves.gift_card(shop).pk).update(expires_on=soon + timedelta(days=20))
    waits = shelves.gift_card(shop)
    GiftCard.objects.filter(pk=waits.pk).update(state="waiting", announce_on=soon)
    place: Place = shelves.place(shop)
    assert place.variant
    Variant.objects.filter(pk=place.variant.pk).update(stock=5)
    build.filled_cart(shop, customer)
    return shop


def run_all(days: int) -> None:
    """What beat runs of its own accord, some days from now."""
    current_app.autodiscover_tasks(force=True)
    with clock.moved_to(clock.now() + timedelta(days=days)):
        for entry in current_app.conf.beat_schedule.values():
            current_app.tasks[entry["task"]].apply(args=entry.get("args", ())).get()


def happened(shop: Shop, after: int) -> set[str]:
    return set(JournalEntry.objects.filter(site=shop.site, pk__gt=after).values_list("name", flat=True))


@pytest.mark.parametrize("archived", [False, True])
def test_nothing_that_is_due_happens_at_an_archived_site(shop: Shop, archived: bool) -> None:
    if archived:
        actions.archive(shop.site)
    last = JournalEntry.objects.latest("pk").pk
    run_all(days=2)
    assert happened(shop, last) & HAPPENS == (set() if archived else HAPPENS)
    assert not archived or happened(shop, last) == set()
