"""Every day, month and year is closed once, adds up, and is sealed; the archive holds it all."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from commerce.base import clock
from commerce.base.models import LegalEntity
from commerce.invoices import actions as invoices
from commerce.invoices import queries, render, tasks
from commerce.invoices.models import Closing, CreditNote, Invoice
from tests.commerce.invoices.sales import credit, sell
from tests.commerce.shop import Shop

NEW_YEAR = datetime(2026, 1, 2, 12, tzinfo=UTC)


def at(month: int, day: int, hour: int = 12, year: int = 2026) -> Any:
    return clock.moved_to(datetime(year, month, day, hour, tzinfo=UTC))


@pytest.fixture
def entity(shop: Shop) -> LegalEntity:
    """A seller with two sales in January, one in February, and a credit note between."""
    sell(shop)
    with at(1, 20):
        credit(sell(shop, anniversary=1).invoice, 500)
    with at(2, 3):
        sell(shop, monthly=2)
    assert shop.settings.legal_entity
    return shop.settings.legal_entity


def spans(entity: LegalEntity) -> list[tuple[str, str]]:
    return [
        (one.span, str(one.starts_on))
        for one in Closing.objects.filter(legal_entity=entity).order_by("pk")
        if one.span != Closing.Span.DAY
    ]


def test_each_period_is_closed_once_it_is_over(entity: LegalEntity) -> None:
    with at(2, 10):
        tasks.close_periods()
        tasks.close_periods()
    days = Closing.objects.filter(span=Closing.Span.DAY)
    assert [str(day) for day in days.order_by("pk").values_list("starts_on", flat=True)][:2] == [
        "2026-01-02", "2026-01-03",
    ]  # fmt: skip
    assert days.count() == 30 + 9
    assert spans(entity) == [("month", "2026-01-01")]
    january = Closing.objects.get(span=Closing.Span.MONTH)
    assert january.totals["F"]["count"] == 2
    assert january.totals["F"]["amounts"] == {
        "EUR": {"total": 2490 + 1999, "vat": {"550": [2360, 130], "2000": [1666, 333]}}
    }
    assert (january.totals["F"]["first"], january.totals["F"]["last"]) == ("F2026-000001", "F2026-000002")
    assert january.running == {"F": {"EUR": 2490 + 1999}, "A": {"EUR": 500}}
    assert queries.broken_seals(entity) == []


def test_a_gap_is_filled_and_years_are_closed(entity: LegalEntity) -> None:
    with at(2, 10):
        tasks.close_periods()
    with at(3, 1, year=2028):
        tasks.close_periods()
    assert ("year", "2026-01-01") in spans(entity)
    assert ("year", "2027-01-01") in spans(entity)
    year = Closing.objects.get(span=Closing.Span.YEAR, starts_on="2026-01-01")
    assert year.totals["F"]["count"] == 3
    assert year.totals["A"]["amounts"]["EUR"]["total"] == 500
    last = Closing.objects.latest("pk")
    assert last.running["F"]["EUR"] == sum(row.total_amount for row in Invoice.objects.all())
    days = list(Closing.objects.filter(span="day").order_by("pk").values_list("starts_on", flat=True))
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    assert queries.broken_seals(entity) == []


def test_a_day_is_not_closed_while_it_lasts_at_one_of_the_sites(entity: LegalEntity, shop: Shop) -> None:
    shop.settings.time_zone = "America/New_York"
    shop.settings.save()
    with at(2, 5, hour=3):  # still the 4th over there
        invoices.close_periods()
    assert str(Closing.objects.filter(span="day").latest("pk").starts_on) == "2026-02-03"


def test_a_seller_without_documents_closes_nothing(shop: Shop) -> None:
    assert invoices.close_periods() == 0


@pytest.mark.parametrize(
    "change", ["UPDATE invoices_closing SET totals = '{}'", "DELETE FROM invoices_closing"]
)
def test_a_closing_is_never_changed(entity: LegalEntity, change: str) -> None:
    with at(2, 10):
        invoices.close_periods()
    with pytest.raises(DatabaseError, match="keeps its rows"), transaction.atomic():
        connection.cursor().execute(change)


def test_a_changed_closing_breaks_its_seal(entity: LegalEntity) -> None:
    with at(2, 10):
        invoices.close_periods()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE invoices_closing DISABLE TRIGGER ALL")
        cursor.execute("UPDATE invoices_closing SET running = '{}' WHERE span = 'month'")
    assert [one.span for one in queries.broken_seals(entity)] == ["month"]


def test_the_archive_of_a_period_holds_it_all(entity: LegalEntity, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(render, "pdf_and_kind", lambda document: (f"PDF {document}".encode(), False))
    with at(2, 10):
        invoices.close_periods()
    file = tmp_path / "archive.zip"
    call_command("export_invoices", file, since="2026-01-01", until="2026-01-31")
    with ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert set(manifest["sha256"]) == set(archive.namelist()) - {"manifest.json"}
        for name, digest in manifest["sha256"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert {name for name in archive.namelist() if name.startswith("pdf/")} == {
            "pdf/A2026-000001.pdf", "pdf/F2026-000001.pdf", "pdf/F2026-000002.pdf",
        }  # fmt: skip
        rows = list(csv.DictReader(io.StringIO(archive.read("invoices.csv").decode())))
        assert [(row["number"], row["vat_rate"], row["vat"], row["total"]) for row in rows] == [
            ("F2026-000001", "5.5", "1.30", "24.90"), ("F2026-000002", "20", "3.33", "19.99"),
        ]  # fmt: skip
        records = [json.loads(line) for line in archive.read("credit-notes.jsonl").splitlines()]
        assert [record["seal"] for record in records] == [CreditNote.objects.get().hash]
        closings = [json.loads(line) for line in archive.read("closings.jsonl").splitlines()]
        assert [one["span"] for one in closings].count("month") == 1
    with pytest.raises(CommandError, match="exists already"):
        call_command("export_invoices", file, since="2026-01-01", until="2026-01-31")


def test_of_several_sellers_one_has_to_be_named(entity: LegalEntity, tmp_path: Path) -> None:
    LegalEntity.objects.create(name="Other", address="Elsewhere")
    with pytest.raises(CommandError, match="--seller"):
        call_command("export_invoices", tmp_path / "a.zip", since="2026-01-01", until="2026-01-31")
    call_command(
        "export_invoices", tmp_path / "a.zip", since="2025-01-01", until="2025-01-31", seller=entity.pk
    )
