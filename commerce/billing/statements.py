"""What a gateway has written down, for comparison: `stripe_statements.py`, `demo_statements.py`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, Protocol

from commerce.base.money import Money
from commerce.billing.gateway import Card, RefundOutcome

DisputeState = Literal["needs_response", "under_review", "won", "lost", "closed"]
PayoutState = Literal["pending", "in_transit", "paid", "failed", "canceled"]
EntryKind = Literal["charge", "refund", "dispute", "fee", "returned", "adjustment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """A charge that succeeded. `environment` is the one whose intent it was, "" when none of ours."""

    intent: str
    amount: Money
    at: datetime
    environment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refunded:
    intent: str
    outcome: RefundOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """`fee` is what the gateway has kept for it so far."""

    reference: str
    intent: str
    amount: Money
    fee: Money
    state: DisputeState
    reason: str
    opened_at: datetime
    evidence_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOut:
    reference: str
    amount: Money
    state: PayoutState
    made_at: datetime
    arrives_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One entry of the balance: amount − fee = net.

    `source` is the reference of the charge's intent, of the refund or of the dispute.
    """

    reference: str
    kind: EntryKind
    amount: Money
    fee: Money
    net: Money
    at: datetime
    source: str = ""


class Statements(Protocol):
    """Questions only: nothing moves by them. Every method may raise GatewayUnavailable."""

    name: ClassVar[str]

    def account(self) -> str:
        """Whose keys these are."""
        ...

    def charges(self, since: datetime) -> Iterator[Charged]: ...
    def refunds(self, since: datetime) -> Iterator[Refunded]: ...
    def disputes(self, since: datetime) -> Iterator[Disputed]: ...
    def dispute(self, reference: str) -> Disputed: ...
    def payouts(self, since: datetime) -> Iterator[PaidOut]: ...
    def payout(self, reference: str) -> PaidOut: ...
    def payout_entries(self, reference: str) -> Sequence[Entered]:
        """What the payout pays, without its own entry; they add up to it."""
        ...

    def card(self, method: str) -> Card | None:
        """The saved card as it is now; None when its owner, or we, took it away."""
        ...
