"""Eighteen months in the life of Maison Camille: what its customers did, lived through day by day.

Everything is drawn from a seed before it begins, so that the same seed is the same history, counted back
from the day on which it ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from django.utils import translation
from wagtail.models import Site

from coffret import passing, warehouse
from coffret.demo import accounts, leaving, people, wishes
from coffret.demo.people import Person
from coffret.passing import Appointment, Passed, Passing
from commerce.base import clock
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.base.models import User
from commerce.base.viewer import Viewer
from commerce.catalog.models import Formula
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of, with_lines
from commerce.checks import actions as checks
from commerce.customers import actions as customers
from commerce.invoices.actions import close_periods
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.actions import running
from commerce.subscriptions.models import RenewalRun, Subscription

SEED = 37000
PEOPLE = 300
DAYS = 548
DAY = timedelta(days=1)
FORMULAS = {
    "decouverte-monthly": 50, "decouverte-three-months": 20,
    "prestige-monthly": 20, "prestige-three-months": 10,
}  # fmt: skip
WISHES: dict[wishes.Wish, int] = {
    wishes.skip: 30, wishes.pause: 12, wishes.change_quantity: 6, wishes.change_formula: 7, wishes.move: 8,
    wishes.card_fails: 16, wishes.complain: 5, leaving.leave: 18, leaving.stay: 8, leaving.hesitate: 4,
    wishes.cancel_at_once: 2,
}  # fmt: skip
BETWEEN_WISHES = 90  # days, on average
# In a history nobody is written to.
UNHEARD = (*passing.PRINTING, "content.emails.")
# What beat runs that matters to it, as seldom as it may: most of it finds nothing to do on most days.
SCHEDULE: dict[str, dict[str, Any]] = {
    "charge": {"task": "commerce.subscriptions.tasks.renew", "schedule": 60.0},
    "step": {"task": "commerce.subscriptions.tasks.step_unpaid", "schedule": 60.0},
    "announce": {"task": "commerce.retention.tasks.announce_renewals", "schedule": 7 * 86400.0},
    "warn": {"task": "commerce.subscriptions.tasks.notice_cards", "schedule": 7 * 86400.0},
    "compare": {"task": "commerce.billing.tasks.reconcile", "schedule": 30 * 86400.0, "args": (40,)},
}


@dataclass
class Subscriber:
    """One person and all they will do; `subscription` once they have bought one."""

    person: Person
    chance: Random
    site: Site
    formula: str
    card: str = wishes.GOOD_CARD
    password: str | None = None
    subscription: int | None = None
    appointments: list[Appointment] = field(default_factory=list)

    def buy(self) -> None:
        first, _space, last = self.person.name.partition(" ")
        user = User.objects.create_user(self.person.email, self.password, first_name=first, last_name=last)
        customer = customers.register(user, site=self.site, language=self.person.language)
        viewer = Viewer(site=self.site, language=self.person.language, customer_id=customer.pk, cart_token="")
        formula = Formula.objects.get(site=self.site, slug=self.formula)
        with translation.override(self.person.language), acting_as(f"customer:{customer.public_id}"):
            quantity = 2 if self.chance.random() < 0.08 else 1
            cart, _token = checkout.add_line(
                None, checkout.Wish(thing=formula, quantity=quantity), viewer=viewer
            )
            checkout.set_address(cart, address=self.person.address)
            cart = with_lines(Cart.objects.all()).get(pk=cart.pk)
            order, _attempt = checkout.pay(
                cart, viewer=viewer, quote_hash=quote_of(cart).hash, method=self.card, key="bought",
                return_url="/",
            )  # fmt: skip
        self.subscription = Subscription.objects.get(origin__order=order).pk

    def wish(self, what: wishes.Wish) -> None:
        """They try it; what the rules refuse is not done."""
        rows = Subscription.objects.select_related("site", "customer", "formula__group", "payment_method")
        assert self.subscription
        subscription = rows.get(pk=self.subscription)
        with acting_as(f"customer:{subscription.customer.public_id}"):
            try:
                what(subscription, self.chance)
            except CommerceError:
                return

    def will(self, moment: datetime, what: wishes.Wish) -> None:
        self.appointments.append((moment, partial(self.wish, what)))


def live(site: Site, *, until: datetime, visits: Sequence[Appointment]) -> Iterator[Passed]:
    """The last days of a shop that was empty, `until` a moment, with its subscribers and `visits`."""
    begin = datetime.combine((until - DAYS * DAY).date(), passing.MORNING)
    living = [_drawn(site, number, begin, until) for number in range(PEOPLE - 3)]
    living += _known(site, begin + DAYS * DAY)
    met = [*visits, *(one for each in living for one in each.appointments)]
    appointments = sorted(met, key=lambda one: one[0])
    walk = Passing(
        at=clock.moved_to, each_day=_a_day, schedule=SCHEDULE, appointments=appointments, unheard=UNHEARD,
        skip_idle=True,
    )  # fmt: skip
    yield from walk.until(until, since=begin)
    with clock.moved_to(until):
        close_periods()
        checks.audit(days=DAYS)


def _a_day() -> None:
    """The warehouse works; staff let a run go on that left its forecast."""
    warehouse.work_a_day()
    for run in RenewalRun.objects.filter(state=RenewalRun.State.WAITING):
        with acting_as("staff:1"):
            running.let_on(run)


def _drawn(site: Site, number: int, begin: datetime, end: datetime) -> Subscriber:
    """Somebody who comes in the course of the history, later more than earlier, and what they will do."""
    chance = Random(f"{SEED}:{number}")
    person = people.draw(chance, number=number)
    formula = chance.choices(list(FORMULAS), list(FORMULAS.values()))[0]
    one = Subscriber(person, chance, site, formula)
    moment = begin + (end.date() - begin.date()) * (chance.random() ** 0.6) * 0.98  # whatever the hour
    one.appointments.append((moment, one.buy))
    while (moment := _some_time_later(moment, chance, average=BETWEEN_WISHES)) < end:
        what = chance.choices(list(WISHES), list(WISHES.values()))[0]
        one.will(moment, what)
        if what is wishes.card_fails:
            moment = _after_trouble(one, moment, chance)
        elif what in (leaving.leave, wishes.cancel_at_once):
            if chance.random() > 0.3:
                break
            moment = _some_time_later(moment, chance, average=60)
            one.will(moment, wishes.come_back)
    one.appointments = [kept for kept in one.appointments if kept[0] < end]
    return one


def _after_trouble(one: Subscriber, moment: datetime, chance: Random) -> datetime:
    """Most find the money, or another card, some weeks later; some never do."""
    later = _some_time_later(moment, chance, average=35)
    if chance.random() < 0.85:
        one.will(later, chance.choice((wishes.card_works, wishes.pay)))
        one.will(later, wishes.card_works)
    return later


def _some_time_later(moment: datetime, chance: Random, *, average: int) -> datetime:
    """Some days later, by day rather than by night."""
    day = (moment + timedelta(days=1 + chance.expovariate(1 / average))).date()
    hours = timedelta(minutes=chance.randint(0, 11 * 60))
    return datetime.combine(day, passing.MORNING) - timedelta(hours=2) + hours


def _known(site: Site, today: datetime) -> list[Subscriber]:
    """Three whom visitors of the demo may sign in as: active, paused, unpaid."""
    chance = Random("known")
    found = []
    for name, email, language, formula, since in (
        ("Louise Moreau", accounts.ACTIVE_EMAIL, "fr", "decouverte-monthly", 400),
        ("Hugo Garnier", accounts.PAUSED_EMAIL, "fr", "prestige-monthly", 200),
        ("Nora Walsh", accounts.UNPAID_EMAIL, "en", "decouverte-monthly", 150),
    ):
        person = Person(name, email, language, people.home(chance, name=name))
        one = Subscriber(person, Random(email), site, formula, password=accounts.CUSTOMER_PASSWORD)
        one.appointments.append((today - since * DAY, one.buy))
        found.append(one)
    active, paused, unpaid = found
    active.will(today - 130 * DAY, wishes.skip)
    paused.will(today - 20 * DAY, _pause_for_long)
    unpaid.will(today - 40 * DAY, _runs_out_of_money)
    return found


def _pause_for_long(subscription: Subscription, chance: Random) -> None:
    subscriptions.pause(subscription, until=(clock.now() + 90 * DAY).date())


def _runs_out_of_money(subscription: Subscription, chance: Random) -> None:
    wishes.cards_answer(subscription, "insufficient_funds")
