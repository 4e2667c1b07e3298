"""A menu as a visitor sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.conf import settings
from wagtail.models import Page

from commerce.base.viewer import Viewer
from commerce.catalog.models import Category, Formula
from content.menus.models import Menu
from content.pages.audiences import Audience
from content.pages.blocks.stored import references, stored
from content.pages.links import Targets


@dataclass(frozen=True, slots=True)
class Item:
    """`url` is empty for a heading that leads nowhere; `external` leaves the site."""

    label: str
    url: str
    external: bool
    children: tuple["Item", ...] = ()
    audience: str = Audience.EVERYBODY


def menus(viewer: Viewer) -> dict[str, list[Item]]:
    """Every menu of the site by its place: its entries in their order, in the viewer's language, else in the
    installation's.

    What the public cannot see is left out, with what is under it. The number of queries depends neither on
    that of the menus nor on that of their entries.
    """
    languages = (settings.LANGUAGE_CODE, viewer.language)  # the later one wins
    known = Menu.objects.filter(site=viewer.site, locale__language_code__in=languages)
    best = sorted(known.select_related("locale"), key=lambda row: languages.index(row.locale.language_code))
    entries = {row.place: stored(row.entries) for row in best}
    field: Any = Menu._meta.get_field("entries")
    found = references(field.stream_block, list(chain.from_iterable(entries.values())))
    targets = Targets(viewer, pages=found[Page], formulas=found[Formula], categories=found[Category])
    return {place: list(_items(rows, targets)) for place, rows in entries.items()}


def _items(entries: Iterable[dict[str, Any]], targets: Targets) -> Iterable[Item]:
    for entry in (child["value"] for child in entries):
        under = tuple(_items(entry.get("children", ()), targets))
        target, audience = targets.of(entry["link"]), entry["audience"]
        if target:
            yield Item(entry["label"] or target.title, target.url, target.external, under, audience)
        elif not any(entry["link"].values()) and under:
            yield Item(entry["label"], "", False, under, audience)
