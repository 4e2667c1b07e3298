"""Openings and clicks of mails that leave by a plain mail server, for sites that wish to know of them.

A letter is kept as it was written; as it leaves, a picture of one pixel and links by way of the shop are put
in. What opens something of its reader's is never led that way: see `may_be_measured`.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.html import escape

from commerce.base import clock
from commerce.base.errors import NotFound
from content.emails import tracking
from content.emails.letters import Letter, Shop
from content.emails.links import TOKEN
from content.emails.models import Mail, MeasuringSettings

SEEN, CLICKED = "mail-seen", "mail-clicked"
ANCHOR = re.compile(r'(<a\b[^>]*?\bhref=")(https?://[^"]+)(")')
ACCOUNTS = "/accounts/"
TOO_SOON = timedelta(seconds=10)  # after it left: whoever looks at it by then is a scanner of mails
AHEAD = ("Purpose", "Sec-Purpose", "X-Moz")  # headers of who fetches what nobody has asked for yet


def measured(letter: Letter, mail: Mail, shop: Shop) -> Letter:
    """The letter with what tells of its opening and its clicks, where its site wishes to know of them."""
    if not is_measured(mail):
        return letter
    targets = {target: number for number, target in enumerate(targets_of(mail.html))}

    def by_way_of_the_shop(found: re.Match[str]) -> str:
        number = targets.get(unescape(found[2]))
        address = found[2] if number is None else escape(shop.url(click_link(mail, number)))
        return f"{found[1]}{address}{found[3]}"

    seen = shop.url(reverse("mail_seen", args=[signing.dumps(mail.pk, salt=SEEN)]))
    pixel = f'<img src="{escape(seen)}" width="1" height="1" alt="" style="display:block;border:0">'
    html = ANCHOR.sub(by_way_of_the_shop, letter.html).replace("</body>", f"{pixel}</body>")
    return Letter(letter.subject, letter.text, html, letter.preheader)


def is_measured(mail: Mail) -> bool:
    """Not where a provider of mail servers measures by itself, nor unless the site has asked for it."""
    if settings.EMAIL_PROVIDER or not mail.customer:
        return False
    return MeasuringSettings.objects.filter(site=mail.site_id, is_on=True).exists()


def targets_of(html: str) -> list[str]:
    """Where the links of a letter lead that may be measured, each once, in their order."""
    found = dict.fromkeys(unescape(address) for _before, address, _after in ANCHOR.findall(html))
    return [address for address in found if may_be_measured(address)]


def may_be_measured(address: str) -> bool:
    """No link that signs somebody in or acts for them: to pay, undo, confirm, unsubscribe, print a gift."""
    return not (TOKEN.search(unquote(address)) or urlsplit(address).path.startswith(ACCOUNTS))


def click_link(mail: Mail, number: int) -> str:
    return reverse("mail_click", args=[signing.dumps([mail.pk, number], salt=CLICKED)])


def mail_seen(token: str, *, site: int) -> Mail:
    """Raises NotFound for any token but those of this site's pictures."""
    return _mail(_opened(token, SEEN), site)


def mail_clicked(token: str, *, site: int) -> tuple[Mail, str]:
    """The mail, and where in it the link leads: nowhere that the mail as it was sent does not lead to.
    Raises NotFound."""
    opened = _opened(token, CLICKED)
    pk, number = opened if isinstance(opened, list) else (None, 0)
    mail = _mail(pk, site)
    targets = targets_of(mail.html)
    if number >= len(targets):
        raise NotFound
    return mail, targets[number]


def note(mail: Mail, *, outcome: str, headers: Mapping[str, str], said: str = "") -> None:
    """It happened, unless whoever came is a machine that looks at mails before their readers do."""
    if mail.sent_at is None or clock.now() < mail.sent_at + TOO_SOON:
        return
    if any(name in headers for name in AHEAD):
        return
    tracking.report(mail, outcome=outcome, at=clock.now(), said=said[:300], key=said[:100], for_good=False)


def _opened(token: str, salt: str) -> Any:
    try:
        return signing.loads(token, salt=salt)
    except signing.BadSignature as error:
        raise NotFound from error


def _mail(pk: Any, site: int) -> Mail:
    mail = Mail.objects.filter(pk=pk, site=site).exclude(html="").first()
    if mail is None:
        raise NotFound
    return mail
