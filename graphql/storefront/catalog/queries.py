from typing import Any

import strawberry

from storefront.catalog.browsing import Browse, ProductSort
from storefront.catalog.connections import ProductConnection, SearchResults
from storefront.catalog.types import Category, Formula, FormulaGroup, Product, ProductKind
from storefront.catalog.types.words import shelves_of
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

    @strawberry.field(
        description="The categories at the top of the shop, in the owner's order.", metadata={"public": True}
    )
    def categories(self, info: Info) -> list[Category]:
        rows: Any = [row for row in shelves_of(info).values() if row.parent_id is None]
        return rows

    @strawberry.field(description="One category, by its slug or by its id.", metadata={"public": True})
    def category(
        self, info: Info, slug: str | None = None, id: strawberry.ID | None = None
    ) -> Category | None:
        name = "slug" if id is None else "public_id"
        found: Any = (row for row in shelves_of(info).values() if getattr(row, name) == (id or slug))
        return next(found, None)

    @strawberry.field(description="One product on sale, by its slug or by its id.", metadata={"public": True})
    def product(self, info: Info, slug: str | None = None, id: strawberry.ID | None = None) -> Product | None:
        by = {"public_id": id} if id is not None else {"slug": slug}
        return Product.visible(info).filter(**by).first()

    @strawberry.field(
        description="The products on sale that fit all that is given: within the category of that slug,"
        " with all of the tags, of a lowest price in whole units of the currency, found by the query.",
        metadata={"public": True},
    )
    def products(
        self,
        info: Info,
        first: int | None = 20,
        after: str | None = None,
        category: str | None = None,
        tags: list[strawberry.ID] | None = None,
        price_min: int | None = None,
        price_max: int | None = None,
        in_stock: bool | None = None,
        kind: ProductKind | None = None,
        query: str | None = None,
        sort: ProductSort | None = None,
    ) -> ProductConnection:
        browse = Browse(
            category=category or None, tags=tuple(tags or ()), price_min=price_min, price_max=price_max,
            in_stock=bool(in_stock), kind=str(kind.value) if kind else None, query=(query or "").strip(),
        )  # fmt: skip
        return ProductConnection.of(browse, info, sort=sort, first=first, after=after)

    @strawberry.field(
        description="What is sold and written under these words, in whatever language, misspelt or not.",
        metadata={"public": True},
    )
    def search(self, info: Info, query: str) -> SearchResults:
        return SearchResults(query=query.strip())
