"""Documents as PDF/A-3, with their content as XML inside (Factur-X), in the buyer's language."""

import base64
from copy import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_precision
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from PIL import ImageFile

from commerce.base.money import Money
from commerce.customers.rules import PostalAddress
from commerce.invoices import einvoice
from commerce.invoices.errors import PdfUnavailable
from commerce.invoices.figures import Figures, figures
from commerce.invoices.models import CreditNote, Invoice, InvoiceSettings

FONTS = Path(__file__).parent / "fonts"
LOGO, PNG, FONT = "width-800|format-png", "image/png", "font/woff2"
EXTRA_DECIMALS = 2  # of a price net of VAT that comes to less than a cent


def pdf_and_kind(document: Invoice | CreditNote) -> tuple[bytes, bool]:
    """The PDF, and whether it is an e-invoice (see `einvoice.obstacle`).

    Raises PdfUnavailable on a machine without Pango.
    """
    found = figures_of(document)
    language = document.language or "en"
    with translation.override(language):
        html = render_to_string("invoices/document.html", _context(document, found, language))
        pdf = print_pdf(html)
        if einvoice.obstacle(document, found):
            return pdf, False
    return _with_xml(pdf, einvoice.xml_of(document, found), document, language), True


def figures_of(document: Invoice | CreditNote) -> Figures:
    return figures(
        document.lines, document.vat, total_amount=document.total_amount, currency=document.currency
    )


def print_pdf(html: str) -> bytes:
    """`html` on paper. Nothing is fetched: what it shows, fonts included, is in it as data: addresses."""
    try:
        import weasyprint
    except OSError as error:  # Pango is not installed
        raise PdfUnavailable from error
    # WeasyPrint lets all of the process take pictures that are cut off or carry too much: uploads, too.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    nothing_else = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    return bytes(weasyprint.HTML(string=html, url_fetcher=nothing_else).write_pdf(pdf_variant="pdf/a-3b"))


def _with_xml(pdf: bytes, xml: bytes, document: Invoice | CreditNote, language: str) -> bytes:
    from facturx import generate_from_binary

    title = f"{document._meta.verbose_name} {document.number}"
    metadata = {
        "author": document.seller["name"], "keywords": "Factur-X", "title": title, "subject": title,
    }  # fmt: skip
    return bytes(
        generate_from_binary(
            pdf, xml, flavor="factur-x", level="en16931", check_xsd=False, check_schematron=False,
            pdf_metadata=metadata, lang=language,
        )
    )  # fmt: skip


def _context(document: Invoice | CreditNote, found: Figures, language: str) -> dict[str, Any]:
    invoice = document.invoice if isinstance(document, CreditNote) else document
    site = invoice.order.site
    buyer = {name: value for name, value in document.buyer.items() if name in PostalAddress.__slots__}
    return {
        "document": document,
        "invoice": invoice,
        "is_credit_note": isinstance(document, CreditNote),
        "language": language,
        "shop": site.site_name or document.seller["name"],
        "fonts": {
            path.stem.replace("-", "_"): _data(path.read_bytes(), FONT) for path in FONTS.glob("*.woff2")
        },
        "logo": _logo(InvoiceSettings.for_site(site)),
        "figures": found,
        "lines": [(line, _unit_price(line.unit_price, document.currency, language)) for line in found.lines],
        "with_vat": bool(document.vat),
        "issued": format_date(document.issued_on, "long", locale=language),
        "invoiced": format_date(invoice.issued_on, "long", locale=language),
        "nothing": Money(0, document.currency),
        "paid": invoice.paid_on and format_date(invoice.paid_on, "long", locale=language),
        "seller_country": _seller_country(document, language),
        "buyer_country": PostalAddress(**buyer).country_name(language),
    }


def _seller_country(document: Invoice | CreditNote, language: str) -> str:
    """Its name; "" where the seller's address, typed as it prints, ends with it."""
    code = document.seller["country"]
    names = {_country(code, one).casefold() for one, _name in settings.LANGUAGES}
    lines = document.seller["address"].splitlines()
    return "" if lines and lines[-1].strip().casefold() in names else _country(code, language)


def _country(code: str, language: str) -> str:
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def _unit_price(price: Decimal, currency: str, language: str) -> str:
    """As people of `language` write it, with more decimals where a net price has them."""
    decimals = get_currency_precision(currency)
    if price == round(price, decimals):
        return Money(int(price.scaleb(decimals)), currency).formatted(language)
    pattern = copy(Locale.parse(language, sep="-").currency_formats["standard"])
    pattern.frac_prec = (decimals, decimals + EXTRA_DECIMALS)
    return str(pattern.apply(price, language.replace("-", "_"), currency=currency, currency_digits=False))


def _logo(settings: InvoiceSettings) -> str:
    """The shop's logo as a data: address; "" without one."""
    if settings.logo is None:
        return ""
    with settings.logo.get_rendition(LOGO).file.open() as file:
        return _data(file.read(), PNG)


def _fonts() -> dict[str, str]:
    return {file.stem.replace("-", "_"): _data(file.read_bytes(), FONT) for file in FONTS.glob("*.woff2")}


def _data(content: bytes, kind: str) -> SafeString:
    return SafeString(f"data:{kind};base64,{base64.b64encode(content).decode()}")
