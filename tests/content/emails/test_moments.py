"""Mails about an account, a parcel, points: each to whom it concerns, and to nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.db.models import F

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.catalog.models import Formula, Review, Variant
from commerce.checkout import actions as checkout
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.fulfilment import actions as fulfilment
from commerce.fulfilment.asking import ask_for_reviews
from commerce.fulfilment.models import Carrier, DeliveryNote, ReviewSettings
from commerce.loyalty import actions as loyalty
from commerce.loyalty.events import PointsApproved
from commerce.orders.models import Order, OrderLine
from commerce.retention.models import Withdrawal
from commerce.subscriptions import actions as subscriptions
from content.emails import outbox
from content.emails.models import Mail, RefusingAddress, SilentMessage
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


def test_a_parcel_is_told_as_it_leaves_with_where_to_follow_it(shop: Shop, note: DeliveryNote) -> None:
    carrier = Carrier.objects.create(
        site=shop.site, name={"en": "Colissimo"}, tracking_url="https://track.example/{number}"
    )
    DeliveryNote.objects.update(carrier=carrier, tracking_number="6A123")
    fulfilment.set_status(note, status=Status.PREPARED)
    assert told() == {}  # its box was told as it locked
    fulfilment.set_status(note, status=Status.SHIPPED)
    sent = told()
    assert set(sent) == {"BoxShipped"}
    for fact in ("https://track.example/6A123", "Colissimo", "12 rue des Lilas", note.order.number):
        assert fact in sent["BoxShipped"].body


@pytest.mark.parametrize(("charge_day", "said"), [(9, False), (13, True)])
def test_a_lock_is_told_with_what_comes_next(
    shop: Shop, customer: Customer, charge_day: int, said: bool
) -> None:
    Formula.objects.update(charge_day=charge_day)
    build.pay(shop, build.filled_cart(shop, customer), customer)
    told()
    for moment in (datetime(2026, 1, 9, 6, tzinfo=UTC), datetime(2026, 2, 9, 6, tzinfo=UTC)):
        with clock.moved_to(moment):
            subscriptions.tell_locked()
            [locked] = told().values()
    assert locked.subject == "Your box of February 2026 is locked in"
    assert "ships on February 15, 2026" in locked.body
    assert ("charged on February 13, 2026" in locked.body) is said


def test_a_parcel_that_nobody_can_follow_has_no_such_link(note: DeliveryNote) -> None:
    fulfilment.set_status(note, status=Status.SHIPPED)
    assert "Follow my parcel" not in told()["BoxShipped"].body


def test_a_parcel_that_is_taken_back_is_told_to_nobody(note: DeliveryNote) -> None:
    fulfilment.set_status(note, status=Status.PREPARED)
    told()
    fulfilment.set_status(note, status=Status.PLANNED)
    assert told() == {}


@pytest.fixture
def tea(shop: Shop, customer: Customer) -> Variant:
    """Bought, and there since noon of 2 January."""
    tea = build.variant(shop)
    buy(shop, customer, tea)
    return tea


def buy(shop: Shop, customer: Customer, *things: Any) -> None:
    cart = None
    for thing in things:
        cart, _token = checkout.add_line(cart, checkout.Wish(thing=thing), viewer=shop.viewer(customer))
    assert cart
    checkout.set_address(cart, address=build.HOME)
    build.pay(shop, cart, customer)
    told()
    for status in (Status.SHIPPED, Status.DELIVERED):
        fulfilment.set_status(DeliveryNote.objects.latest("pk"), status=status)
    told()


def asked_at(moment: datetime) -> dict[str, Any]:
    with clock.moved_to(moment):
        for _beat in range(2):
            ask_for_reviews()
        return told()


A_WEEK_LATER = build.NEW_YEAR + timedelta(days=7, minutes=5)


def test_buyers_of_products_are_asked_what_they_think_once_a_week_later(shop: Shop, tea: Variant) -> None:
    assert asked_at(build.NEW_YEAR + timedelta(days=6, hours=23)) == {}
    [request] = asked_at(A_WEEK_LATER).values()
    assert str(tea.product) in request.body and f"/ProductPage/{tea.product.slug}/" in request.body
    assert asked_at(A_WEEK_LATER + timedelta(days=1)) == {}


@pytest.mark.parametrize("days", [1, 60])
def test_a_site_says_after_how_many_days(shop: Shop, tea: Variant, days: int) -> None:
    ReviewSettings.objects.update_or_create(site=shop.site, defaults={"days": days})
    assert asked_at(build.NEW_YEAR + timedelta(days=days, hours=-1)) == {}
    assert set(asked_at(build.NEW_YEAR + timedelta(days=days, minutes=5))) == {"ReviewRequest"}


@pytest.mark.parametrize(("days", "is_taken"), [(0, False), (1, True), (60, True), (61, False)])
def test_nobody_is_asked_on_the_day_itself_nor_after_two_months(
    shop: Shop, days: int, is_taken: bool
) -> None:
    settings = ReviewSettings(site=shop.site, days=days)
    if is_taken:
        settings.full_clean()
        return
    with pytest.raises(ValidationError):
        settings.full_clean()


def test_what_was_delivered_long_ago_is_not_asked_about(tea: Variant) -> None:
    assert asked_at(A_WEEK_LATER + timedelta(days=61)) == {}


def reviewed(tea: Variant, customer: Customer) -> None:
    known = {"author": "Ada", "rating": 5, "created_at": build.NEW_YEAR}
    Review.objects.create(product=tea.product, customer=customer, **known)


def withdrawn(_tea: Variant, _customer: Customer) -> None:
    order = Order.objects.get()
    Withdrawal.objects.create(
        order=order, site=order.site, channel="web", statement="No.", received_at=build.NEW_YEAR,
        boxes_to_return=0,
    )  # fmt: skip


NOBODY = {
    "all is reviewed": reviewed,
    "all was refunded": lambda _tea, _customer: Order.objects.update(refunded_amount=F("total_amount")),
    "all was taken out": lambda _tea, _customer: OrderLine.objects.update(removed=F("quantity")),
    "it was withdrawn from": withdrawn,
    "the order was cancelled": lambda _tea, _customer: Order.objects.update(status="cancelled"),
    "the account is gone": lambda _tea, _customer: Customer.objects.update(user=None),
    "the mail is switched off": lambda tea, _customer: SilentMessage.objects.create(
        site=tea.product.site, message="ReviewRequest"
    ),
}


@pytest.mark.parametrize("why", NOBODY)
def test_nobody_is_asked_when(tea: Variant, customer: Customer, why: str) -> None:
    NOBODY[why](tea, customer)
    assert asked_at(A_WEEK_LATER) == {}


def test_an_address_that_refuses_mail_is_not_asked(tea: Variant, customer: Customer) -> None:
    RefusingAddress.objects.create(
        site=customer.site, email=customer.email, why="bounced", since=build.NEW_YEAR
    )
    with clock.moved_to(A_WEEK_LATER):
        ask_for_reviews()
        build.hear_everything()
        [mail] = Mail.objects.filter(state="waiting")
        outbox.send(mail.pk)
    assert (Mail.objects.get(pk=mail.pk).state, django_mail.outbox) == ("refused", [])


@pytest.mark.parametrize("why", sorted(set(NOBODY) - {"the mail is switched off"}))
def test_nobody_is_asked_when_it_happened_while_the_mail_waited(
    tea: Variant, customer: Customer, why: str
) -> None:
    with clock.moved_to(A_WEEK_LATER):
        ask_for_reviews()
        build.hear_everything()
        NOBODY[why](tea, customer)
        mail = Mail.objects.get(message="ReviewRequest")
        outbox.send(mail.pk)
    assert (Mail.objects.get(pk=mail.pk).state, django_mail.outbox) == ("lapsed", [])


def test_an_order_of_two_parcels_is_asked_about_once(shop: Shop, customer: Customer) -> None:
    buy(shop, customer, build.variant(shop), shop.quarterly)
    order = Order.objects.get()
    assert order.delivery_notes.count() > 1
    for note in order.delivery_notes.exclude(status=Status.DELIVERED):
        for status in (Status.SHIPPED, Status.DELIVERED):
            fulfilment.set_status(note, status=status)
    told()
    with clock.moved_to(A_WEEK_LATER):
        ask_for_reviews()
        build.hear_everything()
        assert Mail.objects.filter(message="ReviewRequest").count() == 1


def test_a_parcel_that_was_not_delivered_after_all_is_not_asked_about(tea: Variant) -> None:
    fulfilment.set_status(DeliveryNote.objects.get(), status=Status.SHIPPED)
    assert asked_at(A_WEEK_LATER) == {}


def test_a_box_that_arrives_asks_for_no_review(note: DeliveryNote) -> None:
    for status in (Status.SHIPPED, Status.DELIVERED):
        fulfilment.set_status(note, status=status)
    told()
    assert asked_at(A_WEEK_LATER) == {}


@pytest.mark.parametrize(("points", "asked"), [(49, True), (0, False)])
def test_points_are_told_once_they_count(customer: Customer, points: int, asked: bool) -> None:
    if points:
        loyalty.adjust_points(customer, points=points, reason="Anniversary", key="k")
    told()
    happen(PointsApproved(site=customer.site_id, customer=customer.public_id, earning="ern_1", points=points))
    sent = told()
    assert ("PointsCount" in sent) is asked
    if asked:
        assert sent["PointsCount"].subject == "You have earned 49 points"


def test_who_is_not_liable_for_vat_names_none(shop: Shop, cart: Cart, customer: Customer) -> None:
    ShopSettings.objects.filter(site=shop.site).update(vat_liable=False)
    build.pay(shop, cart, customer)
    mail = told()["OrderConfirmed"]
    assert "VAT" not in mail.body
    assert "Total: " in mail.body
