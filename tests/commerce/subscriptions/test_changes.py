"""What customers change, until the lock date of the box it touches; and taking it back."""

from datetime import UTC, date, datetime

import pytest

from commerce.base import clock
from commerce.base.events import acting_as
from commerce.base.models import JournalEntry
from commerce.billing.models import PaymentMethod, Refund
from commerce.catalog.errors import FormulaInactive
from commerce.customers.errors import CountryClosed
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import plans
from commerce.subscriptions.errors import (
    BoxLocked,
    CannotChange,
    CannotUndo,
    DateInvalid,
    PlanChanged,
    QuantityInvalid,
    SameFormula,
)
from commerce.subscriptions.models import Change, Cycle, Subscription
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on, pass_days

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    return Life(shop, customer)


@pytest.fixture
def prepaid(shop: Shop, customer: Customer) -> Life:
    """Three boxes paid in advance: January, February, March."""
    return Life(shop, customer, quarterly=1)


def months(life: Life) -> list[tuple[int, str]]:
    """Month and status of the timeline's first boxes."""
    return [(box.dates.month.month, box.status) for box in life.timeline[:4]]


def test_a_skipped_box_is_neither_charged_nor_shipped(life: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.skip(life.subscription, slot=1)
        assert months(life) == [(1, "paid"), (2, "skipped"), (3, "planned"), (4, "planned")]
    with on("2026-02-15 12:00"):
        assert len(life.orders) == 1
    with on("2026-03-09 12:00"):
        assert len(life.orders) == 2
    assert DeliveryNote.objects.count() == 2
    assert_sound()


def test_a_box_can_be_skipped_until_the_moment_it_locks(life: Life) -> None:
    lock = datetime(2026, 2, 8, 23, tzinfo=UTC)
    with clock.moved_to(lock), pytest.raises(BoxLocked):
        subscriptions.skip(life.subscription, slot=1)
    assert not Change.objects.exists()
    with clock.moved_to(lock.replace(hour=22, minute=59, second=50)):
        assert subscriptions.skip(life.subscription, slot=1).undo_until == lock


def test_a_skipped_box_of_a_paid_term_comes_later(prepaid: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.skip(prepaid.subscription, slot=1)
        assert months(prepaid) == [(1, "paid"), (2, "skipped"), (3, "paid"), (4, "paid")]
    note = DeliveryNote.objects.order_by("scheduled_on").last()
    assert note
    assert note.scheduled_on == date(2026, 4, 15)
    assert prepaid.subscription.next_charge_at == datetime(2026, 5, 8, 22, tzinfo=UTC)
    with on("2026-02-02 12:00"):
        subscriptions.unskip(prepaid.subscription, slot=1)
        assert months(prepaid) == [(1, "paid"), (2, "paid"), (3, "paid"), (4, "planned")]
    assert prepaid.subscription.next_charge_at == datetime(2026, 4, 8, 22, tzinfo=UTC)
    pass_days(datetime(2026, 2, 3, 12, tzinfo=UTC), 70)
    assert len(prepaid.orders) == 2
    assert_sound()


def test_what_no_box_comes_in_cannot_be_skipped(life: Life) -> None:
    with on("2026-02-01 12:00"):
        for slot in (0, -1):
            with pytest.raises((BoxLocked, CannotChange)):
                subscriptions.skip(life.subscription, slot=slot)
        subscriptions.skip(life.subscription, slot=1)
        with pytest.raises(CannotChange):
            subscriptions.skip(life.subscription, slot=1)
        with pytest.raises(CannotChange):
            subscriptions.unskip(life.subscription, slot=2)
    assert Change.objects.count() == 1


def test_a_pause_holds_paid_boxes_and_charges_nothing(prepaid: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.pause(prepaid.subscription, until=date(2026, 5, 1))
        assert prepaid.subscription.status == "paused"
        assert set(DeliveryNote.objects.values_list("status", flat=True)) == {"planned", "cancelled"}
    pass_days(datetime(2026, 2, 2, 12, tzinfo=UTC), 95)
    assert prepaid.subscription.status == "active"
    shipping = DeliveryNote.objects.order_by("scheduled_on").values_list("scheduled_on", "status")
    assert list(shipping) == [
        (date(2026, 1, 15), "planned"), (date(2026, 5, 15), "planned"), (date(2026, 6, 15), "planned"),
    ]  # fmt: skip
    assert len(prepaid.orders) == 1
    assert prepaid.subscription.next_charge_at == datetime(2026, 7, 8, 22, tzinfo=UTC)
    assert_sound()


def test_a_pause_ends_early_when_its_customer_wants(life: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.pause(life.subscription, until=date(2026, 8, 1))
        assert months(life)[1] == (8, "planned")
    with on("2026-03-01 12:00"):
        subscriptions.resume(life.subscription)
        assert months(life)[1] == (3, "planned")
    with on("2026-03-09 12:00"):
        assert len(life.orders) == 2
    assert_sound()


@pytest.mark.parametrize("until", [date(2026, 2, 1), date(2020, 1, 1), date(2027, 2, 3), date(9999, 12, 31)])
def test_a_pause_is_at_most_a_year(life: Life, until: date) -> None:
    with on("2026-02-01 12:00"), pytest.raises(DateInvalid):
        subscriptions.pause(life.subscription, until=until)


def test_a_change_during_the_lock_leaves_the_locked_box_as_it_is(shop: Shop, customer: Customer) -> None:
    early = build.formula(shop.group, slug="early", price_amount=1000, lock_days=10)  # locks on the 5th
    object.__setattr__(shop, "early", early)
    life = Life(shop, customer, early=1)
    with on("2026-02-06 12:00"):  # locked since yesterday, charged on the 9th
        subscriptions.set_quantity(life.subscription, quantity=3)
        assert life.owed.order
    with on("2026-02-09 12:00"):
        assert [order.total_amount for order in life.orders] == [1000, 1000]
    with on("2026-03-09 12:00"):
        assert life.orders[2].total_amount == 3000
    assert_sound()


def test_cancelling_during_the_lock_still_brings_the_locked_box(shop: Shop, customer: Customer) -> None:
    early = build.formula(shop.group, slug="early", price_amount=1000, lock_days=10)
    object.__setattr__(shop, "early", early)
    life = Life(shop, customer, early=1)
    with on("2026-02-06 12:00"):
        subscriptions.cancel_at_end(life.subscription)
        assert life.subscription.status == "cancel_at_end"
    with on("2026-02-09 12:00"):
        assert len(life.orders) == 2
        DeliveryNote.objects.update(status="shipped")
    with on("2026-03-09 12:00"):
        assert (len(life.orders), life.subscription.status) == (2, "cancelled")
    assert_sound()


def test_another_quantity_holds_from_the_next_term(life: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.set_quantity(life.subscription, quantity=2)
        for wrong in (0, -1, 21, 2, 10**12):
            with pytest.raises(QuantityInvalid):
                subscriptions.set_quantity(life.subscription, quantity=wrong)
    with on("2026-02-09 12:00"):
        assert life.orders[1].total_amount == 4980
        assert DeliveryNote.objects.get(order=life.orders[1]).contents[0]["quantity"] == 2
    assert_sound()


def test_another_formula_holds_from_the_next_term_at_its_price_of_today(life: Life, shop: Shop) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.set_formula(life.subscription, formula=shop.quarterly)
        assert months(life) == [(1, "paid"), (2, "planned"), (3, "planned"), (4, "planned")]
        with pytest.raises(SameFormula):
            subscriptions.set_formula(life.subscription, formula=shop.quarterly)
        shop.anniversary.active = False
        shop.anniversary.save()
        with pytest.raises(FormulaInactive):
            subscriptions.set_formula(life.subscription, formula=shop.anniversary)
    pass_days(datetime(2026, 2, 2, 12, tzinfo=UTC), 95)
    assert [order.total_amount for order in life.orders] == [2490, 6990]
    assert Cycle.objects.filter(term__order=life.orders[1]).count() == 3
    assert_sound()


def test_from_a_fixed_calendar_to_an_anniversary_and_back(life: Life, shop: Shop) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.set_formula(life.subscription, formula=shop.anniversary)
    pass_days(datetime(2026, 2, 2, 12, tzinfo=UTC), 40)
    assert [cycle.charge_on for cycle in Cycle.objects.order_by("idx")][1:] == [
        date(2026, 2, 9), date(2026, 3, 9),
    ]  # fmt: skip
    with on("2026-03-20 12:00"):
        subscriptions.set_formula(life.subscription, formula=shop.monthly)
    pass_days(datetime(2026, 3, 21, 12, tzinfo=UTC), 40)
    assert [cycle.charge_on for cycle in Cycle.objects.order_by("idx")][-1] == date(2026, 4, 9)
    assert_sound()


def test_another_address_goes_on_the_parcels_that_can_still_change(prepaid: Life) -> None:
    there = build.HOME.__class__(**build.HOME.as_dict() | {"line1": "1 rue Neuve", "city": "Lille"})
    with on("2026-02-01 12:00"):
        subscriptions.move_to(prepaid.subscription, address=there)
        closed = build.HOME.__class__(**build.HOME.as_dict() | {"country": "US"})
        with pytest.raises(CountryClosed):
            subscriptions.move_to(prepaid.subscription, address=closed)
    cities = [note.address["city"] for note in DeliveryNote.objects.order_by("scheduled_on")]
    assert cities == ["Lyon", "Lille", "Lille"]


def test_another_card_is_charged_from_now_on(life: Life, shop: Shop) -> None:
    from commerce.billing import actions as billing

    with on("2026-02-01 12:00"):
        setup = billing.save_card(
            life.customer, method="4000000000000341", key="k", return_url="/",
            subject=life.subscription.public_id,
        )  # fmt: skip
        assert setup.state == "succeeded"
        build.hear_everything()
        assert life.subscription.payment_method == setup.payment_method
        stranger = build.register(shop)
        theirs = PaymentMethod.objects.create(
            customer=stranger, gateway="demo", environment="test", reference="demo_pm_x", brand="visa",
            last4="4242", created_at=clock.now(),
        )  # fmt: skip
        with pytest.raises(CannotChange):
            subscriptions.change_card(life.subscription, card=theirs)
    with on("2026-02-09 12:00"):
        assert life.subscription.status == "past_due"


def test_cancelled_at_the_end_of_the_term_what_is_paid_still_comes(prepaid: Life) -> None:
    with on("2026-02-01 12:00"):
        subscriptions.cancel_at_end(prepaid.subscription)
        assert months(prepaid) == [(1, "paid"), (2, "paid"), (3, "paid")]
        with pytest.raises(CannotChange):
            subscriptions.cancel_at_end(prepaid.subscription)
    with on("2026-04-20 12:00"):
        assert prepaid.subscription.status == "cancel_at_end"
        DeliveryNote.objects.update(status="shipped")
    with on("2026-04-21 12:00"):
        assert (prepaid.subscription.status, len(prepaid.orders)) == ("cancelled", 1)
        assert JournalEntry.objects.filter(name="SubscriptionEnded").count() == 1
    assert_sound()


def test_cancelled_at_once_what_has_not_left_is_paid_back(prepaid: Life) -> None:
    from commerce.billing import actions as billing

    DeliveryNote.objects.filter(scheduled_on=date(2026, 1, 15)).update(status="shipped")
    with on("2026-02-01 12:00"):
        plan = plans.preview(
            "cancel_now", prepaid.subscription, lambda: subscriptions.cancel_now(prepaid.subscription)
        )
        assert plan.refunded.amount == 4660
        assert prepaid.subscription.status == "active"
        _change, refunds = plans.commit(
            "cancel_now", prepaid.subscription, lambda: subscriptions.cancel_now(prepaid.subscription),
            token=plan.token,
        )  # fmt: skip
        assert [billing.send_refund(refund).state for refund in refunds] == ["succeeded"]
    assert prepaid.subscription.status == "cancelled"
    assert Refund.objects.get().amount == 4660
    assert prepaid.first_order.invoice.credit_notes.get().total.amount == 4660
    assert_sound()


def test_what_was_cancelled_can_come_back(life: Life) -> None:
    with on("2026-01-20 12:00"):
        DeliveryNote.objects.update(status="shipped")
        subscriptions.cancel_at_end(life.subscription)
        assert life.subscription.status == "cancelled"
    with on("2026-04-01 12:00"):
        subscriptions.reactivate(life.subscription)
    with on("2026-04-09 12:00"):
        assert len(life.orders) == 2
    assert_sound()


def test_a_gifted_subscription_ends_on_its_day(life: Life) -> None:
    Subscription.objects.update(expires_on=date(2026, 3, 1))
    with on("2026-02-09 12:00"):
        assert len(life.orders) == 2
    with on("2026-03-01 12:00"):
        assert life.subscription.status == "expired"
    with on("2026-03-09 12:00"):
        assert len(life.orders) == 2


def change_of(life: Life, shop: Shop, kind: str) -> Change:
    subscription = life.subscription
    there = build.HOME.__class__(**build.HOME.as_dict() | {"line1": "1 rue Neuve"})
    works = {
        "skip": lambda: subscriptions.skip(subscription, slot=1),
        "pause": lambda: subscriptions.pause(subscription, until=date(2026, 6, 1)),
        "quantity": lambda: subscriptions.set_quantity(subscription, quantity=4),
        "formula": lambda: subscriptions.set_formula(subscription, formula=shop.anniversary),
        "address": lambda: subscriptions.move_to(subscription, address=there),
        "cancel": lambda: subscriptions.cancel_at_end(subscription),
    }
    with acting_as("customer:cus_1"):
        return works[kind]()


KINDS = ["skip", "pause", "quantity", "formula", "address", "cancel"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", ["monthly", "quarterly"])
def test_every_change_is_undone_whole_until_the_lock(
    shop: Shop, customer: Customer, kind: str, length: str
) -> None:
    life = Life(shop, customer, **{length: 1})
    with on("2026-02-01 12:00"):
        before = (life.timeline, Subscription.objects.values().get(), list(DeliveryNote.objects.values()))
        change = change_of(life, shop, kind)
        lock = datetime(2026, 2, 6 if (kind, length) == ("formula", "monthly") else 8, 23, tzinfo=UTC)
        assert (change.actor, change.undo_until) == ("customer:cus_1", lock)
        assert life.timeline != before[0] or kind in ("quantity", "address") or length == "quarterly"
        subscriptions.undo(change)
        assert (
            life.timeline,
            Subscription.objects.values().get(),
            list(DeliveryNote.objects.values()),
        ) == before
        assert subscriptions.undo(change).undone_at, "a second time answers the same"
    pass_days(datetime(2026, 2, 2, 12, tzinfo=UTC), 70)
    assert len(life.orders) == {"monthly": 4, "quarterly": 2}[length]
    assert_sound()


@pytest.mark.parametrize("kind", KINDS)
def test_from_the_lock_on_nothing_is_undone(life: Life, shop: Shop, kind: str) -> None:
    with on("2026-02-01 12:00"):
        change = change_of(life, shop, kind)
    with clock.moved_to(datetime(2026, 2, 8, 23, tzinfo=UTC)), pytest.raises(CannotUndo):
        subscriptions.undo(change)


def test_what_was_changed_again_is_not_undone_over(life: Life, shop: Shop) -> None:
    with on("2026-02-01 12:00"):
        first = change_of(life, shop, "quantity")
        second = change_of(life, shop, "skip")
        with pytest.raises(CannotUndo):
            subscriptions.undo(first)
        subscriptions.undo(second)
        subscriptions.undo(first)
        assert life.subscription.quantity == 1


def test_a_dry_run_changes_nothing_and_its_token_holds_what_it_said(life: Life, shop: Shop) -> None:
    def pausing() -> Change:
        return subscriptions.pause(life.subscription, until=date(2026, 6, 1))

    with on("2026-02-01 12:00"):
        plan = plans.preview("pause", life.subscription, pausing)
        assert (plan.status, plan.charges[0].day) == ("paused", date(2026, 6, 9))
        assert life.subscription.status == "active"
        assert not Change.objects.exists()
        build.edition(
            shop.group,
            date(2026, 6, 1),
            charge_on=date(2026, 6, 8),
            cutoff_at=datetime(2026, 6, 7, tzinfo=UTC),
        )
        with pytest.raises(PlanChanged) as refused:
            plans.commit("pause", life.subscription, pausing, token=plan.token)
        assert life.subscription.status == "active"
        assert refused.value.plan.charges[0].day == date(2026, 6, 8)
        plans.commit("pause", life.subscription, pausing, token=refused.value.plan.token)
        assert life.subscription.status == "paused"
