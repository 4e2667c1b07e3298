"""Staff and gift cards: the list, the page of one, a new one at the desk, and a refund to one reversed."""

import pytest
from django.test import Client
from django.urls import reverse

from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.ledger.models import Account
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.backoffice.desk import Desk, said
from tests.commerce.giftcards.conftest import Buy, anna, buy, card_on_sale
from tests.commerce.shop import Shop

__all__ = ["anna", "buy", "card_on_sale"]

NEW = {
    "kind": "physical", "number": "1234 5678 9012", "amount": "25.00", "recipient_name": "Anna",
    "recipient_email": "", "message": "", "only_for": "", "expires_on": "2027-01-01", "reason": "A prize",
}  # fmt: skip


@pytest.fixture
def card(buy: Buy, card_on_sale: object) -> GiftCard:
    buy(card_on_sale)
    return GiftCard.objects.get()


def test_the_list_shows_what_is_on_each_and_no_code(staff_client: Client, card: GiftCard) -> None:
    code = codes.code_of(card.seed)
    page = staff_client.get(reverse("gift-cards:index")).text
    for words in (card.number, "Anna", "€50.00", "Can be used", "New gift card"):
        assert words in page
    found = staff_client.get(reverse("gift-cards:index"), {"q": card.last4}).text
    assert card.number in found
    exported = staff_client.get(reverse("gift-cards:index"), {"export": "csv"}).getvalue().decode()
    assert card.last4 in exported and "anna@example.com" in exported
    inspect = staff_client.get(reverse("gift-cards:inspect", args=[card.pk])).text
    for shown in (page, found, exported, inspect):
        assert code not in shown and codes.grouped(code) not in shown and card.seed not in shown


def test_its_page_tells_its_movements_and_its_order(staff_client: Client, card: GiftCard) -> None:
    assert card.origin
    order = card.origin.order
    page = staff_client.get(reverse("gift-cards:inspect", args=[card.pk])).text
    assert "Issued" in page and reverse("orders:inspect", args=[order.pk]) in page
    there = staff_client.get(reverse("orders:inspect", args=[order.pk])).text
    assert reverse("gift-cards:inspect", args=[card.pk]) in there


def test_a_physical_card_is_made_once_at_one_press(staff_client: Client, shop: Shop) -> None:
    desk = Desk.at(staff_client, "gift-cards:new", shop.site.pk).fill(**NEW)
    assert desk.foreseen["face value"] == "€25.00"
    assert not GiftCard.objects.exists()
    first = desk.page
    assert [text.strip() for text in said(desk.confirm())] == ["The gift card •••• 9012 is ready."]
    desk.page = first
    desk.confirm()
    card = GiftCard.objects.get()
    assert (card.state, card.medium, card.seed, card.paid_amount) == ("active", "physical", "", 0)
    assert Account.objects.get(owner=card.public_id).balance == 2500
    again = Desk.at(staff_client, "gift-cards:new", shop.site.pk).fill(**NEW)
    assert again.refusals == ["There is a card of this number already."]


def test_a_virtual_card_is_sent_to_whom_it_is_for(staff_client: Client, shop: Shop) -> None:
    virtual = {**NEW, "kind": "virtual", "number": ""}
    desk = Desk.at(staff_client, "gift-cards:new", shop.site.pk).fill(**virtual)
    assert desk.refusals == ["A virtual card is sent to somebody."]
    desk = Desk.at(staff_client, "gift-cards:new", shop.site.pk)
    desk.fill(**{**virtual, "recipient_email": "anna@example.com"}).confirm()
    build.hear_everything()
    mail = Mail.objects.get(message="GiftCardGiven")
    assert mail.recipient == "anna@example.com"
