"""Which changes the public sees: each forgets the answers kept for its site."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from commerce.base.models import ShopSettings
from commerce.catalog.models import (
    Category,
    CharacteristicValue,
    Edition,
    Formula,
    FormulaGroup,
    Option,
    OptionChoice,
    Product,
    Review,
    Tag,
    Taxonomy,
    Variant,
)
from commerce.discounts.models import Coupon
from commerce.subscriptions.models import BoxRating
from content.blog.models import Author
from content.images.models import Image
from content.menus.models import Menu
from content.pages.models import Appearance, Identity
from content.pages.opening import Opening
from content.pages.shared import SharedBlocks
from content.sites.models import MarketingIds
from storefront.caching import bump
from storefront.context import forget_sites

# Only what is cached hangs on these signals, never an effect of the trade: those follow events.
OF_ONE_SITE: dict[type[Model], Callable[[Any], int]] = {
    Formula: lambda row: row.site_id,
    FormulaGroup: lambda row: row.site_id,
    Edition: lambda row: row.group.site_id,
    Category: lambda row: row.site_id,
    Product: lambda row: row.site_id,
    Variant: lambda row: row.product.site_id,
    Option: lambda row: row.site_id,
    OptionChoice: lambda row: row.option.site_id,
    Taxonomy: lambda row: row.site_id,
    Tag: lambda row: row.taxonomy.site_id,
    CharacteristicValue: lambda row: row.characteristic.site_id,
    Review: lambda row: row.product.site_id,
    BoxRating: lambda row: row.edition.group.site_id,
    Coupon: lambda row: row.site_id,
    ShopSettings: lambda row: row.site_id,
    Author: lambda row: row.site_id,
    Menu: lambda row: row.site_id,
    Identity: lambda row: row.site_id,
    SharedBlocks: lambda row: row.site_id,
    Appearance: lambda row: row.site_id,
    MarketingIds: lambda row: row.site_id,
}
SCOPES = tuple(
    getattr(Coupon, name).through for name in ("formulas", "products", "categories")
)  # what it is for
OF_EVERY_SITE: tuple[type[Model], ...] = (Site, Image, Opening, Redirect)
OF_PAGES = (page_published, page_unpublished, page_slug_changed, post_page_move)


def watch() -> None:
    """From now on, changes to what the public sees forget what was kept."""
    for model in OF_ONE_SITE:
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"storefront {model.__name__}")
    for scope in SCOPES:
        m2m_changed.connect(_scope_changed, sender=scope, dispatch_uid=f"storefront {scope.__name__}")
    for model in OF_EVERY_SITE:
        for signal in (post_save, post_delete):
            signal.connect(_changed_everywhere, sender=model, dispatch_uid=f"storefront {model.__name__}")
    for page_signal in OF_PAGES:
        page_signal.connect(_changed_everywhere, dispatch_uid="storefront pages")
    post_delete.connect(_page_deleted, dispatch_uid="storefront pages deleted")


def everything_changed() -> None:
    """Every site's answers are forgotten once this transaction commits."""
    for site_id in Site.objects.values_list("pk", flat=True):
        bump(site_id)


def _changed(sender: type[Model], instance: Model, **_more: Any) -> None:
    if sender is ShopSettings:
        forget_sites()  # their languages
    bump(OF_ONE_SITE[sender](instance))


def _scope_changed(instance: Coupon, **_more: Any) -> None:
    bump(instance.site_id)


def _changed_everywhere(**_more: Any) -> None:
    forget_sites()
    everything_changed()


def _page_deleted(sender: type[Model], **_more: Any) -> None:
    if issubclass(sender, Page):
        everything_changed()
