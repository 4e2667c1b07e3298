"""What is given back goes where it came from: the card's part to the card, store credit's to store credit."""

from collections.abc import Iterator

import pytest

from commerce.base.money import Money
from commerce.billing import actions as billing
from commerce.billing.gateway import RefundRefused
from commerce.billing.models import DemoRefund, Payment, Refund
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import CreditNote
from commerce.ledger.models import Account, Entry
from commerce.orders import actions as orders
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.models import Cycle
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound, broken_invariants
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db(transaction=True)

PRICE, CREDIT = 2490, 1000
CARD = PRICE - CREDIT


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Iterator[Life]:
    """Its first box has left, and the second was paid a moment ago: 10.00 of it with store credit."""
    life = Life(shop, customer)
    billing.adjust_credit(customer, amount=Money(CREDIT, "EUR"), reason="sorry", key="gift")
    DeliveryNote.objects.update(status="shipped")
    with on("2026-02-09 12:00"):
        assert [order.due.amount for order in life.orders] == [PRICE, CARD]
        yield life


def entries() -> list[int]:
    """What store credit came and went, in its order."""
    return list(Entry.objects.order_by("pk").values_list("amount", flat=True))


def sent(refunds: list[Refund]) -> dict[str, int]:
    """Where the refunds went, once they were sent."""
    done = [billing.send_refund(refund) for refund in refunds]
    build.hear_everything()
    assert {one.state for one in done} == {"succeeded"}
    return {one.destination: one.amount for one in done}


def assert_given_back(life: Life, *, card: int, credit: int) -> None:
    renewal = life.orders[1]
    assert renewal.refunded_amount == card + credit
    assert Payment.objects.get(order=renewal).refunded_amount == card
    assert sum(DemoRefund.objects.values_list("amount", flat=True)) == card
    notes = CreditNote.objects.filter(invoice__order=renewal)
    assert sorted(note.total_amount for note in notes) == sorted(part for part in (card, credit) if part)
    assert entries() == [CREDIT, -CREDIT, *([credit] if credit else [])]
    assert Account.objects.get().balance == credit
    assert_sound()


def test_what_the_card_paid_goes_there_and_the_rest_is_store_credit_again(life: Life) -> None:
    _change, refunds = subscriptions.cancel_now(life.subscription, with_locked=True)
    assert sent(refunds) == {"card": CARD, "credit": CREDIT}
    assert_given_back(life, card=CARD, credit=CREDIT)


def test_all_of_it_becomes_store_credit_where_that_is_wanted(life: Life) -> None:
    _change, refunds = subscriptions.cancel_now(
        life.subscription, refund_to=Refund.Destination.CREDIT, with_locked=True
    )
    assert sent(refunds) == {"credit": PRICE}
    assert_given_back(life, card=0, credit=PRICE)


def test_what_was_given_back_before_is_not_given_back_again(life: Life) -> None:
    renewal = life.orders[1]
    billing.refund(
        renewal, amount=Money(490, "EUR"), destination=Refund.Destination.CARD, reason="", key="before"
    )
    _change, refunds = subscriptions.cancel_now(life.subscription, with_locked=True)
    assert sent(refunds) == {"card": CARD - 490, "credit": CREDIT}
    assert life.orders[1].refunded_amount == PRICE
    assert_sound()


def test_nothing_is_given_back_of_a_box_that_is_locked(life: Life) -> None:
    _change, refunds = subscriptions.cancel_now(life.subscription)
    assert refunds == []
    assert life.subscription.status == "cancel_at_end"
    assert_sound()


def reject(order: Order) -> list[Refund]:
    return subscriptions.reject_order(order, to_card=True, reason="Out of stock", key="reject")


def test_a_rejected_order_is_sound_once_it_is_refunded(life: Life) -> None:
    refunds = reject(life.orders[1])
    assert sent(refunds) == {"card": CARD, "credit": CREDIT}
    assert life.orders[1].status == "cancelled"
    assert Cycle.objects.get(idx=1).status == "cancelled"
    assert_given_back(life, card=CARD, credit=CREDIT)


def test_a_rejected_order_whose_refund_is_refused_is_not_sound(life: Life, gateway: HookedGateway) -> None:
    """Somebody has to look how its customer gets their money."""
    gateway.fail("refund", RefundRefused)
    states = {refund.destination: billing.send_refund(refund).state for refund in reject(life.orders[1])}
    build.hear_everything()
    assert states == {"card": "failed", "credit": "succeeded"}
    assert broken_invariants() == {"cancelled_orders_are_refunded": [life.orders[1].public_id]}
    with pytest.raises(AssertionError, match="is cancelled and keeps"):
        assert_sound()


def test_an_order_that_was_charged_and_only_cancelled_is_not_sound(life: Life) -> None:
    orders.cancel(life.orders[1])
    build.hear_everything()
    assert list(broken_invariants()) == ["cancelled_orders_are_refunded"]
    with pytest.raises(AssertionError, match="is cancelled and keeps"):
        assert_sound()
