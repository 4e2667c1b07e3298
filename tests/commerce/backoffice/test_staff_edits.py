"""The order's page in the back office: what is changed before it leaves is foreseen, then done once."""

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.models import JournalEntry, User
from commerce.billing.gateway import RefundRefused
from commerce.billing.models import Refund
from commerce.checkout import actions as checkout
from commerce.customers.models import Customer
from commerce.fulfilment.models import DeliveryNote
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, said, sit
from tests.commerce.gateway import HookedGateway
from tests.commerce.shop import Shop

WHY = {"destination": "card", "reason": "Broken in our hands"}


@pytest.fixture
def order(shop: Shop, customer: Customer) -> Order:
    """Two bowls and a tea, 32.00 euros."""
    cart = None
    for price, quantity in ((1200, 2), (800, 1)):
        thing = build.variant(shop, stock=5, price_amount=price)
        wish = checkout.Wish(thing=thing, quantity=quantity)
        cart, _token = checkout.add_line(cart, wish, viewer=shop.viewer(customer))
    assert cart
    checkout.set_address(cart, address=build.HOME)
    order, _attempt = build.pay(shop, cart, customer)
    build.hear_everything()
    return Order.objects.get(pk=order.pk)


def page(client: Client, order: Order) -> str:
    return client.get(reverse("orders:inspect", args=[order.pk])).text


def test_a_bowl_is_taken_out(staff_client: Client, order: Order, owner: User) -> None:
    first = order.lines.all()[0]
    desk = Desk.at(staff_client, "order-edits:take-out", order.pk)
    desk.fill(line=first.pk, quantity="1", **WHY)
    assert desk.foreseen["taken out"] == f"1 × {first.title}"
    assert desk.foreseen["To the card that paid"] == "€12.00"
    assert desk.foreseen["left of the order's price"] == "€20.00"
    assert f"1 × {first.title}, 1 ×" in desk.foreseen["parcels to pack afterwards"]
    assert not Refund.objects.exists()
    assert "The order is changed." in said(desk.confirm())[0]
    assert Refund.objects.get().state == "succeeded"
    shown = page(staff_client, order)
    for words in ("Changes by staff", f"1 × {first.title}", "Broken in our hands", owner.email):
        assert words in shown


@pytest.mark.parametrize(
    "entered, back",
    [({"kind": "amount", "value": "5.00"}, "€5.00"), ({"kind": "percent", "value": "12.5"}, "€4.00")],
)
def test_a_discount_is_an_amount_or_percent(
    staff_client: Client, order: Order, entered: dict[str, str], back: str
) -> None:
    desk = Desk.at(staff_client, "order-edits:discount", order.pk).fill(**entered, **WHY)
    assert desk.foreseen["To the card that paid"] == desk.foreseen["discount"] == back
    desk.confirm()
    assert str(Refund.objects.get().money) == back


@pytest.mark.parametrize("value", ["100.01", "0", "-1", "NaN", "1e9", ""])
def test_more_than_all_is_not_given_off(staff_client: Client, order: Order, value: str) -> None:
    desk = Desk.at(staff_client, "order-edits:discount", order.pk)
    desk.fill(kind="percent", value=value, **WHY)
    assert desk.refusals
    assert not desk.foreseen


def test_something_is_added_at_no_price(staff_client: Client, order: Order, shop: Shop) -> None:
    gift = build.variant(shop, stock=2)
    desk = Desk.at(staff_client, "order-edits:add", order.pk)
    desk.fill(variant=gift.pk, quantity="2", reason="For the wait")
    assert desk.foreseen["charged"] == "€0.00"
    desk.confirm()
    gift.refresh_from_db()
    assert gift.stock == 0
    assert f"2 × {gift.title}" in DeliveryNote.objects.get().contents_line
    again = Desk.at(staff_client, "order-edits:add", order.pk)
    assert again.fill(variant=gift.pk, quantity="1", reason="For the wait").refusals


def test_the_address_is_changed_with_its_parcel(staff_client: Client, order: Order) -> None:
    desk = Desk.at(staff_client, "order-edits:address", order.pk)
    sent = {
        "name": "Ada",
        "line1": "3 rue de Rivoli",
        "postcode": "75001",
        "city": "Paris",
        "reason": "Moved",
    }
    desk.fill(**sent)
    assert "3 rue de Rivoli" in desk.foreseen["delivery address afterwards"]
    desk.confirm()
    assert DeliveryNote.objects.get().address["city"] == "Paris"


def test_a_card_that_refuses_is_said(staff_client: Client, order: Order, gateway: HookedGateway) -> None:
    gateway.fail("refund", RefundRefused)
    desk = Desk.at(staff_client, "order-edits:discount", order.pk)
    desk.fill(kind="amount", value="5.00", **WHY)
    assert "the card refused" in said(desk.confirm())[0]
    order.refresh_from_db()
    assert order.refunded_amount == 0


def test_an_order_that_has_left_offers_nothing(staff_client: Client, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(status="shipped")
    assert "Give a discount" not in page(staff_client, order)
    for name in ("take-out", "add", "discount", "address"):
        desk = Desk.at(staff_client, f"order-edits:{name}", order.pk)
        assert desk.refusals == ["Only an order that is paid and has not left is changed."]


def test_who_may_not_refund_gives_nothing_back(client: Client, order: Order) -> None:
    sit(client, "view_order", "change_order", "view_refund")
    shown = page(client, order)
    assert "Change the delivery address" in shown
    for name in ("take-out", "discount"):
        assert reverse(f"order-edits:{name}", args=[order.pk]) not in shown
        answer = client.get(reverse(f"order-edits:{name}", args=[order.pk]))
        assert answer.url == reverse("wagtailadmin_home")
    assert not JournalEntry.objects.filter(name="OrderEdited").exists()
