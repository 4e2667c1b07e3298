from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PaymentNeedsAction(Event):
    order: str
    attempt: int


@dataclass(frozen=True, kw_only=True)
class PaymentDeclined(Event):
    """`final`: the networks forbid to try this card again."""

    order: str
    attempt: int
    decline_code: str
    final: bool = False


@dataclass(frozen=True, kw_only=True)
class PaymentSucceeded(Event):
    order: str
    payment: str
    attempt: int


@dataclass(frozen=True, kw_only=True)
class PaymentFrozen(Event):
    """The gateway charged something else than we asked: nothing moves until a person has looked."""

    order: str
    payment: str


@dataclass(frozen=True, kw_only=True)
class PaymentMethodSaved(Event):
    """`subject` is the public id of what asked for the card, "" for nothing."""

    customer: str
    payment_method: str
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class PaymentMethodRemoved(Event):
    customer: str
    payment_method: str


@dataclass(frozen=True, kw_only=True)
class RefundSucceeded(Event):
    order: str
    refund: str


@dataclass(frozen=True, kw_only=True)
class RefundFailed(Event):
    order: str
    refund: str


@dataclass(frozen=True, kw_only=True)
class RefundReversed(Event):
    """Staff made store credit of a refund to gift cards."""

    order: str
    refund: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DisputeOpened(Event):
    order: str
    dispute: str


@dataclass(frozen=True, kw_only=True)
class DisputeClosed(Event):
    """`lost`: the bank has given the money back to the card's owner."""

    order: str
    dispute: str
    lost: bool


@dataclass(frozen=True, kw_only=True)
class PayoutFailed(Event):
    """The shop's bank sent a payout back."""

    payout: str


@dataclass(frozen=True, kw_only=True)
class BooksDiffer(Event):
    """The gateway knows something else than we, and a person has to look; `site` is the default one."""

    reconciliation: int
    alarms: int


@dataclass(frozen=True, kw_only=True)
class StoreCreditAdjusted(Event):
    """Staff gave `amount` minor units of store credit, or took them where it is below zero."""

    customer: str
    amount: int
    currency: str
    reason: str
    reference: str
