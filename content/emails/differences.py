"""What staff changed in the words of a mail, as they read it: line by line, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.emails.letters import Message
from content.emails.rich import text_of
from content.emails.words import Button, Divider, Heading, Paragraph, Part, Picture, Quote, Table, Words

WORD = re.compile(r"\s+|[^\s]+")
ALIKE = 0.6  # from here on two lines are one line that was changed


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: "same", "gone" or "new"."""

    kind: str
    text: str


Line = list[Piece]


def differences(message: Message[Any], before: Words, after: Words, *, language: str) -> list[Line]:
    """Every line of both, with what was taken out and what was put in."""
    with translation.override(language):
        old, new = (_lines(message, words) for words in (before, after))
    lines: list[Line] = []
    for what, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [[Piece("same", line)] for line in old[i:j]]
        else:
            lines += _replaced(old[i:j], new[k:m])
    return lines


def _replaced(old: list[str], new: list[str]) -> Iterator[Line]:
    """Lines that are alike are shown as one; of the others, the old ones first."""
    for index in range(max(len(old), len(new))):
        gone, come = old[index : index + 1], new[index : index + 1]
        if gone and come and SequenceMatcher(a=gone[0], b=come[0]).ratio() >= ALIKE:
            yield list(_words(gone[0], come[0]))
            continue
        for kind, lines in (("gone", gone), ("new", come)):
            yield from ([Piece(kind, line)] for line in lines)


def _words(old: str, new: str) -> Iterator[Piece]:
    a, b = WORD.findall(old), WORD.findall(new)
    for what, i, j, k, m in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(a[i:j]))
            continue
        if i < j:
            yield Piece("gone", "".join(a[i:j]))
        if k < m:
            yield Piece("new", "".join(b[k:m]))


def _lines(message: Message[Any], words: Words) -> list[str]:
    subject = _("%(label)s: %(value)s") % {"label": _("Subject"), "value": words.subject}
    preheader = _("%(label)s: %(value)s") % {"label": _("Preview line"), "value": words.preheader}
    body = [line for part in words.body for line in _part(message, part)]
    return [subject, preheader, *body]


def _part(message: Message[Any], part: Part) -> list[str]:
    when = message.whens.get(part.when)
    lines = _text(message, part).splitlines() or [""]
    if part.when:
        lines[0] += f" [{_('only when')} {when.label if when else part.when}]"
    return lines


def _text(message: Message[Any], part: Part) -> str:
    match part:
        case Quote():
            return f"> {part.text}"
        case Heading():
            return f"# {part.text}"
        case Paragraph():
            return text_of(part.html) if part.html else str(part.text)
        case Button():
            return f"[{part.label}] → {message.links.get(part.link) or _('a page')}"
        case Table():
            known = message.details.get(part.what)
            return f"[{pgettext('part of a mail', 'Details')}: {known.label if known else part.what}]"
        case Picture():
            return f"[{_('Picture')}] {part.alt}"
        case Divider():
            return "* * *"
    return ""
