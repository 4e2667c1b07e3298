"""Unpaid terms: tried again on a schedule, the box held, offered once more, ended at last."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.billing import actions as billing
from commerce.billing.gateway import GatewayUnavailable
from commerce.billing.models import Attempt, PaymentMethod
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.errors import NothingOwed
from commerce.subscriptions.models import Cycle, RenewalSettings, Subscription, Term
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on, pass_days

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    return Life(shop, customer)


def told(name: str) -> list[dict[str, Any]]:
    return list(JournalEntry.objects.filter(name=name).order_by("pk").values_list("data", flat=True))


def test_a_soft_decline_is_tried_four_times_in_21_days(life: Life) -> None:
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 50)
    attempts = Attempt.objects.filter(cause__in=("renewal", "retry")).order_by("pk")
    days = [(attempt.sent_at - attempts[0].sent_at).days for attempt in attempts]
    assert days == [0, 3, 10, 21]
    assert [(one["tries"], one["of"], one["next_try_on"]) for one in told("RenewalFailed")] == [
        (1, 4, "2026-02-12"), (2, 4, "2026-02-19"), (3, 4, "2026-03-02"), (4, 4, ""),
    ]  # fmt: skip
    assert len(told("CatchUpOffered")) == 1
    assert life.subscription.status == "past_due"
    assert Cycle.objects.get(idx=1).status == "due"
    assert not DeliveryNote.objects.filter(scheduled_on__gte=date(2026, 2, 1)).exists()
    assert_sound()


@pytest.mark.parametrize(
    "answer, needs", [("lost_later", "card"), ("always_authentication", "authentication")]
)
def test_a_card_that_cannot_succeed_is_not_charged_again(life: Life, answer: str, needs: str) -> None:
    life.card_answers(answer)
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 50)
    assert Attempt.objects.filter(cause__in=("renewal", "retry")).count() == 1
    assert [one["needs"] for one in told("RenewalFailed")] == [needs] * 4
    assert len(told("CatchUpOffered")) == 1
    assert_sound()


def test_without_a_card_its_owner_is_told_and_can_pay(life: Life) -> None:
    billing.remove_card(life.subscription.payment_method)  # type: ignore[arg-type]
    with on("2026-02-09 12:00"):
        assert told("RenewalFailed")[0]["needs"] == "card"
        attempt = subscriptions.pay_owed(life.subscription, method=build.GOOD, key="a", return_url="/")
        assert attempt.state == "succeeded"
    with on("2026-02-09 12:05"):
        assert life.subscription.status == "active"
        assert life.subscription.payment_method == attempt.method
    with on("2026-03-09 12:00"):
        assert len(life.orders) == 3
    assert_sound()


def test_the_bank_is_asked_by_a_link_for_the_same_intent(life: Life) -> None:
    from commerce.billing.demo_gateway import answer_bank

    life.card_answers("always_authentication")
    with on("2026-02-09 12:00"):
        card = life.subscription.payment_method
        assert card
        attempt = subscriptions.pay_owed(life.subscription, method=card.public_id, key="a", return_url="/")
        assert (attempt.state, attempt.payment.attempts.count()) == ("requires_action", 2)
        answer_bank(attempt.payment.reference, approved=True)
        billing.refresh(attempt.payment)
    with on("2026-02-10 12:00"):
        assert (life.subscription.status, len(life.orders)) == ("active", 2)
    assert_sound()


def test_a_box_paid_late_leaves_at_once_and_the_next_follows_its_calendar(life: Life) -> None:
    life.card_answers("declined")
    with on("2026-02-09 12:00"):
        assert life.subscription.status == "past_due"
    life.card_answers("succeeds")
    with on("2026-02-20 12:00"):
        pass
    with on("2026-02-20 12:10"):
        assert life.subscription.status == "active"
        assert DeliveryNote.objects.order_by("pk").last().scheduled_on == date(2026, 2, 20)  # type: ignore[union-attr]
        assert life.subscription.next_charge_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert_sound()


def test_the_catch_up_offer_can_be_paid_weeks_later(life: Life) -> None:
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 50)
    assert life.owed.status == "unpaid"
    with on("2026-03-25 12:00"):
        subscriptions.pay_owed(life.subscription, method=build.GOOD, key="a", return_url="/")
    with on("2026-03-25 12:05"):
        assert life.subscription.status == "active"
        with pytest.raises(NothingOwed):
            subscriptions.pay_owed(life.subscription, method=build.GOOD, key="b", return_url="/")
    with on("2026-04-09 12:00"):
        assert len(life.orders) == 3
    assert_sound()


def test_unpaid_for_too_long_it_ends_and_what_was_paid_is_not_lost(life: Life) -> None:
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 66)
    with on("2026-04-11 12:00"):
        pass
    with on("2026-04-12 12:00"):
        assert Term.objects.get(idx=1).status == "cancelled"
        assert life.subscription.status == "cancel_at_end"  # the first box has not left yet
    assert_sound()


def test_a_gateway_that_is_away_has_refused_nothing(life: Life, gateway: HookedGateway) -> None:
    gateway.fail("confirm", GatewayUnavailable)
    with on("2026-02-09 12:00"):
        assert (life.subscription.status, life.owed.tries) == ("active", 0)
        assert not told("RenewalFailed")
    gateway.at.clear()
    with on("2026-02-09 12:30"):
        assert len(life.orders) == 1
    with on("2026-02-09 13:05"):
        pass
    with on("2026-02-09 13:06"):
        assert len(life.orders) == 2
    assert_sound()


def test_a_new_card_is_tried_soon_but_not_twice_in_a_day(life: Life) -> None:
    life.card_answers("lost_later")
    with on("2026-02-09 12:00"):
        billing.save_card(
            life.customer, method=build.GOOD, key="k", return_url="/", subject=life.subscription.public_id
        )
    with on("2026-02-09 12:10"):
        assert len(life.orders) == 1
    with on("2026-02-10 12:10"):
        pass
    with on("2026-02-10 12:15"):
        assert (len(life.orders), life.subscription.status) == (2, "active")
    assert_sound()


def test_cancelling_works_while_a_payment_fails(life: Life) -> None:
    life.card_answers("declined")
    with on("2026-02-09 12:00"):
        subscriptions.cancel_at_end(life.subscription)
        order = life.owed.order
        assert order
        assert subscriptions.give_up_term(order)
    with on("2026-02-10 12:00"):
        DeliveryNote.objects.update(status="shipped")
    with on("2026-02-11 12:00"):
        assert life.subscription.status == "cancelled"
        assert len(life.orders) == 1
    assert_sound()


def test_the_schedule_is_the_sites_own(life: Life, shop: Shop) -> None:
    settings = RenewalSettings.for_site(shop.site)
    settings.retry_days, settings.catch_up_offer = [2], False
    settings.full_clean()
    settings.save()
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 30)
    assert [(one["tries"], one["of"]) for one in told("RenewalFailed")] == [(1, 2), (2, 2)]
    assert not told("CatchUpOffered")


def test_a_card_that_ends_before_its_next_charge_is_told_of_once(life: Life) -> None:
    PaymentMethod.objects.update(exp_month=1, exp_year=2026)
    for moment in ("2026-01-20 12:00", "2026-01-21 12:00"):
        with clock.moved_to(datetime.fromisoformat(moment).replace(tzinfo=UTC)):
            subscriptions.notice_expiring_cards()
    assert [one["expires"] for one in told("CardExpiring")] == ["01/2026"]
    assert Subscription.objects.get().warned_card


def test_who_cancels_unpaid_and_comes_back_still_owes_and_stops_nobodys_renewal(life: Life) -> None:
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 10)
    with on("2026-02-12 12:00"):
        subscriptions.cancel_at_end(life.subscription)
        subscriptions.reactivate(life.subscription)
    back = life.subscription
    assert (back.status, back.next_charge_at) == ("past_due", None)
    life.card_answers("succeeds")
    pass_days(datetime(2026, 2, 12, 13, tzinfo=UTC), 40)
    assert life.subscription.status == "active"
    assert list(Term.objects.order_by("idx").values_list("status", flat=True)) == ["paid"] * 3
    assert_sound()


def test_a_term_is_not_due_while_another_is_owed(life: Life) -> None:
    life.card_answers("declined")
    pass_days(datetime(2026, 2, 1, 12, tzinfo=UTC), 10)
    Subscription.objects.update(status="active", next_slot=2, next_charge_at=datetime(2026, 3, 8, tzinfo=UTC))
    with clock.moved_to(datetime(2026, 3, 9, 12, tzinfo=UTC)):
        assert not Subscription.objects.due(clock.now()).exists()
        subscriptions.renew_due()
    assert Term.objects.count() == 2
