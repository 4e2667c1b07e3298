"""Mails for somebody who waits for them on a page: codes and links to get in. Sent at once, kept nowhere."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Site

from content.emails import registry
from content.emails.envelopes import envelope
from content.emails.letters import Shop, write
from content.emails.own import words_for


def send(name: str, facts: Mapping[str, Any], *, to: str, site: Site, language: str) -> None:
    """The message of that name has left for `to`. Raises what the mail server answers."""
    message, shop = registry.messages()[name], Shop.of(site)
    words = words_for(message, site=site, language=language)
    letter = write(message, facts, shop=shop, language=language, words=words)
    envelope(letter, shop=shop, to=to, headers={}).send()
