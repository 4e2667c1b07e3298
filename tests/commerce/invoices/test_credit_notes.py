"""Credit notes mirror their invoice to the cent, and never exceed it."""

import random
from collections import Counter as Tally
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from commerce.base.models import JournalEntry
from commerce.base.money import Money
from commerce.invoices import actions as invoices
from commerce.invoices import rules
from commerce.invoices.errors import CreditTooHigh, KeyReused
from commerce.invoices.models import CreditNote, Invoice, InvoiceSettings
from commerce.orders import actions as orders
from tests.commerce import shop as build
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.shop import Shop


def euros(amount: int) -> Money:
    return Money(amount, "EUR")


def test_a_whole_credit_note_mirrors_its_invoice(shop: Shop) -> None:
    invoice = sell(shop, monthly=1, anniversary=2).invoice
    note = credit(invoice, invoice.total_amount)
    assert (note.number, note.total, note.vat) == ("A2026-000001", invoice.total, invoice.vat)
    assert [line["title"] for line in note.lines] == ["Refund on invoice F2026-000001"] * 2
    assert sum(line["unit_amount"] for line in note.lines) == invoice.total_amount
    assert (note.buyer, note.seller, note.order) == (invoice.buyer, invoice.seller, invoice.order)
    event = JournalEntry.objects.get(name="CreditNoteIssued")
    assert (event.data["credit_note"], event.data["invoice"]) == (note.public_id, invoice.public_id)


@pytest.mark.parametrize("seed", range(30))
def test_parts_of_an_invoice_add_up_to_it(seed: int) -> None:
    chance = random.Random(seed)
    vat = [
        {"rate": rate, "net": (net := chance.randrange(1, 9000)), "amount": net * rate // 10_000}
        for rate in chance.sample(range(0, 2501, 50), chance.randint(1, 5))
    ]
    left = vat
    total = sum(part["net"] + part["amount"] for part in vat)
    while total:
        amount = chance.randint(1, total)
        parts = rules.divide_credit(euros(amount), left)
        assert sum(part["net"] + part["amount"] for part in parts) == amount
        left = rules.left_of(left, parts)
        assert all(part["net"] >= 0 and part["amount"] >= 0 for part in left)
        total -= amount
    assert not any(part["net"] or part["amount"] for part in left)


def test_thirty_small_credit_notes_take_back_the_whole(shop: Shop) -> None:
    invoice = sell(shop, monthly=3, anniversary=2).invoice
    parts = [part.amount for part in invoice.total.split(30)]
    for part in parts:
        credit(invoice, part)
    taken: Tally[tuple[int, str]] = Tally()
    for note in CreditNote.objects.all():
        for part in note.vat:
            taken[part["rate"], "net"] += part["net"]
            taken[part["rate"], "amount"] += part["amount"]
    for part in invoice.vat:
        assert taken[part["rate"], "net"] == part["net"]
        assert taken[part["rate"], "amount"] == part["amount"]
    with pytest.raises(CreditTooHigh):
        credit(invoice, 1)
    numbers = CreditNote.objects.order_by("pk").values_list("sequence", flat=True)
    assert list(numbers) == list(range(1, 31))


@pytest.mark.parametrize("amount", [0, -1, 2491])
def test_no_credit_note_is_for_nothing_or_for_more(shop: Shop, amount: int) -> None:
    invoice = sell(shop).invoice
    with pytest.raises(CreditTooHigh):
        credit(invoice, amount)
    with pytest.raises(CreditTooHigh):
        invoices.issue_credit_note(invoice, amount=Money(100, "USD"), reason="", key="other currency")
    assert not CreditNote.objects.exists()


def test_the_same_key_is_the_same_credit_note(shop: Shop) -> None:
    invoice = sell(shop).invoice
    first = credit(invoice, 1000, key="refund 1")
    assert credit(invoice, 1000, key="refund 1") == first
    with pytest.raises(KeyReused):
        credit(invoice, 500, key="refund 1")
    with pytest.raises(KeyReused):
        credit(sell(shop).invoice, 1000, key="refund 1")
    assert CreditNote.objects.count() == 1


@pytest.mark.parametrize(
    "change", ["UPDATE invoices_creditnote SET total_amount = 1", "DELETE FROM invoices_creditnote"]
)
def test_a_credit_note_is_never_changed(shop: Shop, change: str) -> None:
    credit(sell(shop).invoice, 1000)
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        connection.cursor().execute(change)


def test_a_cancelled_order_is_credited_and_keeps_its_invoice(shop: Shop) -> None:
    order = sell(shop, language="fr")
    credit(order.invoice, 490)
    orders.cancel(order)
    build.hear_everything()
    last = CreditNote.objects.latest("pk")
    assert (last.total, last.number) == (euros(2000), "A2026-000002")
    assert Invoice.objects.get().number == order.invoice.number


def test_a_refund_after_the_cancellation_credits_nothing_more(shop: Shop) -> None:
    order = sell(shop)
    invoices.cancel_invoice(order, reason="Cancelled", key="cancelled")
    refund: dict[str, Any] = {"amount": order.total, "reason": "Refund", "key": "refund"}
    assert invoices.credit_order(order, **refund) is None
    assert CreditNote.objects.count() == 1


def test_crediting_an_order_again_with_its_key_is_the_same_credit_note(shop: Shop) -> None:
    order = sell(shop)
    credit(order.invoice, 2000)
    refund: dict[str, Any] = {"amount": order.total, "reason": "Refund", "key": "refund"}
    note = invoices.credit_order(order, **refund)
    assert note and note.total == euros(490)
    assert invoices.credit_order(order, **refund) == note


def test_an_order_without_invoice_is_not_credited(shop: Shop) -> None:
    build.saved(InvoiceSettings(site=shop.site, automatic=False))
    order = sell(shop)
    assert invoices.credit_order(order, amount=order.total, reason="", key="refund") is None
    orders.cancel(order)
    build.hear_everything()
    assert not CreditNote.objects.exists()
