"""What editors write with bold, italic, links and lists: only that gets through, whatever is stored."""

from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FEATURES = ["bold", "italic", "link", "ol", "ul"]
SIMPLE = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
SCHEMES = {"http", "https", "mailto", "tel"}
SILENT = {"script", "style", "template", "title"}
LINK = "color:inherit;text-decoration:underline"
LISTS = "margin:0 0 14px;padding:0 0 0 22px"

Fill = Callable[[str], str]


class _Reader(HTMLParser):
    """Reads stored HTML into that of a mail and into plain text; facts are put in as text alone."""

    def __init__(self, fill: Fill, origin: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fill, self.origin = fill, origin
        self.html: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.counts: list[int] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag in SIMPLE:
            self._open(SIMPLE[tag])
        elif tag == "a":
            self._link(dict(attrs).get("href") or "")
        elif tag in ("ul", "ol"):
            self.counts.append(0 if tag == "ol" else -1)
            self._open(tag, LISTS)
        elif tag == "li":
            self._open("li", "margin:0 0 4px")
            self.text.append(self._bullet())
        elif tag == "br":
            self.html.append("<br>")
            self.text.append("\n")
        elif tag == "p":
            self._open("p", "margin:0 0 14px")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
            return
        name = SIMPLE.get(tag, tag)
        if name not in self.open:
            return
        while self.open:
            closed = self.open.pop()
            self.html.append(f"</{closed}>")
            self._closed(closed)
            if closed == name:
                break

    def handle_data(self, data: str) -> None:
        if not self.silent:
            said = self.fill(data)
            self.html.append(escape(said))
            self.text.append(said)

    def finish(self) -> None:
        while self.open:
            self.handle_endtag(self.open[-1])

    def _open(self, tag: str, style: str = "") -> None:
        self.open.append(tag)
        self.html.append(f'<{tag} style="{style}">' if style else f"<{tag}>")

    def _link(self, href: str) -> None:
        address = absolute(href, self.origin)
        self.links.append(address)
        self.open.append("a")
        self.html.append(f'<a href="{escape(address)}" style="{LINK}">' if address else "<a>")

    def _closed(self, tag: str) -> None:
        if tag == "a" and (address := self.links.pop()):
            self.text.append(f" ({address.removeprefix('mailto:')})")
        elif tag in ("ul", "ol"):
            self.counts.pop()
            self.text.append("\n")
        elif tag == "li":
            self.text.append("\n")
        elif tag == "p":
            self.text.append("\n\n")

    def _bullet(self) -> str:
        if not self.counts or self.counts[-1] < 0:
            return "– "
        self.counts[-1] += 1
        return f"{self.counts[-1]}. "


def absolute(href: str, origin: str) -> str:
    """The address as a mail can use it; "" for one that nobody may be sent to."""
    if href.startswith("/") and not href.startswith(("//", "/\\")):
        return origin.rstrip("/") + href
    try:
        scheme = urlsplit(href).scheme
    except ValueError:
        return ""
    return href if scheme in SCHEMES and not any(map(str.isspace, href)) else ""


def both(html: str, *, fill: Fill = str, origin: str = "") -> tuple[SafeString, str]:
    """The HTML as a mail shows it, and as plain text with its links written out."""
    reader = _Reader(fill, origin)
    reader.feed(html)
    reader.close()
    reader.finish()
    return mark_safe("".join(reader.html)), "".join(reader.text).strip()  # noqa: S308  # escaped by the reader


def text_of(html: str) -> str:
    """All that is said in it."""
    return both(html)[1]
