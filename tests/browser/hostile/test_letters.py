"""A thousand payloads in what mails, invoices, gift cards and exports tell: text, whatever reads it."""

import csv
import email
import io
from collections.abc import Callable, Iterator
from email.policy import default as as_written
from itertools import cycle
from typing import Any

from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from commerce.base.backoffice.spreadsheets import STARTS_A_FORMULA
from commerce.base.models import User
from commerce.giftcards.models import GiftCard
from commerce.giftcards.render import pdf_of
from commerce.invoices.models import CreditNote, Invoice
from commerce.invoices.render import pdf_and_kind
from content.emails import registry
from content.emails.envelopes import envelope
from content.emails.letters import Letter, Shop, write
from content.emails.models import MailWords
from tests.browser.hostile import paths
from tests.browser.hostile.judge import Judge, resolved
from tests.browser.hostile.paper import text_of, wrong_on
from tests.browser.hostile.payloads import Payload, payloads
from tests.browser.hostile.world import Hostile

HEADERS = {"content-type", "mime-version", "subject", "from", "to", "reply-to", "date", "message-id",
           "auto-submitted"}  # fmt: skip


def spoilt(facts: Any, turn: Iterator[Payload], key: str = "") -> Any:
    """The facts with a payload in each text, but for addresses, which the shop makes itself."""
    match facts:
        case dict():
            return {name: spoilt(each, turn, name) for name, each in facts.items()}
        case list() | tuple():
            return type(facts)(spoilt(each, turn, key) for each in facts)
        case str() if facts and not key.endswith("url") and key != "country":
            return next(turn).text
    return facts


def letters() -> Iterator[tuple[str, Letter]]:
    """Every mail of the shop, often enough that each payload stands in one; and those in own words."""
    shop, turn = Shop.of(Site.objects.get(is_default_site=True)), cycle(payloads())
    for words in MailWords.objects.all():
        message = words.sent_as
        if message:
            facts = spoilt(dict(message.sample), turn)
            yield words.message, write(message, facts, shop=shop, language="en", words=words.words)
    for _each in range(4):
        for name, message in registry.messages().items():
            facts = spoilt(dict(message.sample), turn)
            yield name, write(message, facts, shop=shop, language="en")


def headers_of(letter: Letter) -> Any:
    shop = Shop.of(Site.objects.get(is_default_site=True))
    made = envelope(letter, shop=shop, to="me@example.com", headers={"Message-ID": "<1@example.com>"})
    return email.message_from_bytes(made.message().as_bytes(), policy=as_written)


def test_no_mail_runs_resolves_or_gains_a_header(hostile: Hostile, judge: Callable[..., Judge]) -> None:
    wrong, seen = wrong_letters(judge())
    assert wrong == []
    assert seen > 150


def wrong_letters(judging: Judge) -> tuple[list[str], int]:
    wrong, seen = [], 0
    for name, letter in letters():
        seen += 1
        wrong += judging.read(name, letter.html)
        wrong += [f"{name}: {each}" for each in resolved(letter.text + letter.subject)]
        sent = headers_of(letter)
        wrong += [f"{name}: header {each}" for each in set(map(str.lower, sent.keys())) - HEADERS]
        if len(sent.get_all("to")) != 1 or "canary.invalid" in str(sent["to"]):
            wrong.append(f"{name}: sent to {sent['to']}")
    return wrong, seen


def test_a_mail_opened_in_a_browser_asks_for_nothing(hostile: Hostile, judge: Callable[..., Judge]) -> None:
    judging = judge()
    joined = [judging.shown(letter.html) for _name, letter in list(letters())[::9]]
    assert [each for found in joined for each in found] == []


def test_nothing_printed_runs_or_resolves(hostile: Hostile, with_pango: None) -> None:
    """Nothing is fetched either: what a document shows is in it."""
    printed = printed_again()
    assert len(printed) > 4
    assert [each for name, pdf in printed for each in wrong_on(name, pdf)] == []
    assert any("pwned" in text_of(pdf) for _name, pdf in printed)


def printed_again() -> list[tuple[str, bytes]]:
    """What the shop has on paper, with the words that it has by now."""
    documents = [*Invoice.objects.all()[:4], *CreditNote.objects.all()[:2]]
    printed = [(str(each), pdf_and_kind(each)[0]) for each in documents]
    return printed + [(str(each), pdf_of(each)) for each in GiftCard.objects.all()[:2]]


def test_no_export_begins_a_cell_with_a_formula(hostile: Hostile) -> None:
    owner = Client()
    owner.force_login(User.objects.get(is_superuser=True))
    files, wrong = formulas_in_exports(owner)
    assert wrong == []
    assert files > 25


def formulas_in_exports(owner: Client) -> tuple[int, list[tuple[str, str]]]:
    """How many lists gave a file, and the cells that a spreadsheet would work out."""
    files, wrong = 0, []
    for name, candidates in paths.back_office():
        if not name.rpartition(":")[2].startswith(("index", "list", "submissions", "site_history", "aging",
                                                   "locked", "page_types", "export")):  # fmt: skip
            continue
        cache.clear()
        answer = owner.get(candidates[0], {"export": "csv"})
        if "csv" in answer.get("Content-Type", ""):
            files += 1
            wrong += [(name, cell) for cell in _cells(answer) if _runs(cell)]
    return files, wrong


def _cells(answer: Any) -> list[str]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:80] else ",")
    return [cell for row in rows for cell in row]


def _runs(cell: str) -> bool:
    is_number = cell.lstrip("+-").replace(".", "").isdigit()
    return cell.startswith(STARTS_A_FORMULA) and not is_number and cell != "-"
