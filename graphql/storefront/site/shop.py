"""The owner's settings, read once per viewer."""

from django.core.cache import cache

from commerce.base import clock
from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer
from commerce.catalog.models import Product
from content.pages.models import Identity
from content.pages.queries import identity
from content.sites import queries
from content.sites.models import MarketingTag
from storefront.caching import LIFETIME, generation


def shop_of(viewer: Viewer) -> ShopSettings:
    """How the viewer's site sells."""
    known: ShopSettings | None = viewer.__dict__.get("_shop")
    if known is None:
        known = viewer.__dict__["_shop"] = ShopSettings.for_site(viewer.site)
    return known


def identity_of(viewer: Viewer) -> Identity:
    """Who the viewer's site is to its visitors."""
    known: Identity | None = viewer.__dict__.get("_identity")
    if known is None:
        known = viewer.__dict__["_identity"] = identity(viewer.site)
    return known


def sells_products(viewer: Viewer) -> bool:
    """Whether the site's shop has something on its shelves; kept until what the public sees changes."""
    if clock.is_looking():
        return Product.objects.visible_to(viewer).exists()
    key = f"storefront:sells-products:{viewer.site.pk}:{generation(viewer.site.pk)}"
    return bool(cache.get_or_set(key, Product.objects.visible_to(viewer).exists, timeout=LIFETIME))


def tags_of(viewer: Viewer) -> list[MarketingTag]:
    """The services that the site's pages load; kept until what the public sees changes."""
    site = viewer.site
    key = f"storefront:tags:{site.pk}:{generation(site.pk)}"
    return cache.get_or_set(key, lambda: queries.tags(site), timeout=LIFETIME) or []
