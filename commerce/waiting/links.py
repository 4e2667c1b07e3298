"""Signed tokens that stand for a place, for whoever reads the mails sent to its address."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from commerce.base.errors import NotFound
from commerce.waiting.models import Place

SALT = "waiting-place"
VALID = timedelta(days=730)


def token_of(place: Place) -> str:
    return signing.dumps(place.public_id, salt=SALT)


def place_of(token: str, *, site: Site) -> Place:
    """The place that the token opens. Raises NotFound for any other."""
    try:
        public_id = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature as error:
        raise NotFound(field="token") from error
    rows = Place.objects.select_related("site", "formula__group", "variant__product")
    place = rows.filter(public_id=public_id, site=site).first()
    if place is None:
        raise NotFound(field="token")
    return place


def place_link(place: Place) -> str:
    """The path of its page, where it is confirmed, left or used."""
    return reverse("WaitingPage", args=[token_of(place)])
