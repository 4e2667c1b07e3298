"""What search engines read of a page, as JSON-LD: a block of data, never a script."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from themes.engine.links import Here, localized

ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""So that no text can end the block and begin a tag."""

AVAILABILITY = {"IN_STOCK": "InStock", "LOW": "LimitedAvailability", "SOLD_OUT": "OutOfStock"}


def organization(site: dict[str, Any], here: Here) -> SafeString:
    """Whose shop it is, as schema.org's Organization."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": site["name"],
        "url": here.origin + "/",
        "description": site["tagline"],
        "logo": site["logo"] and here.origin + site["logo"]["picture"]["url"],
        "email": site["contactEmail"],
        "telephone": site["contactPhone"],
        "sameAs": [link["url"] for link in site["socialLinks"]],
    }
    return _block({key: value for key, value in data.items() if value})


def product(formula: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """A formula as schema.org's Product with its Offer."""
    name = f"{formula['group']['name']}, {formula['name']}"
    image = formula["image"]["landscape"]["url"] if formula["image"] else ""
    return _block({
        **_product(name, formula["summary"], formula["slug"], image, site, here),
        "offers": _offer(formula, here.url),
    })  # fmt: skip


def ware(product: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """What is sold by the piece, with an Offer for each of its variants."""
    image = product["image"]["portrait"]["url"] if product["image"] else ""
    offers = [_offer(variant, here.url) | {"sku": variant["code"]} for variant in product["variants"]]
    about = _product(product["name"], product["summary"], product["slug"], image, site, here)
    return _block({**about, "offers": offers})


def faq(questions: list[dict[str, Any]]) -> SafeString:
    """Questions and answers as schema.org's FAQPage."""
    entities = [
        {
            "@type": "Question",
            "name": each["question"],
            "acceptedAnswer": {"@type": "Answer", "text": each["answerHtml"]},
        }
        for each in questions
    ]
    return _block({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": entities})


def article(page: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """An article of the journal as schema.org's Article."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page["title"],
        "description": page["searchDescription"] or page["introduction"],
        "datePublished": page["publishedOn"],
        "dateModified": page["updatedAt"] or page["publishedOn"],
        "inLanguage": page["language"]["code"],
        "mainEntityOfPage": here.url,
        "author": [{"@type": "Person", "name": author["name"]} for author in page["authors"]],
        "publisher": {"@type": "Organization", "name": site["name"]},
    }
    image = page["image"] and here.origin + page["image"]["landscape"]["url"]
    return _block(data | {"image": image} if image else data)


def breadcrumbs(trail: list[dict[str, Any]], here: Here) -> SafeString:
    """The way from the home page to the page, as schema.org's BreadcrumbList."""
    addresses = [(step["title"], here.origin + localized(step["path"])) for step in trail]
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": address}
        for at, (name, address) in enumerate(addresses, start=1)
    ]
    return _block({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps})


def past_box(page: dict[str, Any], site: dict[str, Any], here: Here) -> SafeString:
    """A past box as schema.org's Product, once rated and no secret; it is not for sale, so has no Offer."""
    if not page["ratingCount"] or not page["contents"]:
        return SafeString("")
    picture = page["contents"]["image"]
    image = picture["landscape"]["url"] if picture else ""
    data = _product(page["title"], page["introduction"], page["edition"], image, site, here)
    rating = {"@type": "AggregateRating", "ratingValue": page["rating"], "ratingCount": page["ratingCount"]}
    return _block(data | {"aggregateRating": rating})


def _product(name: str, text: str, sku: str, image: str, site: dict[str, Any], here: Here) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": name,
        "description": text,
        "sku": sku,
        "brand": {"@type": "Brand", "name": site["name"]},
    }
    return data | {"image": here.origin + image} if image else data


def _offer(thing: dict[str, Any], url: str) -> dict[str, Any]:
    """At the price that its page shows, until the promotion on it ends."""
    promotion = thing["promotion"] or {}
    price = promotion.get("price", thing["price"])
    offer = {
        "@type": "Offer",
        "url": url,
        "price": price["amount"],
        "priceCurrency": price["currency"],
        "availability": f"https://schema.org/{AVAILABILITY[thing['availability']]}",
    }
    return offer | {"priceValidUntil": promotion["until"]} if promotion.get("until") else offer


def _block(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
