"""Dates as a person writes them, in the visitor's language."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from babel import dates, numbers
from django.utils import timezone
from django.utils.translation import to_locale

from themes.engine.links import language

LOCALES = {"en": "en_GB"}
"""Where a language alone does not say how dates are written: Tuesday 15 December, day first."""

PATTERNS = {
    "bg": {
        "EEEE d MMMM": "d MMMM, EEEE",
        "d MMMM y": "d MMMM y 'г'.",
        "LLLL y": "LLLL y 'г'.",
    }
}
"""Where a language writes a date in another order: 15 декември, вторник, which may follow „до“ and „на“."""


def read(value: str) -> date:
    """The day that an ISO date, or a moment seen from the current time zone, falls on."""
    if len(value) > len("2026-12-15"):
        return timezone.localtime(datetime.fromisoformat(value)).date()
    return date.fromisoformat(value)


def just_before(moment: str) -> str:
    """The moment a second before, as ISO."""
    return (datetime.fromisoformat(moment) - timedelta(seconds=1)).isoformat()


def written(value: str | None, pattern: str) -> str:
    """`value` written by a CLDR pattern; the first of a French month is « 1er »."""
    if not value:
        return ""
    day, pattern = read(value), PATTERNS.get(language(), {}).get(pattern, pattern)
    text = dates.format_date(day, pattern, locale=LOCALES.get(language(), to_locale(language())))
    if language() == "fr" and day.day == 1:
        text = " ".join("1er" if word == "1" else word for word in text.split(" "))
    return text


def moment(value: str | None) -> str:
    """Day and time of a moment, with the zone they are in: what a receipt needs."""
    if not value:
        return ""
    at = timezone.localtime(datetime.fromisoformat(value))
    return f"{written(value, 'd MMMM y')}, {at:%H:%M} {at.tzname()}"


def decimal(value: str) -> str:
    """A decimal string as the language writes it: "5.5", "5,5"."""
    return str(numbers.format_decimal(Decimal(value), locale=to_locale(language())))
