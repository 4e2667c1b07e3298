"""Another formula at once: what was paid for boxes that can still change pays for the new ones."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.utils.translation import override

from commerce.base.words import Words
from commerce.billing.errors import ChargesStopped
from commerce.billing.models import Refund
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.ledger.queries import store_credit
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.actions import dunning
from commerce.subscriptions.errors import CannotUndo, CardMissing, NothingToExchange, SameFormula
from commerce.subscriptions.models import Change, Cycle, Subscription, Term
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on, pass_days, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    return Life(shop, customer)


@pytest.fixture
def prepaid(shop: Shop, customer: Customer) -> Life:
    """Three boxes paid in advance for 69.90: January, February, March."""
    return Life(shop, customer, quarterly=1)


def credit(life: Life) -> int:
    return sum(store_credit([life.customer.public_id]).values())


def boxes(life: Life) -> list[tuple[int, str, str]]:
    """Month, formula and status of its boxes that come."""
    rows = Cycle.objects.exclude(status="cancelled").order_by("idx")
    return [(row.month.month, row.formula.slug, row.status) for row in rows.select_related("formula")]


def test_the_card_pays_the_difference(life: Life, shop: Shop) -> None:
    with on("2026-01-03 12:00"):
        change, refunds = subscriptions.exchange(life.subscription, formula=shop.quarterly)
        subscriptions.charge_soon(life.subscription)
    assert [(one.amount, one.destination) for one in refunds] == [(2490, "credit")]
    assert [(order.total_amount, order.due.amount) for order in life.orders] == [(2490, 2490), (6990, 4500)]
    assert boxes(life) == [(1, "quarterly", "paid"), (2, "quarterly", "paid"), (3, "quarterly", "paid")]
    assert DeliveryNote.objects.exclude(status="cancelled").count() == 3
    assert life.first_order.invoice.credit_notes.get().total.amount == 2490
    assert credit(life) == 0
    with on("2026-04-08 12:00"):
        assert len(life.orders) == 2
        with pytest.raises(CannotUndo):
            subscriptions.undo(change)
    with on("2026-04-09 12:00"):
        assert [order.total_amount for order in life.orders] == [2490, 6990, 6990]
    assert_sound()


def test_the_credit_note_speaks_its_readers_language(life: Life, shop: Shop) -> None:
    shop.quarterly.name = Words(en="Quarterly", fr="Trimestriel")
    shop.quarterly.save()
    with on("2026-01-03 12:00"), override("fr"):
        _change, (refund,) = subscriptions.exchange(life.subscription, formula=shop.quarterly)
    assert refund.reason.endswith("Quarterly")


def test_stopped_charges_leave_the_difference_for_later(life: Life, shop: Shop) -> None:
    with on("2026-01-03 12:00"):
        subscriptions.exchange(life.subscription, formula=shop.quarterly)
        with patch.object(dunning.billing, "claim", side_effect=ChargesStopped):
            subscriptions.charge_soon(life.subscription)
        assert len(life.orders) == 1
        work()
        assert len(life.orders) == 2
    assert_sound()


def test_what_the_new_formula_does_not_cost_stays_store_credit(prepaid: Life, shop: Shop) -> None:
    DeliveryNote.objects.filter(scheduled_on="2026-01-15").update(status="shipped")
    with on("2026-02-01 12:00"):
        subscriptions.exchange(prepaid.subscription, formula=shop.monthly)
        subscriptions.charge_soon(prepaid.subscription)
        assert credit(prepaid) == 4660 - 2490
    assert boxes(prepaid) == [(1, "quarterly", "paid"), (2, "monthly", "paid")]
    with on("2026-03-09 12:00"):
        assert [order.due.amount for order in prepaid.orders] == [6990, 0, 2490 - 2170]
        assert credit(prepaid) == 0
    assert_sound()


def test_an_anniversary_begins_today(prepaid: Life, shop: Shop) -> None:
    DeliveryNote.objects.filter(scheduled_on="2026-01-15").update(status="shipped")
    with on("2026-02-01 12:00"):
        subscriptions.exchange(prepaid.subscription, formula=shop.anniversary)
        subscriptions.charge_soon(prepaid.subscription)
    with on("2026-02-28 12:00"):
        assert len(prepaid.orders) == 2
    with on("2026-03-01 12:00"):
        assert len(prepaid.orders) == 3
    assert_sound()


def test_the_plan_is_what_happens(life: Life, shop: Shop) -> None:
    def work() -> tuple[Change, list[Refund]]:
        return subscriptions.exchange(life.subscription, formula=shop.quarterly)

    with on("2026-01-03 12:00"):
        plan = plans.preview("formula", life.subscription, work)
        assert plan.refunded.amount == 2490
        assert plan.charges[0].amount.amount == 4500
        assert plan.charges[0].day.isoformat() == "2026-01-03"
        assert plan.undo_until is None
        assert Term.objects.count() == 1
        plans.commit("formula", life.subscription, work, token=plan.token)
    assert Term.objects.exclude(status="cancelled").get().order != life.first_order


def test_a_refused_card_leaves_the_difference_owed(life: Life, shop: Shop) -> None:
    life.card_answers("declined")
    with on("2026-01-03 12:00"):
        subscriptions.exchange(life.subscription, formula=shop.quarterly)
        subscriptions.charge_soon(life.subscription)
        work()
        assert life.subscription.status == "past_due"
        assert life.owed.order is not None
        assert life.owed.order.due.amount == 4500
    life.card_answers("succeeded")
    with on("2026-01-12 12:00"):
        assert life.subscription.status == "active"
        assert [order.due.amount for order in life.orders] == [2490, 4500]
    assert_sound()


def test_what_is_given_up_leaves_the_credit(life: Life, shop: Shop) -> None:
    life.card_answers("declined")
    with on("2026-01-03 12:00"):
        subscriptions.exchange(life.subscription, formula=shop.quarterly)
        subscriptions.charge_soon(life.subscription)
    pass_days(datetime(2026, 1, 4, 12, tzinfo=UTC), 40)
    with on("2026-03-20 12:00"):
        pass
    with on("2026-03-21 12:00"):
        assert life.subscription.status == "cancelled"
    assert credit(life) == 2490
    assert_sound()


def test_only_paid_boxes_that_can_still_change_are_exchanged(life: Life, shop: Shop) -> None:
    with on("2026-01-03 12:00"), pytest.raises(SameFormula):
        subscriptions.exchange(life.subscription, formula=shop.monthly)
    with on("2026-02-01 12:00"), pytest.raises(NothingToExchange):
        subscriptions.exchange(life.subscription, formula=shop.quarterly)
    Subscription.objects.update(payment_method=None)
    with on("2026-02-01 12:00"), pytest.raises(CardMissing):
        subscriptions.exchange(life.subscription, formula=shop.quarterly)
    assert Term.objects.count() == 1
