"""A letter in its envelope, as the mail server gets it."""

from collections.abc import Mapping
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from content.emails.letters import Letter, Shop


def envelope(letter: Letter, *, shop: Shop, to: str, headers: Mapping[str, str]) -> EmailMultiAlternatives:
    """From the shop, with answers to its contact; both as text and as HTML."""
    made = EmailMultiAlternatives(
        letter.subject, letter.text,
        from_email=formataddr((shop.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[to],
        reply_to=[shop.contact] if shop.contact else None,
        headers={"Auto-Submitted": "auto-generated", **headers},
    )  # fmt: skip
    made.attach_alternative(letter.html, "text/html")
    return made


def ending(path: str, shop: Shop) -> dict[str, str]:
    """The headers by which mail programs show a button that ends such mail at one press (RFC 8058); none
    without a path to post to."""
    if not path:
        return {}
    return {"List-Unsubscribe": f"<{shop.url(path)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
