"""What a printed document needs of its template."""

from decimal import Decimal

from babel.numbers import format_percent
from django import template

register = template.Library()


@register.filter
def percent(rate: int, language: str) -> str:
    """Hundredths of a percent as people of `language` write them: 5,5 %."""
    return str(format_percent(Decimal(rate) / 10_000, format=_pattern(language), locale=_locale(language)))


def _pattern(language: str) -> str:
    return "#,##0.##\N{NO-BREAK SPACE}%" if language.startswith("fr") else "#,##0.##%"


def _locale(language: str) -> str:
    return language.replace("-", "_")
