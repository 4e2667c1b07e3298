from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(Event):
    """An order waits for its payment; nobody sees it before."""

    order: str


@dataclass(frozen=True, kw_only=True)
class OrderPaid(Event):
    order: str
    source: str = ""  # not in journals of old


def came_by_checkout(event: OrderPaid) -> bool:
    """Whether somebody bought it, rather than that it renews, changes or begins a subscription."""
    return event.source in ("checkout", "")


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Event):
    order: str


@dataclass(frozen=True, kw_only=True)
class OrderEdited(Event):
    """Staff changed it before it was shipped: `kind` is removed, added, discounted or moved; `about` says
    what, in the language of the order. `key` is the press of the button."""

    order: str
    kind: str
    about: str
    reason: str
    key: str


@dataclass(frozen=True, kw_only=True)
class OrderStatusChanged(Event):
    """Its parcels moved it: from paid to prepared, shipped, delivered, or back to correct a slip."""

    order: str
    before: str
    status: str
