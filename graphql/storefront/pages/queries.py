from typing import Any

import strawberry

from commerce.base import clock
from content.pages import queries
from content.pages.redirects import moved
from storefront.context import Info
from storefront.pages.blocks.base import Block
from storefront.pages.blocks.filling import reserved_blocks_of
from storefront.pages.sitemap import MovedTo, SitemapEntry, sitemap_of
from storefront.pages.types import PAGES, Page


@strawberry.type
class PagesQuery:
    @strawberry.field(
        description="A published page of this site in the asked language, by its path without the language"
        " prefix; with `preview`, the draft it stands for.",
        metadata={"public": True},
    )
    def page(self, info: Info, path: str, preview: str | None = None) -> Page | None:
        viewer = info.context.viewer
        if preview is None and clock.is_looking():
            return None  # a draft of a later day shows itself, and no other page of that day
        row: Any = queries.page_for(viewer.site, viewer.language, path, preview)
        return row if type(row) in PAGES else None

    @strawberry.field(
        description="What a published page of this site has for the signed-in customer, beside what everybody"
        " gets of it: blocks for customers and, if they are one, for subscribers. Empty for everybody else."
    )
    def reserved_blocks(self, info: Info, page: strawberry.ID) -> list[Block]:
        viewer = info.context.viewer
        row = queries.published(str(page), viewer) if viewer.is_customer else None
        found: Any = reserved_blocks_of(row, info) if row else []
        return found

    @strawberry.field(
        description="Where an address of this site, as it was asked for with its language prefix, leads now;"
        " null where it leads nowhere.",
        metadata={"public": True},
    )
    def moved(self, info: Info, path: str) -> MovedTo | None:
        found: Any = moved(info.context.viewer.site, path) if "\0" not in path else None
        return found

    @strawberry.field(
        description="Every address of this site that search engines should know.", metadata={"public": True}
    )
    def sitemap(self, info: Info) -> list[SitemapEntry]:
        found: Any = sitemap_of(info.context.viewer)
        return found
