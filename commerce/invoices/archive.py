"""The archive of a period: all that was issued, readable without Coffret, and how to check it.

French law keeps invoices for ten years (Code de commerce, art. L123-22), in a form that can be
shown to be unaltered: the manifest names the SHA-256 of every file, and each document and closing
carries its seal.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction
from django.db.models import QuerySet

from commerce.base import clock
from commerce.base.models import LegalEntity
from commerce.base.money import Money
from commerce.invoices import pdfs, tasks
from commerce.invoices.errors import PdfsComing
from commerce.invoices.models import Closing, CreditNote, Invoice, StoredPdf

AT_ONCE = 40  # PDFs that somebody waits for
COLUMNS = (
    "number", "issued_on", "order", "invoice", "buyer", "country", "vat_rate", "net", "vat",
    "total", "currency",
)  # fmt: skip


def write_archive(file: IO[bytes], entity: LegalEntity, *, since: date, until: date) -> int:
    """`file` is a ZIP of all that the seller issued from `since` to `until`; how many documents.

    Raises PdfUnavailable where a PDF is missing and cannot be made, PdfsComing where many are.
    """
    period: dict[str, Any] = {"legal_entity": entity, "issued_on__gte": since, "issued_on__lte": until}
    invoices = Invoice.objects.filter(**period).select_related("order__site")
    notes = CreditNote.objects.filter(**period).select_related("invoice__order__site")
    closings = Closing.objects.filter(legal_entity=entity, starts_on__gte=since, ends_on__lte=until)
    _have_made(invoices, notes)
    with Archive(file) as archive:
        for name, rows in (("invoices", invoices), ("credit-notes", notes)):
            archive.add(f"{name}.csv", _table(rows.order_by("pk")))
            archive.add(f"{name}.jsonl", _records(rows.order_by("pk")))
        archive.add("closings.jsonl", _records(closings.order_by("pk")))
        for document in _each(invoices, notes):
            archive.add(f"pdf/{document.number}.pdf", pdfs.pdf_of(document))
        archive.close_with_manifest(
            {"seller": entity.name, "from": since, "to": until, "made_at": clock.now()}
        )
        return sum(name.startswith("pdf/") for name in archive.digests)


def write_pdfs(file: IO[bytes], documents: QuerySet[Any]) -> None:
    """`file` is a ZIP of the PDFs of these invoices or credit notes. Raises PdfUnavailable, PdfsComing."""
    _have_made(documents)
    with Archive(file) as archive:
        for document in documents.iterator(chunk_size=500):
            archive.add(f"{document.number}.pdf", pdfs.pdf_of(document))


def _have_made(*documents: QuerySet[Any]) -> None:
    """At most a few PDFs of these are still to be made. Raises PdfsComing, with workers at it, for more."""
    made = StoredPdf.objects.values("document")
    missing = [rows.exclude(public_id__in=made).order_by("pk") for rows in documents]
    ids = [public_id for rows in missing for public_id in rows.values_list("public_id", flat=True)]
    if len(ids) <= AT_ONCE:
        return
    first = next(found for rows in missing if (found := rows.first()))
    pdfs.keep(first)  # says so where none can be made here
    for public_id in ids[1:]:
        transaction.on_commit(partial(tasks.make_pdf.delay, public_id), robust=True)
    raise PdfsComing(len(ids) - 1)


class Archive:
    """A ZIP that remembers the SHA-256 of what it was given."""

    def __init__(self, file: IO[bytes]) -> None:
        self.zip = ZipFile(file, "w", ZIP_DEFLATED)
        self.digests: dict[str, str] = {}

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_error: object) -> None:
        self.zip.close()

    def add(self, name: str, content: bytes) -> None:
        """The file `name`; sellers number apart, so that names are unique within one."""
        self.digests[name] = hashlib.sha256(content).hexdigest()
        self.zip.writestr(name, content)

    def close_with_manifest(self, facts: dict[str, Any]) -> None:
        manifest = facts | {"sha256": self.digests}
        self.zip.writestr("manifest.json", json.dumps(manifest, indent=1, default=str, ensure_ascii=False))


def _each(*querysets: QuerySet[Any]) -> Iterator[Any]:
    return chain(*(rows.order_by("pk").iterator(chunk_size=500) for rows in querysets))


def _records(rows: QuerySet[Any]) -> bytes:
    """One JSON object a line: the content that each seal vouches for, and the seal."""
    lines = (
        json.dumps(row.content() | {"seal": row.hash}, default=str, ensure_ascii=False, sort_keys=True)
        for row in rows.iterator(chunk_size=500)
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _table(rows: QuerySet[Any]) -> bytes:
    """One line per document and VAT rate."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows.iterator(chunk_size=500):
        invoice = row.invoice if isinstance(row, CreditNote) else row
        parts = row.vat or [{"rate": 0, "net": row.total_amount, "amount": 0}]
        for part in parts:
            writer.writerow([
                row.number, row.issued_on, invoice.order.number, invoice.number if invoice is not row else "",
                _text(row.buyer.get("company") or row.buyer["name"]), row.buyer["country"],
                f"{part['rate'] / 100:g}", Money(part["net"], row.currency).decimal,
                Money(part["amount"], row.currency).decimal, row.total.decimal, row.currency,
            ])  # fmt: skip
    return out.getvalue().encode()


def _text(value: str) -> str:
    """Text that a spreadsheet would run as a formula stays text (OWASP: CSV injection)."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
