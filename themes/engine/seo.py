"""What search engines read of a page, as JSON-LD: a block of data, never a script."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from themes.engine.links import Here

ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""So that no text can end the block and begin a tag."""


def product(formula: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """A formula as schema.org's Product with its Offer."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": f"{formula['group']['name']}, {formula['name']}",
        "description": formula["summary"],
        "sku": formula["slug"],
        "brand": {"@type": "Brand", "name": site["name"]},
        "offers": {
            "@type": "Offer",
            "url": here.url,
            "price": formula["price"]["amount"],
            "priceCurrency": formula["price"]["currency"],
            "availability": "https://schema.org/InStock",
        },
    }
    if formula["image"]:
        data["image"] = here.origin + formula["image"]["landscape"]["url"]
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
