"""Issuing what the law wants written once, in a row, and never again changed."""

from commerce.invoices.actions.close import close, close_periods
from commerce.invoices.actions.credit import cancel_invoice, credit_order, issue_credit_note
from commerce.invoices.actions.issue import issue_invoice, issue_invoices

__all__ = [
    "cancel_invoice",
    "close",
    "close_periods",
    "credit_order",
    "issue_credit_note",
    "issue_invoice",
    "issue_invoices",
]
