"""Money given back: at most what was charged, each refund once, each with its credit note."""

from datetime import timedelta

import pytest

from commerce.base import clock, stops
from commerce.base.money import Money
from commerce.billing import actions
from commerce.billing.actions.settle import LEASE
from commerce.billing.errors import ChargesStopped, KeyReused, RefundNotPossible, RefundTooLarge
from commerce.billing.models import Payment, Refund
from commerce.invoices.models import CreditNote
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account
from commerce.orders.models import Order
from tests.commerce.audit import assert_sound
from tests.commerce.billing.worlds import GOOD, Stripe, World
from tests.commerce.till import Till
from tests.fakestripe.fixtures import FakeStripeProcess

pytestmark = pytest.mark.django_db

CARD, CREDIT = Refund.Destination.CARD, Refund.Destination.CREDIT
TOTAL = 2490
REFUND_FAILS, REFUND_WAITS = "pm_card_refundFail", "pm_card_pendingRefund"


def buy(till: Till, method: str) -> Order:
    order, attempt = till.press(method)
    assert attempt.state == "succeeded"
    return order


@pytest.fixture
def order(world: World, till: Till) -> Order:
    return buy(till, world.method(GOOD))


@pytest.fixture
def stripe(stripe_settings: FakeStripeProcess) -> Stripe:
    return Stripe(stripe_settings)


def give_back(
    order: Order, amount: int = TOTAL, *, to: Refund.Destination = CARD, key: str = "back-1"
) -> Refund:
    return actions.refund(order, amount=Money(amount, "EUR"), destination=to, reason="Broken", key=key)


def credited() -> int:
    return sum(note.total_amount for note in CreditNote.objects.all())


def counted(order: Order) -> tuple[int, int]:
    """What order and payment know as refunded."""
    order.refresh_from_db()
    return order.refunded_amount, Payment.objects.get(order=order).refunded_amount


def store_credit(order: Order) -> int:
    return ledger.available(
        order.customer.public_id, site=order.site, kind=Account.Kind.STORE_CREDIT, unit="EUR"
    )


def later() -> None:
    """The minute task has run once the lease is over."""
    with clock.moved_to(clock.now() + LEASE + timedelta(seconds=1)):
        actions.settle_refunds()


def test_the_whole_is_given_back_with_its_credit_note(world: World, order: Order) -> None:
    made = give_back(order)
    assert (made.state, made.money) == (Refund.State.SUCCEEDED, order.total)
    assert world.refunded() == credited() == TOTAL
    assert counted(order) == (TOTAL, TOTAL)


def test_parts_are_given_back_until_nothing_is_left(world: World, order: Order) -> None:
    for n, part in enumerate((1000, 1000, 490)):
        assert give_back(order, part, key=f"back-{n}").state == Refund.State.SUCCEEDED
    with pytest.raises(RefundTooLarge):
        give_back(order, 1, key="back-4")
    assert world.refunded() == credited() == TOTAL
    assert CreditNote.objects.count() == 3


@pytest.mark.parametrize("amount", [TOTAL + 1, 0, -5, 10**12])
def test_more_than_was_paid_or_less_than_something_is_refused(
    world: World, order: Order, amount: int
) -> None:
    with pytest.raises(RefundTooLarge):
        give_back(order, amount)
    assert counted(order) == (0, 0)
    assert not Refund.objects.exists()
    assert world.refunded() == credited() == 0


def test_what_is_not_paid_is_not_refunded(world: World, till: Till) -> None:
    order, _attempt = till.press("nonsense")
    for destination, error in ((CARD, RefundNotPossible), (CREDIT, RefundTooLarge)):
        with pytest.raises(error):
            give_back(order, to=destination)
    assert not Refund.objects.exists()


def test_the_same_key_refunds_once(world: World, order: Order) -> None:
    assert give_back(order, 1000) == give_back(order, 1000)
    assert world.refunded() == credited() == 1000


def test_a_key_used_for_another_amount_is_refused(world: World, order: Order) -> None:
    give_back(order, 1000)
    with pytest.raises(KeyReused):
        give_back(order, 1001)
    with pytest.raises(KeyReused):
        give_back(order, 1000, to=CREDIT)
    assert world.refunded() == 1000


def test_a_refund_as_store_credit_asks_no_gateway(world: World, order: Order) -> None:
    assert give_back(order, 1000, to=CREDIT).state == Refund.State.SUCCEEDED
    assert (store_credit(order), credited(), world.refunded()) == (1000, 1000, 0)
    assert counted(order) == (1000, 0)
    with pytest.raises(RefundTooLarge):
        give_back(order, 1491, key="back-2")


@pytest.mark.parametrize("before", [True, False], ids=["on the way there", "on the way back"])
def test_a_lost_reply_is_settled_by_asking(world: World, order: Order, before: bool) -> None:
    world.lose_the_reply("refund", before=before)
    made = give_back(order, 1000)
    assert made.state == Refund.State.UNKNOWN
    assert (credited(), counted(order)) == (0, (1000, 1000))
    later()
    later()
    made.refresh_from_db()
    assert made.state == Refund.State.SUCCEEDED
    assert world.refunded() == credited() == 1000
    assert counted(order) == (1000, 1000)


def test_a_refund_the_gateway_refuses_gives_the_amount_free_again(world: World, order: Order) -> None:
    payment = Payment.objects.get(order=order)
    world.gateway.refund(payment.reference, amount=Money(2000, "EUR"), refund="elsewhere", key="dashboard")
    assert give_back(order, 1000).state == Refund.State.FAILED
    assert (credited(), counted(order)) == (0, (0, 0))


def test_while_charges_are_stopped_nothing_is_given_back(world: World, order: Order) -> None:
    stops.stop(stops.Stoppable.CHARGES, by="staff:1", reason="Test")
    with pytest.raises(ChargesStopped):
        give_back(order)
    assert world.refunded() == 0


def test_a_refund_on_its_way_has_its_credit_note_once_it_arrived(stripe: Stripe, till: Till) -> None:
    order = buy(till, REFUND_WAITS)
    made = give_back(order)
    assert (made.state, credited()) == (Refund.State.PENDING, 0)
    stripe.fake.advance(3601)
    later()
    made.refresh_from_db()
    assert (made.state, credited()) == (Refund.State.SUCCEEDED, TOTAL)


def test_a_refund_that_comes_back_later_becomes_store_credit(stripe: Stripe, till: Till) -> None:
    order = buy(till, REFUND_FAILS)
    made = give_back(order)
    assert made.state == Refund.State.SUCCEEDED
    stripe.fake.advance(3601)
    for _ in range(2):
        made = actions.refresh_refund(made)
    assert (made.state, made.destination) == (Refund.State.SUCCEEDED, CREDIT)
    assert (store_credit(order), credited(), stripe.refunded()) == (TOTAL, TOTAL, 0)
    assert counted(order)[0] == TOTAL


def test_charges_are_sound_after_refunds(world: World, order: Order) -> None:
    give_back(order, 1000)
    charges = [(p.reference, p.amount, p.currency) for p in Payment.objects.all()]
    assert world.charged() == TOTAL
    from tests.commerce import shop as build

    build.hear_everything()
    assert_sound(charges)
