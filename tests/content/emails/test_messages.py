"""Every mail can be read before it is ever sent, in every language, and says nothing by halves."""

import re
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from commerce.base import events
from commerce.base.money import Money
from content.emails import registry
from content.emails.letters import Letter, Message, write
from content.emails.messages import DIRECT, MESSAGES
from content.emails.samples import SHOP
from content.emails.words import Button, Table

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LEFT_OPEN = re.compile(r"\{|\}|%\(|%s|None")
LARGEST = 100_000  # bytes; from here on Gmail cuts a mail off
NAMES = [message.__name__ for message in (*MESSAGES, *DIRECT)]


def sample(name: str, language: str) -> Letter:
    message = registry.messages()[name]
    return write(message, message.sample, shop=SHOP, language=language, browser_url=SHOP.url("/mail/sample/"))


def page(html: str) -> str:
    """The letter without its style sheet, in which braces are no names."""
    return re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_message_shows_its_sample_without_a_hole(name: str, language: str) -> None:
    letter = sample(name, language)
    for words in (letter.subject, letter.preheader, letter.text, page(letter.html)):
        assert words.strip()
        assert not LEFT_OPEN.search(words)
    assert "\n" not in letter.subject
    assert SHOP.name in letter.text
    assert "<" not in letter.text
    assert "&" not in letter.text
    assert len(letter.html.encode()) <= LARGEST
    assert f'lang="{language}"' in letter.html


class Reading(HTMLParser):
    """What a page says, where it leads, and what it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.said = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.said += f" {data}"


@pytest.mark.parametrize("name", NAMES)
def test_the_plain_text_says_all_that_the_page_says(name: str) -> None:
    letter = sample(name, "en")
    said = page(letter.html).split("<body", 1)[1]
    text = " ".join(f"{letter.text} {letter.subject} {letter.preheader}".split())
    for piece in re.split(r"<[^>]+>", re.sub(r"<!--.*?-->", "", f"<{said}", flags=re.DOTALL)):
        words = " ".join(Reading(piece).said.split())
        assert words in text or words.rstrip(":") in text


@pytest.mark.parametrize("name", NAMES)
def test_a_message_is_said_in_french_too(name: str) -> None:
    english, french = sample(name, "en"), sample(name, "fr")
    assert "Bonjour," in french.text
    assert english.subject != french.subject
    assert english.preheader != french.preheader or name == "GiftThanks"  # what somebody wrote in thanks
    paragraphs = set(english.text.split("\n\n")) & set(french.text.split("\n\n"))
    assert len(paragraphs) <= 1  # a quote


@pytest.mark.parametrize("name", NAMES)
def test_a_message_leads_to_the_shop_alone_and_fetches_nothing(name: str) -> None:
    message, letter = registry.messages()[name], sample(name, "en")
    read = Reading(letter.html)
    assert read.tags.isdisjoint({"img", "script", "link", "iframe", "form", "object", "video"})
    assert "url(" not in letter.html and "@import" not in letter.html
    elsewhere = {message.sample["track_url"]} if "track_url" in message.sample else set()
    assert {one for one in read.links if not one.startswith((SHOP.origin, "mailto:"))} <= elsewhere
    assert all(link in letter.text for link in read.links if link.startswith(f"{SHOP.origin}/"))


@pytest.mark.parametrize("name", NAMES)
def test_a_message_declares_all_that_its_words_use(name: str) -> None:
    message: Message[Any] = registry.messages()[name]
    for language in LANGUAGES:
        with translation.override(language):
            assert list(message.words.problems(message)) == []
    assert message.label and message.about and message.words.subject and message.words.preheader
    assert set(message.tells) - {"shop"} <= set(message.sample)
    assert {f"{link}_url" for link in message.links} <= set(message.sample)
    for condition in message.whens.values():
        assert condition.holds(message.sample) in (True, False)
    for details in message.details.values():
        assert all(label for label, _value in details.rows(message.sample))
    parts = message.words.body
    assert {part.link for part in parts if isinstance(part, Button)} <= set(message.links)
    assert {part.what for part in parts if isinstance(part, Table)} <= set(message.details)


def test_every_message_is_heard_by_its_event() -> None:
    for message in MESSAGES:
        assert message.event is not None
        assert f"content.emails.{message.__name__}" in events._listeners[message.event.__name__]


def test_what_is_not_told_of_an_event_is_nobodys_to_switch_off() -> None:
    assert all(message.event is None and message.required for message in DIRECT)


@pytest.mark.parametrize(
    "name",
    ["OrderConfirmed", "RenewalNotice", "WithdrawalReceipt", "SubscriptionCancelled", "RenewalDeclined",
     "BankConfirmationNeeded", "RefundMade", "GiftCardGiven", "PasswordReset", "ConfirmEmail"],
)  # fmt: skip
def test_what_the_law_or_the_money_requires_says_why_it_is_always_sent(name: str) -> None:
    assert str(registry.messages()[name].required)


def test_thanks_of_an_unknown_name_are_somebodys() -> None:
    message = registry.messages()["GiftThanks"]
    letter = write(message, {**message.sample, "recipient": ""}, shop=SHOP, language="en")
    assert letter.subject == "Somebody thanks you for your gift"


@pytest.mark.parametrize(("cents", "said"), [(990, "with your saved card"), (0, "nothing was charged")])
def test_a_renewal_says_whether_the_card_was_charged(cents: int, said: str) -> None:
    message = registry.messages()["RenewalPaid"]
    facts = {**message.sample, "charged": Money(cents, "EUR")}
    assert said in write(message, facts, shop=SHOP, language="en").text


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "until February 8, 2026 at 11:59\u202fPM"), (9, "until February 9, 2026 at 9:00\u202fAM")],
)
def test_a_midnight_is_said_as_the_end_of_the_day_before(hour: int, said: str) -> None:
    message = registry.messages()["BoxSkipped"]
    facts = {**message.sample, "undo_until": datetime(2026, 2, 9, hour, tzinfo=SHOP.zone)}
    assert said in write(message, facts, shop=SHOP, language="en").text
