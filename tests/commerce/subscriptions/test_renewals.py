"""Every due subscriber is charged once, and every box has its parcel."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.base import clock, stops
from commerce.base.models import JournalEntry
from commerce.billing import actions as billing
from commerce.billing.gateway import OutcomeUnknown
from commerce.billing.models import Attempt, Payment, Refund
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.ledger.models import Account
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.actions import running
from commerce.subscriptions.actions.renewing import settle
from commerce.subscriptions.models import Cycle, RenewalRun, Subscription, Term
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on, pass_days, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    """A monthly subscription bought on 2 January: its January box ships on the 15th."""
    return Life(shop, customer)


def test_a_term_is_charged_on_its_day_and_its_box_is_planned(life: Life) -> None:
    with on("2026-02-08 22:59"):
        assert len(life.orders) == 1
    with on("2026-02-08 23:00"):  # midnight in Paris
        assert len(life.orders) == 2
    order = life.orders[1]
    assert (order.source, order.total) == ("renewal", life.subscription.price)
    assert order.invoice.number == "F2026-000002"
    note = DeliveryNote.objects.get(order=order)
    assert (note.scheduled_on, note.status) == (date(2026, 2, 15), "planned")
    term = Term.objects.get(order=order)
    assert (term.idx, term.status, term.period.lower) == (1, "paid", date(2026, 2, 1))
    assert life.subscription.next_charge_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert_sound()


def test_running_twice_charges_once(life: Life) -> None:
    with on("2026-02-09 09:00"):
        work()
        assert subscriptions.renew_due() == 0
    assert len(life.orders) == 2
    assert_sound()


def test_a_year_is_twelve_charges(life: Life) -> None:
    pass_days(datetime(2026, 1, 3, 12, tzinfo=UTC), 365)
    months = [cycle.ships_on for cycle in Cycle.objects.order_by("idx")]
    assert months == [date(2026, month, 15) for month in range(1, 13)]
    assert len(life.orders) == 12
    assert_sound()


def test_a_prepaid_term_is_charged_once_for_its_three_boxes(shop: Shop, customer: Customer) -> None:
    life = Life(shop, customer, quarterly=1)
    pass_days(datetime(2026, 1, 3, 12, tzinfo=UTC), 120)
    assert [order.total_amount for order in life.orders] == [6990, 6990]
    assert [term.idx for term in Term.objects.all()] == [0, 1]
    assert [cycle.term.idx for cycle in Cycle.objects.all() if cycle.term] == [0, 0, 0, 1, 1, 1]
    assert_sound()


def test_an_anniversary_is_kept_at_the_end_of_the_month(shop: Shop, customer: Customer) -> None:
    with clock.moved_to(datetime(2026, 1, 31, 12, tzinfo=UTC)):
        Life(shop, customer, anniversary=1)
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 100)
    charged = [cycle.charge_on for cycle in Cycle.objects.order_by("idx")]
    assert charged == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert_sound()


def test_the_price_agreed_to_stays_when_the_formula_costs_more(life: Life, shop: Shop) -> None:
    shop.monthly.price_amount = 9900
    shop.monthly.active = False
    shop.monthly.save()
    with on("2026-02-09 12:00"):
        assert life.orders[1].total_amount == 2490


def test_what_was_promised_off_the_next_charge_is_off_it_once(life: Life) -> None:
    Subscription.objects.update(discount_amount=500)
    with on("2026-02-09 12:00"):
        order = life.orders[1]
        assert (order.discount_amount, order.total_amount) == (500, 1990)
        assert sum(part["net"] + part["amount"] for part in order.vat) == 1990
    with on("2026-03-09 12:00"):
        assert life.orders[2].total_amount == 2490
    assert_sound()


def test_store_credit_pays_before_the_card(life: Life) -> None:
    with on("2026-01-20 12:00"):
        billing.refund(
            life.first_order, amount=life.first_order.total, destination=Refund.Destination.CREDIT,
            reason="Broken", key="r",
        )  # fmt: skip
    Subscription.objects.update(quantity=2)
    with on("2026-02-09 12:00"):
        order = life.orders[1]
        assert (order.total_amount, order.credit_amount) == (4980, 2490)
        assert Payment.objects.get(order=order).amount == 2490
    assert Account.objects.get().balance == 0
    assert_sound()


def test_a_term_that_credit_pays_whole_needs_no_charge(life: Life) -> None:
    with on("2026-01-20 12:00"):
        billing.refund(
            life.first_order, amount=life.first_order.total, destination=Refund.Destination.CREDIT,
            reason="", key="r",
        )  # fmt: skip
    with on("2026-02-09 12:00"):
        assert life.orders[1].due.amount == 0
        assert not Payment.objects.filter(order=life.orders[1]).exists()
        assert DeliveryNote.objects.filter(order=life.orders[1]).count() == 1
    assert (Account.objects.get().balance, Account.objects.get().held) == (0, 0)
    assert_sound()


def test_a_reply_that_was_lost_is_asked_for_and_charges_once(life: Life, gateway: HookedGateway) -> None:
    gateway.fail("confirmed", OutcomeUnknown)
    with on("2026-02-09 09:00"):
        assert Attempt.objects.latest("pk").state == "unknown"
        assert life.subscription.status == "active"
    gateway.at.clear()
    with on("2026-02-09 09:02"):
        billing.settle_unknown()
        work()
        assert len(life.orders) == 2
    assert_sound()


def test_a_subscription_is_never_charged_twice_in_a_day(life: Life) -> None:
    with on("2026-02-09 12:00"):
        Subscription.objects.update(next_charge_at=clock.now(), next_slot=2)  # whatever went wrong
        work()
        assert len(life.orders) == 2


def test_when_charges_are_stopped_nothing_is_charged(life: Life) -> None:
    stops.stop(stops.Stoppable.CHARGES, by="staff:1", reason="test")
    with on("2026-02-09 12:00"):
        assert len(life.orders) == 1
        stops.release(stops.Stoppable.CHARGES, by="staff:1")
        work()
        assert len(life.orders) == 2


def test_after_an_outage_a_box_that_can_no_longer_leave_is_not_charged(life: Life) -> None:
    with on("2026-02-16 12:00"):
        assert len(life.orders) == 1
        assert life.subscription.next_charge_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    with on("2026-03-14 12:00"):
        assert len(life.orders) == 2
        assert Cycle.objects.latest("pk").ships_on == date(2026, 3, 15)


def test_a_run_that_leaves_its_forecast_waits_for_a_person(shop: Shop) -> None:
    with clock.moved_to(build.NEW_YEAR):
        for _ in range(13):
            Life(shop, build.register(shop))
    with clock.moved_to(datetime(2026, 2, 8, 12, tzinfo=UTC)):
        run = running.forecast(shop.site, day=date(2026, 2, 9))
        assert (run.forecast_count, run.forecast_amount) == (13, 13 * 2490)
    RenewalRun.objects.update(forecast_count=2, allowed=running.allowed(2))
    with on("2026-02-09 12:00"):
        assert Order.objects.filter(source="renewal").count() == 12
        run.refresh_from_db()
        assert run.state == "waiting"
        assert JournalEntry.objects.filter(name="RenewalRunStopped").count() == 1
        work()
        assert Order.objects.filter(source="renewal").count() == 12
        running.let_on(run)
        work()
        assert Order.objects.filter(source="renewal").count() == 13
        running.finish(run)
    run.refresh_from_db()
    assert (run.state, run.claimed, run.claimed_amount) == ("done", 13, 13 * 2490)
    assert_sound()


def test_a_batch_reads_none_of_those_who_are_due_beside_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.moved_to(build.NEW_YEAR):
        for _ in range(3):
            Life(shop, build.register(shop))
    with clock.moved_to(datetime(2026, 2, 9, 12, tzinfo=UTC)):
        assert subscriptions.claim_due(1)
        monkeypatch.setattr(running, "_due_by", lambda *_asked: pytest.fail("all who are due were read"))
        assert subscriptions.claim_due(1)


def statements_of_renewing(shop: Shop, many: int, *, month: int) -> int:
    with clock.moved_to(datetime(2026, month - 1, 2, 12, tzinfo=UTC)):
        for _ in range(many):
            Life(shop, build.register(shop))
    with clock.moved_to(datetime(2026, month, 9, 12, tzinfo=UTC)):
        running.forecast(shop.site, day=date(2026, month, 9))
        with CaptureQueriesContext(connection) as claiming:
            claimed = subscriptions.claim_due()
        assert claimed
        assert claimed[0] >= many
        with CaptureQueriesContext(connection) as calling:
            answers = [billing.Answer(one.payment, billing.call(one), one) for one in claimed[1]]
        ours = [
            asked for asked in calling if re.search(r'(FROM|INTO|UPDATE) "(?!billing_demo)', asked["sql"])
        ]
        assert len(ours) == len(answers), "each call keeps the reference of its intent, and reads nothing"
        with CaptureQueriesContext(connection) as settling:
            settle(answers)
        build.hear_everything()
    return len(claiming) + len(settling)


def test_renewing_more_at_once_takes_no_more_statements(shop: Shop) -> None:
    assert statements_of_renewing(shop, 2, month=2) == statements_of_renewing(shop, 9, month=3)
