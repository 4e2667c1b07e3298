"""Every kind of message makes us ask the gateway about what it names, one after the other for each."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from commerce.base import clock, stops
from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.billing import actions, gateways
from commerce.billing.actions import inbox
from commerce.billing.inbox import GatewayEvent, WebhookSettings, kept
from commerce.billing.models import CardSetup, Dispute, Payment, PaymentMethod, Payout, Refund
from commerce.billing.tasks import LATE, apply_gateway_event, purge_inbox, sweep_inbox
from commerce.invoices.models import CreditNote
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.till import Till
from tests.fakestripe.fixtures import FakeStripeProcess

pytestmark = pytest.mark.django_db

TOTAL = 2490


@pytest.fixture
def fake(stripe_settings: FakeStripeProcess) -> Iterator[FakeStripeProcess]:
    """Its clock shows what ours does."""
    with clock.moved_to(build.NEW_YEAR):
        stripe_settings.set_clock(clock.now().timestamp())
        yield stripe_settings


@pytest.fixture
def order(fake: FakeStripeProcess, till: Till) -> Order:
    order, attempt = till.press("pm_card_visa")
    assert attempt.state == "succeeded"
    return order


@pytest.fixture
def payment(order: Order) -> Payment:
    return Payment.objects.get(order=order)


def tell(object_type: str, reference: str, *, subject: str = "", name: str = "evt_1") -> GatewayEvent:
    """Stripe's message about an object has arrived, and was applied."""
    event = GatewayEvent.objects.create(
        gateway="stripe", event_id=name, type=f"{object_type}.updated", object_type=object_type,
        object_ref=reference, subject=subject or reference, received_at=clock.now(),
    )  # fmt: skip
    apply_gateway_event(event.pk)
    event.refresh_from_db()
    return event


def refund_there(payment: Payment, amount: int) -> str:
    """Somebody refunds in Stripe's dashboard."""
    made = gateways.named("stripe").refund(
        payment.reference, amount=Money(amount, "EUR"), refund="", key=f"dashboard-{amount}"
    )
    return made.reference


@pytest.mark.parametrize("about", ["charge", "refund"])
def test_a_refund_made_in_the_dashboard_is_imported_with_its_credit_note(
    payment: Payment, about: str
) -> None:
    reference = refund_there(payment, 1000)
    for n in range(2):
        assert tell(about, reference, subject=payment.reference, name=f"evt_{n}").processed_at
    refund = Refund.objects.get()
    assert (refund.state, refund.amount, refund.gateway_ref) == ("succeeded", 1000, reference)
    assert CreditNote.objects.get().total_amount == 1000
    payment.refresh_from_db()
    assert payment.refunded_amount == payment.order.refunded_amount == 1000


def test_our_own_refund_is_not_imported_as_another(payment: Payment, fake: FakeStripeProcess) -> None:
    fake.fail({"kind": "lost_after", "path": "/v1/refunds"})
    made = actions.refund(
        payment.order, amount=Money(1000, "EUR"), destination=Refund.Destination.CARD, reason="", key="k"
    )
    assert made.state == Refund.State.UNKNOWN
    tell("charge", "ch_1", subject=payment.reference)
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert CreditNote.objects.get().total_amount == 1000


def test_more_given_back_than_was_paid_freezes_the_payment(payment: Payment) -> None:
    actions.refund(
        payment.order, amount=Money(2000, "EUR"), destination=Refund.Destination.CREDIT, reason="", key="k"
    )
    refund_there(payment, 1000)
    tell("charge", "ch_1", subject=payment.reference)
    payment.refresh_from_db()
    assert payment.frozen
    assert Refund.objects.count() == 1
    assert tell("charge", "ch_1", subject=payment.reference, name="evt_2").outcome == "payment is frozen"


def test_a_dispute_is_opened_and_won(payment: Payment, fake: FakeStripeProcess) -> None:
    opened = fake.open_dispute(payment.reference, reason="product_not_received")
    tell("dispute", opened["id"], subject=payment.reference)
    dispute = Dispute.objects.get()
    assert (dispute.state, dispute.amount, dispute.fee_amount) == ("needs_response", TOTAL, 2000)
    assert dispute.evidence_due_at
    fake.decide_dispute(opened["id"], won=True)
    tell("dispute", opened["id"], subject=payment.reference, name="evt_2")
    dispute.refresh_from_db()
    assert (dispute.state, dispute.fee_amount) == ("won", 0)
    assert dispute.closed_at
    assert not Refund.objects.exists()
    assert _told() == ["DisputeOpened", "DisputeClosed"]


def test_a_lost_dispute_is_a_refund_by_the_bank_with_one_credit_note(
    payment: Payment, fake: FakeStripeProcess
) -> None:
    opened = fake.open_dispute(payment.reference)
    fake.decide_dispute(opened["id"], won=False)
    for n in range(3):
        tell("dispute", opened["id"], subject=payment.reference, name=f"evt_{n}")
    refund = Refund.objects.get()
    assert (refund.destination, refund.amount, refund.state) == ("bank", TOTAL, "succeeded")
    assert CreditNote.objects.get().total_amount == TOTAL
    assert Order.objects.get(pk=payment.order_id).refundable.amount == 0
    assert _told() == ["DisputeOpened", "DisputeClosed"]
    charge = tell("charge", "ch", subject=payment.reference, name="evt_c")
    assert charge.processed_at
    assert Refund.objects.count() == 1


def test_a_lost_dispute_credits_only_what_was_not_given_back_before(
    payment: Payment, fake: FakeStripeProcess
) -> None:
    actions.refund(
        payment.order, amount=Money(1000, "EUR"), destination=Refund.Destination.CREDIT, reason="", key="k"
    )
    opened = fake.open_dispute(payment.reference)
    fake.decide_dispute(opened["id"], won=False)
    tell("dispute", opened["id"], subject=payment.reference)
    assert sorted(Refund.objects.values_list("amount", flat=True)) == [1000, TOTAL - 1000]
    assert sum(CreditNote.objects.values_list("total_amount", flat=True)) == TOTAL


def test_a_payout_is_imported(payment: Payment, fake: FakeStripeProcess) -> None:
    [paid] = fake.run_payouts()
    assert tell("payout", paid["id"]).processed_at
    payout = Payout.objects.get()
    assert (payout.amount, payout.is_complete) == (TOTAL - 62, True)


@pytest.mark.parametrize("approved", [True, False])
def test_a_card_that_waited_for_its_bank_is_settled(
    till: Till, fake: FakeStripeProcess, approved: bool
) -> None:
    setup = actions.save_card(
        till.customer,
        method="pm_card_authenticationRequiredOnSetup",
        key="k",
        return_url="https://x.example/",
    )
    assert setup.state == CardSetup.State.REQUIRES_ACTION
    fake.answer_bank(setup.action_secret, approved=approved)
    tell("setup_intent", str(setup.gateway_ref))
    setup.refresh_from_db()
    assert (setup.state == CardSetup.State.SUCCEEDED) is approved


def test_a_card_taken_away_at_the_gateway_is_removed(order: Order) -> None:
    card = PaymentMethod.objects.get()
    gateways.named("stripe").forget(card.reference)
    tell("payment_method", card.reference)
    card.refresh_from_db()
    assert card.removed_at


def test_a_cards_new_data_follow(order: Order) -> None:
    PaymentMethod.objects.update(last4="0000", exp_year=2020)
    tell("payment_method", PaymentMethod.objects.get().reference)
    card = PaymentMethod.objects.get()
    assert (card.last4, card.removed_at) == ("4242", None)
    assert card.exp_year != 2020


@pytest.mark.parametrize(
    "about", ["payment_intent", "charge", "setup_intent", "payment_method", "balance", ""]
)
def test_what_is_not_ours_is_done_with(fake: FakeStripeProcess, till: Till, about: str) -> None:
    event = tell(about, "unknown_1")
    assert event.processed_at
    assert event.outcome == "nothing to do"


def test_messages_of_one_payment_wait_for_each_other(payment: Payment, fake: FakeStripeProcess) -> None:
    first = tell("payment_intent", payment.reference, name="evt_1")
    GatewayEvent.objects.update(processed_at=None, leased_until=clock.now() + timedelta(seconds=30))
    asked = len(fake.requests())
    assert tell("charge", "ch_1", subject=payment.reference, name="evt_2").processed_at is None
    assert len(fake.requests()) == asked
    with clock.moved_to(clock.now() + timedelta(minutes=3)):  # whoever held it has died
        apply_gateway_event(first.pk)
    assert not GatewayEvent.objects.waiting().exists()


def test_while_webhooks_are_stopped_messages_wait(payment: Payment, tasks_at_once: Any) -> None:
    stops.stop(stops.Stoppable.WEBHOOKS, by="staff:1", reason="Test")
    event = tell("payment_intent", payment.reference)
    assert event.processed_at is None
    with clock.moved_to(clock.now() + 2 * LATE):
        sweep_inbox()
        assert GatewayEvent.objects.waiting().exists()
        stops.release(stops.Stoppable.WEBHOOKS, by="staff:1")
        sweep_inbox()
    assert not GatewayEvent.objects.waiting().exists()


def test_what_fails_is_tried_ever_more_rarely(
    payment: Payment, monkeypatch: pytest.MonkeyPatch, tasks_at_once: Any
) -> None:
    calls: list[int] = []

    def fail(event: GatewayEvent) -> str:
        calls.append(event.pk)
        raise RuntimeError

    monkeypatch.setitem(inbox.HANDLERS, "payment_intent", fail)
    with pytest.raises(RuntimeError):
        tell("payment_intent", payment.reference)
    with clock.moved_to(clock.now() + 2 * LATE), pytest.raises(RuntimeError):
        sweep_inbox()
    with clock.moved_to(clock.now() + 2 * LATE):
        sweep_inbox()
    assert len(calls) == 2
    assert GatewayEvent.objects.get().failures == 2


def test_applied_messages_are_purged_after_their_days(fake: FakeStripeProcess, till: Till) -> None:
    old, waiting = tell("balance", "b"), tell("balance", "c", name="evt_2")
    GatewayEvent.objects.filter(pk=waiting.pk).update(processed_at=None)
    settings = WebhookSettings.load()
    settings.keep_days = 3
    settings.save()
    purge_inbox()
    assert GatewayEvent.objects.count() == 2
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        purge_inbox()
    assert GatewayEvent.objects.get() == waiting
    assert old.pk != waiting.pk


def test_nothing_personal_of_a_message_is_kept() -> None:
    about = {
        "id": "pi_1", "object": "payment_intent", "amount": 5, "receipt_email": "camille@example.com",
        "client_secret": "s", "billing_details": {"name": "Camille"}, "charge": {"name": "Camille"},
    }  # fmt: skip
    assert kept(about) == {"id": "pi_1", "object": "payment_intent", "amount": 5}


def _told() -> list[str]:
    return list(
        JournalEntry.objects.filter(name__startswith="Dispute").order_by("pk").values_list("name", flat=True)
    )
