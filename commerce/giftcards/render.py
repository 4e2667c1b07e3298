"""A gift card on paper: the site's picture, the words of who gives it, the code and the same as QR."""

import base64
from typing import Any

import segno
from babel.dates import format_date
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from commerce.base.backoffice.links import public_address
from commerce.base.money import Money
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard, GiftCardSettings
from commerce.invoices.render import FONTS, print_pdf

PICTURE, JPEG, FONT = "fill-1800x600|format-jpeg|jpegquality-82", "image/jpeg", "font/woff2"
SCALE = 8  # pixels of one module of the QR code


def pdf_of(card: GiftCard) -> bytes:
    """The card as its buyer prints it, made anew each time: its code is kept nowhere.

    Raises PdfUnavailable on a machine without Pango.
    """
    with translation.override(card.language):
        return print_pdf(render_to_string("giftcards/card.html", context_of(card)))


def context_of(card: GiftCard) -> dict[str, Any]:
    settings = GiftCardSettings.for_site(card.site)
    code = codes.code_of(card.seed, hashed=card.code_hash)
    qr = segno.make(code, error="m", micro=False).svg_data_uri(scale=SCALE, border=0, dark="#20241f")
    return {
        "card": card,
        "language": card.language,
        "shop": card.site.site_name or card.site.hostname,
        "address": public_address(card.site, "").partition("://")[2],
        "picture": _picture(settings),
        "code": codes.grouped(code),
        "qr": SafeString(qr),
        "value": Money(card.face_amount, card.currency),
        "words": settings.words,
        "until": format_date(card.expires_on, "long", locale=card.language),
        "fonts": {
            path.stem.replace("-", "_"): _data(path.read_bytes(), FONT) for path in FONTS.glob("*.woff2")
        },
    }  # fmt: skip


def _picture(settings: GiftCardSettings) -> str:
    """The site's picture of gift cards as a data: address; "" without one."""
    if settings.image is None:
        return ""
    with settings.image.get_rendition(PICTURE).file.open() as file:
        return _data(file.read(), JPEG)


def _data(content: bytes, kind: str) -> SafeString:
    return SafeString(f"data:{kind};base64,{base64.b64encode(content).decode()}")
