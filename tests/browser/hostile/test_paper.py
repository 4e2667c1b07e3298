"""Payloads that customers send through the schema with what they buy: on their invoice, credit note and gift
card, and in every mail about them, they are text."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.request import OpenerDirector

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from wagtail.models import Site

from commerce.giftcards.models import GiftCard
from commerce.giftcards.render import pdf_of
from commerce.invoices.models import Invoice
from commerce.invoices.render import pdf_and_kind, print_pdf
from content.emails.letters import Shop
from content.emails.models import Mail
from content.emails.outbox import letter_of
from tests.browser.hostile.judge import Judge, resolved
from tests.browser.hostile.paper import text_of, wrong_on
from tests.browser.hostile.payloads import CANARY_HOST, payloads
from tests.browser.hostile.test_letters import HEADERS, headers_of
from tests.commerce import shop as build
from tests.commerce.invoices.sales import credit
from tests.commerce.untouched import undone
from tests.races.sizes import tries
from tests.storefront.buying import PAY
from tests.storefront.shop import ADDRESS, GOOD_CARD, Api, open_shop

GIFT, THERE = ("recipientName", "message"), ("name", "line1", "line2", "city")
SAID = (*GIFT, *THERE, *THERE, "company")
ROUNDS = tries(-(-len(payloads()) // len(SAID)), usual=1)
ADD = """mutation ($formula: ID!, $gift: GiftInput) { cartLineAdd(input: {formula: $formula, gift: $gift}) {
  cart { id } cartToken problems { code field } } }"""
SET = """mutation ($input: Checkout%(what)sSetInput!) { checkout%(what)sSet(input: $input) {
  problems { code field } } }"""
DRAWING = """<img src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg">
  <image href="file:///etc/passwd"/></svg>'>"""
_turn, _mails = cycle(payloads()), cycle(["me@example.com", "o'neill+{{7*7}}@example.com"])


@pytest.fixture
def no_hurry(db: None, settings: Settings) -> None:
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}


def accepted(send: Any, fixed: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The answer, once each of these texts is a payload that is taken."""
    texts = {name: next(_turn).text for name in names}
    for _try in range(200):
        answer = send({**fixed, **texts})
        if not answer["problems"]:
            return answer
        wrong = {problem["field"] for problem in answer["problems"]}
        assert wrong & texts.keys(), answer
        texts |= {name: next(_turn).text for name in wrong & texts.keys()}
    raise AssertionError(f"Nothing is taken: {answer}")


def buy(formula: str) -> None:
    """A formula as a printed gift, to an address; whatever can be written is a payload."""
    api = Api(Client(), {})
    added = accepted(
        lambda texts: api.ask(ADD, formula=formula, gift=texts)["cartLineAdd"], {"medium": "PRINT"}, GIFT
    )
    api.headers["X-Cart-Token"] = added["cartToken"]

    def put(what: str, names: tuple[str, ...], **fixed: Any) -> None:
        known = {"cart": added["cart"]["id"], **fixed}
        accepted(lambda texts: api.ask(SET % {"what": what}, input=texts)[f"checkout{what}Set"], known, names)

    put("Address", THERE, **ADDRESS)
    put("Billing", (*THERE, "company"), **ADDRESS, same=False)
    put("Contact", (), email=next(_mails))
    hash = api.ask("{ cart { quote { hash } } }")["cart"]["quote"]["hash"]
    paid = api.ask(PAY, cart=added["cart"]["id"], hash=hash, card=GOOD_CARD, key="k")["checkoutPay"]
    assert paid["problems"] == []


def papers() -> Iterator[tuple[str, bytes]]:
    invoice = Invoice.objects.latest("pk")
    yield "invoice", pdf_and_kind(invoice)[0]
    yield "credit note", pdf_and_kind(credit(invoice, 100))[0]
    yield "gift card", pdf_of(GiftCard.objects.latest("pk"))


def wrong_mails(judging: Judge) -> list[str]:
    wrong = []
    for mail in Mail.objects.filter(state=Mail.State.WAITING):
        letter = letter_of(mail, Shop.of(mail.site))
        assert letter
        wrong += judging.read(mail.message, letter.html)
        wrong += [f"{mail.message}: {each}" for each in resolved(letter.subject + letter.text)]
        sent = headers_of(letter)
        wrong += [f"{mail.message}: header {each}" for each in set(map(str.lower, sent.keys())) - HEADERS]
    return wrong


def test_what_customers_write_is_text_on_paper_and_in_mails(
    no_hurry: None, reader: Judge, with_pango: None
) -> None:
    shop, wrong, printed, mailed = open_shop(Site.objects.get(is_default_site=True)), [], "", 0
    for _round in range(ROUNDS):
        with undone():
            buy(shop.prepaid.public_id)
            build.hear_everything()
            for name, pdf in papers():
                wrong += wrong_on(name, pdf)
                printed += text_of(pdf)
            mailed += Mail.objects.count()
            wrong += wrong_mails(reader)
    assert wrong == []
    assert "pwned" in printed or CANARY_HOST in printed
    assert mailed >= ROUNDS


@pytest.mark.parametrize(
    "markup",
    ["<img src=file:///etc/passwd>", "<link rel=attachment href=file:///etc/passwd>",
     "<a rel=attachment href='file:///etc/passwd'>a</a>", "<object data=file:///etc/passwd>",
     f"<img src=http://{CANARY_HOST}/>", "<style>@import 'file:///etc/passwd';</style>",
     "<link rel=stylesheet href=file:///etc/passwd>", "<iframe src=file:///etc/passwd>",
     "<style>p{background:url(file:///etc/passwd)} p::before{content:url(file:///etc/passwd)}</style>",
     "<svg><image href='file:///etc/passwd'/></svg>", DRAWING],
)  # fmt: skip
def test_the_printer_reads_no_file_and_asks_no_machine(
    markup: str, with_pango: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if markup came so far, by a template that escapes nothing."""
    asked: list[Any] = []
    monkeypatch.setattr(OpenerDirector, "open", lambda _self, url, *_more, **_known: asked.append(url))
    pdf = print_pdf(f"<html lang=en><title>a</title><p>before</p>{markup}<p>after</p></html>")
    assert [url for url in asked if not str(getattr(url, "full_url", url)).startswith("data:")] == []
    assert "root:x:0:0" not in text_of(pdf)
    assert [each for each in wrong_on("page", pdf) if "file" in each] == []
