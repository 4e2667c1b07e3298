"""Three clicks end a subscription: from the account, and from any page without an account."""

import pytest
from playwright.sync_api import Page, expect

from commerce.base.models import User
from commerce.base.viewer import Viewer
from commerce.base.words import Words
from commerce.catalog.models import Formula
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.checkout.queries import quote_of
from commerce.customers import actions as customers
from commerce.customers.rules import PostalAddress
from commerce.orders.models import Order
from commerce.retention.models import Question
from commerce.subscriptions.models import Subscription

pytestmark = pytest.mark.usefixtures("demo_shop")

EMAIL, PASSWORD = "jeanne@example.com", "une-tasse-de-the"
HOME = PostalAddress(name="Jeanne Martin", line1="3 rue du Bac", postcode="75007", city="Paris", country="FR")


@pytest.fixture
def order() -> Order:
    """Jeanne has bought a Découverte a month."""
    formula = Formula.objects.select_related("site").get(slug="decouverte-monthly")
    user = User.objects.create_user(EMAIL, PASSWORD)
    customer = customers.register(user, site=formula.site, language="en")
    viewer = Viewer(formula.site, "en", customer.pk)
    cart, _token = checkout.add_line(None, checkout.Wish(thing=formula, quantity=1), viewer=viewer)
    cart = Cart.objects.get(pk=checkout.set_address(cart, address=HOME).pk)
    order, _attempt = checkout.pay(
        cart,
        viewer=viewer,
        quote_hash=quote_of(cart).hash,
        method="4242424242424242",
        key="k",
        return_url="/",
    )
    return order


@pytest.fixture
def question(order: Order) -> None:
    label, choices = (
        Words(en="Why?", fr="Pourquoi ?"),
        Words(en="Too dear\nI moved", fr="Trop cher\nDéménagement"),
    )
    Question.objects.create(site=order.site, label=label, choices=choices)


class Clicks:
    """Clicks that are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def link(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("link", name=name).first.click()

    def button(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("button", name=name).click()


def sign_in(page: Page, prefix: str) -> None:
    page.goto(f"{prefix}/accounts/login/?next={prefix}/account/")
    page.locator("input[name=login]").fill(EMAIL)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()


@pytest.mark.parametrize(
    ("prefix", "cancel", "skip", "confirm", "done"),
    [
        (
            "",
            "Cancel this subscription",
            "Continue without answering",
            "Confirm the cancellation",
            "is received",
        ),
        (
            "/fr",
            "Résilier cet abonnement",
            "Continuer sans répondre",
            "Confirmer la résiliation",
            "bien reçue",
        ),
    ],
)
def test_three_clicks_from_the_account(
    page: Page, question: None, prefix: str, cancel: str, skip: str, confirm: str, done: str
) -> None:
    sign_in(page, prefix)
    clicks = Clicks(page)
    clicks.link(cancel)
    clicks.link(skip)
    clicks.button(confirm)
    expect(page.get_by_role("heading", level=1)).to_contain_text(done)
    assert clicks.count <= 3
    assert Subscription.objects.get().status == "cancel_at_end"


@pytest.mark.parametrize(
    ("prefix", "cancel", "go_on", "confirm", "done"),
    [
        ("", "Cancel a subscription", "Continue", "Notify the cancellation", "is received"),
        ("/fr", "Résilier votre contrat", "Continuer", "Notifier la résiliation", "bien reçue"),
    ],
)
def test_three_clicks_without_an_account(
    page: Page, order: Order, prefix: str, cancel: str, go_on: str, confirm: str, done: str
) -> None:
    page.goto(f"{prefix}/")
    clicks = Clicks(page)
    clicks.link(cancel)
    page.locator("input[name=email]").fill(EMAIL)
    page.locator("input[name=number]").fill(order.number)
    clicks.button(go_on)
    clicks.button(confirm)
    expect(page.get_by_role("heading", level=1)).to_contain_text(done)
    assert clicks.count <= 3
    assert Subscription.objects.get().status == "cancel_at_end"


def test_two_clicks_confirm_a_withdrawal(page: Page, order: Order) -> None:
    sign_in(page, "")
    page.goto(f"/orders/{order.public_id}/")
    clicks = Clicks(page)
    page.locator("main").get_by_role("link", name="Withdraw from the contract here").click()
    clicks.button("Confirm the withdrawal")
    expect(page.get_by_role("heading", level=1)).to_contain_text("is received")
    assert Subscription.objects.get().status == "cancelled"
