"""Customers who read Bulgarian are written to in Bulgarian: nothing of a mail is left in English."""

import json
from dataclasses import asdict

import pytest
from django.utils import translation

from content.emails import registry
from content.emails.letters import write
from content.emails.messages import DIRECT, MESSAGES
from content.emails.samples import SHOP
from content.emails.vocabulary import Subject
from tests.latin import latin_words, visible

NAMES = [message.__name__ for message in (*MESSAGES, *DIRECT) if message.about is not Subject.STAFF]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_mail_is_left_in_english(name: str) -> None:
    message = registry.messages()[name]
    letter = write(message, message.sample, shop=SHOP, language="bg", browser_url=SHOP.url("/mail/sample/"))
    with translation.override("bg"):
        told = json.dumps(message.sample, default=str)
    known = (told, str(asdict(SHOP)))
    for said in (letter.subject, letter.preheader, letter.text, visible(letter.html)):
        assert latin_words(said, *known) == set()
    assert "Здравейте," in letter.text
    assert "г.." not in letter.text


def test_only_mails_to_staff_stay_in_the_languages_of_the_back_office() -> None:
    others = {message.__name__ for message in (*MESSAGES, *DIRECT)} - set(NAMES)
    assert others and all(name.startswith("Staff") for name in others)
