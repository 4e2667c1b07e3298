"""A shop into which somebody has written payloads through every form of its back office."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client
from wagtail.models import Page

from commerce.base.models import User
from content.menus.models import Menu
from tests.browser.hostile import world
from tests.browser.hostile.doors import Door, Entered, Visitor, doors
from tests.browser.hostile.payloads import payloads
from tests.commerce import shop as build
from tests.commerce.backoffice.test_nonsense_writing import WRITINGS
from tests.commerce.shop import Shop
from tests.races.sizes import FULL
from tests.storefront.people import Person

PASSWORDS = {"password1": "correct horse battery", "password2": "correct horse battery"}


@dataclass
class Written:
    shop: Shop
    doors: list[Door] = field(default_factory=list)
    payloads: int = 0
    posted: int = 0


def make() -> Written:
    person = world.harmless()
    owner = Client(raise_request_exception=False)
    owner.force_login(User.objects.get(is_superuser=True))
    visitor = Visitor(owner, chosen=world.to_choose(), known=_known(person))
    made = Written(person.shop)
    for door, page in doors(owner):
        visitor.visit(door, page)
        for _more in range(len(payloads()) // max(len(door.taken), 1) if FULL else 0):
            visitor.visit_again(door, page)
        made.doors.append(door)
    made.payloads, made.posted = len(visitor.slots.given), visitor.count
    return made


def _known(person: Person) -> dict[str, Entered]:
    """What forms need besides texts."""
    site = str(person.shop.site.pk)
    Menu.objects.filter(place=Menu.Place.FOOTER).delete()
    edition = build.edition(person.shop.group, date(2025, 10, 1))
    article = {
        "entries-TOTAL_FORMS": "1", "entries-INITIAL_FORMS": "0", "entries-0-ORDER": "1",
        "entries-0-article": str(Page.objects.get(slug="piece").pk),
    }  # fmt: skip
    return {name: _texts_of(each.entered(person.shop)) for name, each in WRITINGS.items() if ":" in name} | {
        "authors:add": {"site": site},
        "wagtailsnippets_menus_menu:add": {"site": site, "place": Menu.Place.FOOTER},
        "wagtailsites:add": {"root_page": str(Page.objects.filter(depth=3)[0].pk)},
        "wagtailusers_users:add": PASSWORDS,
        "wagtailadmin_collections:add": {"parent": "1"},
        "wagtailadmin_pages:add": {"edition": str(edition.pk), **article},
        "wagtailadmin_pages:edit": article,
    }


def _texts_of(entered: Any) -> Entered:
    return {name: value for name, value in entered.items() if name != "file"}
