"""What happens when somebody asks to stop. Ids are public ones; days and moments are ISO 8601."""

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class DepartureAnswered(Event):
    """Somebody who asked to stop has answered questions; what they said is in the departure."""

    subscription: str
    departure: str


@dataclass(frozen=True, kw_only=True)
class DepartureEnded(Event):
    """`outcome` is cancelled or stayed; `change` is what it did to the subscription."""

    subscription: str
    departure: str
    outcome: str
    change: str


@dataclass(frozen=True, kw_only=True)
class ContractRequested(Event):
    """Somebody without an account has said which contract they speak of; nothing was done yet.

    `kind` is cancel or withdraw.
    """

    request: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class ContractRequestConfirmed(Event):
    """They have confirmed it: it is carried out by whoever hears this."""

    request: str
    kind: str
    at: str


@dataclass(frozen=True, kw_only=True)
class WithdrawalReceived(Event):
    """The customer has withdrawn from an order and the subscriptions it started, at the moment `at`.

    `statement` is what they declared. `amount` minor units go back to them now; the boxes that had
    left, `boxes_to_return` of them, are refunded by staff once they are back.
    """

    order: str
    withdrawal: str
    subscriptions: tuple[str, ...]
    at: str
    statement: str
    amount: int
    currency: str
    boxes_to_return: int


@dataclass(frozen=True, kw_only=True)
class WithdrawalRefused(Event):
    """A withdrawal that came at `at`, without an account, after its `last_day`: nothing was changed."""

    order: str
    request: str
    at: str
    last_day: str


@dataclass(frozen=True, kw_only=True)
class WithdrawalSettled(Event):
    """Everything a withdrawal gives back has been asked of the gateway."""

    order: str
    withdrawal: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class RenewalNoticeDue(Event):
    """A prepaid term is about to be renewed by itself: its customer may refuse it until `deadline`,
    the last day; otherwise `amount` minor units are charged on `charge_on`.

    `term` counts from 0. French consumer code, L215-1.
    """

    subscription: str
    term: int
    deadline: str
    charge_on: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class ProofExported(Event):
    """Staff have taken the proof file of a subscription; the journal's actor says who."""

    subscription: str
