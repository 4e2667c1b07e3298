"""The words of a mail as data: its subject, its preview line, and the parts of its body.

Defaults are written so in the messages themselves; what staff wrote is read into the same.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from content.emails.placeholders import unknown
from content.emails.rich import text_of
from content.emails.vocabulary import Label

if TYPE_CHECKING:
    from content.emails.letters import Message


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body; shown where its condition `when` holds, or always."""

    when: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Whatever in it may name facts."""
        return ()


@dataclass(frozen=True, slots=True)
class Heading(Part):
    text: Label = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (str(self.text),)


@dataclass(frozen=True, slots=True)
class Paragraph(Part):
    """`html` is what an editor wrote, in its place a plain `text`."""

    text: Label = ""
    html: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (text_of(self.html) if self.html else str(self.text),)


@dataclass(frozen=True, slots=True)
class Quote(Heading):
    """What somebody said, set apart."""


@dataclass(frozen=True, slots=True)
class Button(Part):
    """Leads to a link that the message offers, or to a page of the site; left out where that is nowhere."""

    link: str = ""
    label: Label = ""
    page: int | None = None
    is_quiet: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        return (str(self.label),)


@dataclass(frozen=True, slots=True)
class Table(Part):
    """Details that the message itself fills; `what` names them."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class Picture(Part):
    image: int | None = None
    alt: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.alt,)


@dataclass(frozen=True, slots=True)
class Divider(Part):
    pass


@dataclass(frozen=True, slots=True)
class Words:
    subject: Label
    preheader: Label
    body: tuple[Part, ...]

    def problems(self, message: "Message[Any]") -> Iterator[str]:
        """What in them the message cannot fill, one sentence each, with what it can."""
        for text in (
            str(self.subject),
            str(self.preheader),
            *(text for part in self.body for text in part.texts),
        ):
            yield from refusals(text, message)
        for part in self.body:
            yield from _misplaced(part, message)


def refusals(text: str, message: "Message[Any]") -> Iterator[str]:
    """A sentence for every name in braces that the message does not tell."""
    for name in unknown(text, message.tells):
        known = ", ".join(f"{{{one}}}" for one in message.tells)
        yield _("%(name)s is not told in this mail. You can write: %(known)s.") % {
            "name": name,
            "known": known,
        }


def _misplaced(part: Part, message: "Message[Any]") -> Iterator[str]:
    chosen: list[tuple[str, Collection[str]]] = [(part.when, message.whens)]
    if isinstance(part, Button) and not part.page:
        chosen.append((part.link, message.links))
    if isinstance(part, Table):
        chosen.append((part.what, message.details))
    for name, offered in chosen:
        if name and name not in offered:
            known = ", ".join(offered) or "–"
            yield _("“%(name)s” is not offered by this mail. It offers: %(known)s.") % {
                "name": name, "known": known,
            }  # fmt: skip


def h(text: Label, *, when: str = "") -> Heading:
    return Heading(when, text)


def p(text: Label, *, when: str = "") -> Paragraph:
    return Paragraph(when, text)


def quote(text: Label, *, when: str = "") -> Quote:
    return Quote(when, text)


def button(link: str, label: Label, *, when: str = "", quiet: bool = False) -> Button:
    return Button(when, link, label, is_quiet=quiet)


def details_of(what: str, *, when: str = "") -> Table:
    return Table(when, what)
