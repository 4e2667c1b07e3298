"""The page of each record shows what every app knows of it, and leads on."""

import pytest
from django.test import Client
from django.urls import reverse

from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.subscriptions.models import Subscription
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop


def test_an_orders_page_tells_its_whole_story(staff_client: Client, shop: Shop) -> None:
    order = sell(shop, name="Ada Lovelace")
    page = staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    for words in ("€69.90", "5.5 %: €3.64", "Ada Lovelace", "69003 Lyon", "Quarterly", "Succeeded", "4242"):
        assert words in page
    assert reverse("customers:inspect", args=[order.customer_id]) in page
    assert reverse("invoices:inspect", args=[Invoice.objects.get().pk]) in page
    assert reverse("subscriptions:inspect", args=[Subscription.objects.get().pk]) in page
    for note in DeliveryNote.objects.all():
        assert reverse("delivery-notes:inspect", args=[note.pk]) in page


def test_an_unpaid_order_says_why(staff_client: Client, shop: Shop) -> None:
    order = sell(shop, card=build.POOR)
    page = staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    assert "Your card has not enough funds" in page
    assert "insufficient_funds" in page
    assert "Issued by itself as soon as the order is paid." in page


def test_a_subscriptions_page_shows_its_boxes_to_come(staff_client: Client, shop: Shop) -> None:
    order = sell(shop)
    page = staff_client.get(reverse("subscriptions:inspect", args=[Subscription.objects.get().pk])).text
    assert "Jan. 8, 2026" in page  # the lock date of the first
    assert "€69.90, April 9, 2026" in page  # the charge of the second term
    assert reverse("orders:inspect", args=[order.pk]) in page


def test_a_customers_page_shows_what_they_have(staff_client: Client, shop: Shop) -> None:
    order = sell(shop, name="Ada Lovelace")
    page = staff_client.get(reverse("customers:inspect", args=[order.customer_id])).text
    assert reverse("orders:inspect", args=[order.pk]) in page
    assert reverse("subscriptions:inspect", args=[Subscription.objects.get().pk]) in page
    assert "12 rue des Lilas" in page


@pytest.mark.parametrize(("may", "sees"), [(["view_order"], False), (["view_order", "view_payment"], True)])
def test_a_panel_is_for_those_who_may_see_what_it_shows(
    client: Client, shop: Shop, may: list[str], sees: bool
) -> None:
    order = sell(shop)
    client.force_login(staff(*may))
    page = client.get(reverse("orders:inspect", args=[order.pk])).text
    assert ("4242" in page) is sees
