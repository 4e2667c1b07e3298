"""What was overtaken while its mail waited is not told any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as django_mail

from commerce.base import clock
from commerce.base.events import Event
from commerce.billing.models import PaymentMethod
from commerce.checkout import links
from commerce.checkout.actions import unfinished
from commerce.checkout.events import CartLeft
from commerce.checkout.models import Cart
from commerce.customers.models import Customer
from commerce.giftcards.events import GiftCardExpiring
from commerce.giftcards.models import GiftCard
from commerce.orders.models import Order
from commerce.subscriptions.events import CardExpiring, CatchUpOffered, RenewalFailed
from commerce.subscriptions.models import Subscription, Term
from content.emails import actions, outbox
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.checkout.test_unfinished import EMAIL, leave
from tests.commerce.fixtures import cart, customer, new_year, shop
from tests.commerce.giftcards.conftest import FOR_ANNA, fill, product
from tests.commerce.shop import Shop
from tests.content.conftest import NotingThemes
from tests.content.emails.test_facts import happen

__all__ = ["cart", "customer", "new_year", "shop"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def addresses(themes: NotingThemes, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.content.emails.urls"
    settings.PUBLIC_URL = "https://shop.example"


def became(event: Event, message: str, meanwhile: Callable[[], object]) -> tuple[str, int]:
    """What becomes of the mail where this happens while it waits, and how many leave."""
    happen(event)
    build.hear_everything()
    mail = Mail.objects.get(message=message)
    meanwhile()
    django_mail.outbox.clear()
    outbox.send(mail.pk)
    return Mail.objects.get(pk=mail.pk).state, len(django_mail.outbox)


def nothing() -> None:
    pass


@pytest.fixture
def left(shop: Shop) -> Cart:
    return leave(shop)[0]


def stop(left: Cart) -> None:
    token = links.stop_link(left).split("/")[-3]
    unfinished.remind_no_more(token, site=left.site)


def order_it(left: Cart) -> None:
    """It becomes the only order there is, in place of the cart that did."""
    Cart.objects.exclude(pk=left.pk).update(order=None)
    Cart.objects.filter(pk=left.pk).update(order=Order.objects.get())


def buy_another(left: Cart) -> None:
    customer = Customer.objects.create(site=left.site, email=EMAIL, created_at=clock.now())
    Order.objects.update(customer=customer, paid_at=clock.now() + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("meanwhile", "state"),
    [
        (lambda _left: None, "sent"),
        (order_it, "lapsed"),
        (lambda left: left.lines.all().delete(), "lapsed"),
        (buy_another, "lapsed"),
        (stop, "lapsed"),
    ],
)
def test_a_cart_is_not_reminded_of_once_it_is_bought_or_emptied_or_its_owner_said_no(
    shop: Shop, cart: Cart, customer: Customer, left: Cart, meanwhile: Callable[[Cart], object], state: str
) -> None:
    build.pay(shop, cart, customer)
    Order.objects.update(paid_at=clock.now() - timedelta(days=1))
    event = CartLeft(site=shop.site.pk, cart=left.public_id)
    assert became(event, "CartReminder", lambda: meanwhile(left))[0] == state


@pytest.fixture
def term(shop: Shop, cart: Cart, customer: Customer) -> Term:
    """Of a subscription, owed."""
    build.pay(shop, cart, customer)
    build.hear_everything()
    Term.objects.update(status=Term.Status.DUE)
    return Term.objects.select_related("subscription__payment_method", "order").get()


def pay() -> None:
    Term.objects.update(status=Term.Status.PAID)


@pytest.mark.parametrize(("meanwhile", "state"), [(nothing, ("sent", 1)), (pay, ("lapsed", 0))])
@pytest.mark.parametrize("message", ["RenewalDeclined", "CatchUpOffer"])
def test_who_has_paid_is_not_asked_to_pay(
    term: Term, message: str, meanwhile: Callable[[], None], state: tuple[str, int]
) -> None:
    assert term.order is not None
    known = {
        "site": term.subscription.site_id, "subscription": term.subscription.public_id,
        "order": term.order.public_id,
    }  # fmt: skip
    failed = RenewalFailed(**known, tries=1, of=4, reason="insufficient_funds", next_try_on="2026-02-12")
    event = failed if message == "RenewalDeclined" else CatchUpOffered(**known)
    assert became(event, message, meanwhile) == state


def test_who_has_given_another_card_is_not_told_that_the_old_one_expires(
    term: Term, customer: Customer
) -> None:
    old = term.subscription.payment_method
    assert old is not None
    new = PaymentMethod.objects.create(
        customer=customer, gateway="demo", environment="test", reference="new", brand="visa", last4="1",
        created_at=clock.now(),
    )  # fmt: skip
    event = CardExpiring(
        site=customer.site_id, subscription=term.subscription.public_id, payment_method=old.public_id,
        expires="01/2026",
    )  # fmt: skip
    change = Subscription.objects.update
    assert became(event, "CardExpires", lambda: change(payment_method=new)) == ("lapsed", 0)


def test_a_card_that_is_used_up_is_not_said_to_end(shop: Shop, customer: Customer) -> None:
    from commerce.checkout.actions import Wish

    build.pay(shop, fill(shop, customer, Wish(thing=product(shop), gift=FOR_ANNA)), customer)
    build.hear_everything()
    card = GiftCard.objects.get()
    event = GiftCardExpiring(site=card.site_id, card=card.public_id)
    block = GiftCard.objects.update
    assert became(event, "GiftCardEnds", lambda: block(state=GiftCard.State.BLOCKED)) == ("lapsed", 0)
    mail = Mail.objects.get(message="GiftCardEnds")
    copy = actions.send_again(mail, key="staff")
    outbox.send(copy.pk)
    assert Mail.objects.get(pk=copy.pk).state == "sent"
