"""VAT numbers as the law writes them."""

import re

# Directive 2006/112/EC, article 215: the country's two letters, then what the country gives.
_NUMBER = re.compile(r"[A-Z]{2}[0-9A-Z+*]{2,12}")


def tidy_vat_number(text: str) -> str | None:
    """The number without spaces and dots, "" for none; None where it can be no VAT number."""
    number = text.replace(" ", "").replace(".", "").upper()
    return number if not number or _NUMBER.fullmatch(number) else None
