"""Mails for somebody who waits for them on a page: codes and links to get in. Sent at once, kept nowhere."""

from collections.abc import Mapping
from typing import Any

import structlog
from wagtail.models import Site

from commerce.base.stops import mails_stopped
from content.emails import registry
from content.emails.envelopes import envelope
from content.emails.letters import Shop, write
from content.emails.own import words_for

log = structlog.get_logger()


def send(name: str, facts: Mapping[str, Any], *, to: str, site: Site, language: str) -> None:
    """The message of that name has left for `to`; nothing leaves while all mails are stopped. Raises what the
    mail server answers."""
    if mails_stopped():
        log.warning("mails are stopped, nothing was sent", message=name)
        return
    message, shop = registry.messages()[name], Shop.of(site)
    words = words_for(message, site=site, language=language)
    letter = write(message, facts, shop=shop, language=language, words=words)
    envelope(letter, shop=shop, to=to, headers={}).send()
