"""A paid order becomes subscriptions, their boxes and parcels: each once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from commerce.base import clock, events
from commerce.base.models import Delivery, JournalEntry
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle, Subscription, Term
from commerce.subscriptions.queries import timelines
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop


def buy(shop: Shop, customer: Customer, **quantities: int) -> Order:
    """An order of so many of each formula, paid, and heard of."""
    order, _attempt = build.pay(shop, build.filled_cart(shop, customer, **quantities), customer)
    hear(order)
    return order


def hear(order: Order) -> None:
    events.deliver(JournalEntry.objects.get(name="OrderPaid", data__order=order.public_id).pk)
    assert not Delivery.objects.exclude(last_error="").exists()


def subscription_of(order: Order) -> Subscription:
    subscriptions = Subscription.objects.select_related("formula", "site")
    return subscriptions.get(origin__order=order)


def test_hearing_of_an_order_twice_starts_one_subscription(shop: Shop, customer: Customer) -> None:
    order = buy(shop, customer, monthly=1)
    Delivery.objects.update(delivered_at=None)
    hear(order)
    assert subscriptions.start(order) == []
    for what in (Subscription, Term, Cycle, DeliveryNote):
        assert what.objects.count() == 1
    assert JournalEntry.objects.filter(name="SubscriptionStarted").count() == 1
    assert_sound()


def test_two_formulas_in_one_order_are_two_subscriptions(shop: Shop, customer: Customer) -> None:
    order = buy(shop, customer, monthly=2, anniversary=1)
    started = {one.formula.slug: one for one in Subscription.objects.select_related("formula")}
    assert set(started) == {"monthly", "anniversary"}
    assert started["monthly"].price == shop.monthly.price * 2
    assert {term.order for term in Term.objects.all()} == {order}
    contents = [note.contents for note in DeliveryNote.objects.order_by("scheduled_on")]
    assert contents == [
        [{"title": "Discovery · Anniversary", "quantity": 1}],
        [{"title": "Discovery · Monthly", "quantity": 2}],
    ]
    assert_sound()


def test_three_boxes_paid_in_advance_are_one_term_and_three_parcels(shop: Shop, customer: Customer) -> None:
    order = buy(shop, customer, quarterly=1)
    term = Term.objects.get()
    assert (term.order, term.idx) == (order, 0)
    assert (term.period.lower, term.period.upper) == (date(2026, 1, 1), date(2026, 4, 1))
    cycles = Cycle.objects.select_related("delivery_note")
    assert [(c.term, c.idx, c.status, str(c.ships_on)) for c in cycles] == [
        (term, 0, "paid", "2026-01-15"),
        (term, 1, "paid", "2026-02-15"),
        (term, 2, "paid", "2026-03-15"),
    ]
    assert [c.delivery_note and c.delivery_note.scheduled_on for c in cycles] == [c.ships_on for c in cycles]
    assert_sound()


def test_a_subscription_of_its_own_day_is_counted_from_it(shop: Shop, customer: Customer) -> None:
    subscription = subscription_of(buy(shop, customer, anniversary=1))
    assert subscription.anchor == date(2026, 1, 2)
    term = Term.objects.get()
    assert (term.period.lower, term.period.upper) == (date(2026, 1, 2), date(2026, 2, 2))
    assert str(Cycle.objects.get().ships_on) == "2026-01-05"


def test_an_order_paid_after_the_lock_gets_the_next_box(shop: Shop, customer: Customer, cart: Cart) -> None:
    build.pay(shop, cart, customer, method=build.DECLINED)
    with clock.moved_to(datetime(2026, 1, 20, tzinfo=UTC)):
        order, _attempt = build.pay(shop, cart, customer)
        hear(order)
    assert str(Cycle.objects.get().ships_on) == "2026-02-15"


def test_an_order_heard_of_after_the_lock_keeps_the_box_it_paid(
    shop: Shop, customer: Customer, cart: Cart
) -> None:
    order, _attempt = build.pay(shop, cart, customer)
    build.edition(shop.group, date(2026, 1, 1), ships_on=date(2026, 1, 17), charge_on=date(2026, 1, 11))
    with clock.moved_to(datetime(2026, 3, 20, tzinfo=UTC)):
        hear(order)
    assert str(Cycle.objects.get().ships_on) == "2026-01-17"


def test_terms_of_one_subscription_never_overlap(shop: Shop, customer: Customer) -> None:
    subscription = subscription_of(buy(shop, customer, monthly=1))
    other = subscription_of(buy(shop, build.register(shop), monthly=1))
    for start, end in ((1, 15), (31, 31)):
        with pytest.raises(IntegrityError, match="terms_do_not_overlap"), transaction.atomic():
            Term.objects.create(
                subscription=subscription, idx=1, period=(date(2026, 1, start), date(2026, 2, end % 30))
            )
    Term.objects.create(subscription=subscription, idx=1, period=(date(2026, 2, 1), date(2026, 3, 1)))
    assert other.terms.get().period == subscription.terms.get(idx=0).period


@pytest.mark.parametrize("what", ["term", "cycle", "subscription", "parcel"])
def test_the_database_keeps_what_must_be_there_once(shop: Shop, customer: Customer, what: str) -> None:
    subscription = subscription_of(buy(shop, customer, quarterly=1))
    first = Cycle.objects.earliest("idx")
    row: Any = {
        "term": first.term, "cycle": first, "subscription": subscription,
        "parcel": Cycle.objects.get(idx=1),
    }[what]  # fmt: skip
    if what == "parcel":
        row.delivery_note = first.delivery_note
    else:
        row.pk = None
        row.public_id = f"x_{what}"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_timeline_shows_what_was_paid_and_what_comes(shop: Shop, customer: Customer) -> None:
    build.edition(shop.group, date(2026, 1, 1), published=True)
    build.edition(shop.group, date(2026, 2, 1))
    build.edition(
        shop.group, date(2026, 5, 1), ships_on=date(2026, 5, 20), charge_on=date(2026, 5, 19), published=True
    )
    subscription = subscription_of(buy(shop, customer, quarterly=2))
    boxes = timelines([subscription])[subscription.pk]
    price = shop.quarterly.price * 2
    assert [(b.index, b.status, str(b.dates.ships_on), b.price) for b in boxes] == [
        (0, "paid", "2026-01-15", None),
        (1, "paid", "2026-02-15", None),
        (2, "paid", "2026-03-15", None),
        (3, "planned", "2026-04-15", price),
        (4, "planned", "2026-05-20", None),
        (5, "planned", "2026-06-15", None),
    ]
    assert [str(b.edition.title) if b.edition else None for b in boxes] == [
        "Box of January", None, None, None, "Box of May", None,
    ]  # fmt: skip
    assert [b.lock_date.isoformat() for b in boxes[:2]] == ["2026-01-08", "2026-02-08"]
    assert [b.delivery_note is not None for b in boxes] == [True] * 3 + [False] * 3


def test_a_hidden_box_is_seen_once_it_is_announced(shop: Shop, customer: Customer) -> None:
    hidden = build.edition(shop.group, date(2026, 2, 1))
    subscription = subscription_of(buy(shop, customer, monthly=1))
    assert timelines([subscription])[subscription.pk][1].edition is None
    hidden.published = True
    build.saved(hidden)
    assert timelines([subscription])[subscription.pk][1].edition == hidden


def test_a_shipped_box_leaves_the_timeline(shop: Shop, customer: Customer) -> None:
    subscription = subscription_of(buy(shop, customer, monthly=1))
    DeliveryNote.objects.update(status="shipped")
    boxes = timelines([subscription], count=2)[subscription.pk]
    assert [(box.index, str(box.dates.ships_on)) for box in boxes] == [(1, "2026-02-15"), (2, "2026-03-15")]
    with clock.moved_to(datetime(2026, 2, 10, tzinfo=UTC)):
        assert timelines([subscription], count=1)[subscription.pk][0].status == "locked"


def test_a_cancelled_subscription_has_only_the_boxes_it_paid(shop: Shop, customer: Customer) -> None:
    subscription = subscription_of(buy(shop, customer, quarterly=1))
    subscription.status = "cancelled"
    assert [box.index for box in timelines([subscription])[subscription.pk]] == [0, 1, 2]


@pytest.mark.parametrize("count", [1, 5])
def test_any_number_of_timelines_costs_three_queries(
    shop: Shop, customer: Customer, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        buy(shop, customer, monthly=1)
    seen = list(Subscription.objects.visible_to(shop.viewer(customer)).select_related("formula", "site"))
    assert len(seen) == count
    with django_assert_num_queries(3):
        timelines(seen)
