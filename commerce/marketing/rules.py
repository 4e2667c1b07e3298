"""Who may be written to with news, for how long what is kept, and how often one address hears of it."""

from datetime import datetime, timedelta

from commerce.base.emails import tidy_email
from commerce.marketing.errors import EmailInvalid, PathInvalid, SignUpEnded

FORGOTTEN_AFTER = timedelta(days=30)  # what nobody confirmed
PROOF_KEPT = timedelta(days=3 * 365)  # since the withdrawal: how long the consent may have to be proven
LONGEST_PATH = 300
AGAIN = {False: timedelta(minutes=10), True: timedelta(days=1)}  # by whether it is confirmed
SLOWER, MOST_STEPS = 4, 6


def check_email(email: str) -> str:
    """The address, tidied. Raises EmailInvalid."""
    tidy = tidy_email(email)
    if tidy is None:
        raise EmailInvalid(field="email")
    return tidy


def check_path(path: str) -> str:
    """The path of a page of the shop, or none. Raises PathInvalid."""
    if path and not (path.startswith("/") and path.isprintable() and len(path) <= LONGEST_PATH):
        raise PathInvalid(field="path")
    return path


def is_mail_due(mailed_at: datetime, mails: int, *, confirmed: bool, now: datetime) -> bool:
    """Whether an address that was signed up again may be written to again, so that nobody's box can be
    filled by others: each time the wait is four times as long."""
    return now >= mailed_at + AGAIN[confirmed] * SLOWER ** min(mails - 1, MOST_STEPS)


def check_living(state: str) -> None:
    """Raises SignUpEnded for one that was withdrawn."""
    if state == "withdrawn":
        raise SignUpEnded
