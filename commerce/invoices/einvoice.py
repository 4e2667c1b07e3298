"""The content of a document as XML: EN 16931 in the syntax CII, which Factur-X embeds in the PDF.

BT and BG are the numbers that EN 16931-1 gives to its terms and groups.
"""

import re
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from commerce.base.money import Money
from commerce.invoices import wording
from commerce.invoices.figures import Figures, Line, Part
from commerce.invoices.models import CreditNote, Document, Invoice

INVOICE, CREDIT_NOTE = "380", "381"  # UNTDID 1001
ONE = "C62"  # UN/ECE Rec 20: a unit
SIREN, E_MAIL, FRENCH_ADDRESS = "0002", "EM", "0225"  # ISO 6523, and the EAS code list
PAID_GOODS = "B2"  # French cadre de facturation: goods, already paid
FRANCHISE = "VATEX-FR-FRANCHISE"  # CGI art. 293 B
ADDRESS = ("country_code", "city", "postcode", "addr_l1", "addr_l2", "addr_l3")
MOST_DECIMALS = 2  # of any amount, by EN 16931's BR-DEC rules


def obstacle(document: Document, figures: Figures) -> str:
    """Why the document has no XML, "" where it has one: the standard asks for more than is known."""
    if not document.seller["vat_number"] and not document.seller["registration"]:
        return _("The seller has neither a VAT number nor a registration number.")
    amounts = [line.net for line in figures.lines] + [part.vat for part in figures.parts]
    if any(_decimals(amount) > MOST_DECIMALS for amount in [*amounts, figures.adjustment, figures.gross]):
        return _("The standard knows no amounts of three decimals.")
    return ""


def xml_of(document: Invoice | CreditNote, figures: Figures) -> bytes:
    """The document as XML, checked against the schema of Factur-X."""
    from facturx import generate_xml

    with translation.override(document.language or None):
        data = _printable(_data(document, figures))
    xml = generate_xml(data, flavor="factur-x", level="en16931", check_schematron=None)
    return xml if isinstance(xml, bytes) else str(xml).encode()


def _data(document: Invoice | CreditNote, figures: Figures) -> dict[str, Any]:
    is_credit = isinstance(document, CreditNote)
    invoice = document.invoice if isinstance(document, CreditNote) else document
    paid = Money(0, document.currency) if is_credit else figures.gross
    data: dict[str, Any] = {
        "BT-1": document.number,
        "BT-2": document.issued_on,
        "BT-3": CREDIT_NOTE if is_credit else INVOICE,
        "BT-5": document.currency,
        "BT-13": invoice.order.number,
        "BT-20": document.reason if isinstance(document, CreditNote) else document.notes.get("terms", ""),
        "BT-9": document.issued_on,
        "BT-106": _amount(figures.lines_net),
        "BT-107": _amount(_sum(figures, sign=-1)),
        "BT-108": _amount(_sum(figures, sign=1)),
        "BT-109": _amount(figures.net),
        "BT-110": _amount(figures.vat),
        "BT-112": _amount(figures.gross),
        "BT-113": _amount(paid),
        "BT-115": _amount(figures.gross - paid),
        "BG-1": _notes(document),
        "BG-4": _seller(document),
        "BG-7": _buyer(document),
        "BG-13": _delivery(invoice),
        "BG-20": [_adjustment(part, document) for part in figures.parts if part.adjustment.amount < 0],
        "BG-21": [_adjustment(part, document) for part in figures.parts if part.adjustment.amount > 0],
        "BG-23": [_vat(part, document) for part in figures.parts],
        "BG-25": [_line(line, n, document) for n, line in enumerate(figures.lines, 1)],
    }
    if _is_french(document):
        data["BT-23"] = PAID_GOODS
    if is_credit:
        data["BG-3"] = [{"BT-25": invoice.number, "BT-26": invoice.issued_on}]
    return data


def _notes(document: Document) -> list[dict[str, str]]:
    """The mentions that French law wants told apart (code list UNTDID 4451), then the rest."""
    notes = []
    if _is_french(document):
        language = document.language
        notes = [
            {"BT-21": code, "BT-22": words.in_language(language)} for code, words in wording.COMPANIES.items()
        ]
        notes.append({"BT-21": "BAR", "BT-22": "B2B" if _buyer_siren(document) else "B2C"})
    return notes + [{"BT-22": text} for name, text in document.notes.items() if name != "terms"]


def _seller(document: Document) -> dict[str, Any]:
    seller = document.seller
    party = {
        "name": seller["name"], "country_code": seller["country"],
        "vat_identifier": seller["vat_number"].replace(" ", ""), "legal_info": seller.get("mentions", ""),
        **_address(seller["address"].splitlines()),
    }  # fmt: skip
    siren = siren_of(document)
    if siren:
        party |= {"legal_identifier": siren, "legal_identifier_schemeid": SIREN}
        party |= {"einvoicing_addr": siren, "einvoicing_addr_schemeid": FRENCH_ADDRESS}
    elif seller["registration"]:
        party["legal_identifier"] = seller["registration"]
    if not seller["vat_number"]:
        party["tax_identifier"] = siren or seller["registration"]
    return _filled(party)


def _buyer(document: Document) -> dict[str, Any]:
    buyer = document.buyer
    party = {
        "name": buyer.get("company") or buyer["name"], "country_code": buyer["country"],
        "city": buyer["city"], "postcode": buyer["postcode"],
        "vat_identifier": buyer.get("vat_number", "").replace(" ", ""),
        "einvoicing_addr": buyer["email"], "einvoicing_addr_schemeid": E_MAIL,
        **_address([buyer["line1"], buyer.get("line2", "")]),
    }  # fmt: skip
    siren = _buyer_siren(document)
    if siren:
        party |= {"legal_identifier": siren, "legal_identifier_schemeid": SIREN}
        party |= {"einvoicing_addr": siren, "einvoicing_addr_schemeid": FRENCH_ADDRESS}
    return _filled(party)


def _delivery(invoice: Invoice) -> dict[str, Any]:
    """Where the parcels go, which is the address that the buyer gave."""
    party = _buyer(invoice)
    return {name: party[name] for name in ("name", *ADDRESS) if name in party}


def _line(line: Line, n: int, document: Document) -> dict[str, Any]:
    quantity = str(line.quantity)
    # The price is that of the whole line, per so many: so it needs no rounding.
    return {
        "BT-126": str(n), "BT-129": quantity, "BT-130": ONE, "BT-131": _amount(line.net),
        "BT-146": _amount(line.net), "BT-149": quantity, "BT-153": line.title,
        "BT-151": _category(line.rate, document), "BT-152": _percent(line.rate),
    }  # fmt: skip


def _adjustment(part: Part, document: Document) -> dict[str, str]:
    """Delivery and discounts of one rate: a charge or an allowance."""
    is_charge = part.adjustment.amount > 0
    return {
        "amount": _amount(part.adjustment if is_charge else -part.adjustment),
        "reason": _("Delivery") if is_charge else _("Discount"),
        "vat_category_code": _category(part.rate, document),
        "vat_rate": _percent(part.rate),
    }


def _vat(part: Part, document: Document) -> dict[str, str]:
    data = {
        "BT-116": _amount(part.net), "BT-117": _amount(part.vat),
        "BT-118": _category(part.rate, document), "BT-119": _percent(part.rate),
    }  # fmt: skip
    if not document.vat:
        data["BT-120"] = document.notes.get("exemption") or wording.exemption().in_language(document.language)
        if _is_french(document):
            data["BT-121"] = FRANCHISE
    return data


def _category(rate: int, document: Document) -> str:
    """UNTDID 5305: standard, zero-rated, or exempt because the seller is not liable."""
    if not document.vat:
        return "E"
    return "S" if rate else "Z"


def _sum(figures: Figures, *, sign: int) -> Money:
    """The adjustments that are charges (1) or allowances (-1), as a positive amount."""
    amounts = (part.adjustment.amount * sign for part in figures.parts)
    return Money(sum(amount for amount in amounts if amount > 0), figures.currency)


def _address(lines: list[str]) -> dict[str, str]:
    filled = [line.strip() for line in lines if line.strip()]
    return {f"addr_l{n}": line for n, line in enumerate([*filled[:2], " · ".join(filled[2:])], 1) if line}


def siren_of(document: Document) -> str:
    """The nine digits of a French seller's SIREN, be it given alone or in its SIRET."""
    digits = re.sub(r"\D", "", document.seller["registration"])
    return digits[:9] if document.seller["country"] == "FR" and len(digits) in (9, 14) else ""


def _buyer_siren(document: Document) -> str:
    """The SIREN in the VAT number of a French company."""
    found = re.fullmatch(r"FR\w\w(\d{9})", document.buyer.get("vat_number", "").replace(" ", ""))
    return found.group(1) if found else ""


def _is_french(document: Document) -> bool:
    return bool(siren_of(document))


def _decimals(amount: Money) -> int:
    exponent = amount.decimal.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _amount(money: Money) -> str:
    """With no more decimals than the standard admits."""
    decimals = min(MOST_DECIMALS, max(0, -int(money.decimal.as_tuple().exponent)))
    return f"{money.decimal:.{decimals}f}"


def _percent(rate: int) -> str:
    return f"{(Decimal(rate) / 100).normalize():f}"


def _filled(party: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in party.items() if value}


def _printable(value: Any) -> Any:
    """The same data without control characters, which XML has no way to write."""
    if isinstance(value, str):
        return "".join(char if char.isprintable() else " " for char in value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {name: _printable(item) for name, item in value.items()}
    return value
