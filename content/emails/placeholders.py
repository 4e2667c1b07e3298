"""`{names}` in the words of a mail: found, refused, and filled with facts. Nothing else is read into them."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from babel.dates import format_date, format_time
from django.utils.timezone import localtime
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

MINUTE = timedelta(minutes=1)
BREAKING = re.compile(r"[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
NAMED = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BRACED = re.compile(r"\{[^{}]*\}?|\}")  # all that an editor may have meant as one


def filled(text: str, said: Mapping[str, str]) -> str:
    """The text with what it names put in, once: what is put in is not read again."""
    return NAMED.sub(lambda found: said.get(found[1], found[0]), text)


def unknown(text: str, known: Collection[str]) -> Iterator[str]:
    """Whatever stands in braces in the text and is none of the known names, as it is written."""
    for found in BRACED.finditer(text):
        name = NAMED.fullmatch(found[0])
        if not name or name[1] not in known:
            yield found[0]


def one_line(text: str) -> str:
    """Without line breaks and doubled spaces: fit for a header. Spaces that do not break stay."""
    return BREAKING.sub(" ", text).strip(" ")


def day(value: date) -> str:
    """A day in full, as "January 2, 2026"; of a moment, the day it is in the shop."""
    local = localtime(value) if isinstance(value, datetime) else value
    said = format_date(local, "long", locale=_locale())
    return re.sub(r"^1(?= )", "1er", said) if get_language() == "fr" else said


def moment(value: datetime) -> str:
    """A day and its time in the shop."""
    at = format_time(localtime(value), "short", locale=_locale())
    return _("%(day)s at %(time)s") % {"day": day(value), "time": at}


def last(value: date | None) -> str:
    """Until when, as a reader takes it: a moment at midnight is the minute before it, of the day before."""
    if not isinstance(value, datetime):
        return plain(value)
    local = localtime(value)
    return moment(local - MINUTE if local.time() == time.min else local)


def month(value: date) -> str:
    return format_date(value, "LLLL y", locale=_locale())


def address(value: Mapping[str, str]) -> str:
    """A postal address in one line, as it is said in a sentence."""
    town = f"{value['postcode']} {value['city']}"
    return ", ".join(part for part in (value["name"], value["line1"], town) if part.strip())


def together(value: Any) -> str:
    """A fact that no line ends in the middle of."""
    return plain(value).replace(" ", "\N{NO-BREAK SPACE}")


def plain(value: Any) -> str:
    """A fact as it is said: days and moments in full, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


def _locale() -> str:
    return to_locale(get_language() or "en")
