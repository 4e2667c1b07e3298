"""Signed addresses of letters, for whoever was sent them."""

import re
from datetime import timedelta

from django.core import signing
from django.urls import reverse
from wagtail.models import Site

from commerce.base.errors import NotFound
from content.emails.models import Mail

SALT = "mail-copy"
VALID = timedelta(days=730)
# A signed token, as django.core.signing makes them: payload, time and signature.
TOKEN = re.compile(r"[\w.-]+:[\w-]+:[\w-]{43}")


def copy_link(mail: Mail) -> str:
    """The path where the letter is read in a browser."""
    return reverse("mail_copy", args=[signing.dumps(mail.pk, salt=SALT)])


def mail_of(token: str, *, site: Site) -> Mail:
    """The mail that the token opens, once it is written. Raises NotFound for any other."""
    try:
        pk: int = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature as error:
        raise NotFound from error
    mail = Mail.objects.filter(pk=pk, site=site).exclude(html="").first()
    if mail is None:
        raise NotFound
    return mail
