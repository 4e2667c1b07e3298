"""The retention offer: once, off the next charge, to whoever may have it."""

from datetime import UTC, datetime

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.customers.models import Customer
from commerce.orders.models import Order
from commerce.retention import actions, queries, rules
from commerce.retention.errors import OfferNotAvailable
from commerce.retention.models import Departure, FunnelSettings
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import CannotChange
from commerce.subscriptions.models import Change
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


def take(life: Life) -> Departure:
    return actions.accept_offer(life.subscription, channel="account")


def test_it_is_off_the_next_charge_once(life: Life, funnel: FunnelSettings) -> None:
    offer = queries.offer_of(life.subscription)
    assert offer
    assert (offer.amount, offer.price) == (Money(500, "EUR"), Money(1990, "EUR"))
    assert offer.charge_on.isoformat() == "2026-02-09"
    departure = take(life)
    assert (departure.outcome, departure.given) == ("stayed", Money(500, "EUR"))
    assert departure.change and departure.change.kind == Change.Kind.STAY
    with on("2026-02-09 12:00"), on("2026-03-09 12:00"):
        assert [order.total_amount for order in life.orders] == [2490, 1990, 2490]
    assert life.subscription.status == "active"
    assert_sound()


def test_it_drops_a_cancellation_that_is_to_come(life: Life, funnel: FunnelSettings) -> None:
    actions.leave(life.subscription, channel="account")
    assert life.subscription.status == "cancel_at_end"
    take(life)
    assert life.subscription.status == "active"
    with on("2026-02-09 12:00"):
        assert [order.total_amount for order in life.orders] == [2490, 1990]
    assert_sound()


def test_it_is_never_more_than_the_charge(life: Life, funnel: FunnelSettings) -> None:
    FunnelSettings.objects.update(offer_amount=9900)
    offer = queries.offer_of(life.subscription)
    assert offer and (offer.amount.amount, offer.price.amount) == (2490, 0)
    assert take(life).given_amount == 2490
    assert life.subscription.discount_amount == 2490
    with on("2026-02-09 12:00"):
        assert life.orders[-1].total_amount == 0
    assert_sound()


def test_what_was_promised_before_stays_promised(life: Life, funnel: FunnelSettings) -> None:
    subscriptions.stay(life.subscription, amount=Money(2300, "EUR"))
    offer = queries.offer_of(life.subscription)
    assert offer and offer.amount.amount == 190
    assert take(life).given_amount == 190
    assert life.subscription.discount_amount == 2490


def test_whoever_took_it_gets_it_again_six_months_later_to_the_day(
    life: Life, funnel: FunnelSettings
) -> None:
    take(life)  # on 2 January
    for moment, offered in (("2026-07-01 21:59", False), ("2026-07-01 22:01", True)):  # midnight in Paris
        with clock.moved_to(datetime.fromisoformat(moment).replace(tzinfo=UTC)):
            with on(moment):
                pass
            assert (queries.offer_of(life.subscription) is not None) is offered
            if not offered:
                with pytest.raises(OfferNotAvailable):
                    take(life)
    with clock.moved_to(datetime(2026, 7, 2, 8, tzinfo=UTC)):
        assert take(life).outcome == "stayed"


@pytest.mark.parametrize(("months", "day", "cool"), [(1, 1, False), (1, 2, True), (12, 2, False)])
def test_the_cool_down_is_the_sites(months: int, day: int, cool: bool) -> None:
    accepted = datetime(2026, 1, 2, tzinfo=UTC).date()
    assert rules.is_cool(accepted, today=accepted.replace(month=2, day=day), months=months) is cool


def test_the_cool_down_is_the_customers_not_the_subscriptions(
    life: Life, funnel: FunnelSettings, shop: Shop, customer: Customer
) -> None:
    other = Life(shop, customer, anniversary=1)
    take(life)
    assert queries.offer_of(other.subscription) is None
    with pytest.raises(OfferNotAvailable):
        take(other)
    someone = Life(shop, build.register(shop))
    assert queries.offer_of(someone.subscription) is not None


@pytest.mark.parametrize("off", [{"offer_on": False}, {"offer_amount": 0}, {"hold_out_percent": 100}])
def test_it_is_not_made_where_it_is_off(life: Life, funnel: FunnelSettings, off: dict[str, int]) -> None:
    FunnelSettings.objects.update(**off)
    assert queries.offer_of(life.subscription) is None
    with pytest.raises(OfferNotAvailable):
        take(life)
    assert not Departure.objects.exists()
    assert life.subscription.discount_amount == 0


def test_it_is_not_made_to_whoever_owes(life: Life, funnel: FunnelSettings) -> None:
    life.card_answers("insufficient_funds")
    with on("2026-02-09 12:00"):
        assert life.subscription.status == "past_due"
        assert queries.offer_of(life.subscription) is None
        with pytest.raises(OfferNotAvailable):
            take(life)


def test_it_is_not_made_once_all_is_over(life: Life, funnel: FunnelSettings) -> None:
    subscriptions.cancel_now(life.subscription)
    assert queries.offer_of(life.subscription) is None
    with pytest.raises(CannotChange):
        subscriptions.stay(life.subscription, amount=Money(500, "EUR"))


def test_looking_at_it_changes_nothing(life: Life, funnel: FunnelSettings) -> None:
    before = JournalEntry.objects.count(), life.subscription.discount_amount
    queries.offer_of(life.subscription)
    queries.cancellation_plan(life.subscription)
    assert (JournalEntry.objects.count(), life.subscription.discount_amount) == before
    assert not Departure.objects.exists()
    assert Order.objects.count() == 1


@pytest.mark.parametrize(("percent", "least", "most"), [(0, 0, 0), (10, 60, 140), (50, 430, 570)])
def test_as_many_are_held_out_as_the_site_says(percent: int, least: int, most: int) -> None:
    held = sum(rules.is_held_out(f"cus_{n}", percent=percent) for n in range(1000))
    assert least <= held <= most
    more = [rules.is_held_out(f"cus_{n}", percent=percent + 10) for n in range(1000)]
    assert all(more[n] for n in range(1000) if rules.is_held_out(f"cus_{n}", percent=percent))
