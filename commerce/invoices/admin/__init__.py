"""The staff's pages of invoices, credit notes and closings."""

from commerce.invoices.admin import panels
from commerce.invoices.admin.closings import ArchiveView, ClosingFilterSet, ClosingList, ClosingView
from commerce.invoices.admin.documents import (
    CreditNoteFilterSet,
    CreditNoteList,
    CreditNoteView,
    DownloadPdfs,
    InvoiceFilterSet,
    InvoiceList,
    InvoiceView,
    PdfView,
)

__all__ = [
    "ArchiveView",
    "ClosingFilterSet",
    "ClosingList",
    "ClosingView",
    "CreditNoteFilterSet",
    "CreditNoteList",
    "CreditNoteView",
    "DownloadPdfs",
    "InvoiceFilterSet",
    "InvoiceList",
    "InvoiceView",
    "PdfView",
    "panels",
]
