"""What is said in Latin letters, or translated nowhere: where all should be Bulgarian, English was left."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import lxml.html
import pytest
from django.utils.translation.trans_real import DjangoTranslation

WORD = re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\b[a-z]{3}_\w+")
SAID_IN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "aria-description")
# Names that are the same everywhere, codes of languages, currencies and formats, and E-mail.
SAME_EVERYWHERE = {
    "English", "Fran", "ais", "EN", "FR", "BG", "RSS", "PDF", "URL", "EUR", "CET", "UTC", "Visa",
    "Mastercard", "Secure", "mail", "ABCD", "EFGH",
}  # fmt: skip


def latin_words(text: str, *known: str) -> set[str]:
    """The words in Latin letters, but those of `known` texts, of addresses, and the same everywhere."""
    said = set(WORD.findall(ADDRESS.sub(" ", text)))
    return said - SAME_EVERYWHERE - {word for one in known for word in WORD.findall(one)}


def visible(html: str) -> str:
    """What somebody reads on the page, or is read to, its title and its description included."""
    page = lxml.html.fromstring(html)
    for hidden in page.xpath("//script | //style | //template | //body//*[@lang and not(@lang='bg')]"):
        hidden.drop_tree()
    return "\n".join(_pieces(page))


def _pieces(page: lxml.html.HtmlElement) -> Iterable[str]:
    yield from page.itertext()
    for name in SAID_IN_ATTRIBUTES:
        yield from page.xpath(f"//@{name}")
    for name in ("description", "og:title", "og:description", "og:image:alt"):
        yield from page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
    yield from page.xpath("//input[@type='submit' or @type='button']/@value")


@contextmanager
def untranslated(language: str) -> Iterator[set[str]]:
    """The messages that were asked for in `language` meanwhile, and that no catalogue of it has."""
    missed: set[str] = set()
    gettext, ngettext = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def one(self: DjangoTranslation, message: str) -> str:
        said = gettext(self, message)
        if self.language() == language and said == message and latin_words(message):
            missed.add(message)
        return str(said)

    def counted(self: DjangoTranslation, singular: str, plural: str, number: int) -> str:
        said = ngettext(self, singular, plural, number)
        if self.language() == language and said in (singular, plural):
            missed.add(singular)
        return str(said)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DjangoTranslation, "gettext", one)
        patch.setattr(DjangoTranslation, "ngettext", counted)
        yield missed
