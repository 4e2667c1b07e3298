"""Mails about an account, a parcel, points: each to whom it concerns, and to nobody else."""

from typing import Any

import pytest
from django.core import mail as django_mail

from commerce.catalog.models import Review
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.models import Carrier, DeliveryNote
from commerce.loyalty.events import PointsApproved
from commerce.orders.models import Order
from content.emails import outbox
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.fixtures import cart, customer, new_year, shop
from tests.commerce.shop import Shop
from tests.content.conftest import NotingThemes
from tests.content.emails.test_facts import happen

__all__ = ["cart", "customer", "new_year", "shop"]

Status = DeliveryNote.Status


@pytest.fixture(autouse=True)
def addresses(themes: NotingThemes, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.content.emails.urls"
    settings.PUBLIC_URL = "https://shop.example"


def told() -> dict[str, Any]:
    """Everything is heard and sent: what was, by its message."""
    build.hear_everything()
    waiting = list(Mail.objects.filter(state="waiting").order_by("pk"))
    for mail in waiting:
        outbox.send(mail.pk)
    assert not Mail.objects.exclude(state="sent").exists(), list(Mail.objects.values("last_error"))
    sent, django_mail.outbox[:] = list(django_mail.outbox), []
    return {mail.message: envelope for mail, envelope in zip(waiting, sent, strict=True)}


@pytest.fixture
def note(shop: Shop, cart: Cart, customer: Customer) -> DeliveryNote:
    """To pack; all that came before was told."""
    build.pay(shop, cart, customer)
    told()
    return DeliveryNote.objects.get()


def test_a_new_customer_is_welcomed_once(shop: Shop, customer: Customer) -> None:
    welcome = told()["Welcome"]
    assert welcome.to == [customer.email]
    assert "https://shop.example/AccountPage/" in welcome.body
    assert customer.user
    customers.register(customer.user, site=shop.site, language="en")
    assert told() == {}


def test_a_guest_is_invited_after_the_first_order_alone(shop: Shop, cart: Cart, customer: Customer) -> None:
    Customer.objects.update(user=None)
    customer.refresh_from_db()
    order, _attempt = build.pay(shop, cart, customer)
    invitation = told()["FinishRegistration"]
    assert invitation.to == [customer.email]
    assert order.number in invitation.body and "https://shop.example/accounts/signup/" in invitation.body
    build.pay(shop, build.filled_cart(shop, customer), customer)
    assert "FinishRegistration" not in told()


def test_who_has_an_account_is_not_invited_to_one(shop: Shop, cart: Cart, customer: Customer) -> None:
    build.pay(shop, cart, customer)
    assert "FinishRegistration" not in told()


def test_a_parcel_is_told_as_it_is_packed_and_as_it_leaves_with_where_to_follow_it(
    shop: Shop, note: DeliveryNote
) -> None:
    carrier = Carrier.objects.create(
        site=shop.site, name={"en": "Colissimo"}, tracking_url="https://track.example/{number}"
    )
    DeliveryNote.objects.update(carrier=carrier, tracking_number="6A123")
    fulfilment.set_status(note, status=Status.PREPARED)
    packed = told()
    assert set(packed) == {"BoxPacked"}
    assert "January 15, 2026" in packed["BoxPacked"].body
    fulfilment.set_status(note, status=Status.SHIPPED)
    sent = told()
    assert set(sent) == {"BoxShipped"}
    for fact in ("https://track.example/6A123", "Colissimo", "12 rue des Lilas", note.order.number):
        assert fact in sent["BoxShipped"].body


def test_a_parcel_that_nobody_can_follow_has_no_such_link(note: DeliveryNote) -> None:
    fulfilment.set_status(note, status=Status.SHIPPED)
    assert "Follow my parcel" not in told()["BoxShipped"].body


def test_a_parcel_that_is_taken_back_is_told_to_nobody(note: DeliveryNote) -> None:
    fulfilment.set_status(note, status=Status.PREPARED)
    told()
    fulfilment.set_status(note, status=Status.PLANNED)
    assert told() == {}


def test_buyers_of_products_are_asked_what_they_think_until_they_have_said_it(
    shop: Shop, customer: Customer
) -> None:
    tea = build.variant(shop)
    cart, _token = checkout.add_line(None, checkout.Wish(thing=tea), viewer=shop.viewer(customer))
    checkout.set_address(cart, address=build.HOME)
    build.pay(shop, cart, customer)
    told()
    note = DeliveryNote.objects.get()
    fulfilment.set_status(note, status=Status.SHIPPED)
    told()
    fulfilment.set_status(note, status=Status.DELIVERED)
    asked = told()["ReviewRequest"]
    assert str(tea.product) in asked.body and f"/ProductPage/{tea.product.slug}/" in asked.body
    from content.emails.messages.deliveries import _to_review

    order = Order.objects.get()
    assert _to_review(order)
    Review.objects.create(
        product=tea.product, customer=customer, author="Ada", rating=5, created_at=note.created_at
    )
    assert _to_review(order) is None


def test_a_box_that_arrives_asks_for_no_review(note: DeliveryNote) -> None:
    fulfilment.set_status(note, status=Status.SHIPPED)
    told()
    fulfilment.set_status(note, status=Status.DELIVERED)
    assert told() == {}


@pytest.mark.parametrize(("points", "asked"), [(49, True), (0, False)])
def test_points_are_told_once_they_count(customer: Customer, points: int, asked: bool) -> None:
    told()
    happen(PointsApproved(site=customer.site_id, customer=customer.public_id, earning="ern_1", points=points))
    sent = told()
    assert ("PointsCount" in sent) is asked
    if asked:
        assert sent["PointsCount"].subject == "You have earned 49 points"
