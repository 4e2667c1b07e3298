"""Staff find documents, download them alone or together, and take the archive of a period."""

import io
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from commerce.base.models import User
from commerce.invoices import actions as invoices
from commerce.invoices import archive, render
from commerce.invoices.models import Closing, Invoice
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.invoices.test_closings import at
from tests.commerce.invoices.test_pdfs import no_pango
from tests.commerce.shop import Shop


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a long password"))
    return client


@pytest.fixture(autouse=True)
def no_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "pdf_and_kind", lambda document: (f"%PDF {document}".encode(), False))


def names(answer: Any) -> list[str]:
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return sorted(archive.namelist())


def test_the_lists_find_and_filter(desk: Client, shop: Shop) -> None:
    sell(shop, name="Ada Lovelace")
    with at(2, 1):
        credit(sell(shop, name="Grace Hopper").invoice, 100)
    for section in ("invoices", "credit-notes"):
        index = reverse(f"{section}:index")
        assert "Grace Hopper" in desk.get(index, {"q": "Grace"}).text
        assert "Grace Hopper" in desk.get(index, {"issued_on_from": "2026-02-01"}).text
        assert "Grace Hopper" not in desk.get(index, {"issued_on_to": "2026-01-31"}).text
        assert "Grace Hopper" not in desk.get(index, {"kind": "company"}).text
        assert "Grace Hopper" in desk.get(index, {"kind": "person"}).text
    export = desk.get(reverse("credit-notes:index"), {"export": "csv"})
    assert b"A2026-000001" in b"".join(export.streaming_content)


def test_a_company_is_found_as_such(desk: Client, shop: Shop) -> None:
    order = sell(shop)
    other = sell(shop)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE invoices_invoice DISABLE TRIGGER invoices_invoice_append_only")
        Invoice.objects.filter(order=order).update(buyer={**order.invoice.buyer, "company": "Martin et fils"})
    page = desk.get(reverse("invoices:index"), {"kind": "company"}).text
    assert order.invoice.number in page
    assert other.invoice.number not in page


def test_pdfs_are_downloaded_alone_ticked_and_as_listed(desk: Client, shop: Shop) -> None:
    sold = [sell(shop).invoice for _ in range(2)]
    with at(2, 1):
        sold.append(sell(shop).invoice)
    alone = desk.get(reverse("invoices:pdf", args=[sold[0].pk]))
    assert alone.content == b"%PDF F2026-000001"
    bulk = reverse("wagtail_bulk_action", args=["invoices", "invoice", "pdfs"])
    ticked = desk.get(bulk, {"id": [sold[0].pk, sold[2].pk]})
    assert names(ticked) == ["F2026-000001.pdf", "F2026-000003.pdf"]
    until = {"issued_on_to": "2026-01-31"}
    assert names(desk.get(bulk, {"id": "all", **until})) == ["F2026-000001.pdf", "F2026-000002.pdf"]
    listed = desk.get(reverse("invoices:index"), {"export": "pdf", **until})
    assert names(listed) == ["F2026-000001.pdf", "F2026-000002.pdf"]


def test_many_pdfs_that_are_still_to_be_made_are_made_meanwhile(
    desk: Client, shop: Shop, monkeypatch: Any, tasks_at_once: None,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    for _number in range(3):
        sell(shop)
    monkeypatch.setattr(archive, "AT_ONCE", 1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.get(reverse("invoices:index"), {"export": "pdf"}, follow=True)
    assert "2 of these PDFs are being made" in answer.text
    assert len(names(desk.get(reverse("invoices:index"), {"export": "pdf"}))) == 3


def test_where_pdfs_cannot_be_made_staff_are_told(desk: Client, shop: Shop, monkeypatch: Any) -> None:
    sell(shop)
    monkeypatch.setattr(render, "pdf_and_kind", no_pango)
    answer = desk.get(reverse("invoices:index"), {"export": "pdf"}, follow=True)
    assert "The PDF cannot be made right now" in answer.text


def test_documents_are_on_the_pages_of_their_order_and_invoice(desk: Client, shop: Shop) -> None:
    order = sell(shop)
    note = credit(order.invoice, 100)
    here = reverse("credit-notes:inspect", args=[note.pk])
    for address in (
        reverse("orders:inspect", args=[order.pk]),
        reverse("invoices:inspect", args=[order.invoice.pk]),
    ):
        assert here in desk.get(address).text
    page = desk.get(here).text
    assert "A tin was dented" in page
    assert note.hash in page
    assert "neither a VAT number nor a registration number" in page
    assert "€23.90" in desk.get(reverse("invoices:inspect", args=[order.invoice.pk])).text


def test_closings_and_the_archive(desk: Client, shop: Shop) -> None:
    sell(shop)
    with at(1, 5):
        invoices.close_periods()
        assert "Day 2026-01-02" in desk.get(reverse("closings:index")).text
    closing = Closing.objects.earliest("pk")
    assert "F2026-000001" in desk.get(reverse("closings:inspect", args=[closing.pk])).text
    archive = reverse("closings:archive")
    assert "ten years" in desk.get(archive).text
    period = {"seller": closing.legal_entity_id, "since": "2026-01-01", "until": "2026-01-31"}
    assert "pdf/F2026-000001.pdf" in names(desk.post(archive, period))
    backwards = desk.post(archive, period | {"until": "2025-01-01"})
    assert "The period ends before it begins." in backwards.text


@pytest.mark.parametrize("permission", ["", "view_invoice"])
def test_staff_download_only_what_they_may_see(client: Client, shop: Shop, permission: str) -> None:
    invoice = sell(shop).invoice
    note = credit(invoice, 100)
    client.force_login(staff(*filter(None, [permission])))
    bulk = reverse("wagtail_bulk_action", args=["invoices", "creditnote", "pdfs"])
    answers = {
        "invoice": client.get(reverse("invoices:pdf", args=[invoice.pk])),
        "note": client.get(reverse("credit-notes:pdf", args=[note.pk])),
        "bulk": client.get(bulk, {"id": note.pk}),
        "archive": client.get(reverse("closings:archive")),
    }  # fmt: skip
    assert {name for name, answer in answers.items() if answer.status_code == 200} == (
        {"invoice"} if permission else set()
    )


def test_staff_of_one_site_download_nothing_of_another(client: Client, shop: Shop) -> None:
    other = build.open_shop(build.other_site())
    theirs = sell(other).invoice
    with at(1, 5):
        invoices.close_periods()
    client.force_login(staff("view_invoice", "view_closing", only=shop.site))
    assert client.get(reverse("invoices:pdf", args=[theirs.pk])).status_code == 404
    bulk = client.get(reverse("wagtail_bulk_action", args=["invoices", "invoice", "pdfs"]), {"id": theirs.pk})
    assert names(bulk) == []
    closing = Closing.objects.get(legal_entity=theirs.legal_entity, starts_on="2026-01-02", span="day")
    assert client.get(reverse("closings:inspect", args=[closing.pk])).status_code == 404
    period = {"seller": theirs.legal_entity_id, "since": "2026-01-01", "until": "2026-01-31"}
    assert "Select a valid choice" in client.post(reverse("closings:archive"), period).text


def test_settings_of_invoicing_are_edited_per_site(desk: Client, shop: Shop) -> None:
    address = reverse("wagtailsettings:edit", args=["invoices", "invoicesettings", shop.site.pk])
    page = desk.get(address).text
    for words in ("invoice by itself", "invoice every order", "mention of the exemption from VAT"):
        assert words.lower() in page.lower()
