"""Text with links: what an editor may write, and how it reaches the visitor."""

from collections.abc import Sequence
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.html import escape
from wagtail.rich_text import expand_db_html

# No embeds, which would call third parties, and no images, which have their own block with crops.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "blockquote"]
BREAK = "\0"  # cannot be part of a text in PostgreSQL
SCHEMES = {"http", "https", "mailto", "tel"}
ALONE = {"br", "hr"}
WRITTEN = {
    *("p", "h2", "h3", "h4", "ol", "ul", "li", "blockquote", "a", "b", "strong", "i", "em", "u", "s", "sub"),
    *("sup", "code", "pre"),
}
SILENT = {
    *("script", "style", "template", "title", "textarea", "noscript", "iframe", "object", "xmp", "noembed"),
    "noframes",
}


def html(sources: Sequence[str]) -> list[str]:
    """Each source as HTML for the active language; the queries do not grow with their number.

    Only what editors can write gets through, whatever is stored: an import, or an older version, may have
    stored anything.
    """
    return [cleaned(each) for each in str(expand_db_html(BREAK.join(sources))).split(BREAK)]


def is_safe_address(address: str) -> bool:
    """Whether a visitor may be sent there: nothing runs, and it says where it leads."""
    if not address or any(character.isspace() or not character.isprintable() for character in address):
        return False
    try:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"}:
            return bool(parts.hostname)
    except ValueError:
        return False
    inside = address.startswith(("/", "#")) and not address.startswith(("//", "/\\"))
    return inside or parts.scheme in SCHEMES


@lru_cache(maxsize=2048)
def cleaned(source: str) -> str:
    """HTML of nothing but paragraphs, headings, lists, emphasis and links, each closed."""
    reader = _Cleaner()
    reader.feed(source)
    reader.close()
    return reader.finished()


class _Cleaner(HTMLParser):
    """Writes anew what it understands: what a browser reads is what was written here."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._html: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        if self._silent:
            return
        if tag in ALONE:
            self._html.append(f"<{tag}>")
        elif tag in WRITTEN:
            self._open.append(tag)
            address = dict(attrs).get("href") or ""
            leads = tag == "a" and is_safe_address(address)
            self._html.append(f'<a href="{escape(address)}">' if leads else f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                del self._silent[self._silent.index(tag) :]
            return
        if tag in self._open:
            self._close_until(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._html.append(escape(data))

    def finished(self) -> str:
        """All of it, with whatever was left open closed."""
        while self._open:
            self._html.append(f"</{self._open.pop()}>")
        return "".join(self._html)

    def _close_until(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            self._html.append(f"</{closed}>")
            if closed == tag:
                return
