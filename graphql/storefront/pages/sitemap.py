"""What search engines should know of a site, and where its former addresses lead."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from types import SimpleNamespace
from typing import Any

import strawberry
from django.db.models import Q
from django.utils import translation
from wagtail.models import Page as PageRow
from wagtail.models import Site

from commerce.base.viewer import Viewer
from commerce.catalog.models import Category, Formula, Product
from content import rendering
from content.pages.models import MaintenancePage, ShopPage
from content.pages.public import public
from storefront.pages.types import PAGES
from storefront.site.shop import shop_of
from storefront.sources import Sourced

MOST = 50_000  # what one sitemap may list (sitemaps.org)


@strawberry.type(description="Where a former address leads.")
class MovedTo(Sourced):
    url: str = strawberry.field(description="The address now; of another site in full.")
    permanent: bool = strawberry.field(description="Whether the former address is given up for good.")


@strawberry.type(description="An address in one language.")
class SitemapVersion(Sourced):
    language: str = strawberry.field(description='Language code: "en", "fr".')
    path: str = strawberry.field(description="The address, with its language prefix.")


@strawberry.type(description="One thing that search engines should know, in each of its languages.")
class SitemapEntry(Sourced):
    versions: list[SitemapVersion] = strawberry.field(description="Its addresses.")
    changed_at: datetime | None = strawberry.field(description="When it last changed, where that is known.")


def sitemap_of(viewer: Viewer) -> list[Any]:
    """Pages first, then what is sold; a fixed number of queries."""
    return [*_pages(viewer), *_wares(viewer)][:MOST]


def _pages(viewer: Viewer) -> Iterator[Any]:
    """Published pages that everybody may read, their translations in the site's languages together."""
    site, spoken = viewer.site, shop_of(viewer).spoken
    roots = [root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk]
    shown = public(PageRow.objects.exclude(_hidden())).select_related("locale")
    known: list[Any] = [model for model in PAGES if model is not MaintenancePage]
    pages = [page for page in shown.type(*known).order_by("path") if page.url_path.startswith(tuple(roots))]
    waiting = {pk for model in known for pk in model.not_come([page.pk for page in pages])}
    found: dict[Any, list[PageRow]] = defaultdict(list)
    for page in pages:
        if page.pk not in waiting and page.locale.language_code in spoken:
            found[page.translation_key].append(page)
    cached = SimpleNamespace()  # where Wagtail keeps the site roots between two addresses
    for versions in found.values():
        told = [
            SimpleNamespace(
                language=page.locale.language_code, path=page.get_url(request=cached, current_site=site)
            )
            for page in versions
        ]
        told = [version for version in told if version.path]
        changed = max((page.last_published_at for page in versions if page.last_published_at), default=None)
        if told:
            yield SimpleNamespace(versions=told, changed_at=changed)


def _hidden() -> Q:
    """Pages of any type whose editors hide them from search engines."""
    names = (
        f"{model.__name__.lower()}__hidden_from_search" for model in PAGES if issubclass(model, ShopPage)
    )
    return reduce(or_, (Q(**{name: True}) for name in names))


def _wares(viewer: Viewer) -> Iterator[Any]:
    kinds: list[tuple[Any, str, str]] = [
        (Formula, "FormulaPage", "slug"), (Category, "CategoryPage", "category"),
        (Product, "ProductPage", "slug"),
    ]  # fmt: skip
    for model, page, argument in kinds:
        for slug in model.objects.visible_to(viewer).order_by("pk").values_list("slug", flat=True):
            told = []
            for code in shop_of(viewer).spoken:
                with translation.override(code):
                    path = rendering.page_url(page, **{argument: slug})
                told.append(SimpleNamespace(language=code, path=path))
            yield SimpleNamespace(versions=told, changed_at=None)
