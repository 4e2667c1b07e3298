"""The PDF says what the database says, carries the XML, and is made once."""

import logging
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import facturx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from PIL import ImageFile
from pypdf import PdfReader

from commerce.base.models import LegalEntity
from commerce.base.money import Money
from commerce.invoices import pdfs, render, tasks
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.models import Invoice, StoredPdf
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.invoices.random_documents import random_credit_notes, random_invoice
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.shop import Shop

RENDERED = 25


def text_of(pdf: bytes) -> str:
    """All that can be read on its pages, with single spaces of one kind."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def said(money: Money, language: str) -> str:
    return " ".join(money.formatted(language).split())


@pytest.fixture
def shop_of_nowhere(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Documents that are in no database are printed for this shop."""
    monkeypatch.setattr(Order, "site", shop.site)
    return shop


@pytest.mark.usefixtures("pango", "shop_of_nowhere")
@pytest.mark.parametrize("seed", range(RENDERED))
def test_a_pdf_says_what_the_document_says(seed: int) -> None:
    document: Any = random_invoice(seed)
    if seed % 5 == 0:
        document = random_credit_notes(document, seed=seed)[0]
    pdf, is_e_invoice = render.pdf_and_kind(document)
    text = text_of(pdf)
    assert document.number in text
    assert said(document.total, document.language) in text
    for line in render.figures_of(document).lines:
        assert said(line.net, document.language) in text
    for part in document.vat:
        for amount in (part["net"], part["amount"]):
            assert said(Money(amount, document.currency), document.language) in text
    for name in ("name", "line1", "city"):
        assert document.buyer[name] in text
    assert document.seller["vat_number"] in text
    assert is_e_invoice
    name, xml = facturx.get_xml_from_pdf(pdf, check_xsd=True, check_schematron=False)
    assert name == "factur-x.xml"
    assert document.number.encode() in xml


@pytest.mark.usefixtures("pango")
def test_a_french_invoice_reads_as_french(shop: Shop, seller: LegalEntity) -> None:
    shop.settings.vat_liable = False
    shop.settings.save()
    invoice = sell(shop, language="fr").invoice
    invoice.issued_on = date(2026, 12, 15)
    text = text_of(render.pdf_and_kind(invoice)[0])
    for words in ("15 décembre 2026", "24,90 €", "TVA non applicable, art. 293 B du CGI", seller.mentions):
        assert words in text


@pytest.mark.usefixtures("pango", "seller")
def test_a_bulgarian_invoice_is_printed_in_letters_of_the_house(shop: Shop) -> None:
    shop.settings.vat_liable = False
    shop.settings.save()
    invoice = sell(shop, language="bg").invoice
    invoice.issued_on = date(2026, 12, 15)
    pdf = render.pdf_and_kind(invoice)[0]
    text = text_of(pdf)
    for words in ("Фактура", "Дата на издаване", "15 декември 2026 г.", "24,90 €", "ДДС не се начислява"):
        assert words in text
    assert not re.search(r"Invoice|Order|Buyer|Seller|Total|Quantity|Paid", text)
    fonts = fonts_of(pdf)
    assert {"House-cyrillic-Book", "Text-cyrillic"} <= fonts
    assert {font.partition("-")[0] for font in fonts} == {"House", "Text"}


def fonts_of(pdf: bytes) -> set[str]:
    """The names of the fonts in it."""
    pages = PdfReader(BytesIO(pdf)).pages
    names = [str(font["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    return {name.partition("+")[2] for name in names}


def test_the_sellers_country_is_printed_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "print_pdf", lambda html: html.encode())
    monkeypatch.setattr(render.einvoice, "obstacle", lambda *_: "printed alone")
    invoice = sell(shop, language="fr").invoice
    for address in ("12 rue des Tilleuls\n37000 Tours", "12 rue des Tilleuls\n37000 Tours\nFRANCE"):
        invoice.seller["address"] = address
        html = render.pdf_and_kind(invoice)[0].decode()
        seller = html.partition("37000 Tours")[2].partition("</address>")[0]
        assert seller.casefold().count("france") == 1


@pytest.mark.usefixtures("pango")
def test_a_pdf_is_an_archive_of_itself(shop: Shop, seller: LegalEntity) -> None:
    pdf, _is_e_invoice = render.pdf_and_kind(sell(shop).invoice)
    for mark in (b"pdfaid:part", b"factur-x.xml"):
        assert mark in facturx_metadata(pdf)


def facturx_metadata(pdf: bytes) -> bytes:
    reader = PdfReader(BytesIO(pdf))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    return bytes(metadata)


@pytest.mark.usefixtures("pango")
def test_without_numbers_of_the_seller_it_is_a_pdf_alone(shop: Shop) -> None:
    stored = pdfs.keep(sell(shop).invoice)
    assert not stored.is_e_invoice


@pytest.mark.usefixtures("pango")
def test_the_renderer_fetches_nothing(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    with caplog.at_level(logging.ERROR, "weasyprint"):
        for address in ("https://example.com/a.png", f"file://{tmp_path}/secret.txt"):
            render.print_pdf(f"<img src='{address}'><p>x")
    assert [record.getMessage().count("disallowed protocol") for record in caplog.records] == [1, 1]


@pytest.mark.usefixtures("pango")
def test_after_printing_pictures_are_checked_as_before() -> None:
    render.print_pdf("<p>Tea</p>")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.usefixtures("pango")
def test_it_is_printed_by_itself_and_kept(
    shop: Shop, documents: Path, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tasks.make_pdf, "delay", asked.append)
    invoice = sell(shop).invoice
    note = credit(invoice, 100)
    with django_capture_on_commit_callbacks(execute=True):
        build.hear_everything()
    for document in asked:
        tasks.make_pdf(document)
        tasks.make_pdf(document)
    assert sorted(asked) == sorted([invoice.public_id, note.public_id])
    assert sorted(path.name for path in documents.rglob("*.pdf")) == ["A2026-000001.pdf", "F2026-000001.pdf"]
    assert StoredPdf.objects.count() == 2


@pytest.mark.usefixtures("pango")
def test_who_asks_again_is_given_the_same_bytes(shop: Shop, monkeypatch: Any) -> None:
    invoice = sell(shop).invoice
    first = pdfs.pdf_of(invoice)
    monkeypatch.setattr(render, "pdf_and_kind", lambda document: (b"another", True))
    assert pdfs.pdf_of(invoice) == first


def test_of_two_who_print_at_once_the_first_counts(shop: Shop, documents: Path, monkeypatch: Any) -> None:
    invoice = sell(shop).invoice

    def another_is_faster(document: Invoice) -> tuple[bytes, bool]:
        monkeypatch.setattr(render, "pdf_and_kind", lambda document: (b"first", False))
        pdfs.keep(document)
        return b"second", False

    monkeypatch.setattr(render, "pdf_and_kind", another_is_faster)
    assert pdfs.pdf_of(invoice) == b"first" == pdfs.pdf_of(invoice)
    assert [path.read_bytes() for path in documents.rglob("*.pdf")] == [b"first"]


def no_pango(html: str) -> bytes:
    raise PdfUnavailable


def test_without_pango_nothing_but_the_pdf_is_missing(shop: Shop, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(render, "print_pdf", no_pango)
    order = sell(shop)
    build.hear_everything()
    tasks.make_pdf(order.invoice.public_id)
    assert order.invoice.number == "F2026-000001"
    client.force_login(order.customer.user)
    answer = client.get(reverse("document_pdf", args=[order.invoice.public_id]))
    assert (answer.status_code, answer["Content-Type"]) == (503, "text/plain; charset=utf-8")
    monkeypatch.undo()
    assert sell(shop).invoice.number == "F2026-000002"


@pytest.mark.usefixtures("pango")
def test_customers_download_their_own_documents_alone(shop: Shop, client: Client) -> None:
    order = sell(shop)
    note = credit(order.invoice, 100)
    addresses = [reverse("document_pdf", args=[row.public_id]) for row in (order.invoice, note)]
    for address in addresses:
        assert client.get(address).status_code == 302  # to sign in
    client.force_login(order.customer.user)
    for address in addresses:
        answer = client.get(address)
        assert answer.content.startswith(b"%PDF")
        assert answer["Content-Type"] == "application/pdf"
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    client.force_login(build.register(shop).user)
    for address in (*addresses, reverse("document_pdf", args=["inv_nothing"])):
        assert client.get(address).status_code == 404
