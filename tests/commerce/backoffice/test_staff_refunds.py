"""Money that staff give back, or give: once, never too much, and always with a reason."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock, stops
from commerce.base.models import JournalEntry, User
from commerce.billing.gateway import RefundRefused
from commerce.billing.models import Payment, Refund
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import CreditNote
from commerce.ledger import queries as ledger
from commerce.ledger.models import Account, Entry
from commerce.orders.models import Order
from commerce.subscriptions.models import Cycle, Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, said, sit
from tests.commerce.backoffice.sales import sell
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, work

BACK = {"amount": "10.00", "destination": "card", "reason": "Broken"}


@pytest.fixture
def order(shop: Shop) -> Order:
    return sell(shop)


def refund(client: Client, order: Order) -> Desk:
    return Desk.at(client, "refunds:new", order.pk)


def credit(customer: Customer) -> int:
    kind = Account.Kind.STORE_CREDIT
    return ledger.available(customer.public_id, site=customer.site, kind=kind, unit="EUR")


def test_a_part_goes_back_to_the_card_with_its_credit_note(staff_client: Client, order: Order) -> None:
    desk = refund(staff_client, order)
    assert "At most €69.90, of which €69.90 to the card." in desk.page.text
    desk.fill(**BACK)
    assert desk.foreseen["left to refund afterwards"] == "€59.90"
    assert not Refund.objects.exists()
    answer = desk.confirm()
    made = Refund.objects.get()
    assert (made.amount, made.destination, made.reason, made.state) == (1000, "card", "Broken", "succeeded")
    note = CreditNote.objects.get()
    assert note.number in said(answer)[0]
    page = staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    assert reverse("refunds:inspect", args=[made.pk]) in page
    assert "€10.00" in page


def test_the_rest_goes_to_store_credit(staff_client: Client, order: Order) -> None:
    refund(staff_client, order).fill(**BACK).confirm()
    desk = refund(staff_client, order)
    assert desk.page.context["form"]["amount"].value() == Decimal("59.90")
    desk.fill(amount="59.90", destination="credit", reason="Broken").confirm()
    assert credit(order.customer) == 5990
    assert "Nothing of this order is left to refund." in refund(staff_client, order).refusals
    page = staff_client.get(reverse("customers:inspect", args=[order.customer_id])).text
    assert "Store credit: €59.90" in page


def test_pressing_twice_refunds_once(staff_client: Client, order: Order) -> None:
    desk = refund(staff_client, order).fill(**BACK)
    page = desk.page
    desk.confirm()
    desk.page = page
    assert "refunded" in said(desk.confirm())[0]
    assert Refund.objects.count() == CreditNote.objects.count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"amount": "69.91"}, {"amount": "0"}, {"amount": "-5"}, {"amount": "99999999999999"},
        {"amount": "1.999"}, {"amount": "NaN"}, {"amount": ""}, {"destination": "bank"},
        {"destination": ""}, {"reason": ""}, {"reason": "x" * 201}, {"key": ""}, {"key": "k" * 100},
    ],
)  # fmt: skip
def test_a_refund_that_is_not_right_is_refused(
    staff_client: Client, order: Order, values: dict[str, str]
) -> None:
    desk = refund(staff_client, order).fill(**{**BACK, **values})
    assert desk.refusals
    assert not desk.foreseen
    staff_client.post(desk.address, {"key": "k-1", **BACK, **values, "confirm": "1"})
    assert not Refund.objects.exists()
    assert not CreditNote.objects.exists()


def test_what_was_shown_is_refused_when_it_no_longer_holds(staff_client: Client, order: Order) -> None:
    desk = refund(staff_client, order).fill(**{**BACK, "amount": "60.00"})
    refund(staff_client, order).fill(**BACK).confirm()
    desk.confirm()
    assert desk.refusals == ["At most €59.90 can still be refunded."]
    assert Refund.objects.count() == 1


def test_an_amount_changed_under_the_same_key_is_refused(staff_client: Client, order: Order) -> None:
    desk = refund(staff_client, order).fill(**BACK)
    page = desk.page
    desk.confirm()
    desk.page = page
    desk.confirm(amount="11.00")
    assert desk.refusals
    assert Refund.objects.count() == 1


def test_a_frozen_payment_is_not_refunded_to_its_card(staff_client: Client, order: Order) -> None:
    Payment.objects.update(frozen=True)
    assert refund(staff_client, order).fill(**BACK).refusals
    assert not Refund.objects.exists()


def test_nothing_is_refunded_while_charges_are_stopped(staff_client: Client, order: Order) -> None:
    desk = refund(staff_client, order).fill(**BACK)
    stops.stop(stops.Stoppable.CHARGES, by="staff:1", reason="Test")
    assert desk.confirm().status_code == 200
    assert desk.refusals
    assert not Refund.objects.exists()


def test_a_provider_that_refuses_is_said(staff_client: Client, order: Order, gateway: HookedGateway) -> None:
    gateway.fail("refund", RefundRefused)
    answer = refund(staff_client, order).fill(**BACK).confirm()
    assert "nothing was given back" in said(answer)[0]
    made = Refund.objects.get()
    assert made.state == "failed"
    assert "The payment provider refused" in staff_client.get(reverse("refunds:inspect", args=[made.pk])).text


@pytest.mark.parametrize("may", [["view_order"], ["view_order", "view_refund", "change_order"]])
def test_who_may_not_refund_sees_no_button_and_has_no_way_round(
    client: Client, order: Order, may: list[str]
) -> None:
    sit(client, *may)
    labels = {str(b.label) for b in client.get(reverse("orders:inspect", args=[order.pk])).context["buttons"]}
    assert not labels & {"Refund", "Reject order"}
    for name in ("refunds:new", "subscriptions:reject-order"):
        answer = client.post(reverse(name, args=[order.pk]), {**BACK, "key": "k-1", "confirm": "1"})
        assert answer.url == reverse("wagtailadmin_home")
    assert not Refund.objects.exists()


def test_a_pending_order_is_given_up_at_the_gateway_first(
    staff_client: Client, shop: Shop, gateway: HookedGateway
) -> None:
    order = sell(shop, card=build.POOR)
    asked: list[str] = []
    gateway.at["cancel"] = lambda: asked.append("cancel")
    assert "Cancel order" in staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    Desk.at(staff_client, "payments:cancel-order", order.pk).confirm()
    order.refresh_from_db()
    assert order.status == "cancelled"
    assert asked == ["cancel"]
    assert Payment.objects.get().state == "canceled"


def test_a_paid_order_is_not_just_cancelled(staff_client: Client, order: Order) -> None:
    desk = Desk.at(staff_client, "payments:cancel-order", order.pk)
    assert desk.refusals == ["Only an order that waits for its payment is cancelled in this way."]
    staff_client.post(desk.address, {"confirm": "1"})
    order.refresh_from_db()
    assert order.status == "paid"


def test_a_rejected_order_is_cancelled_refunded_and_credited_at_once(
    staff_client: Client, order: Order
) -> None:
    desk = Desk.at(staff_client, "subscriptions:reject-order", order.pk)
    desk.fill(destination="card", reason="Out of stock")
    assert desk.foreseen["To the card that paid"] == "€69.90"
    assert desk.foreseen["boxes that do not come"] == "3"
    assert desk.foreseen["subscriptions that end"] == "1"
    assert not Refund.objects.exists()
    assert Subscription.objects.get().status == "active"
    desk.confirm()
    order.refresh_from_db()
    assert (order.status, order.refunded_amount) == ("cancelled", 6990)
    assert Refund.objects.get().state == "succeeded"
    assert CreditNote.objects.get().total_amount == 6990
    assert order.invoice.number  # it stays on file
    assert Subscription.objects.get().status == "cancelled"
    assert set(DeliveryNote.objects.values_list("status", flat=True)) == {"cancelled"}
    assert set(Cycle.objects.values_list("status", flat=True)) == {"cancelled"}


def test_what_was_refunded_before_is_not_given_back_again(staff_client: Client, order: Order) -> None:
    refund(staff_client, order).fill(**BACK).confirm()
    desk = Desk.at(staff_client, "subscriptions:reject-order", order.pk)
    desk.fill(destination="credit", reason="Out of stock").confirm()
    assert credit(order.customer) == 5990
    assert sum(note.total_amount for note in CreditNote.objects.all()) == 6990


def test_rejecting_twice_gives_back_once(staff_client: Client, order: Order) -> None:
    desk = Desk.at(staff_client, "subscriptions:reject-order", order.pk)
    desk.fill(destination="card", reason="Out of stock")
    page = desk.page
    desk.confirm()
    desk.page = page
    assert desk.confirm().status_code == 200
    assert Refund.objects.count() == 1


def test_an_order_of_which_something_left_is_not_rejected(staff_client: Client, order: Order) -> None:
    desk = Desk.at(staff_client, "subscriptions:reject-order", order.pk)
    desk.fill(destination="card", reason="Out of stock")
    note = DeliveryNote.objects.order_by("pk").first()
    assert note
    DeliveryNote.objects.filter(pk=note.pk).update(status="shipped")
    assert "Only a paid order of which no parcel has left" in desk.confirm().text
    order.refresh_from_db()
    assert order.status == "paid"
    assert not Refund.objects.exists()


def test_a_rejected_renewal_leaves_the_subscription(
    staff_client: Client, shop: Shop, customer: Customer
) -> None:

    life = Life(shop, customer)
    with clock.moved_to(datetime(2026, 2, 9, 12, tzinfo=UTC)):
        work()
        renewal = life.orders[1]
        desk = Desk.at(staff_client, "subscriptions:reject-order", renewal.pk)
        desk.fill(destination="card", reason="Out of stock").confirm()
    assert life.subscription.status == "active"
    assert life.subscription.next_charge_at == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert sorted(Cycle.objects.values_list("idx", "status")) == [(0, "paid"), (1, "cancelled")]
    assert Refund.objects.get().amount == 2490


def give(client: Client, customer: Customer) -> Desk:
    return Desk.at(client, "payments:store-credit", customer.pk)


def test_store_credit_is_given_and_taken_with_a_reason(
    staff_client: Client, customer: Customer, owner: User
) -> None:
    desk = give(staff_client, customer).fill(direction="give", amount="12.50", reason="Late parcel")
    assert desk.foreseen["store credit afterwards"] == "€12.50"
    assert credit(customer) == 0
    page = desk.page
    desk.confirm()
    desk.page = page
    desk.confirm()  # pressed twice
    assert credit(customer) == 1250
    give(staff_client, customer).fill(direction="take", amount="2.50", reason="Mistake").confirm()
    assert credit(customer) == 1000
    shown = staff_client.get(reverse("customers:inspect", args=[customer.pk])).text
    for words in ("Store credit: €10.00", f"Late parcel ({owner.email})", "Mistake", "-€2.50"):
        assert words in shown
    assert JournalEntry.objects.filter(name="StoreCreditAdjusted").count() == 2


@pytest.mark.parametrize(
    "values",
    [
        {"direction": "take", "amount": "0.01"}, {"amount": "0"}, {"amount": "-1"}, {"amount": "1e99"},
        {"amount": "9999999999999"}, {"reason": ""}, {"direction": "steal"},
    ],
)  # fmt: skip
def test_store_credit_that_is_not_right_is_refused(
    staff_client: Client, customer: Customer, values: dict[str, str]
) -> None:
    sent = {"direction": "give", "amount": "5.00", "reason": "Late parcel", **values}
    desk = give(staff_client, customer).fill(**sent)
    assert desk.refusals
    staff_client.post(desk.address, {"key": "k-1", **sent, "confirm": "1"})
    assert not Entry.objects.exists()
    assert not JournalEntry.objects.filter(name="StoreCreditAdjusted").exists()


def test_who_may_only_look_gives_no_credit(client: Client, customer: Customer) -> None:
    sit(client, "view_customer", "view_account")
    page = client.get(reverse("customers:inspect", args=[customer.pk]))
    assert page.context["buttons"] == []
    sent = {"direction": "give", "amount": "5.00", "reason": "x", "key": "k", "confirm": "1"}
    answer = client.post(reverse("payments:store-credit", args=[customer.pk]), sent)
    assert answer.url == reverse("wagtailadmin_home")
    assert not Entry.objects.exists()


def test_the_customers_page_shows_their_cards(staff_client: Client, order: Order) -> None:
    page = staff_client.get(reverse("customers:inspect", args=[order.customer_id])).text
    assert "Visa ·4242" in page
    assert "Saved cards" in page
