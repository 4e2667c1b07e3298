"""For the layouts of letters."""

import re

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
HYPHENED = re.compile(r"\b(?:\w*\d(?:-\d+)+|[eE]-mails?)\b")  # 2026-000123
TOGETHER = (
    re.compile(r"(?<=[^\W\d_]) (?=\d{1,2}, \d{4}\b)|(?<=\d,) (?=\d{4}\b)"),  # January 2, 2026
    re.compile(r"(?:(?<=\d)|(?<=\der)) (?=[^\W\d_]{3,12} \d{4}\b)"),  # 1er avril 2026
    re.compile(r" (?=· )"),  # Discovery · Every month
)


@register.filter
def attribute(value: object) -> SafeString:
    """The value, fit for an attribute in MJML, whose drawer writes what is not plain there as programs do."""
    plain = "".join(_plain(character) for character in str(escape(value)))
    return mark_safe(plain)  # noqa: S308  # escaped above


@register.filter
def unbroken(value: str) -> SafeString:
    """The words as HTML in which no line ends inside a number, nor between a day and its month, nor begins
    with what parts two words."""
    pieces = TAG.split(conditional_escape(value))
    pieces[::2] = [_unbroken(text) for text in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308  # escaped above


def _unbroken(text: str) -> str:
    for kept in TOGETHER:
        text = kept.sub("\N{NO-BREAK SPACE}", text)
    return HYPHENED.sub(r'<span style="white-space:nowrap">\g<0></span>', text)


def _plain(character: str) -> str:
    is_plain = " " <= character <= "~" and character != "\\"
    return character if is_plain else f"&#{ord(character)};"
