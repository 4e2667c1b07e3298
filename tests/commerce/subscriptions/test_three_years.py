"""Years of subscriptions with random behaviour come to exactly what an independent model says.

In CI a year of 25; with COFFRET_FULL=1 three years of 500, as the acceptance asks.
"""

import os
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random

import pytest
from django.conf import settings

from coffret import warehouse
from coffret.passing import PRINTING, Appointment, Passing
from commerce.base import clock
from commerce.billing.models import DemoCard
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import RenewalRun, Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import PARIS, Shop
from tests.commerce.subscriptions.life import Life
from tests.commerce.subscriptions.model import NOON, OFFERS, Subscriber

pytestmark = pytest.mark.django_db(transaction=True)

LONG = bool(os.environ.get("COFFRET_FULL"))
SUBSCRIBERS, YEARS = (500, 3) if LONG else (25, 1)
BEGIN = datetime(2026, 1, 2)  # noqa: DTZ001  # wall time: the zone is the model’s
END = datetime(2026 + YEARS, 1, 5) + NOON / 2  # noqa: DTZ001
TASKS = {
    "charge what is due", "take the next step of unpaid terms",
}  # fmt: skip
Story = dict[int, list[tuple[date, int]]]


def draw(number: int) -> Subscriber:
    """Somebody who joins in the first two thirds of the time, often at the end of a month."""
    chance = Random(f"three years:{number}")
    day = BEGIN.date() + timedelta(days=chance.randint(0, 240 * YEARS))
    if chance.random() < 0.4:
        day = day.replace(day=28) + timedelta(days=chance.randint(0, 3))
    offer = chance.choice(OFFERS)
    one = Subscriber(
        offer, datetime.combine(day, datetime.min.time()) + NOON, chance, quantity=chance.choice((1, 1, 2))
    )
    one.live(END)
    return one


class Replay:
    """One subscriber of the model, in the shop."""

    def __init__(self, shop: Shop, model: Subscriber) -> None:
        self.shop, self.model = shop, model

    @property
    def subscription(self) -> Subscription:
        return self.life.subscription

    def join(self) -> None:
        customer = build.register(self.shop)
        bought = {self.model.offer.name: self.model.bought}
        self.life = Life(self.shop, customer, method=build.GOOD, **bought)

    def do(self, what: str, number: int) -> None:
        one = self.subscription
        today = clock.today(PARIS)
        cards = DemoCard.objects.filter(payer__in=one.customer.payers.values("reference"))
        done: dict[str, Callable[[], object]] = {
            "skip": lambda: subscriptions.skip(one, slot=number),
            "pause": lambda: subscriptions.pause(one, until=today + timedelta(days=number)),
            "quantity": lambda: subscriptions.set_quantity(one, quantity=number),
            "cancel": lambda: subscriptions.cancel_at_end(one),
            "poor": lambda: cards.update(answer="declined"),
            "rich": lambda: cards.update(answer="succeeds"),
            "pay": lambda: subscriptions.pay_owed(one, method=build.GOOD, key="link", return_url="/"),
        }
        done[what]()

    def appointments(self) -> list[Appointment]:
        wishes: list[Appointment] = [
            (at.replace(tzinfo=UTC), partial(self.do, what, number)) for at, what, number in self.model.wishes
        ]
        return [(self.model.joined.replace(tzinfo=UTC), self.join), *wishes]


def test_the_years_come_to_what_the_model_says(shop: Shop) -> None:
    lives = [Replay(shop, draw(number)) for number in range(SUBSCRIBERS)]
    appointments = [each for life in lives for each in life.appointments()]
    walk = Passing(
        at=clock.moved_to, each_day=warehouse.work_a_day, unheard=(*PRINTING, "content.emails."),
        schedule={n: entry for n, entry in settings.CELERY_BEAT_SCHEDULE.items() if n in TASKS},
        appointments=sorted(appointments, key=lambda one: one[0]),
    )  # fmt: skip
    end = END.replace(tzinfo=UTC)
    crashed = [f for passed in walk.until(end, since=BEGIN.replace(tzinfo=UTC)) for f in passed.failures]
    assert not crashed
    assert not RenewalRun.objects.filter(state=RenewalRun.State.WAITING).exists()
    owners = {life.life.customer.pk: number for number, life in enumerate(lives)}
    assert paid(owners) == {number: life.model.paid for number, life in enumerate(lives)}
    assert shipped(owners) == {number: sorted(life.model.boxes) for number, life in enumerate(lives)}
    assert invoiced() == sorted(payment for life in lives for payment in life.model.paid)
    with clock.moved_to(end):
        assert_sound()


def paid(owners: dict[int, int]) -> Story:
    found: Story = defaultdict(list)
    for order in Order.objects.filter(paid_at__isnull=False).order_by("paid_at", "pk"):
        assert order.paid_at
        found[owners[order.customer_id]].append((order.paid_at.astimezone(PARIS).date(), order.total_amount))
    return found


def shipped(owners: dict[int, int]) -> Story:
    found: Story = defaultdict(list)
    notes = DeliveryNote.objects.exclude(status="cancelled").select_related("order")
    for note in notes.order_by("scheduled_on", "pk"):
        [line] = note.contents
        found[owners[note.order.customer_id]].append((note.scheduled_on, line["quantity"]))
    return {number: sorted(boxes) for number, boxes in found.items()}


def invoiced() -> list[tuple[date, int]]:
    """The day and amount of each."""
    return sorted((one.issued_on, one.total_amount) for one in Invoice.objects.all())


def test_the_model_is_put_to_every_test() -> None:
    """Month ends, both changes of the clock, refusals that end well and badly, and every wish are there."""
    drawn = [draw(number) for number in range(max(SUBSCRIBERS, 100))]
    wishes = {what for one in drawn for _at, what, _number in one.wishes}
    assert wishes == {"skip", "pause", "quantity", "cancel", "poor", "rich", "pay"}
    assert {one.joined.day for one in drawn} >= {28, 29, 30, 31}
    assert any(one.ended and "cancel" not in {what for _at, what, _n in one.wishes} for one in drawn)
