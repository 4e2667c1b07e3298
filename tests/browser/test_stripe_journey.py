"""The same shopper, in a shop that takes its payments with Stripe."""

import re

import pytest
from playwright.sync_api import Page, expect

from commerce.invoices.models import Invoice
from commerce.subscriptions.models import Subscription
from tests.browser.test_journey import go_to_payment
from tests.commerce.audit import assert_sound
from tests.fakestripe.fixtures import FakeStripeProcess

pytestmark = pytest.mark.usefixtures("demo_shop")


def pay(page: Page, number: str) -> None:
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expiration date").fill("12/40")
    page.get_by_label("Security code").fill("123")
    page.get_by_role("button", name=re.compile("^Pay")).click()


def assert_bought(page: Page, fake: FakeStripeProcess) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    expect(page.get_by_role("main")).to_contain_text(Invoice.objects.get().number)
    assert Subscription.objects.count() == 1
    assert_sound([(c["payment_intent"], c["amount"], c["currency"].upper()) for c in fake.charges()])


def test_a_box_is_paid_with_stripe(page: Page, stripe_settings: FakeStripeProcess) -> None:
    go_to_payment(page)
    pay(page, "4242 4242 4242 4242")
    assert_bought(page, stripe_settings)


def test_a_card_that_stripe_asks_about_is_charged_once_it_is_confirmed(
    page: Page, stripe_settings: FakeStripeProcess
) -> None:
    go_to_payment(page)
    pay(page, "4000 0025 0000 3155")
    page.get_by_role("button", name=re.compile("Approve|Complete|Authorize|Confirm")).click()
    assert_bought(page, stripe_settings)
