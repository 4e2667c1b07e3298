"""What billing needs of a payment provider; filled by `stripe.py` and `demo_gateway.py`."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from commerce.base.money import Money

State = Literal["succeeded", "requires_action", "declined", "processing", "canceled", "open"]


@dataclass(frozen=True, slots=True)
class Card:
    """What may be kept of a card: enough to recognise it, never enough to use it."""

    brand: str
    last4: str


@dataclass(frozen=True, slots=True)
class NextAction:
    """How the shopper proves who they are: an address to visit, or a secret for Stripe's script."""

    url: str = ""
    client_secret: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one intent stands at the provider: `open` means never confirmed, or declined and free
    for another try; `decline_code` and `decline_is_final` speak of the last try."""

    state: State
    amount: Money
    decline_code: str = ""
    decline_is_final: bool = False
    next_action: NextAction | None = None
    card: Card | None = None


class GatewayUnavailable(Exception):
    """The call was not made, or the provider refused to begin it: nothing happened there."""


class OutcomeUnknown(Exception):
    """The call was sent and its reply lost: it may have happened. Only `retrieve` can tell."""


class Gateway(Protocol):
    """Every method may raise GatewayUnavailable, and those that write OutcomeUnknown.

    Called with no transaction open. `key` makes a repeated call answer what the first one did.
    """

    name: ClassVar[str]

    def create(self, *, amount: Money, order: str, customer: str, email: str, key: str) -> str:
        """Reference of a new unconfirmed intent for public ids `order` and `customer`."""
        ...

    def confirm(self, reference: str, *, method: str, return_url: str, key: str) -> Outcome:
        """Try to charge `method`: a decline is an outcome, not an error."""
        ...

    def retrieve(self, reference: str) -> Outcome: ...

    def cancel(self, reference: str, *, key: str) -> Outcome:
        """Cancel the intent; the outcome is `succeeded` when the charge came first."""
        ...
