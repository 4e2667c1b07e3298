"""Pages in two languages, as an editor makes them."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page, Site

from content.menus.models import Menu
from content.pages.audiences import Audience


def pair(new: Page, parents: Sequence[Page], *, title: Any, slug: Any) -> list[Any]:
    """The page below the English parent, and its French version."""
    new.title, new.slug, new.live = title[0], slug[0], False
    new.locale = parents[0].locale
    parents[0].add_child(instance=new)
    french = new.copy_for_translation(parents[1].locale)
    french.title, french.slug = title[1], slug[1]
    parents[1].refresh_from_db()
    return [new, french]


def published(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.draft_title = page.title
    page.search_description = page.introduction
    page.full_clean()
    page.save_revision().publish()


def lead_to(site: Site, page: Page, place: Menu.Place = Menu.Place.MAIN) -> None:
    """The menu in the page's language has an entry for it."""
    menu = Menu.objects.get(site=site, place=place, locale=page.locale)
    link = {"page": page, "formula": None, "category": None, "url": ""}
    entry = {"link": link, "label": "", "audience": Audience.EVERYBODY, "children": []}
    menu.entries.append(("entry", entry))
    menu.save()
