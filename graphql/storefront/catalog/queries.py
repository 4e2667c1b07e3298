import strawberry

from storefront.catalog.types import Formula, FormulaGroup
from storefront.context import Info
from storefront.nodes import Connection, Page
from storefront.related import together

ORDER = ("group__position", "position")


@strawberry.type
class CatalogQuery:
    @strawberry.field(description="The ranges on sale, in the owner's order.", metadata={"public": True})
    def formula_groups(self, info: Info) -> list[FormulaGroup]:
        return together(FormulaGroup.visible(info))

    @strawberry.field(
        description="The formulas on sale, all or those of one group.", metadata={"public": True}
    )
    def formulas(
        self, info: Info, first: int | None = 20, after: str | None = None, group: strawberry.ID | None = None
    ) -> Connection[Formula]:
        rows = Formula.visible(info).select_related("group")
        if group is not None:
            rows = rows.filter(group__public_id=group)
        return Connection(page=Page(rows, ORDER, first=first, after=after))

    @strawberry.field(description="One formula on sale, by its slug or by its id.", metadata={"public": True})
    def formula(self, info: Info, slug: str | None = None, id: strawberry.ID | None = None) -> Formula | None:
        by = {"public_id": id} if id is not None else {"slug": slug}
        return Formula.visible(info).filter(**by).first()
