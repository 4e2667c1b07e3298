"""Against programs that fill in every form: no puzzle, and no third party."""

from datetime import timedelta

from django.core import signing

from commerce.base import clock
from content.forms.errors import LooksLikeSpam

SALT = "content.forms"
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=24)


def stamp(page_id: int | None) -> str:
    """When the form of the page was handed out, signed."""
    return signing.dumps([page_id, clock.now().timestamp()], salt=SALT)


def check(page_id: int, *, given: str, trap: str) -> None:
    """Raises LooksLikeSpam for a form that was sent at once, long after it was handed out or for another
    page, and where the field `trap`, which nobody sees, was filled in."""
    try:
        page, at = signing.loads(given, salt=SALT)
    except signing.BadSignature:
        raise LooksLikeSpam from None
    age = clock.now().timestamp() - at
    if trap or page != page_id or not SOONEST.total_seconds() <= age <= LATEST.total_seconds():
        raise LooksLikeSpam
