"""Slugs of names in Latin or in Cyrillic letters."""

import re

from django.utils.text import slugify

# Bulgarian law on transliteration (Закон за транслитерацията, 2009), articles 3 to 6.
LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхъ", "abvgdeziyklmnoprstufha", strict=True)),
        "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ь": "y", "ю": "yu", "я": "ya",
    }
)  # fmt: skip
LAST_IYA = re.compile(r"ия\b")


def slug_of(text: str) -> str:
    """A slug of ASCII letters; кутия is written "kutia", as on Bulgarian road signs."""
    return slugify(LAST_IYA.sub("ia", text.lower()).translate(LATIN))
