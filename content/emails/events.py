from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class MailSentAgain(Event):
    """Staff had a mail sent once more, as `copy`; the journal's actor says who."""

    mail: int
    copy: int


@dataclass(frozen=True, kw_only=True)
class AddressRefused(Event):
    """Nothing more is sent to the recipient of this mail."""

    mail: int
    why: str


@dataclass(frozen=True, kw_only=True)
class AddressLifted(Event):
    """Staff let mails to an address be sent again; the journal's actor says who."""

    address: int


@dataclass(frozen=True, kw_only=True)
class MessageSwitched(Event):
    """Staff have switched a message on or off for the site; the journal's actor says who."""

    message: str
    is_on: bool
