"""The owner's settings, read once per viewer."""

from commerce.base.models import ShopSettings
from commerce.base.viewer import Viewer


def shop_of(viewer: Viewer) -> ShopSettings:
    """How the viewer's site sells."""
    known: ShopSettings | None = viewer.__dict__.get("_shop")
    if known is None:
        known = viewer.__dict__["_shop"] = ShopSettings.for_site(viewer.site)
    return known
