from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class DeliveryPlanned(Event):
    delivery_note: str
    order: str


@dataclass(frozen=True, kw_only=True)
class DeliveryStatusChanged(Event):
    delivery_note: str
    order: str
    before: str
    status: str


@dataclass(frozen=True, kw_only=True)
class ReviewDue(Event):
    """The parcel has been there as long as its site waits before it asks what its buyer thinks."""

    delivery_note: str
    order: str
