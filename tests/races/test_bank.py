"""The bank's yes against the shop's no: an order is charged or cancelled, never both."""

from collections.abc import Callable

import pytest

from commerce.billing import actions as billing
from commerce.billing.demo_gateway import answer_bank
from commerce.billing.gateway import Outcome
from commerce.billing.models import Attempt, DemoIntent, Payment
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound, demo_charges
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(shop: Shop, customer: Customer, cart: Cart, gateway: HookedGateway) -> Payment:
    """A payment that waits for the bank, of an order that its cart has outgrown since."""
    _order, attempt = build.pay(shop, cart, customer, method=build.ASKS)
    checkout.update_line(cart.lines.get(), quantity=2)
    return attempt.payment


def approve(payment: Payment) -> Callable[[], object]:
    def run() -> object:
        answer_bank(str(payment.gateway_ref), approved=True)
        return billing.refresh(payment)

    return run


def charged_and_cancelled(payment: Payment) -> bool:
    """Whether the wrong thing happened."""
    intent = DemoIntent.objects.get(reference=payment.gateway_ref)
    return bool(intent.charges) and Order.objects.get(pk=payment.order_id).status == "cancelled"


@pytest.mark.parametrize("moment", ["cancel", "cancelled", "retrieve", "retrieved"])
def test_a_yes_at_any_moment_of_the_cancellation_is_charged_or_cancelled(
    shop: Shop, customer: Customer, cart: Cart, gateway: HookedGateway, waiting: Payment, moment: str
) -> None:
    meeting = Meeting()
    gateway.at = {moment: meeting.wait}  # type: ignore[dict-item]
    yes = approve(waiting)
    results = at_once(lambda: (meeting.wait(), yes()), lambda: build.pay(shop, cart, customer))
    assert not [result for result in results if isinstance(result, Exception)]
    assert not charged_and_cancelled(waiting)
    assert Order.objects.placed().count() == len(demo_charges()) == 1
    assert_sound()


def test_many_yeses_and_noes_at_once(shop: Shop, gateway: HookedGateway) -> None:
    for _ in range(6):
        shopper = build.register(shop)
        order, attempt = build.pay(shop, build.filled_cart(shop, shopper), shopper, method=build.ASKS)
        results = at_once(
            approve(attempt.payment), lambda order=order: billing.abandon(order),
            lambda attempt=attempt: billing.refresh(attempt.payment),
        )  # fmt: skip
        assert not [result for result in results if isinstance(result, Exception)]
    assert_sound()


def test_twin_that_does_not_ask_the_gateway_first_charges_a_cancelled_order(
    gateway: HookedGateway, waiting: Payment, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = Outcome(state="canceled", amount=waiting.money)
    monkeypatch.setattr(gateway, "cancel", lambda reference, key: no)
    at_once(lambda: billing.abandon(waiting.order))
    at_once(approve(waiting))
    assert charged_and_cancelled(waiting)


@pytest.fixture
def unsent(shop: Shop, customer: Customer, cart: Cart) -> Order:
    """An order with a payment that has no intent at the gateway yet."""
    order, _attempt = build.pay(shop, cart, customer, method=build.DECLINED)
    Payment.objects.update(gateway_ref=None)
    DemoIntent.objects.all().delete()
    Attempt.objects.update(decline_code="unavailable")
    return order


def pay_and_give_up(order: Order, gateway: HookedGateway) -> None:
    """One tab gives the order up at the moment in which another makes its intent."""
    meeting = Meeting()
    gateway.at = {"create": meeting.wait, "created": Meeting().wait}
    at_once(
        lambda: billing.pay(order, method=build.GOOD, key="k", return_url="/"),
        lambda: (meeting.wait(), billing.abandon(order)),
    )


def test_an_order_is_not_given_up_while_its_intent_is_made(unsent: Order, gateway: HookedGateway) -> None:
    pay_and_give_up(unsent, gateway)
    unsent.refresh_from_db()
    assert unsent.status == "paid"
    assert_sound()


def test_twin_that_does_not_look_for_a_call_on_its_way_charges_a_cancelled_order(
    unsent: Order, gateway: HookedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commerce.billing.models import AttemptQuerySet

    monkeypatch.setattr(AttemptQuerySet, "in_flight", lambda self: self.none())
    pay_and_give_up(unsent, gateway)
    unsent.refresh_from_db()
    assert unsent.status == "cancelled"
    assert len(demo_charges()) == 1
