"""Gifts are announced by mail, and the outbox keeps those mails without their codes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail as django_mail

from commerce.base import clock
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from commerce.giftcards import actions as giftcards
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.subscriptions import actions as subscriptions
from content.emails import actions, outbox
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.fixtures import customer, new_year, shop
from tests.commerce.giftcards.conftest import FOR_ANNA, fill, product
from tests.commerce.shop import HOME, Shop
from tests.content.conftest import NotingThemes

__all__ = ["customer", "new_year", "shop"]

pytestmark = pytest.mark.django_db


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


Buy = Callable[..., GiftCard]


@pytest.fixture
def buy(shop: Shop, customer: Customer) -> Buy:
    def buy(gift: Gift, thing: Any = None) -> GiftCard:
        from commerce.checkout.actions import Wish

        cart = fill(shop, customer, Wish(thing=thing or product(shop), gift=gift))
        build.pay(shop, cart, customer)
        build.hear_everything()
        return GiftCard.objects.get()

    return buy


def code_of(card: GiftCard) -> str:
    return codes.grouped(codes.code_of(card.seed))


def test_the_code_is_in_the_mail_alone(buy: Buy) -> None:
    code = code_of(buy(FOR_ANNA))
    sent = told()
    given = sent["GiftCardGiven"]
    html = str(given.alternatives[0][0])
    assert given.to == ["anna@example.com"]
    assert code in given.body and code in html
    assert "Happy birthday" in given.body and "€50.00" in given.body
    assert sent["GiftCardBought"].to == ["camille@example.com"]
    assert code not in sent["GiftCardBought"].body
    for mail in Mail.objects.all():
        assert code not in f"{mail.subject} {mail.text} {mail.html}"
    again = actions.send_again(Mail.objects.get(message="GiftCardGiven"), key="k")
    outbox.send(again.pk)
    assert code in django_mail.outbox[-1].body


def test_it_is_announced_once_on_its_day(buy: Buy) -> None:
    buy(Gift(recipient_name="Anna", recipient_email="a@b.fr", announce_on=date(2026, 1, 10)))
    sent = told()
    assert "GiftCardGiven" not in sent
    assert "January 10, 2026" in sent["GiftCardBought"].body
    with clock.moved_to(datetime(2026, 1, 10, 12, tzinfo=UTC)):
        for _beat in range(3):
            giftcards.announce_due()
        assert list(told()) == ["GiftCardGiven"]


def test_nobody_is_given_a_gift_by_themselves(buy: Buy) -> None:
    address = "camille@example.com"
    card = buy(Gift(recipient_name="Camille", recipient_email=address))
    sent = told()
    own = sent["GiftCardForOneself"]
    assert not sent.keys() & {"GiftCardGiven", "GiftCardBought"}
    assert own.subject == "Your gift card is here" and own.to == [address]
    assert code_of(card) in own.body and "that you bought" in own.body
    assert "gift for you" not in own.body and "localhost has" not in own.body
    giftcards.resend(card, email=address, reason="Lost")
    assert told()["GiftCardGivenAgain"].subject == "Your gift card, once more"


def test_a_gift_to_somebody_else_is_from_its_giver(buy: Buy) -> None:
    buy(FOR_ANNA)
    sent = told()
    assert sent["GiftCardGiven"].subject == "A gift for you from Camille Martin"
    assert "GiftCardForOneself" not in sent


def test_a_printed_card_is_written_about_to_its_buyer_alone(buy: Buy) -> None:
    buy(Gift(recipient_name="Anna", medium="print"))
    sent = told()
    assert "GiftCardGiven" not in sent
    assert "https://shop.example/gift-cards/print/" in sent["GiftCardBought"].body
    with clock.moved_to(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        giftcards.warn_due()
        assert told()["GiftCardEnds"].to == ["camille@example.com"]


def test_the_last_day_and_a_second_sending_have_the_code(buy: Buy) -> None:
    card = buy(FOR_ANNA)
    told()
    with clock.moved_to(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        giftcards.warn_due()
        giftcards.resend(card, email="anna@other.example", reason="Moved")
        sent = told()
    assert "January 2, 2027" in sent["GiftCardEnds"].subject
    assert sent["GiftCardGivenAgain"].to == ["anna@other.example"]
    assert all(code_of(card) in envelope.body for envelope in sent.values())


def test_whoever_begins_a_gift_reads_when_and_not_what_it_cost(shop: Shop, buy: Buy) -> None:
    card = buy(FOR_ANNA, shop.quarterly)
    told()
    guest = customers.welcome_guest(shop.site, email="anna@example.com", language="en")
    subscriptions.start_gift(card, customer=guest, address=HOME, starts_on=date(2026, 1, 2))
    sent = told()
    assert set(sent) == {"GiftStarted"}
    assert sent["GiftStarted"].to == ["anna@example.com"]
    assert "January 15, 2026" in sent["GiftStarted"].body and "April 1, 2026" in sent["GiftStarted"].body
    assert "€" not in sent["GiftStarted"].body
    giftcards.thank(card, note="How kind")
    thanks = told()["GiftThanks"]
    assert thanks.to == ["camille@example.com"]
    assert "How kind" in thanks.body
