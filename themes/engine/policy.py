"""What a page may load besides this site's own files: the card form of a payment provider, and the services
that a site is measured by. No page has both."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse

HEADER = "Content-Security-Policy"
STRIPE = "https://js.stripe.com"
SELF = "'self'"
GOOGLE = "https://www.googletagmanager.com"

STRICT = {
    "default-src": SELF,
    "script-src": SELF,
    "connect-src": SELF,
    "frame-src": SELF,
    "img-src": f"{SELF} data:",
    "form-action": SELF,
    "frame-ancestors": SELF,
    "object-src": "'none'",
    "base-uri": "'none'",
}

# What each service loads, by the directive that allows it: exactly these origins, and no others.
SERVICES: dict[str, dict[str, tuple[str, ...]]] = {
    "google_tag_manager": {
        "script-src": (GOOGLE,),
        "connect-src": (GOOGLE, "https://www.google-analytics.com"),
        "img-src": (GOOGLE, "https://www.google-analytics.com"),
    },
    "google_analytics": {
        "script-src": (GOOGLE,),
        "connect-src": (
            GOOGLE, "https://www.google-analytics.com", "https://region1.google-analytics.com",
        ),
        "img-src": (GOOGLE, "https://www.google-analytics.com"),
    },
    "google_ads": {
        "script-src": (GOOGLE, "https://www.googleadservices.com"),
        "connect-src": (GOOGLE, "https://www.googleadservices.com", "https://www.google.com"),
        "img-src": ("https://www.googleadservices.com", "https://www.google.com"),
        "frame-src": ("https://td.doubleclick.net",),
    },
    "meta_pixel": {
        "script-src": ("https://connect.facebook.net",),
        "connect-src": ("https://www.facebook.com", "https://connect.facebook.net"),
        "img-src": ("https://www.facebook.com",),
    },
    "affilae": {
        "script-src": ("https://static.affilae.com",),
        "connect-src": ("https://lb.affilae.com",),
        "img-src": ("https://lb.affilae.com",),
    },
    "tiktok": {
        "script-src": ("https://analytics.tiktok.com",),
        "connect-src": ("https://analytics.tiktok.com",),
    },
    "pinterest": {
        "script-src": ("https://s.pinimg.com", "https://ct.pinterest.com"),
        "connect-src": ("https://ct.pinterest.com",),
        "img-src": ("https://ct.pinterest.com",),
    },
    "linkedin": {
        "script-src": ("https://snap.licdn.com",),
        "connect-src": ("https://px.ads.linkedin.com",),
        "img-src": ("https://px.ads.linkedin.com",),
    },
    "microsoft_ads": {
        "script-src": ("https://bat.bing.com",),
        "connect-src": ("https://bat.bing.com",),
        "img-src": ("https://bat.bing.com",),
    },
}  # fmt: skip


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def allow(response: HttpResponse, script: str | None) -> None:
    """The page may use the card form whose script is at `script`; without one, nothing changes."""
    parts = urlsplit(script or "")
    if parts.scheme in ("http", "https"):
        response[HEADER] = policy(origin_of(script or ""))


def policy(card_form: str) -> str:
    """The policy of a page with a card form that comes from the origin `card_form`."""
    frames, connections = [card_form], card_form
    if card_form == STRIPE:
        frames, connections = [STRIPE, "https://hooks.stripe.com"], "https://api.stripe.com"
    return _written({"script-src": [card_form], "connect-src": [connections], "frame-src": frames})


def measure(response: HttpResponse, tags: Iterable[Mapping[str, Any]], films: Iterable[str] = ()) -> None:
    """The page may load what these tags' services need, once its visitor has agreed, and frame the players of
    `films`, once they press play; without any, nothing changes."""
    known = [SERVICES[tag["service"]] for tag in tags if tag["service"] in SERVICES]
    known += [{"frame-src": (origin_of(film),)} for film in films]
    if not known:
        return
    more: dict[str, list[str]] = {}
    for directive, origins in (item for service in known for item in service.items()):
        more[directive] = list(dict.fromkeys([*more.get(directive, []), *origins]))
    response[HEADER] = _written(more)


def _written(more: Mapping[str, list[str]]) -> str:
    return "; ".join(" ".join([name, sources, *more.get(name, ())]) for name, sources in STRICT.items())
