"""Invoices as shops could issue them, and credit notes over them: the same seed, the same documents."""

import random
from collections import defaultdict
from datetime import date
from typing import Any

from commerce.base.money import Money
from commerce.invoices import rules, wording
from commerce.invoices.models import CreditNote, Invoice
from commerce.orders.models import Order
from commerce.orders.pricing import Discount, PricedLine, price

RATES = [0, 210, 550, 700, 1000, 1900, 2000, 2100, 2500]
SCALES = {"EUR": 1, "JPY": 1, "KWD": 10}  # EN 16931 knows no third decimal: tens of fils, without VAT
TITLES = ["Découverte · mensuel", "Tea & <biscuits>", "Box\x0bwith a control", "ŒUVRE à 9 €", "箱"]
SELLER = {
    "name": "Maison Camille SAS", "address": "1 quai du Rhône\n69002 Lyon", "country": "FR",
    "registration": "303 265 045 00018", "vat_number": "FR40303265045", "mentions": "RCS Lyon",
}  # fmt: skip
BUYER = {
    "email": "camille@example.com", "name": "Camille Martin", "line1": "12 rue des Lilas", "line2": "",
    "postcode": "69003", "city": "Lyon", "country": "FR", "phone": "",
}  # fmt: skip


def random_invoice(seed: int) -> Invoice:
    """An invoice that is in no database."""
    chance = random.Random(seed)
    currency = chance.choice(list(SCALES))
    scale = SCALES[currency]
    lines = [
        PricedLine(
            thing=chance.choice(TITLES), quantity=chance.randint(1, 20),
            unit_price=Money(chance.randint(1, 20_000) * scale, currency), vat_rate=chance.choice(RATES),
        )
        for _ in range(chance.randint(1, 6))
    ]  # fmt: skip
    worth = sum(line.total.amount for line in lines)
    quote = price(
        lines, currency=currency, destination="FR", with_vat=seed % 7 != 0 and scale == 1,
        discounts=[Discount(source="x", title="Offer", amount=chance.randint(0, worth // scale) * scale)][
            : chance.randint(0, 1)
        ],
    )  # fmt: skip
    vat = [part.as_dict() for part in quote.vat]
    return Invoice(
        public_id=f"inv_{seed}", order=Order(number=f"2026-{seed:06d}"), legal_entity_id=1, series="F",
        year=2026, sequence=seed + 1, number=rules.format_number("F", 2026, seed + 1),
        issued_on=date(2026, 12, 15), paid_on=date(2026, 12, 15), language=chance.choice(["en", "fr"]),
        seller=SELLER, buyer=_buyer(chance), vat=vat, currency=currency, total_amount=quote.total.amount,
        discount_amount=quote.discount.amount, shipping_amount=0, notes=_notes(vat),
        lines=[
            {
                "title": line.thing, "quantity": line.quantity, "unit_amount": line.unit_price.amount,
                "vat_rate": line.vat_rate if vat else 0,
            }
            for line in lines
        ],
    )  # fmt: skip


def random_credit_notes(invoice: Invoice, *, seed: int, most: int = 3) -> list[CreditNote]:
    """Credit notes over parts of the invoice, one after the other; with the last, over all of it."""
    chance = random.Random(seed)
    scale = SCALES[invoice.currency]
    notes: list[CreditNote] = []
    left = invoice.total_amount
    while left and len(notes) < most:
        last = len(notes) == most - 1
        amount = left if last else chance.randint(1, left // scale) * scale
        notes.append(_credit_note(invoice, amount, notes))
        left -= amount
    return notes


def _credit_note(invoice: Invoice, amount: int, earlier: list[CreditNote]) -> CreditNote:
    credited = [part for note in earlier for part in note.vat]
    money = Money(amount, invoice.currency)
    vat = rules.divide_credit(money, rules.left_of(invoice.vat, credited))
    parts = vat or [{"rate": 0, "net": amount, "amount": 0}]
    return CreditNote(
        public_id=f"crn_{invoice.sequence}_{len(earlier)}", invoice=invoice, legal_entity_id=1, series="A",
        year=2026, sequence=1, number=f"A2026-{invoice.sequence:04d}{len(earlier)}",
        issued_on=invoice.issued_on, language=invoice.language, seller=invoice.seller, buyer=invoice.buyer,
        vat=vat, total_amount=amount, currency=invoice.currency, notes=invoice.notes, reason="Cassé",
        lines=[
            {
                "title": "Refund", "quantity": 1, "unit_amount": part["net"] + part["amount"],
                "vat_rate": part["rate"],
            }
            for part in parts
        ],
    )  # fmt: skip


def per_rate(documents: list[Any]) -> dict[tuple[int, str], int]:
    """Net and VAT of all of them together, per rate."""
    found: dict[tuple[int, str], int] = defaultdict(int)
    for document in documents:
        for part in document.vat:
            found[part["rate"], "net"] += part["net"]
            found[part["rate"], "amount"] += part["amount"]
    return {key: amount for key, amount in found.items() if amount}


def _buyer(chance: random.Random) -> dict[str, str]:
    if chance.random() < 0.3:
        return BUYER | {"company": "Martin et fils", "vat_number": "FR40303265045"}
    return BUYER | {"country": chance.choice(["FR", "BE", "JP"])}


def _notes(vat: list[dict[str, int]]) -> dict[str, str]:
    notes = {"terms": wording.terms()["fr"], "footer": "Merci de votre confiance"}
    return notes if vat else notes | {"exemption": wording.exemption()["fr"]}
