"""E-mail addresses as people type them."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 254  # RFC 5321, section 4.5.3.1.3


def tidy_email(text: str) -> str | None:
    """The address in small letters; None where nothing can be sent to it."""
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        return None
    return email if len(email) <= LONGEST else None
