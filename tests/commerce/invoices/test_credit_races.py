"""Credit notes asked for at the same moment do not exceed the invoice, nor use a number twice."""

from collections.abc import Callable
from functools import partial

import pytest

from commerce.invoices.actions import credit as crediting
from commerce.invoices.errors import CreditTooHigh
from commerce.invoices.models import CreditNote, Invoice
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.shop import Shop
from tests.races.at_once import Meeting, at_once
from tests.races.conftest import without_locks

__all__ = ["without_locks"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invoice(shop: Shop) -> Invoice:
    return sell(shop).invoice


def refunds(invoice: Invoice) -> list[CreditNote | Exception]:
    return at_once(*(partial(credit, invoice, 1500, key=f"refund {n}") for n in range(2)))


def meet_after_reading_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crediting, "left_of", Meeting().after(crediting.left_of))


def test_two_refunds_at_once_do_not_exceed_the_invoice(
    invoice: Invoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet_after_reading_what_is_left(monkeypatch)
    results = refunds(invoice)
    assert sorted(type(result) for result in results if isinstance(result, Exception)) == [CreditTooHigh]
    assert CreditNote.objects.get().total_amount == 1500


def test_twin_without_locks_credits_more_than_was_paid(
    invoice: Invoice, monkeypatch: pytest.MonkeyPatch, without_locks: Callable[[], None]
) -> None:
    without_locks()
    meet_after_reading_what_is_left(monkeypatch)
    refunds(invoice)
    assert sum(note.total_amount for note in CreditNote.objects.all()) > invoice.total_amount


def test_the_same_refund_twice_at_once_is_one_credit_note(invoice: Invoice) -> None:
    first, second = at_once(*(partial(credit, invoice, 1000, key="refund") for _ in range(2)))
    assert first == second == CreditNote.objects.get()


def test_numbers_of_credit_notes_have_no_gap(invoice: Invoice) -> None:
    results = at_once(*(partial(credit, invoice, 400, key=f"refund {n}") for n in range(8)))
    assert sum(isinstance(result, CreditTooHigh) for result in results) == 2
    numbers = CreditNote.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]
