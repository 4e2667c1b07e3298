"""The parts of one letter, filled: what a theme draws, and the same as plain text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.emails.placeholders import filled, one_line
from content.emails.rich import both
from content.emails.vocabulary import Rows
from content.emails.words import Button, Divider, Heading, Paragraph, Part, Picture, Quote, Table, Words
from content.images.models import Image
from content.images.pictures import mail_picture
from content.pages.links import public_pages
from content.pages.rich_text import html as expanded

if TYPE_CHECKING:
    from content.emails.letters import Message, Shop


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One part as it is shown; `kind` says which of the other fields it has."""

    kind: str
    html: SafeString = field(default_factory=SafeString)
    text: str = ""
    url: str = ""
    rows: Rows = field(default_factory=list)
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that the layout of a letter shows. Everything but a part's `html` is plain text."""

    language: str
    subject: str
    preheader: str
    shop: str
    origin: str
    logo: str
    contact: str
    seller: str
    browser_url: str
    parts: Sequence[Drawn]
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def browser_label(self) -> str:
        return _("Read this mail in your browser")

    @property
    def title(self) -> str:
        """What stands on top of the letter; "" where its own words begin with a heading or a picture."""
        return "" if self.parts and self.parts[0].kind in ("heading", "picture") else self.subject


def drawn(
    message: "Message[Any]",
    words: Words,
    facts: Mapping[str, Any],
    *,
    said: Mapping[str, str],
    shop: "Shop",
    language: str,
) -> list[Drawn]:
    """The parts of the words whose conditions hold, filled with the facts."""
    shown = [part for part in words.body if not part.when or message.whens[part.when].holds(facts)]
    pen = _Pen(message, facts, said, shop, language, shown)
    parts = [pen.draw(part) for part in shown]
    return [part for part in parts if part]


class _Pen:
    """Draws each kind of part; what they refer to is read at once."""

    def __init__(
        self,
        message: "Message[Any]",
        facts: Mapping[str, Any],
        said: Mapping[str, str],
        shop: "Shop",
        language: str,
        parts: Sequence[Part],
    ) -> None:
        self.message, self.facts, self.shop, self.language = message, facts, shop, language
        self.fill = partial(_filled, said)
        images = [part.image for part in parts if isinstance(part, Picture) and part.image]
        self.images = Image.objects.in_bulk(images) if images else {}
        pages = [part.page for part in parts if isinstance(part, Button) and part.page]
        self.pages = public_pages(pages, language) if pages else {}
        sources = [part.html for part in parts if isinstance(part, Paragraph) and part.html]
        self.rich = dict(zip(sources, expanded(sources), strict=True)) if sources else {}

    def draw(self, part: Part) -> Drawn | None:
        match part:
            case Quote():
                return self._words("quote", str(part.text))
            case Heading():
                return self._words("heading", str(part.text))
            case Paragraph():
                return self._paragraph(part)
            case Button():
                return self._button(part)
            case Table():
                rows = self.message.details[part.what].rows(self.facts)
                return Drawn(kind="table", rows=rows) if rows else None
            case Picture():
                return self._picture(part)
            case Divider():
                return Drawn(kind="divider")
        raise TypeError(part)

    def _words(self, kind: str, words: str) -> Drawn | None:
        text = self.fill(words).strip()
        if not text:
            return None
        return Drawn(kind=kind, text=text, html=mark_safe(escape(text).replace("\n", "<br>")))  # noqa: S308

    def _paragraph(self, part: Paragraph) -> Drawn | None:
        if not part.html:
            return self._words("paragraph", str(part.text))
        html, text = both(self.rich[part.html], fill=self.fill, origin=self.shop.origin)
        return Drawn(kind="rich", html=html, text=text) if text else None

    def _button(self, part: Button) -> Drawn | None:
        url, label = self._url(part), one_line(self.fill(str(part.label)))
        return Drawn(kind="link" if part.is_quiet else "button", text=label, url=url) if url else None

    def _url(self, part: Button) -> str:
        if not part.page:
            return str(self.facts[f"{part.link}_url"]) if part.link else ""
        page = self.pages.get(part.page)
        path = page.get_url() if page else None
        return (self.shop.url(path) if path.startswith("/") else path) if path else ""

    def _picture(self, part: Picture) -> Drawn | None:
        image = self.images.get(part.image) if part.image else None
        if image is None:
            return None
        path, width = mail_picture(image)
        alt = one_line(self.fill(part.alt)) or image.alt.in_language(self.language)
        return Drawn(kind="picture", text=alt, url=self.shop.url(path), width=width)


def _filled(said: Mapping[str, str], text: str) -> str:
    """Spaces that a fact left behind by being nothing are tidied; those beside tags stay."""
    return re.sub(r"[ \t]{2,}", " ", filled(text, said))


def plain_text(sheet: Sheet) -> str:
    """The whole letter without any dress, every link written out."""
    parts = [_plain(part) for part in sheet.parts]
    foot = ["--", sheet.shop, sheet.origin, sheet.contact, sheet.seller]
    if sheet.browser_url:
        foot.append(_beside(sheet.browser_label, sheet.browser_url))
    text = "\n\n".join([*parts, "\n".join(line for line in foot if line)])
    lines = "\n".join(line.strip(" \t") for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def _plain(part: Drawn) -> str:
    match part.kind:
        case "heading":
            return f"{part.text}\n{'=' * min(len(part.text), 60)}"
        case "button":
            return f"{part.text}\n{part.url}"
        case "link":
            return f"{part.text} {part.url}"
        case "quote":
            return "\n".join(f"> {line}" for line in part.text.splitlines())
        case "table":
            return "\n".join(_beside(label, value) if value else f"– {label}" for label, value in part.rows)
        case "picture":
            return f"[{part.text}]" if part.text else ""
        case "divider":
            return "* * *"
    return part.text


def _beside(label: str, value: str) -> str:
    # Translators: a line of a plain-text mail, such as "Total: 24.90"
    return _("%(label)s: %(value)s") % {"label": label, "value": value}
