"""Against programs that fill in every form: no puzzle, and no third party."""

from datetime import timedelta
from typing import Any

from django.core import signing

from commerce.base import clock
from content.forms.errors import LooksLikeSpam

SALT = "content.forms"
SOONEST, LATEST = timedelta(seconds=2), timedelta(hours=24)


def stamp(what: Any) -> str:
    """When a form was handed out, signed, with `what` it was, such as the id of its page."""
    return signing.dumps([what, clock.now().timestamp()], salt=SALT)


def handed_out(given: str, *, trap: str) -> Any:
    """What the stamp was made of. Raises LooksLikeSpam for a form that was sent at once or long after it was
    handed out, and where the field `trap`, which nobody sees, was filled in."""
    try:
        what, at = signing.loads(given, salt=SALT)
    except signing.BadSignature:
        raise LooksLikeSpam from None
    age = clock.now().timestamp() - at
    if trap or not SOONEST.total_seconds() <= age <= LATEST.total_seconds():
        raise LooksLikeSpam
    return what


def check(page_id: int, *, given: str, trap: str) -> None:
    """Raises LooksLikeSpam for whatever `handed_out` refuses, and for the form of another page."""
    if handed_out(given, trap=trap) != page_id:
        raise LooksLikeSpam
