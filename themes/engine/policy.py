"""What a page may load besides this site's own files: the card form of a payment provider."""

from urllib.parse import urlsplit

from django.http import HttpResponse

HEADER = "Content-Security-Policy"
STRIPE = "https://js.stripe.com"


def allow(response: HttpResponse, script: str | None) -> None:
    """The page may use the card form whose script is at `script`; without one, nothing changes."""
    parts = urlsplit(script or "")
    if parts.scheme in ("http", "https"):
        response[HEADER] = policy(f"{parts.scheme}://{parts.netloc}")


def policy(card_form: str) -> str:
    """The policy of a page with a card form that comes from the origin `card_form`."""
    frames, connections = card_form, card_form
    if card_form == STRIPE:
        frames, connections = f"{STRIPE} https://hooks.stripe.com", "https://api.stripe.com"
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {card_form}",
        "connect-src": f"'self' {connections}",
        "frame-src": frames,
        "img-src": "'self' data:",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
