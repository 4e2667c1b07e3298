from dataclasses import dataclass

from commerce.base.events import Event


@dataclass(frozen=True, kw_only=True)
class MailSentAgain(Event):
    """Staff had a mail sent once more, as `copy`; the journal's actor says who."""

    mail: int
    copy: int
