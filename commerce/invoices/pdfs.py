"""The PDFs of documents: each made once and kept, in a storage that no address leads to."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db.models import QuerySet

from commerce.base import clock
from commerce.invoices import render
from commerce.invoices.models import CreditNote, Invoice, StoredPdf


def find(rows: QuerySet[Any], public_id: str) -> Any:
    """The one of `rows` of this id, ready to be printed; None where there is none."""
    path = "invoice__order__site" if rows.model is CreditNote else "order__site"
    return rows.select_related(path).filter(public_id=public_id).first()


def pdf_of(document: Invoice | CreditNote) -> bytes:
    """The bytes of its PDF, the same whenever asked. Raises PdfUnavailable where none can be made."""
    stored = StoredPdf.objects.filter(document=document.public_id).first() or keep(document)
    with storage().open(stored.name) as file:
        return bytes(file.read())


def keep(document: Invoice | CreditNote) -> StoredPdf:
    """Its PDF is made and stored, unless it was; of two who do so at once, the first counts."""
    stored = StoredPdf.objects.filter(document=document.public_id).first()
    if stored:
        return stored
    content, is_e_invoice = render.pdf_and_kind(document)
    path = f"{document.legal_entity_id}/{document.year}/{document.number}.pdf"
    name = storage().save(path, ContentFile(content))
    stored, is_new = StoredPdf.objects.get_or_create(
        document=document.public_id,
        defaults={
            "name": name, "sha256": hashlib.sha256(content).hexdigest(),
            "is_e_invoice": is_e_invoice, "made_at": clock.now(),
        },
    )  # fmt: skip
    if not is_new:
        storage().delete(name)
    return stored


def storage() -> Storage:
    return storages["documents"]
