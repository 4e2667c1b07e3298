from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(Event):
    """An order waits for its payment; nobody sees it before."""

    order: str


@dataclass(frozen=True, kw_only=True)
class OrderPaid(Event):
    order: str


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Event):
    order: str


@dataclass(frozen=True, kw_only=True)
class OrderStatusChanged(Event):
    """Its parcels moved it: from paid to prepared, shipped, delivered, or back to correct a slip."""

    order: str
    before: str
    status: str
