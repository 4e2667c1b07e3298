"""The words of a mail are the shop's to write: only what is published, whole and its own is ever sent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale, Site

from content.emails import actions, outbox, registry
from content.emails.differences import differences
from content.emails.letters import Shop, write
from content.emails.models import Mail, MailWords, SilentMessage
from content.emails.stream import stream_of, words_of
from content.emails.words import Button, Picture, Words, button, details_of, h, p, quote
from content.images.models import Image
from content.pages.models import FreePage
from tests.content.emails.conftest import TeaReady
from tests.content.emails.test_messages import NAMES

Boil = Callable[..., Mail]

HOSTILE = (
    "<script>alert(1)</script> {{ shop }} {% now %} {cups.__class__} {x!r} %(cups)s \r\nBcc: all@example.com"
)


def own(site: Site, *, language: str = "en", live: bool = True, **words: Any) -> MailWords:
    """Words of the shop for the mail about tea."""
    locale, _new = Locale.objects.get_or_create(language_code=language)
    body = words.pop("body", (p("Our own {cups} cups."),))
    known = {"subject": "Our tea for {cups}", "preheader": "", "body": stream_of(Words("", "", body))}
    row = MailWords(site=site, message="TeaReady", locale=locale, live=live, **(known | words))
    row.save()
    return row


def sent(mail: Mail) -> Any:
    outbox.send(mail.pk)
    return django_mail.outbox[-1]


def test_published_words_are_sent_in_place_of_the_default(boil: Boil) -> None:
    mail = boil()
    own(mail.site, preheader="For {cups} of you")
    envelope = sent(mail)
    assert envelope.subject == "Our tea for 2"
    assert "Our own 2 cups." in envelope.body
    html = envelope.alternatives[0][0]
    assert "Our own 2 cups." in html and "For 2 of you" in html
    assert "Drink it" not in html


def test_drafts_are_not_sent(boil: Boil) -> None:
    mail = boil()
    row = own(mail.site, live=False)
    assert sent(mail).subject == "Tea for 2"
    row.save_revision().publish()
    assert sent(boil(email="ada@example.com")).subject == "Our tea for 2"
    row.refresh_from_db()
    row.subject = "A later draft"
    row.save_revision()
    assert sent(boil(email="grace@example.com")).subject == "Our tea for 2"
    row.unpublish()
    assert sent(boil(email="joan@example.com")).subject == "Tea for 2"


def test_words_of_another_site_or_language_are_never_used(boil: Boil) -> None:
    mail = boil()
    other = Site.objects.create(hostname="other.example", root_page=mail.site.root_page)
    own(other)
    own(mail.site, language="fr")
    assert sent(mail).subject == "Tea for 2"
    assert sent(boil(language="fr", email="ada@example.com")).subject == "Our tea for 2"


def test_words_that_their_message_can_no_longer_fill_are_left_aside(boil: Boil) -> None:
    mail = boil()
    own(mail.site, subject="Tea for {guests}")
    assert sent(mail).subject == "Tea for 2"


def test_a_language_without_words_reads_the_default_in_english(boil: Boil) -> None:
    assert sent(boil(language="de")).subject == "Tea for 2"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"subject": "{guests}"}, "{guests} is not told in this mail. You can write: {shop}, {cups}, {read"),
        ({"preheader": "{cups.__class__}"}, "{cups.__class__} is not told"),
        ({"body": (p("{{ cups }}"),)}, "{ cups } is not told"),
        ({"body": (h("{% if cups %}"),)}, "{% if cups %} is not told"),
        ({"body": (quote("Half a brace {"),)}, "{ is not told"),
        ({"body": (button("order", "{price}"),)}, "{price} is not told"),
        ({"body": (button("pay", "Pay"),)}, "“pay” is not offered by this mail. It offers: order."),
        ({"body": (p("Tea", when="cold"),)}, "“cold” is not offered by this mail. It offers: none."),
        ({"body": (details_of("lines"),)}, "“lines” is not offered by this mail. It offers: –."),
    ],
)  # fmt: skip
def test_what_a_message_cannot_fill_is_refused_with_what_it_can(
    boil: Boil, words: dict[str, Any], fault: str
) -> None:
    row = own(boil().site, **words)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert fault in " ".join(refused.value.messages)


def test_words_that_a_message_can_fill_are_taken(boil: Boil) -> None:
    body = (h("{shop}"), p("{cups}", when="none"), button("order", "{ready_at}"))
    own(boil().site, body=body).full_clean()


@pytest.mark.parametrize("name", NAMES)
def test_what_customising_begins_with_says_the_same_as_the_default(name: str) -> None:
    message = registry.messages()[name]
    for language in ("en", "fr"):
        with translation.override(language):
            default = message.words
            again = words_of(str(default.subject), str(default.preheader), stream_of(default))
            assert list(again.problems(message)) == []
            lines = differences(message, default, again, language=language)
        assert {piece.kind for line in lines for piece in line} == {"same"}
        shop = Shop(name="Maison", origin="https://shop.example", contact="", seller="")
        texts = [
            write(message, message.sample, shop=shop, language=language, words=words).text
            for words in (default, again)
        ]
        assert texts[0] == texts[1]


def test_differences_are_shown_word_by_word() -> None:
    message = TeaReady()
    after = Words("Tea for {cups} of you", "It is hot.", message.words.body[:1])
    lines = differences(message, message.words, after, language="en")
    assert [(piece.kind, piece.text) for piece in lines[0]] == [
        ("same", "Subject: Tea for {cups}"), ("new", " of you"),
    ]  # fmt: skip
    assert [piece.kind for piece in lines[1]] == ["same"]
    assert {piece.kind for line in lines[3:] for piece in line} == {"gone"}


def test_hostile_words_neither_run_nor_resolve(boil: Boil) -> None:
    shop = Shop.of(boil().site)
    body = (
        h(HOSTILE),
        p(HOSTILE),
        quote(HOSTILE),
        button("order", HOSTILE),
        Picture(image=None, alt=HOSTILE),
    )
    letter = write(TeaReady(), TeaReady.sample, shop=shop, language="en", words=Words(HOSTILE, HOSTILE, body))
    for text in (letter.subject, letter.preheader):
        assert "\n" not in text and "\r" not in text
    for text in (letter.subject, letter.text):
        assert "{{ shop }} {% now %} {cups.__class__} {x!r} %(cups)s" in text
    assert "<script" not in letter.html
    assert "&lt;script&gt;" in letter.html
    assert "{cups.__class__}" in letter.html


def test_hostile_facts_neither_run_nor_resolve(boil: Boil) -> None:
    shop = Shop.of(boil().site)
    facts = TeaReady.sample | {"cups": HOSTILE + "{ready_at}", "order_url": 'https://x.example/"><script>'}
    rich = words_of("{cups}", "{cups}", [
        {"type": "paragraph", "value": {"text": "<p><b>{cups}</b></p>", "when": ""}},
        {"type": "button", "value": {
            "label": "{cups}", "link": "order", "page": None, "is_quiet": False, "when": "",
        }},
    ])  # fmt: skip
    letter = write(TeaReady(), facts, shop=shop, language="en", words=rich)
    assert "\n" not in letter.subject + letter.preheader
    assert "{ready_at}" in letter.subject and "January" not in letter.text
    assert "<script" not in letter.html
    assert "{{ shop }} {% now %}" in letter.text
    assert shop.name not in letter.text.split("--")[0]


def test_a_stored_text_is_cleaned_whatever_it_holds(boil: Boil) -> None:
    stored = (
        '<p onclick="x()">Hello <b>{cups}</b> <script>steal()</script><a href="javascript:x()">here</a>'
        '<a href="//evil.example/">there</a><a href="/concept/">our story</a><img src=x onerror=x()></p>'
        "<ul><li>one</li><li>two</li></ul><style>p{}</style>&#123;cups}"
    )
    child = {"type": "paragraph", "value": {"text": stored, "when": ""}}
    words = words_of("Tea", "", [child])
    shop = Shop(name="Maison", origin="https://shop.example", contact="", seller="")
    letter = write(TeaReady(), TeaReady.sample, shop=shop, language="en", words=words)
    body = letter.html.split("<body", 1)[1]
    for evil in ("onclick", "onerror", "<script", "javascript:", "evil.example", "steal", "<img", "p{}"):
        assert evil not in body
    assert "<strong>2</strong>" in body
    assert 'href="https://shop.example/concept/"' in body
    assert "our story (https://shop.example/concept/)" in letter.text
    assert "– one\n– two" in letter.text


def test_a_button_may_lead_to_a_page_of_the_site_while_it_is_published(boil: Boil, about: FreePage) -> None:
    words = Words("Tea", "", (Button(label="Our story", page=about.pk), Button(label="Nowhere", page=9999)))
    shop = Shop.of(boil().site)
    text = write(TeaReady(), TeaReady.sample, shop=shop, language="en", words=words).text
    assert "Our story\nhttp://" in text and "/about/" in text
    assert "Nowhere" not in text
    about.unpublish()
    assert "Our story" not in write(TeaReady(), TeaReady.sample, shop=shop, language="en", words=words).text


def test_a_link_in_a_text_leads_to_its_page_in_the_readers_language(
    boil: Boil, about: FreePage, french_home: Any
) -> None:
    french = about.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.slug, french.live = "a-propos", True
    french.save()
    source = f'<p>Read <a linktype="page" id="{about.pk}">our story</a>, {{cups}} pages.</p>'
    words = words_of("Tea", "", [{"type": "paragraph", "value": {"text": source, "when": ""}}] * 3)
    shop = Shop.of(boil().site)
    for language, path in (("en", "/about/"), ("fr", "/a-propos/")):
        letter = write(TeaReady(), TeaReady.sample, shop=shop, language=language, words=words)
        assert letter.text.count(f"{path}), 2 pages.") == 3
        assert f"{shop.origin}" in letter.html and f'{path}"' in letter.html


def test_a_picture_is_the_shops_own_and_described(boil: Boil, image: Image) -> None:
    shop = Shop.of(boil().site)
    words = Words("Tea", "", (Picture(image=image.pk), Picture(image=image.pk, alt='Two\u00a0"cups"')))
    letter = write(TeaReady(), TeaReady.sample, shop=shop, language="fr", words=words)
    assert letter.html.count(f'src="{shop.origin}/images/') == 2
    assert 'alt="Un coffret ouvert"' in letter.html
    assert 'alt="Two&#160;&quot;cups&quot;"' in letter.html
    assert "[Un coffret ouvert]" in letter.text


def test_a_message_that_is_switched_off_queues_nothing(boil: Boil) -> None:
    site = boil().site
    actions.switch(registry.messages()["TeaReady"], site=site, on=False)
    with pytest.raises(Mail.DoesNotExist):
        boil(email="ada@example.com")
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    assert not actions.is_off(TeaReady(), site=other)
    actions.switch(registry.messages()["TeaReady"], site=site, on=True)
    assert boil(email="grace@example.com")


def test_what_must_be_sent_cannot_be_switched_off(boil: Boil, monkeypatch: pytest.MonkeyPatch) -> None:
    site = boil().site
    monkeypatch.setattr(TeaReady, "required", "Tea is the law.")
    with pytest.raises(actions.NeverOff, match="Tea is the law"):
        actions.switch(TeaReady(), site=site, on=False)
    SilentMessage.objects.create(site=site, message="TeaReady")
    assert boil(email="ada@example.com")


def test_the_words_of_a_mail_are_one_query(boil: Boil, django_assert_num_queries: Any) -> None:
    mail = boil()
    own(mail.site)
    shop = Shop.of(mail.site)
    mail = Mail.objects.select_related("site", "entry").get(pk=mail.pk)
    with django_assert_num_queries(1):
        outbox.letter_of(mail, shop)


def test_a_mail_is_sent_with_a_fixed_number_of_queries(boil: Boil, django_assert_num_queries: Any) -> None:
    first, second = boil(), boil(email="ada@example.com")
    outbox.send(first.pk)
    with django_assert_num_queries(SENDING):
        outbox.send(second.pk)


SENDING = 21  # of which eight begin or end a step
