from typing import Any

import strawberry

from content.blog import queries
from storefront.blog.types import BlogPage
from storefront.context import Info


@strawberry.type
class BlogQuery:
    @strawberry.field(
        description="The journal of this site in the asked language; null where it has none.",
        metadata={"public": True},
    )
    def blog(self, info: Info) -> BlogPage | None:
        found: Any = queries.blog(info.context.viewer)
        return found
