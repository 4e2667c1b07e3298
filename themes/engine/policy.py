"""What a browser may load on the shop's pages: this site's own files, and nothing written inline."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase

BACK_OFFICE = ("/admin/", "/django-admin/", "/graphql")
"""Wagtail's editor and GraphiQL bring inline scripts of their own."""

HEADER = "Content-Security-Policy"


def allow(response: HttpResponse, script: str | None) -> None:
    """Besides this site, the page may use the card form whose script is at `script`."""
    parts = urlsplit(script or "")
    origin = f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""
    response[HEADER] = policy(origin)


def policy(card_form: str = "") -> str:
    """The policy of a page; `card_form` is the origin of a payment provider's script."""
    frames = connections = card_form
    if card_form == "https://js.stripe.com":
        frames, connections = f"{card_form} https://hooks.stripe.com", "https://api.stripe.com"
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' {card_form}",
        "connect-src": f"'self' {connections}",
        "frame-src": frames or "'none'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}".strip() for name, value in rules.items())


def protect(request: HttpRequest, response: HttpResponseBase) -> None:
    """Every page of the shop leaves with a policy; the back office keeps its own."""
    if HEADER not in response and not request.path.startswith(BACK_OFFICE):
        response[HEADER] = policy()
