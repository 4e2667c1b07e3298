from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(Event):
    invoice: str
    order: str


@dataclass(frozen=True, kw_only=True)
class CreditNoteIssued(Event):
    credit_note: str
    invoice: str
    order: str


@dataclass(frozen=True, kw_only=True)
class InvoiceLeftOut(Event):
    """The shop's settings said that this paid order has none."""

    order: str
