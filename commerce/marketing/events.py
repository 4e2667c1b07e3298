"""What happens to sign-ups for the newsletter. Nothing here names a person."""

from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class SignUpAsked(Event):
    """Somebody typed an address, which is to be confirmed."""

    sign_up: str


@dataclass(frozen=True, kw_only=True)
class SignUpRepeated(Event):
    """Somebody typed an address that was confirmed before."""

    sign_up: str


@dataclass(frozen=True, kw_only=True)
class SignUpConfirmed(Event):
    sign_up: str


@dataclass(frozen=True, kw_only=True)
class SignUpMoved(Event):
    """Whoever confirmed it is a customer, and has another address since, proven to be theirs."""

    sign_up: str


@dataclass(frozen=True, kw_only=True)
class SignUpWithdrawn(Event):
    """`by`: a `SignUp.By`."""

    sign_up: str
    by: str
