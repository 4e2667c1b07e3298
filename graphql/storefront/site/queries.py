import strawberry

from storefront.context import Info
from storefront.site.types import Site


@strawberry.type
class SiteQuery:
    @strawberry.field(
        description="The shop that answers at this address; with `preview`, in the dress that it stands for.",
        metadata={"public": True},
    )
    def site(self, info: Info, preview: str | None = None) -> Site:
        return Site(viewer=info.context.viewer, preview=preview)
