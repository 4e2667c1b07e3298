"""What stands in the shop: narrowed down, counted and put in order."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import strawberry
from babel.numbers import get_currency_precision
from django.db.models import Count, F, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Lower

from commerce.catalog import models, queries, searching
from storefront.catalog.types.products import Product
from storefront.context import Info
from storefront.site.shop import shop_of


@strawberry.enum(description="Order of products.")
class ProductSort(Enum):
    RELEVANCE = strawberry.enum_value("relevance", description="What was looked for comes first.")
    POSITION = strawberry.enum_value("position", description="The owner's order.")
    PRICE = strawberry.enum_value("price", description="The cheapest first.")
    PRICE_DOWN = strawberry.enum_value("price_down", description="The dearest first.")
    NEWEST = strawberry.enum_value("newest", description="The newest first.")
    NAME = strawberry.enum_value("name", description="By name, in the asked language.")


ORDERS: dict[ProductSort, tuple[str, ...]] = {
    ProductSort.RELEVANCE: ("-relevance", "position"),
    ProductSort.POSITION: ("position",),
    ProductSort.PRICE: ("lowest", "position"),
    ProductSort.PRICE_DOWN: ("-lowest", "position"),
    ProductSort.NEWEST: ("-created_at",),
    ProductSort.NAME: ("called",),
}


@dataclass(frozen=True, kw_only=True)
class Browse:
    """What somebody looks for; nothing given is everything. Prices are in whole units of the currency."""

    category: str | None = None
    tags: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool = False
    kind: str | None = None
    query: str = ""

    def rows(self, info: Info) -> QuerySet[Any]:
        """The products that fit, with their `lowest` price."""
        viewer = info.context.viewer
        rows = Product.visible(info).with_lowest_price()
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.category is not None:
            rows = rows.filter(pk__in=on_shelf(viewer.site.pk, self.category))
        for tag in self.tags:
            rows = rows.filter(pk__in=models.Product.tags.through.objects.filter(
                tag__public_id=tag).values("product"))  # fmt: skip
        unit = 10 ** get_currency_precision(shop_of(viewer).currency)
        if self.price_min is not None:
            rows = rows.filter(lowest__gte=self.price_min * unit)
        if self.price_max is not None:
            rows = rows.filter(lowest__lte=self.price_max * unit)
        if self.in_stock:
            rows = rows.in_stock()
        return searching.matching(rows, self.query) if self.query else rows

    def sorted(self, info: Info, sort: ProductSort | None) -> tuple[QuerySet[Any], tuple[str, ...]]:
        """The products and the names by which they are put in order."""
        if sort is None or (sort is ProductSort.RELEVANCE and not self.query):
            sort = ProductSort.RELEVANCE if self.query else ProductSort.POSITION
        rows = self.rows(info)
        if sort is ProductSort.NAME:
            name = KeyTextTransform(info.context.viewer.language.split("-")[0], "name")
            rows = rows.annotate(called=Lower(Coalesce(name, F("slug"), output_field=TextField())))
        return rows, ORDERS[sort]

    def by_category(self, info: Info) -> Counter[int]:
        """Category → how many products would stand there, were it chosen; what is below counts too."""
        rows = replace(self, category=None).rows(info).values("pk")
        pairs = models.Product.categories.through.objects.filter(product__in=rows)
        below = queries.shelves_below(info.context.viewer.site.pk)
        above = {pk: [top for top, shelves in below.items() if pk in shelves] for pk in below}
        standing: dict[int, set[int]] = {pk: set() for pk in below}
        for category, product in pairs.values_list("category", "product"):
            for shelf in above[category]:
                standing[shelf].add(product)
        return Counter({pk: len(products) for pk, products in standing.items() if products})

    def by_tag(self, info: Info) -> Counter[int]:
        """Tag → how many of the products that fit carry it."""
        links = models.Product.tags.through.objects.filter(
            product__in=self.rows(info).values("pk"), tag__taxonomy__in_filters=True
        )
        counts = links.values("tag").annotate(products=Count("product"))
        return Counter(dict(counts.values_list("tag", "products")))


def on_shelf(site_id: int, slug: str) -> QuerySet[Any]:
    """Keys of the products in the category of that slug or within it."""
    below = queries.shelf_and_below(site_id, slug)
    return models.Product.categories.through.objects.filter(category__in=below).values("product")
