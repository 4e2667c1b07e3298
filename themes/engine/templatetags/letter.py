"""For the layouts of letters."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def attribute(value: object) -> SafeString:
    """The value, fit for an attribute in MJML, whose drawer writes what is not plain there as programs do."""
    plain = "".join(_plain(character) for character in str(escape(value)))
    return mark_safe(plain)  # noqa: S308  # escaped above


def _plain(character: str) -> str:
    is_plain = " " <= character <= "~" and character != "\\"
    return character if is_plain else f"&#{ord(character)};"
