"""What every page says of the shop: read once per viewer, and kept for all until the public sees a change."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db import connection

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer
from commerce.catalog.models import Product
from content.menus.queries import Item, menus
from content.pages.models import Identity
from content.pages.queries import identity
from content.sites import dress
from content.sites.models import MarketingTag
from content.sites.queries import tags
from storefront.caching import LIFETIME, generation

Told = TypeVar("Told")


def shop_of(viewer: Viewer) -> ShopSettings:
    """How the viewer's site sells, as it is at this moment."""
    return ShopSettings.for_site(viewer.site)


def identity_of(viewer: Viewer) -> Identity:
    """Who the viewer's site is to its visitors."""
    return _kept("identity", viewer, lambda: identity(viewer.site))


def dress_of(viewer: Viewer) -> dress.Dress:
    """How the owner dressed it."""
    return _kept("dress", viewer, lambda: dress.shown(viewer.site))


def menus_of(viewer: Viewer) -> dict[str, list[Item]]:
    """The items of its menus in the viewer's language, by their place."""
    return _kept(f"menus:{viewer.language}", viewer, lambda: menus(viewer))


def sells_products(viewer: Viewer) -> bool:
    """Whether it has something on its shelves."""
    return _kept("sells-products", viewer, Product.objects.visible_to(viewer).exists)


def tags_of(viewer: Viewer) -> list[MarketingTag]:
    """The services that its pages load."""
    return _kept("tags", viewer, lambda: tags(viewer.site))


def _kept(what: str, viewer: Viewer, find: Callable[[], Told]) -> Told:
    """What `find` finds. Neither a transaction nor whoever looks at another day leaves it to others."""
    known = viewer.__dict__.setdefault("_told", {})
    if what not in known:
        if connection.in_atomic_block or clock.is_looking():
            known[what] = find()
        else:
            site = viewer.site.pk
            if "stamp" not in known:
                known["stamp"] = generation(site)
            key = f"storefront:{what}:{site}:{known['stamp']}"
            known[what] = cache.get_or_set(key, find, timeout=LIFETIME)
    found: Told = known[what]
    return found
