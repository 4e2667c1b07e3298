"""Reading documents: whether they are as they were issued."""

from collections.abc import Iterator
from itertools import chain

from commerce.base.models import LegalEntity
from commerce.invoices import rules
from commerce.invoices.models import Closing, CreditNote, Document, Invoice

Sealed = Invoice | CreditNote | Closing


def broken_seals(entity: LegalEntity) -> list[Sealed]:
    """The documents and closings of the seller whose seal is not that of their content and of the
    one before them. Empty as long as nothing was changed, taken out or put in between."""
    series = (
        documents.filter(legal_entity=entity).order_by("series", "pk").iterator()
        for documents in (Invoice.objects.all(), CreditNote.objects.all())
    )
    closings = Closing.objects.filter(legal_entity=entity).order_by("pk").iterator()
    return list(chain(*(_broken(rows) for rows in series), _broken(closings)))


def _broken(rows: Iterator[Sealed]) -> Iterator[Sealed]:
    last: dict[str, str] = {}
    for row in rows:
        series = row.series if isinstance(row, Document) else ""
        if row.hash != rules.chained(last.get(series, ""), row.content()):
            yield row
        last[series] = row.hash
