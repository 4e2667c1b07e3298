"""What a printed document holds: its words, and whatever in it would do something."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.browser.hostile.judge import resolved

ACTIVE = {
    *("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/URI", "/AA"),
    *("/OpenAction", "/RichMedia", "/Movie", "/Rendition", "/XFA", "/AcroForm"),
}
INVOICE_XML = "factur-x.xml"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def wrong_on(name: str, pdf: bytes) -> list[str]:
    """Whatever runs, leads somewhere, was read or worked out, or lies in it as a file."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    found = [f"{name} holds {key}" for key in sorted(set(_keys(reader.trailer, set())) & ACTIVE)]
    found += [f"{name} holds the file {file}" for file in reader.attachments if file != INVOICE_XML]
    xml = b"".join(reader.attachments.get(INVOICE_XML, []))
    return found + [f"{name}: {each}" for each in resolved(text_of(pdf) + xml.decode())]


def _keys(thing: Any, seen: set[int]) -> Iterator[str]:
    """Each key and each name within, wherever it hangs."""
    if isinstance(thing, IndirectObject):
        if thing.idnum in seen:
            return
        seen.add(thing.idnum)
        thing = thing.get_object()
    if isinstance(thing, DictionaryObject):
        for key in thing:
            yield str(key)
            yield from _keys(thing.raw_get(key), seen)
    elif isinstance(thing, ArrayObject):
        for each in thing:
            yield from _keys(each, seen)
    elif isinstance(thing, str) and thing.startswith("/"):
        yield str(thing)
