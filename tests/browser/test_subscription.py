"""A subscriber looks after their boxes in a real browser: skips, takes it back, pauses, pays what failed."""

import re
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Site

from commerce.base import clock
from commerce.base.models import User
from commerce.base.viewer import Viewer
from commerce.billing.models import DemoCard, DemoIntent
from commerce.catalog.models import Formula
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of, with_lines
from commerce.customers import actions as customers
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions import links
from commerce.subscriptions.models import Subscription
from tests.commerce.audit import assert_sound
from tests.commerce.shop import GOOD, HOME, hear_everything

pytestmark = pytest.mark.usefixtures("demo_shop")


def subscribe(page: Page, url: str) -> Subscription:
    """A subscription bought a moment ago, by a customer who is signed in to the browser."""
    page.set_default_timeout(30_000)
    site = Site.objects.get(is_default_site=True)
    user = User.objects.create_user("jeanne@example.com", "une-tasse-de-the")
    customer = customers.register(user, site=site, language="en")
    viewer = Viewer(site, "en", customer.pk)
    formula = Formula.objects.get(slug="decouverte-monthly")
    cart, _token = checkout.add_line(None, checkout.Wish(thing=formula, quantity=1), viewer=viewer)
    cart = checkout.set_address(cart, address=HOME)
    found = quote_of(with_lines(Cart.objects.all()).get(pk=cart.pk)).hash
    checkout.pay(cart, viewer=viewer, quote_hash=found, method=GOOD, key="buy", return_url="/")
    hear_everything()
    browser = Client()
    browser.force_login(user)
    cookie = {"name": "sessionid", "value": browser.cookies["sessionid"].value, "url": url}
    page.context.add_cookies([cookie])
    return Subscription.objects.get()


def charge_fails() -> Subscription:
    """The next box is due, and its charge is refused."""
    DemoCard.objects.update(answer="declined")
    Subscription.objects.update(next_charge_at=clock.now())
    subscriptions.renew_due()
    hear_everything()
    return Subscription.objects.get()


def test_that_nothing_more_comes_is_said_in_one_line(page: Page, live_server: Any) -> None:
    subscription = subscribe(page, live_server.url)
    subscriptions.cancel_now(subscription)
    hear_everything()
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"/account/subscriptions/{subscription.public_id}/")
    words = page.get_by_text("No more boxes are planned.").bounding_box()
    assert words and words["height"] < 60
    page.goto("/account/")
    expect(page.get_by_role("link", name="See the subscription")).to_be_visible()
    expect(page.get_by_role("link", name="Skip, pause or change")).to_have_count(0)


def test_a_box_is_skipped_and_taken_back_and_boxes_are_paused(page: Page, live_server: Any) -> None:
    subscription = subscribe(page, live_server.url)
    page.goto(f"/account/subscriptions/{subscription.public_id}/")
    main = page.get_by_role("main")
    page.get_by_role("link", name=re.compile("^Skip this box")).nth(1).click()
    expect(main).to_contain_text("What will happen")
    page.get_by_role("button", name="Skip this box").click()
    expect(page.get_by_role("status")).to_contain_text("Box skipped")
    expect(main).to_contain_text("skipped")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.get_by_role("link", name=re.compile("^Have this box after all"))).to_have_count(0)

    page.get_by_role("link", name="Pause", exact=True).click()
    page.get_by_label("No box before").fill(
        (clock.now().date().replace(day=20)).replace(year=clock.now().year + 1, month=1).isoformat()
    )
    page.get_by_role("button", name="Show what will happen").click()
    page.get_by_role("button", name="Pause until 20 January").click()
    expect(main).to_contain_text("No box before Wednesday 20 January")
    assert Subscription.objects.get().status == "paused"
    page.get_by_role("link", name="Go on before that").click()
    page.get_by_role("button", name="Go on").click()
    expect(main).to_contain_text("running")
    assert_sound()


def test_a_failed_charge_is_paid_from_the_link_of_a_mail_without_scripts(
    browser: Browser, page: Page, live_server: Any
) -> None:
    subscribe(page, live_server.url)
    subscription = charge_fails()
    visitor = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    mail = visitor.new_page()
    mail.set_default_timeout(30_000)
    mail.goto(links.pay_link(subscription))
    assert links.token_of(subscription)[:20] not in mail.url
    main = mail.get_by_role("main")
    expect(main).to_contain_text("€19.90 to pay")
    mail.get_by_role("button", name=re.compile("^Pay €19.90 visa")).click()
    expect(main).to_contain_text("Your bank declined the payment")
    mail.locator("input[name=paymentMethod]:visible").fill(GOOD)
    mail.get_by_role("button", name="Pay €19.90", exact=True).click()
    expect(main).to_contain_text("All is paid. Thank you.")
    mail.goto("/account/")
    assert "/accounts/login/" in mail.url
    visitor.close()
    hear_everything()
    assert Subscription.objects.get().status == "active"
    assert sum(DemoIntent.objects.values_list("charges", flat=True)) == 2
    assert_sound()
