from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class CartChanged(Event):
    cart: str


@dataclass(frozen=True, kw_only=True)
class CartLeft(Event):
    """Somebody went away before they paid: they are reminded of it, once."""

    cart: str


@dataclass(frozen=True, kw_only=True)
class CartSent(Event):
    """Staff sent its owner the link that opens the cart; `key` is the press of the button."""

    cart: str
    key: str
