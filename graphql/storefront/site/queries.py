import strawberry

from storefront.context import Info
from storefront.site.types import Site


@strawberry.type
class SiteQuery:
    @strawberry.field(description="The shop that answers at this address.", metadata={"public": True})
    def site(self, info: Info) -> Site:
        return Site(viewer=info.context.viewer)
