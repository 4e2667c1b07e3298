"""The card to print: for its buyer, while it can be used, with its code as words and as QR."""

from typing import Any

import pypdfium2
import pytest
from django.core import signing
from django.test import Client

from commerce.giftcards import codes, links, render
from commerce.giftcards.models import GiftCard
from commerce.giftcards.rules import Gift
from commerce.invoices.checks import pango_is_installed
from tests.commerce.giftcards.conftest import FOR_ANNA, Buy
from tests.commerce.shop import Shop
from tests.conftest import NO_PANGO

pytestmark = pytest.mark.django_db

TO_PRINT = Gift(recipient_name="Anna", medium="print", message="Joyeux anniversaire\nPaul")


@pytest.fixture
def card(shop: Shop, buy: Buy) -> GiftCard:
    buy(shop.quarterly, TO_PRINT)
    return GiftCard.objects.select_related("site", "buyer", "formula__group").get()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn: who may have it is asked here."""
    monkeypatch.setattr(render, "pdf_of", lambda card: b"%PDF " + card.public_id.encode())


def test_it_shows_what_it_gives(card: GiftCard) -> None:
    if pango_is_installed():
        pytest.skip(NO_PANGO)
    content = render.pdf_of(card)
    page = pypdfium2.PdfDocument(content)[0]
    words = page.get_textpage().get_text_range()
    for said in ("For Anna", "Joyeux anniversaire", "Quarterly", codes.grouped(codes.code_of(card.seed))):
        assert said in words
    assert len(pypdfium2.PdfDocument(content)) == 1


def test_it_names_the_address_that_mails_lead_to(card: GiftCard, settings: Any) -> None:
    settings.PUBLIC_URL = "https://boxes.example"
    assert render.context_of(card)["address"] == "boxes.example"


def test_only_its_buyer_has_it(card: GiftCard, anna: Any, client: Client, printed: None) -> None:
    address = f"/gift-cards/{card.public_id}.pdf"
    assert client.get(address).status_code == 302
    client.force_login(anna.user)
    assert client.get(address).status_code == 404
    assert card.buyer
    client.force_login(card.buyer.user)  # type: ignore[arg-type]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    GiftCard.objects.update(state="cancelled")
    assert client.get(address).status_code == 404


def test_the_link_in_the_mail_opens_it_and_no_other_token_does(
    card: GiftCard, client: Client, printed: None
) -> None:
    assert client.get(links.print_link(card)).status_code == 200
    for token in (links.token_of(card), signing.dumps("gif_x", salt=links.PRINTED), "x"):
        assert client.get(f"/gift-cards/print/{token}/").status_code == 404


def test_what_was_mailed_is_not_printed(buy: Buy, shop: Shop, client: Client, printed: None) -> None:
    buy(shop.quarterly, FOR_ANNA)
    card = GiftCard.objects.get()
    assert card.buyer
    client.force_login(card.buyer.user)  # type: ignore[arg-type]
    assert client.get(f"/gift-cards/{card.public_id}.pdf").status_code == 404
