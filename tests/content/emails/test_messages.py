"""Every mail can be read before it is ever sent, in both languages, and says nothing by halves."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings

from commerce.base import events
from content.emails import registry
from content.emails.letters import HOLE, WORDS, Letter, write
from content.emails.messages import MESSAGES
from content.emails.samples import SHOP

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(|\{\{|\{%|%s|None|" + HOLE)


def sample(name: str, language: str) -> Letter:
    message = registry.messages()[name]
    return write(message, message.sample, shop=SHOP, language=language)


NAMES = [message.__name__ for message in MESSAGES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_message_shows_its_sample_without_a_hole(name: str, language: str) -> None:
    letter = sample(name, language)
    for words in (letter.subject, letter.text, letter.html):
        assert words.strip()
        assert not PLACEHOLDER.search(words)
    assert "\n" not in letter.subject
    assert SHOP.name in letter.text
    assert "<" not in letter.text
    assert "&" not in letter.text.replace("&nbsp;", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_message_is_said_in_french_too(name: str) -> None:
    english, french = sample(name, "en"), sample(name, "fr")
    assert "Bonjour," in french.text
    assert english.subject != french.subject
    paragraphs = set(english.text.split("\n\n")) & set(french.text.split("\n\n"))
    assert len(paragraphs) <= 1  # the foot of the page


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("name", NAMES)
def test_a_message_leads_to_the_shop_alone_and_fetches_nothing(name: str) -> None:
    letter = sample(name, "en")
    page = Links(letter.html)
    assert page.tags.isdisjoint({"img", "script", "link", "iframe", "form"})
    assert "url(" not in letter.html
    assert {link for link in page.found if not link.startswith((SHOP.origin, "mailto:"))} == set()
    assert all(link in letter.text for link in page.found if link.startswith(f"{SHOP.origin}/"))


def test_every_message_is_heard_by_its_event() -> None:
    for message in MESSAGES:
        assert f"content.emails.{message.__name__}" in events._listeners[message.event.__name__]


def test_no_template_is_left_without_a_message() -> None:
    templates = {template.stem for template in (WORDS / "emails").glob("*.html")}
    assert templates == {*NAMES, "letter"}
