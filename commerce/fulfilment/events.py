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
