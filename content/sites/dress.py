"""The dress of a site as visitors see it, or as its draft for whoever holds a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from wagtail.models import Site

from content import rendering
from content.images.models import Image
from content.pages.models import Appearance
from content.sites.actions import stamp_of

LIFETIME = timedelta(hours=1)
SALT = "content.sites.dress"
LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Dress:
    theme: str
    options: Mapping[str, Any]
    is_draft: bool = False


def preview_token(appearance: Appearance) -> str:
    """Shows the draft, as it is now, to whoever holds it, for an hour."""
    return signing.dumps([appearance.site_id, stamp_of(appearance.draft)], salt=SALT)


def shown(site: Site, token: str | None = None) -> Dress:
    """The site's dress; with a token, the draft it stands for, unless it has expired or changed."""
    appearance = Appearance.objects.filter(site=site).first() or Appearance(site=site)
    draft = appearance.draft
    if token and draft and _opens(token, [site.pk, stamp_of(draft)]):
        return Dress(draft["theme"], draft["options"], is_draft=True)
    return Dress(appearance.theme, appearance.options)


def pictures(dress: Dress) -> list[tuple[str, Image]]:
    """The theme's slots that have a picture."""
    slots = rendering.picture_slots(dress.theme, dress.options)
    found = Image.objects.in_bulk(slots.values()) if slots else {}
    return [(slot, found[pk]) for slot, pk in slots.items() if pk in found]


def _opens(token: str, what: list[Any]) -> bool:
    if len(token) > LONGEST_TOKEN:
        return False
    try:
        return bool(signing.loads(token, salt=SALT, max_age=LIFETIME) == what)
    except signing.BadSignature:
        return False
