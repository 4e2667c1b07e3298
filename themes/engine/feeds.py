"""The journal for feed readers: RSS and Atom, of the whole or of one category, in the address's language."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.views.decorators.http import conditional_page, require_safe

from themes.engine import current, operations
from themes.engine.links import Here, localized

RSS, ATOM = Rss201rev2Feed, Atom1Feed
LIFETIME = 300  # seconds for which others may keep it
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""


def feed(kind: type[SyndicationFeed]) -> Callable[..., HttpResponse]:
    """The view of the journal's feed of this kind; with a category's slug, of that category."""

    @conditional_page
    @require_safe
    def view(request: HttpRequest, category: str | None = None) -> HttpResponse:
        operation = operations.find(current.theme_of(request), "BlogFeed")
        data = operations.run(operation, {"category": category}, request)
        journal = data["blog"]
        if journal is None or (category and journal["category"] is None):
            raise Http404("journal")
        response = HttpResponse(content_type=_media(kind))
        _filled(kind, data["shop"], journal, Here.of(request)).write(response, "utf-8")
        response["Cache-Control"] = f"public, max-age={LIFETIME}"
        return response

    return view


def _media(kind: type[SyndicationFeed]) -> str:
    return "application/atom+xml; charset=utf-8" if kind is ATOM else "application/rss+xml; charset=utf-8"


def _filled(kind: type[SyndicationFeed], shop: Any, journal: Any, here: Here) -> SyndicationFeed:
    head = journal["category"] or journal
    title = f"{shop['name']} · {head['title']}"
    made = kind(
        title=_seen(title), link=here.origin + localized(head["path"]),
        description=_seen(head["introduction"] or title), language=shop["language"]["code"],
        feed_url=here.url,
    )  # fmt: skip
    for article in journal["articles"]["nodes"]:
        _add(made, article, here)
    return made


def _add(made: SyndicationFeed, article: dict[str, Any], here: Here) -> None:
    midnight = time(tzinfo=timezone.get_current_timezone())
    day = datetime.combine(date.fromisoformat(article["publishedOn"]), midnight)
    changed = article["updatedAt"]
    words = [article["category"]["title"]] if article["category"] else []
    words += [tag["name"] for tag in article["tags"]]
    made.add_item(
        title=_seen(article["title"]),
        link=here.origin + localized(article["path"]),
        description=_seen(article["introduction"]),
        author_name=_seen(", ".join(author["name"] for author in article["authors"])) or None,
        pubdate=day,
        updateddate=max(day, datetime.fromisoformat(changed)) if changed else day,
        categories=[_seen(word) for word in words],
        unique_id=f"tag:{urlsplit(here.origin).hostname},2026:{article['id']}",
        unique_id_is_permalink=False,
    )


def _seen(text: str) -> str:
    return UNSEEN.sub("", text)
