"""Which words a mail is sent with: the shop's own where they are published and whole, else its first ones."""

from typing import Any

import structlog
from wagtail.models import Site

from content.emails.letters import Message
from content.emails.models import MailWords
from content.emails.words import Words

log = structlog.get_logger()


def words_for(message: Message[Any], *, site: Site, language: str) -> Words:
    """One query. Words that the message can no longer fill are left aside, and it is said in the log."""
    own = MailWords.objects.said(site=site, message=message.name, language=language).first()
    if own is None:
        return message.words
    words = own.words
    problems = list(words.problems(message))
    if not problems:
        return words
    log.error("words of a mail not usable", words=own.pk, message=message.name, problems=problems)
    return message.words
