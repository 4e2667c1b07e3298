"""Signed tokens that stand for a sign-up, for whoever reads the mails sent to its address.

One that confirms holds as long as what it confirms; one that only ends it holds for good.
"""

from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from commerce.base.errors import NotFound
from commerce.marketing.models import SignUp
from commerce.marketing.rules import FORGOTTEN_AFTER

CONFIRM, LEAVE = "newsletter-confirm", "newsletter-leave"


def confirm_token(public_id: str) -> str:
    return signing.dumps(public_id, salt=CONFIRM)


def leave_token(public_id: str) -> str:
    return signing.dumps(public_id, salt=LEAVE)


def confirmed_by(token: str, *, site: Site) -> SignUp:
    """The sign-up that the token confirms. Raises NotFound for any other, and for one that is too old."""
    return _found(token, site=site, salt=CONFIRM)


def named_by(token: str, *, site: Site) -> SignUp:
    """The sign-up that the token confirms or ends. Raises NotFound for any other."""
    try:
        return _found(token, site=site, salt=CONFIRM)
    except NotFound:
        return _found(token, site=site, salt=LEAVE)


def confirm_link(public_id: str) -> str:
    """The path of the page where it is confirmed."""
    return reverse("NewsletterPage", args=[confirm_token(public_id)])


def leave_link(public_id: str) -> str:
    """The path of the page where it is ended."""
    return reverse("NewsletterPage", args=[leave_token(public_id)])


def one_click_link(public_id: str) -> str:
    """The path to which a mail program posts to end it at once (RFC 8058)."""
    return reverse("NewsletterLink", args=[leave_token(public_id)])


def _found(token: str, *, site: Site, salt: str) -> SignUp:
    try:
        public_id = signing.loads(token, salt=salt, max_age=FORGOTTEN_AFTER if salt == CONFIRM else None)
    except signing.BadSignature as error:
        raise NotFound(field="token") from error
    signed = SignUp.objects.filter(public_id=public_id, site=site).first()
    if signed is None:
        raise NotFound(field="token")
    return signed
