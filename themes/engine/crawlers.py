"""What search engines ask for: the sitemap, and where they may not go."""

from typing import Any
from xml.sax.saxutils import quoteattr

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from themes.engine import current, operations
from themes.engine.links import Here

LIFETIME = 3600  # seconds for which others may keep it
PRIVATE = (
    "/admin/", "/accounts/", "/account/", "/cart/", "/checkout/", "/orders/", "/link/", "/do/", "/fragment/",
    "/graphql/", "/search/", "/preview/",
)  # fmt: skip
XML = "application/xml; charset=utf-8"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address in each of its languages (sitemaps.org, with Google's hreflang links)."""
    data = operations.run(operations.find(current.theme_of(request), "Sitemap"), {}, request)
    origin = Here.of(request).origin
    default = data["shop"]["languages"][0]["code"]
    entries = "".join(_entry(each, origin, default) for each in data["sitemap"])
    head = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {head}>\n{entries}</urlset>\n'
    return _kept(HttpResponse(text, content_type=XML))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Nobody is to index a demonstration, nor what belongs to one person (RFC 9309)."""
    data = operations.run(operations.find(current.theme_of(request), "Robots"), {}, request)
    shut = ["/"] if data["shop"]["isDemo"] else [*PRIVATE, *(f"/*{path}" for path in PRIVATE)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in shut), ""]
    if not data["shop"]["isDemo"]:
        lines.append(f"Sitemap: {Here.of(request).origin}/sitemap.xml")
    return _kept(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


def _entry(entry: dict[str, Any], origin: str, default: str) -> str:
    versions = [(each["language"], origin + each["path"]) for each in entry["versions"]]
    others = [("x-default", url) for code, url in versions if code == default and len(versions) > 1]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(url)}/>'
        for code, url in versions + others
    )
    changed = f"<lastmod>{entry['changedAt']}</lastmod>" if entry["changedAt"] else ""
    return "".join(f"<url><loc>{escape(url)}</loc>{changed}{links}</url>\n" for _code, url in versions)


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={LIFETIME}"
    return response
