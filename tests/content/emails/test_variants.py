"""Every mail in every language with what may be missing in it, and with names as people have them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.utils.functional import Promise

from commerce.base.money import Money
from content.emails import registry
from content.emails.envelopes import envelope
from content.emails.letters import Letter, Message, write
from content.emails.messages import DIRECT, MESSAGES
from content.emails.samples import SHOP
from tests.content.emails.test_messages import LARGEST, LEFT_OPEN, page

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = [message.__name__ for message in (*MESSAGES, *DIRECT)]
NOTHING: dict[type, Any] = {str: "", bool: False, int: 0, list: [], Money: Money(0, "EUR")}
PERSON = "Zoë-Łucja Ünal & Søn <3 “Ωμέγα” 🎁 " + "von und zu Hohenschwangau " * 6
SMUGGLED = "Anna\r\nBcc: all@example.com\u2028Bcc: all@example.com"


def written(message: Message[Any], facts: Mapping[str, Any], language: str) -> Letter:
    return write(message, facts, shop=SHOP, language=language, browser_url=SHOP.url("/mail/sample/"))


def without(fact: Any) -> Any:
    return None if isinstance(fact, date) else NOTHING.get(type(fact), "")  # a lazy text, too


def variants(message: Message[Any]) -> Iterator[dict[str, Any]]:
    """The sample without each fact that a part of the mail depends on, and without each of its links."""
    shown = conditions(message, message.sample)
    for name, fact in message.sample.items():
        facts = {**message.sample, name: without(fact)}
        if name.endswith("_url") or conditions(message, facts) != shown:
            yield facts


def conditions(message: Message[Any], facts: Mapping[str, Any]) -> list[bool]:
    return [condition.holds(facts) for condition in message.whens.values()]


def called(fact: Any, name: str) -> Any:
    """The fact, with everything in it called by that name."""
    match fact:
        case str() | Promise():
            return name
        case dict():
            return {key: called(value, name) for key, value in fact.items()}
        case list() | tuple():
            return type(fact)(called(value, name) for value in fact)
    return fact


def people(message: Message[Any], name: str) -> dict[str, Any]:
    return {key: fact if key.endswith("_url") else called(fact, name) for key, fact in message.sample.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_leaves_no_hole(name: str, language: str) -> None:
    message = registry.messages()[name]
    for facts in variants(message):
        letter = written(message, facts, language)
        for words in (letter.subject, letter.text, page(letter.html)):
            assert words.strip() and not LEFT_OPEN.search(words), facts
        assert 'href=""' not in letter.html
        assert "  " not in letter.subject and "\n\n\n" not in letter.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_whatever_people_are_called_is_said_and_breaks_nothing(name: str, language: str) -> None:
    message = registry.messages()[name]
    letter = written(message, people(message, PERSON), language)
    assert "<3 “" not in page(letter.html)
    assert "&amp;" not in letter.text and "&lt;" not in letter.text
    assert not LEFT_OPEN.search(letter.text)
    assert len(letter.html.encode()) <= LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    message = registry.messages()[name]
    letter = written(message, people(message, SMUGGLED), "en")
    made = envelope(letter, shop=SHOP, to="anna@shop.example", headers={}).message()
    assert "Bcc" not in made
    assert made["To"] == "anna@shop.example" and "\n" not in letter.subject
