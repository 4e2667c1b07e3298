import strawberry

from commerce.catalog import models
from storefront.catalog.types import Edition, Formula, FormulaGroup
from storefront.context import Info
from storefront.nodes import Connection, Page, findable
from storefront.related import together

findable("grp", models.FormulaGroup.objects.visible_to, FormulaGroup)
findable("frm", models.Formula.objects.visible_to, Formula)
findable("edn", models.Edition.objects.visible_to, Edition)

ORDER = ("group__position", "position")


@strawberry.type
class CatalogQuery:
    @strawberry.field(description="The ranges on sale, in the owner's order.", metadata={"public": True})
    def formula_groups(self, info: Info) -> list[FormulaGroup]:
        viewer = info.context.viewer
        rows = together(models.FormulaGroup.objects.visible_to(viewer))
        return [FormulaGroup(row=row, viewer=viewer) for row in rows]

    @strawberry.field(
        description="The formulas on sale, all or those of one group.", metadata={"public": True}
    )
    def formulas(
        self, info: Info, first: int | None = 20, after: str | None = None, group: strawberry.ID | None = None
    ) -> Connection[Formula]:
        viewer = info.context.viewer
        rows = models.Formula.objects.visible_to(viewer).select_related("group")
        if group is not None:
            rows = rows.filter(group__public_id=group)
        page = Page(rows, ORDER, lambda row: Formula(row=row, viewer=viewer), first=first, after=after)
        return Connection(page=page)

    @strawberry.field(description="One formula on sale, by its slug or by its id.", metadata={"public": True})
    def formula(self, info: Info, slug: str | None = None, id: strawberry.ID | None = None) -> Formula | None:
        viewer = info.context.viewer
        by = {"public_id": id} if id is not None else {"slug": slug}
        row = models.Formula.objects.visible_to(viewer).filter(**by).first()
        return None if row is None else Formula(row=row, viewer=viewer)
