"""Unfinished orders in the back office: who left what, and the link that opens it again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.checkout import actions as checkout
from commerce.checkout import links
from commerce.checkout.actions import unfinished
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, said, sit
from tests.commerce.shop import Shop


@pytest.fixture
def cart(shop: Shop) -> Cart:
    """A guest's cart of two bowls."""
    wish = checkout.Wish(thing=build.variant(shop), quantity=2)
    cart, _token = checkout.add_line(None, wish, viewer=shop.viewer())
    checkout.add_line(None, wish, viewer=shop.viewer())  # of somebody nobody can write to
    return checkout.set_contact(cart, email="guest@example.com")


def listed(client: Client, **query: str) -> str:
    return client.get(reverse("unfinished-orders:index"), query).text


def test_who_left_what_is_listed_and_exported(staff_client: Client, cart: Cart) -> None:
    shown = listed(staff_client)
    for words in ("guest@example.com", f"2 × {cart.lines.get().title}", "€24.00", "Left", "0 of 0 bought"):
        assert words in shown
    assert shown.count("€24.00") == 1
    assert reverse("unfinished-orders:inspect", args=[cart.pk]) in shown
    file = staff_client.get(reverse("unfinished-orders:index"), {"export": "csv"})
    rows = b"".join(file.streaming_content).decode().splitlines()
    assert len(rows) == 2
    assert rows[1].startswith("guest@example.com,2 × ") and ",24.00,EUR,en,Left," in rows[1]


def test_what_was_bought_after_all_is_counted(staff_client: Client, shop: Shop, cart: Cart) -> None:
    checkout.set_address(cart, address=build.HOME)
    _cart, secret = unfinished.reopen(links.token_of(cart), viewer=shop.viewer())
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        checkout.pay(
            Cart.objects.select_related("site").get(pk=cart.pk), viewer=shop.viewer(token=secret),
            quote_hash=build.quote(cart).hash, method=build.GOOD, key="k", return_url="/",
        )  # fmt: skip
    assert "1 of 1 bought after all" in listed(staff_client)
    assert "guest@example.com" in listed(staff_client, state="recovered")
    assert "guest@example.com" not in listed(staff_client, state="left")
    page = staff_client.get(reverse("unfinished-orders:inspect", args=[cart.pk]))
    assert page.context["buttons"] == []
    assert "/link/" not in page.text


def test_staff_send_the_link_once(staff_client: Client, cart: Cart) -> None:
    page = staff_client.get(reverse("unfinished-orders:inspect", args=[cart.pk])).text
    assert "/link/" in page
    desk = Desk.at(staff_client, "unfinished-orders:send", cart.pk)
    assert desk.foreseen["recipient"] == "guest@example.com"
    shown = desk.page
    assert "guest@example.com" in said(desk.confirm())[0]
    desk.page = shown
    desk.confirm()
    assert JournalEntry.objects.filter(name="CartSent").count() == 1
    build.hear_everything()
    mail = Mail.objects.get()
    assert (mail.message, mail.recipient) == ("CartByLink", "guest@example.com")


def test_who_may_only_look_gets_no_link(client: Client, cart: Cart) -> None:
    sit(client, "view_cart")
    page = client.get(reverse("unfinished-orders:inspect", args=[cart.pk]))
    assert "guest@example.com" in page.text
    assert "/link/" not in page.text
    answer = client.get(reverse("unfinished-orders:send", args=[cart.pk]))
    assert answer.url == reverse("wagtailadmin_home")


def test_a_product_is_offered_beside_an_order(staff_client: Client, shop: Shop, customer: Customer) -> None:
    order, _attempt = build.pay(shop, build.filled_cart(shop, customer), customer)
    bowl = build.variant(shop)
    assert "Offer a product" in staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    desk = Desk.at(staff_client, "order-edits:offer", order.pk).fill(variant=bowl.pk, quantity="2")
    assert (desk.foreseen["value"], desk.foreseen["charged now"]) == ("€24.00", "€0.00")
    assert not Cart.objects.filter(offered_for=order).exists()
    desk.confirm()
    assert Cart.objects.get(offered_for=order).contents == f"2 × {bowl.title}"
