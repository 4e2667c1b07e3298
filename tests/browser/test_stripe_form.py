"""The theme's card form with Stripe, on the stand-in for Stripe's own script, in a page of its own."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
import stripe
from playwright.sync_api import Page, Request, Route, expect

from tests.fakestripe.fixtures import FakeStripeProcess

MODULE = Path(__file__).resolve().parents[2] / "themes/atelier/static/stripe-payment.js"
PAGE = """<!doctype html><html lang="en"><title>Pay</title>
<form method="post" action="/paid" {attributes} data-publishable-key="{key}" data-script-url="{script}"
  data-unavailable="No card form">
<div data-stripe-fields></div><p data-stripe-message role="alert"></p>
<input type="hidden" name="paymentMethod"><button>Pay</button></form>
<script type="module" src="/stripe-payment.js"></script>"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def posted(page: Page) -> list[str]:
    """What the form sent to the shop, one body each time."""
    bodies: list[str] = []

    def paid(route: Route, request: Request) -> None:
        bodies.append(request.post_data or "")
        route.fulfill(body="<title>Thank you</title>", content_type="text/html")

    page.route("**/paid", paid)
    page.route(
        "**/stripe-payment.js",
        lambda route: route.fulfill(body=MODULE.read_text(), content_type="text/javascript"),
    )
    return bodies


def open_form(
    page: Page, fake: FakeStripeProcess, attributes: str, *, script: str = "", style: str = ""
) -> None:
    html = PAGE.format(attributes=attributes, key=fake.publishable_key, script=script or fake.script)
    html = html.replace("<form", f"<style>{style}</style><form", 1)
    page.route("**/pay", lambda route: route.fulfill(body=html, content_type="text/html"))
    # From the fake's own address: Chromium lets a page that was made up not ask this machine's ports.
    page.goto(f"{fake.base}/pay")


DRESS = """
input { color: oklch(0% 0 0); background: #fffaf0; border: 2px solid rgb(0 0 0 / .5); border-radius: 9px; }
@media (prefers-color-scheme: dark) {
  input { color: color-mix(in oklab, white 100%, black); background: #101812; }
}"""


def open_payment(page: Page, fake: FakeStripeProcess) -> None:
    open_form(page, fake, 'data-stripe-payment data-amount="2490" data-currency="EUR"')


def fill(page: Page, number: str) -> None:
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expiration date").fill("12/40")
    page.get_by_label("Security code").fill("123")


def test_a_card_becomes_a_payment_method_and_its_number_stays_away(
    page: Page, fakestripe: FakeStripeProcess, posted: list[str]
) -> None:
    open_payment(page, fakestripe)
    fill(page, "4242 4242 4242 4242")
    page.get_by_role("button", name="Pay").dblclick()
    page.wait_for_url("**/paid")
    assert len(posted) == 1
    [method] = parse_qs(posted[0])["paymentMethod"]
    assert method.startswith("pm_")
    assert "4242" not in posted[0]
    assert len(fakestripe.requests(ending="/payment_methods")) == 1


def test_the_fields_wear_the_theme_by_day_and_by_night(
    page: Page, fakestripe: FakeStripeProcess, posted: list[str]
) -> None:
    page.emulate_media(color_scheme="dark")
    attributes = 'data-stripe-payment data-amount="2490" data-currency="EUR"'
    open_form(page, fakestripe, attributes, style=DRESS)
    field = page.get_by_label("Card number")
    for scheme, text, ground in (
        ("dark", "rgb(255, 255, 255)", "rgb(16, 24, 18)"), ("light", "rgb(0, 0, 0)", "rgb(255, 250, 240)"),
    ):  # fmt: skip
        page.emulate_media(color_scheme=scheme)
        expect(field).to_have_css("color", text)
        expect(field).to_have_css("background-color", ground)
    expect(field).to_have_css("border-radius", "9px")
    assert posted == []


def test_what_is_wrong_with_the_card_is_said_and_can_be_corrected(
    page: Page, fakestripe: FakeStripeProcess, posted: list[str]
) -> None:
    open_payment(page, fakestripe)
    page.get_by_label("Card number").wait_for()
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_role("alert")).to_have_text("Your card number is incomplete.")
    fill(page, "4242 4242 4242 4241")
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_role("alert")).to_have_text("Your card number is incorrect.")
    assert posted == []
    fill(page, "4242 4242 4242 4242")
    page.get_by_role("button", name="Pay").click()
    page.wait_for_url("**/paid")


def test_without_stripes_script_the_form_says_so_and_sends_nothing(
    page: Page, fakestripe: FakeStripeProcess, posted: list[str]
) -> None:
    open_form(
        page, fakestripe, 'data-stripe-payment data-amount="2490" data-currency="EUR"',
        script=f"{fakestripe.base}/gone.js",
    )  # fmt: skip
    expect(page.get_by_role("alert")).to_have_text("No card form")
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_role("alert")).to_have_text("No card form")
    assert posted == []


@pytest.mark.parametrize(("button", "charges"), [("Approve", 1), ("Refuse", 0)])
def test_the_bank_is_asked_and_the_shop_told_to_look(
    page: Page, fakestripe: FakeStripeProcess, posted: list[str], button: str, charges: int
) -> None:
    client = stripe.StripeClient(fakestripe.secret_key, base_addresses={"api": fakestripe.base})
    intent = client.v1.payment_intents.create(
        {
            "amount": 2490, "currency": "eur", "confirm": True, "use_stripe_sdk": True,
            "payment_method": "pm_card_threeDSecure2Required",
        }
    )  # fmt: skip
    open_form(page, fakestripe, f'data-stripe-action data-client-secret="{intent.client_secret}"')
    page.get_by_role("button", name=button).click()
    page.wait_for_url("**/paid")
    assert len(posted) == 1
    assert len(fakestripe.charges()) == charges
