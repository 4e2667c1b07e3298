"""What is invoiced, to whom, and how: one invoice per order, in a row, sealed."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commerce.base.models import Counter, JournalEntry
from commerce.invoices import actions as invoices
from commerce.invoices import queries
from commerce.invoices.errors import NoLegalEntity
from commerce.invoices.models import CreditNote, Invoice, InvoiceSettings
from commerce.orders.models import Order
from tests.commerce import shop as build
from tests.commerce.audit import assert_sound
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.shop import Shop


@pytest.fixture
def uninvoiced(shop: Shop) -> list[Order]:
    """Nine paid orders that the shop did not invoice, because it then did not invoice at all."""
    settings = build.saved(InvoiceSettings(site=shop.site, automatic=False))
    orders = [sell(shop) for _ in range(9)]
    settings.automatic = True
    settings.save()
    return orders


def fresh(orders: list[Order]) -> list[Order]:
    return list(Order.objects.filter(pk__in=[order.pk for order in orders]).order_by("pk"))


def test_a_shop_that_does_not_invoice_uses_no_number(shop: Shop) -> None:
    settings = build.saved(InvoiceSettings(site=shop.site, automatic=False))
    order = sell(shop)
    assert order.status == Order.Status.PAID
    assert not Invoice.objects.exists()
    assert not Counter.objects.filter(name__startswith="invoice").exists()
    assert not JournalEntry.objects.filter(name="InvoiceIssued").exists()
    settings.automatic = True
    settings.save()
    assert sell(shop).invoice.number == "F2026-000001"


def test_only_companies_are_invoiced_when_the_shop_says_so(shop: Shop, uninvoiced: list[Order]) -> None:
    InvoiceSettings.objects.update(every_buyer=False)
    person, company, taxed = uninvoiced[:3]
    company.delivery_address["company"] = "Martin et fils"
    taxed.delivery_address["vat_number"] = "FR40303265045"
    issued = invoices.issue_invoices([person, company, taxed])
    assert [one.order for one in issued] == [company, taxed]
    assert issued[0].buyer["company"] == "Martin et fils"


def test_a_shop_not_liable_for_vat_says_so_instead(shop: Shop) -> None:
    shop.settings.vat_liable = False
    shop.settings.save()
    order = sell(shop, language="fr", monthly=1, anniversary=1)
    invoice = order.invoice
    assert (order.vat, invoice.vat) == ([], [])
    assert {line["vat_rate"] for line in invoice.lines} == {0}
    assert invoice.notes["exemption"] == "TVA non applicable, art. 293 B du CGI"
    assert invoice.total_amount == 2490 + 1999
    note = credit(invoice, 1000)
    assert (note.vat, note.notes["exemption"]) == ([], invoice.notes["exemption"])
    credit(invoice, 3489)
    assert_sound()


def test_a_shop_liable_for_vat_prints_no_exemption(shop: Shop) -> None:
    assert "exemption" not in sell(shop).invoice.notes


def test_an_invoice_keeps_the_words_of_its_day(shop: Shop) -> None:
    settings = InvoiceSettings.for_site(shop.site)
    settings.footer = {"en": "Thank you", "fr": "Merci"}
    settings.save()
    invoice = sell(shop, language="fr").invoice
    settings.footer = {"en": "Goodbye"}
    settings.save()
    invoice.refresh_from_db()
    assert (invoice.language, invoice.notes["footer"]) == ("fr", "Merci")
    assert str(invoice.paid_on) == "2026-01-02"


def test_a_shop_without_legal_entity_cannot_invoice(shop: Shop, uninvoiced: list[Order]) -> None:
    shop.settings.legal_entity = None
    shop.settings.save()
    with pytest.raises(NoLegalEntity):
        invoices.issue_invoices(fresh(uninvoiced))
    assert not Invoice.objects.exists()


def test_many_orders_are_invoiced_in_their_order(uninvoiced: list[Order]) -> None:
    issued = invoices.issue_invoices(fresh(uninvoiced))
    assert [one.order for one in issued] == uninvoiced
    assert [one.sequence for one in issued] == list(range(1, 10))
    assert [one.pk for one in Invoice.objects.order_by("sequence")] == [one.pk for one in issued]
    assert JournalEntry.objects.filter(name="InvoiceIssued").count() == 9
    assert_sound()


def test_many_orders_take_no_more_statements_than_two(shop: Shop, uninvoiced: list[Order]) -> None:
    sell(shop)  # the first of all asks for content types and the like
    counts = []
    for batch in (fresh(uninvoiced[:2]), fresh(uninvoiced[2:])):
        with CaptureQueriesContext(
            connection,
        ) as queries_of_batch:
            invoices.issue_invoices(batch)
        counts.append(len(queries_of_batch))
    assert counts[0] == counts[1]


def test_each_document_is_sealed_to_the_one_before(shop: Shop) -> None:
    first, second = sell(shop).invoice, sell(shop).invoice
    credit(first, 100)
    credit(second, 100)
    assert len({*Invoice.objects.values_list("hash"), *CreditNote.objects.values_list("hash")}) == 4
    assert queries.broken_seals(first.legal_entity) == []


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE invoices_invoice SET total_amount = 1 WHERE sequence = 2", ["F2026-000002"]),
        ("UPDATE invoices_invoice SET buyer = '{\"name\": \"X\"}' WHERE sequence = 1", ["F2026-000001"]),
        ("UPDATE invoices_creditnote SET reason = 'other'", ["A2026-000001"]),
        ("DELETE FROM invoices_invoice WHERE sequence = 2", ["F2026-000003"]),
    ],
)  # fmt: skip
def test_who_gets_past_the_guard_breaks_a_seal(shop: Shop, change: str, broken: list[str]) -> None:
    sold = [sell(shop).invoice for _ in range(3)]
    credit(sold[0], 100)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("invoice", "creditnote"):
            cursor.execute(f"ALTER TABLE invoices_{table} DISABLE TRIGGER ALL")
        cursor.execute(change)
    assert [one.number for one in queries.broken_seals(sold[0].legal_entity)] == broken


def test_other_sellers_have_their_own_numbers_and_seals(shop: Shop) -> None:
    other = build.open_shop(build.other_site())
    for _ in range(2):
        assert_same_numbers(sell(shop).invoice, sell(other).invoice)
    assert_sound()


def assert_same_numbers(one: Any, other: Any) -> None:
    assert one.number == other.number
    assert one.legal_entity != other.legal_entity
    assert one.hash != other.hash
