from typing import Any

import strawberry

from content.pages import queries
from storefront.context import Info
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
        row: Any = queries.page_for(viewer.site, viewer.language, path, preview)
        return row if type(row) in PAGES else None
