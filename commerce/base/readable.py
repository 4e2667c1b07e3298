"""Text as people write it, without what nobody sees."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

LINE_BREAKS = "\t\n\r"
# They turn around how the text after them is read: a name could pass for another one.
TURNS_AROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class ReadableField(forms.CharField):
    """Text without characters that nobody sees: XML and so an e-invoice cannot hold them, a mail's header
    breaks on them. Only an area of text has lines."""

    def validate(self, value: str) -> None:
        super().validate(value)
        allowed = LINE_BREAKS if isinstance(self.widget, forms.Textarea) else ""
        if not is_readable(value, allowed=allowed):
            raise forms.ValidationError(_("Write this without control characters."), code="unprintable")


def is_readable(text: str, *, allowed: str = LINE_BREAKS) -> bool:
    """Whether people see every character of the text, but for those `allowed`."""
    return not any(_is_unseen(character) for character in text if character not in allowed)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in TURNS_AROUND
