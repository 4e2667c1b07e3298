from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerRegistered(Event):
    customer: str


@dataclass(frozen=True, kw_only=True)
class CustomerMoved(Event):
    """The customer has another e-mail address than before."""

    customer: str
