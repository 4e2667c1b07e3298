"""Celery entry points of invoicing; each may run twice and change nothing the second time."""

import structlog
from celery import shared_task

from commerce.invoices import actions, pdfs
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.models import CreditNote, Invoice

log = structlog.get_logger()


@shared_task
def make_pdf(public_id: str) -> None:
    """The document has its PDF. Where none can be made, one is when somebody asks for it."""
    for rows in (Invoice.objects.all(), CreditNote.objects.all()):
        document = pdfs.find(rows, public_id)
        if document:
            try:
                pdfs.keep(document)
            except PdfUnavailable:
                log.warning("PDF cannot be made", document=public_id)


@shared_task
def close_periods() -> None:
    """Every day, month and year that is over is closed."""
    actions.close_periods()
