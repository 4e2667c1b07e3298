"""A menu as a visitor sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page, Site

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


def menu(site: Site, language: str, place: str) -> list[Item]:
    """Entries of the menu in `language`, else in the installation's language, in their order.

    What the public cannot see is left out, with what is under it. The number of queries does not
    depend on the number of entries.
    """
    menus = Menu.objects.filter(
        site=site, place=place, locale__language_code__in={language, settings.LANGUAGE_CODE}
    )
    by_language = {menu.locale.language_code: menu for menu in menus.select_related("locale")}
    chosen = by_language.get(language) or by_language.get(settings.LANGUAGE_CODE)
    if chosen is None:
        return []
    entries = stored(chosen.entries)
    found = references(chosen.entries.stream_block, entries)
    targets = Targets(
        Viewer(site, language), pages=found[Page], formulas=found[Formula], categories=found[Category]
    )
    return list(_items(entries, targets))


def _items(entries: Iterable[dict[str, Any]], targets: Targets) -> Iterable[Item]:
    for entry in (child["value"] for child in entries):
        under = tuple(_items(entry.get("children", ()), targets))
        target, audience = targets.of(entry["link"]), entry["audience"]
        if target:
            yield Item(entry["label"] or target.title, target.url, target.external, under, audience)
        elif not any(entry["link"].values()) and under:
            yield Item(entry["label"], "", False, under, audience)
