"""What billing needs of a payment provider; filled by `stripe.py` and `demo_gateway.py`."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from commerce.base.money import Money

State = Literal["succeeded", "requires_action", "declined", "processing", "canceled", "open"]
RefundState = Literal["pending", "succeeded", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What may be kept of a card: enough to recognise it, never enough to use it.

    `method` is the provider's reference under which it may be charged again, "" for none, and
    `payer` that of whom it belongs to, "" where that was not asked.
    """

    brand: str
    last4: str
    method: str = ""
    exp_month: int | None = None
    exp_year: int | None = None
    payer: str = ""


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


@dataclass(frozen=True, slots=True)
class SetupOutcome:
    """How the saving of a card stands: succeeded, requires_action, declined or canceled."""

    state: State
    decline_code: str = ""
    next_action: NextAction | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class RefundOutcome:
    """How one refund stands; `ours` is the public id it was made for, "" when made elsewhere."""

    reference: str
    state: RefundState
    amount: Money
    ours: str = ""


class GatewayUnavailable(Exception):
    """The call was not made, or the provider refused to begin it: nothing happened there."""


class OutcomeUnknown(Exception):
    """The call was sent and its reply lost: it may have happened. Only `retrieve` can tell."""


class RefundRefused(Exception):
    """The provider will not make this refund, as it stands: nothing happened there."""


class Gateway(Protocol):
    """Every method may raise GatewayUnavailable, and those that write OutcomeUnknown.

    Called with no transaction open. `key` makes a repeated call answer what the first one did;
    `payer` is the provider's reference of a customer, `reference` that of an intent.
    """

    name: ClassVar[str]

    def create_payer(self, *, customer: str, email: str, key: str) -> str:
        """Reference of a new payer for the public id `customer`."""
        ...

    def create(self, *, amount: Money, order: str, payer: str, key: str) -> str:
        """Reference of a new unconfirmed intent for the public id `order`."""
        ...

    def confirm(
        self, reference: str, *, method: str, return_url: str, key: str, off_session: bool = False
    ) -> Outcome:
        """Try to charge `method`: a decline is an outcome, not an error.

        `off_session` says that its owner is not there to answer their bank.
        """
        ...

    def retrieve(self, reference: str) -> Outcome: ...

    def cancel(self, reference: str, *, key: str) -> Outcome:
        """Cancel the intent; the outcome is `succeeded` when the charge came first."""
        ...

    def set_up(self, *, payer: str, method: str, return_url: str, key: str) -> tuple[str, SetupOutcome]:
        """Save `method` to be charged later without its owner: reference of the set-up, and how it stands."""
        ...

    def retrieve_setup(self, reference: str) -> SetupOutcome: ...

    def refund(self, reference: str, *, amount: Money, refund: str, key: str) -> RefundOutcome:
        """Give back `amount` of what the intent charged, for the public id `refund`.

        Raises RefundRefused when the provider will not.
        """
        ...

    def refunds_of(self, reference: str) -> list[RefundOutcome]:
        """Every refund of what the intent charged."""
        ...

    def forget(self, method: str) -> None:
        """The saved method can no longer be charged."""
        ...
