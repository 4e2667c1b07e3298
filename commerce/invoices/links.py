"""Where a document is read as a PDF."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

SALT = "document"
VALID = timedelta(hours=1)


def pdf_path(public_id: str, *, for_guest: bool) -> str:
    """The path of the PDF, for its customer signed in; with a key of an hour for a guest."""
    path = reverse("document_pdf", args=[public_id])
    return f"{path}?key={signing.dumps(public_id, salt=SALT)}" if for_guest else path


def is_key_of(key: str, public_id: str) -> bool:
    """Whether the key opens this very document, now."""
    try:
        return bool(signing.loads(key, salt=SALT, max_age=VALID) == public_id)
    except signing.BadSignature:
        return False
