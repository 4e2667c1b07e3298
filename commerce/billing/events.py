from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PaymentNeedsAction(Event):
    order: str
    attempt: int


@dataclass(frozen=True, kw_only=True)
class PaymentDeclined(Event):
    order: str
    attempt: int
    decline_code: str


@dataclass(frozen=True, kw_only=True)
class PaymentSucceeded(Event):
    order: str
    payment: str
    attempt: int


@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(Event):
    invoice: str
    order: str
