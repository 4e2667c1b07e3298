from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class BalanceChanged(Event):
    """`amount`, below zero when spent, is in `unit`: minor units of a currency, or points."""

    kind: str
    owner: str
    unit: str
    amount: int
    balance: int
    reason: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class AmountHeld(Event):
    kind: str
    owner: str
    unit: str
    amount: int
    reference: str


@dataclass(frozen=True, kw_only=True)
class HoldReleased(Event):
    kind: str
    owner: str
    unit: str
    amount: int
    reference: str
