"""A shopper buys a box in a real browser, on the demo shop, from the home page to the account."""

import re
from typing import Any

import pytest
from django.utils import formats, translation
from playwright.sync_api import Browser, Page, expect

from commerce.billing.models import DemoIntent
from commerce.catalog.models import Formula
from commerce.catalog.queries import next_box, zone_of
from commerce.checkout.models import Cart
from commerce.fulfilment.models import DeliveryNote
from commerce.invoices.models import Invoice
from commerce.orders.models import Order
from commerce.subscriptions.models import Subscription
from tests.commerce.audit import assert_sound

GOOD, DECLINED, ASKS = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0025 0000 3155"
ADDRESS = {"name": "Jeanne Martin", "line1": "3 rue du Bac", "postcode": "75007", "city": "Paris"}

pytestmark = pytest.mark.usefixtures("demo_shop")


def fill_cart(page: Page) -> None:
    """From the home page to a cart with one Découverte a month."""
    page.goto("/")
    page.get_by_role("link", name="Choose your box").click()
    page.get_by_role("link", name="Every month").first.click()
    page.get_by_role("button", name="Add to cart").click()
    expect(page.get_by_role("link", name="Check out")).to_be_visible()
    page.goto("/cart/")
    expect(page.get_by_role("main")).to_contain_text("€19.90")
    page.get_by_role("link", name="Check out").click()


def sign_up(page: Page) -> None:
    page.get_by_role("link", name="Create an account").click()
    page.locator("input[name=email]").fill("jeanne@example.com")
    page.locator("input[name=password1]").fill("une-tasse-de-the")
    page.get_by_role("button", name="Create my account").click()


def give_address(page: Page) -> None:
    for name, value in ADDRESS.items():
        page.locator(f"input[name={name}]").fill(value)
    page.get_by_role("button", name="Continue to payment").click()


def pay(page: Page, card: str) -> None:
    page.locator("input[name=paymentMethod]").fill(card)
    page.get_by_role("button", name=re.compile("^Pay")).click()


def go_to_payment(page: Page) -> None:
    fill_cart(page)
    sign_up(page)
    give_address(page)


def lock_date() -> str:
    """When the box bought now locks, as the shop writes it: 8 December."""
    formula = Formula.objects.get(slug="decouverte-monthly")
    with translation.override("en"):
        day = next_box(formula).lock_date(zone_of(formula.site))
        return formats.date_format(day, "j F")


def assert_one_box_bought(page: Page) -> None:
    """The thank-you page and the account show the order, and the shop knows the same."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    invoice = Invoice.objects.get()
    expect(page.get_by_role("main")).to_contain_text(invoice.number)
    page.goto("/account/")
    account = page.get_by_role("main")
    expect(account).to_contain_text("Découverte")
    expect(account).to_contain_text(lock_date())
    expect(account).to_contain_text(invoice.number)
    subscription = Subscription.objects.get()
    assert subscription.customer.email == "jeanne@example.com"
    assert DeliveryNote.objects.get().postal_address.city == "Paris"
    assert DemoIntent.objects.get().charges == 1
    assert_sound()


def test_a_shopper_buys_a_box(page: Page) -> None:
    go_to_payment(page)
    pay(page, GOOD)
    assert_one_box_bought(page)


def test_a_declined_card_leaves_the_cart_as_it_was(page: Page) -> None:
    go_to_payment(page)
    pay(page, DECLINED)
    expect(page.get_by_role("main")).to_contain_text("Your bank declined the payment. You were not charged")
    assert not Order.objects.placed().exists()
    assert not Subscription.objects.exists()
    assert not Invoice.objects.exists()
    assert not DeliveryNote.objects.exists()
    assert [line.quantity for line in Cart.objects.get().lines.all()] == [1]
    page.goto("/account/")
    expect(page.get_by_role("main")).not_to_contain_text("F20")
    page.goto("/checkout/payment/")
    pay(page, GOOD)
    assert_one_box_bought(page)


def test_a_card_that_asks_its_bank_pays_once_the_bank_agrees(page: Page) -> None:
    go_to_payment(page)
    pay(page, ASKS)
    page.get_by_role("button", name="Approve").click()
    assert_one_box_bought(page)


def test_a_bank_that_refuses_leaves_the_cart_to_another_card(page: Page) -> None:
    go_to_payment(page)
    pay(page, ASKS)
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_role("main")).to_contain_text("Nothing was charged")
    assert not Order.objects.placed().exists()
    page.goto("/checkout/payment/")
    pay(page, GOOD)
    assert_one_box_bought(page)


def test_it_works_without_scripts(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Choose your box").click()
    page.get_by_role("link", name="Every month").first.click()
    page.get_by_role("button", name="Add to cart").click()
    page.goto("/checkout/")
    sign_up(page)
    give_address(page)
    pay(page, GOOD)
    assert_one_box_bought(page)
    context.close()


def test_a_double_click_on_pay_buys_once(page: Page) -> None:
    go_to_payment(page)
    page.locator("input[name=paymentMethod]").fill(GOOD)
    page.get_by_role("button", name=re.compile("^Pay")).dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert_one_box_bought(page)
