"""A mail as its reader will see it, before it is ever sent: with examples, or with the newest real facts, of
which whatever could name or open something of somebody is replaced."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError
from wagtail.models import Site

from commerce.base.models import JournalEntry
from commerce.base.money import Money
from content.emails import registry
from content.emails.letters import Letter, Message, Shop, write
from content.emails.words import Words

if TYPE_CHECKING:
    from content.emails.models import MailWords

PHONE = 390  # CSS pixels
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self';"
    " base-uri 'none'; form-action 'none'"
)
NEWEST = 20  # events that are looked at for one that somebody was told of
MEDIA = (("desktop", _("Desktop")), ("phone", _("Phone")), ("text", _("Plain text")))
SOURCES = (("", _("examples")), ("real", _("a real event, without names")))
MODES = tuple(
    (f"{medium}-{source}" if source else medium, format_lazy("{} · {}", what, of) if source else what)
    for source, of in SOURCES
    for medium, what in MEDIA
)


def shown(words: "MailWords", mode: str) -> HttpResponse:
    """The preview of words that staff are writing."""
    message = words.sent_as
    if message is None:
        return HttpResponse(status=404)
    return page(message, words.words, site=words.site, language=words.locale.language_code, mode=mode)


def page(message: Message[Any], words: Words, *, site: Site, language: str, mode: str) -> HttpResponse:
    """How the words look: one of `MODES`; the first for any other."""
    problems = list(words.problems(message))
    medium, _dash, source = (mode if mode in dict(MODES) else MODES[0][0]).partition("-")
    facts = real_facts(message, site=site, language=language) if source else None
    letter = None if problems else written(message, words, facts, site=site, language=language)
    context = {
        "letter": letter, "problems": problems, "medium": medium, "width": PHONE, "language": language,
        "sender": Shop.of(site).name, "nothing_real": bool(source) and facts is None,
    }  # fmt: skip
    html = render_to_string("emails/preview.html", context)
    return HttpResponse(html, headers={"Content-Security-Policy": POLICY})


def written(
    message: Message[Any], words: Words, facts: Mapping[str, Any] | None, *, site: Site, language: str
) -> Letter:
    """The letter with these facts, or with the message's own examples."""
    shop = Shop.of(site)
    return write(message, facts or message.sample, shop=shop, language=language, words=words)


def real_facts(message: Message[Any], *, site: Site, language: str) -> dict[str, Any] | None:
    """Those of the newest event of the site that somebody was told of, with nobody in them; None for none.
    What is gone since, or was written down in another way then, is passed over."""
    if message.event is None:
        return None
    shop = Shop.of(site)
    entries = JournalEntry.objects.filter(site=site.pk, name=message.event.__name__).order_by("-pk")[:NEWEST]
    for entry in entries:
        with translation.override(language), suppress(ObjectDoesNotExist, ValidationError):
            event = registry.read(message, entry.data)
            if message.reader(event) is not None:
                return nameless(message, message.facts(event, shop=shop, at=entry.at))
    return None


def nameless(message: Message[Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with all in them that is neither an amount, a number or a day, nor declared `open`, as in the
    sample: names, addresses, cards, references, and every link."""
    return {
        name: fact if _is_harmless(fact) or name in message.open else message.sample[name]
        for name, fact in facts.items()
    }


def _is_harmless(fact: Any) -> bool:
    return not fact or isinstance(fact, bool | int | date | Money)
