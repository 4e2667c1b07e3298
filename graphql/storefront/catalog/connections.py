"""Lists of products that know how they can be narrowed down, and what a search finds."""

from typing import Any, Self

import strawberry
import strawberry_django

from commerce.catalog import searching
from content.blog import queries as journal
from content.pages import searching as pages
from content.pages.queries import path_of
from storefront.blog.types import ArticleCard
from storefront.catalog.browsing import Browse, ProductSort
from storefront.catalog.types import Category, Formula, Product, Tag, Taxonomy
from storefront.catalog.types.words import shelves_of
from storefront.context import Info
from storefront.limits import check_page
from storefront.nodes import Connection, Page
from storefront.related import together
from storefront.sources import Sourced

FOUND = 20  # where no number is asked for


@strawberry.type(description="How many products stand in a category.")
class CategoryCount:
    category: Category = strawberry.field(description="The category.")
    count: int = strawberry.field(description="Products there and in the categories within it.")


@strawberry.type(description="How many products carry a tag.")
class TagCount:
    tag: Tag = strawberry.field(description="The tag.")
    count: int = strawberry.field(description="Products that would be left with it.")


@strawberry.type(description="The tags of one kind by which a list can be narrowed down.")
class TaxonomyCount:
    taxonomy: Taxonomy = strawberry.field(description="The kind of tags.")
    tags: list[TagCount] = strawberry.field(description="Its tags on the products of the list.")


@strawberry.type(description="How a list of products can be narrowed down.")
class Facets:
    browse: strawberry.Private[Browse]

    @strawberry.field(description="Categories with products that fit all else, in the owner's order.")
    def categories(self, info: Info) -> list[CategoryCount]:
        counts = self.browse.by_category(info)
        shelves = shelves_of(info).items()
        return [CategoryCount(category=row, count=counts[pk]) for pk, row in shelves if counts[pk]]

    @strawberry.field(description="Tags on the products of the list, kind by kind in the owner's order.")
    def taxonomies(self, info: Info) -> list[TaxonomyCount]:
        counts = self.browse.by_tag(info)
        tags: Any = together(Tag.visible(info).filter(pk__in=counts).select_related("taxonomy"))
        kinds: dict[int, TaxonomyCount] = {}
        for tag in tags:
            kind = kinds.setdefault(tag.taxonomy_id, TaxonomyCount(taxonomy=tag.taxonomy, tags=[]))
            kind.tags.append(TagCount(tag=tag, count=counts[tag.pk]))
        return list(kinds.values())


@strawberry.type(description="Products, page by page.")
class ProductConnection(Connection[Product]):
    browse: strawberry.Private[Browse]

    @classmethod
    def of(
        cls, browse: Browse, info: Info, *, sort: ProductSort | None, first: int | None, after: str | None
    ) -> Self:
        rows, order = browse.sorted(info, sort)
        return cls(page=Page(rows, order, first=first, after=after), browse=browse)

    @strawberry.field(description="How the list can be narrowed down; counted only when asked.")
    def facets(self) -> Facets:
        return Facets(browse=self.browse)


@strawberry.type(description="A page of the editors' tree that a search finds.")
class FoundPage(Sourced):
    title: str = strawberry_django.field(description="Its title.")
    introduction: str = strawberry_django.field(description="What stands under its title; may be empty.")

    @strawberry.field(description='Its path without language prefix: "/concept/".')
    def path(self: Any) -> str:
        return path_of(self)


@strawberry.type(description="What is sold, and written, under some words.")
class SearchResults:
    query: strawberry.Private[str]

    @strawberry.field(description="Formulas, the best first.")
    def formulas(self, info: Info, first: int | None = FOUND) -> list[Formula]:
        rows = Formula.visible(info).select_related("group")
        found = searching.matching(rows, self.query).order_by("-relevance", "position", "pk")
        return together(found[: check_page(first, default=FOUND)])

    @strawberry.field(description="Products, the best first.")
    def products(self, info: Info, first: int | None = FOUND, after: str | None = None) -> ProductConnection:
        browse = Browse(query=self.query or " ")
        return ProductConnection.of(browse, info, sort=ProductSort.RELEVANCE, first=first, after=after)

    @strawberry.field(description="Articles of the journal, the best first.")
    def articles(
        self, info: Info, first: int | None = FOUND, after: str | None = None
    ) -> Connection[ArticleCard]:
        rows: Any = journal.articles(info.context.viewer)
        rows = searching.matching(rows, self.query, vector="search_vector", words="search_words")
        order = ("-relevance", "-date")
        return Connection(page=Page(rows, order, first=first, after=after, key="-translation_key"))

    @strawberry.field(description="Pages such as the concept, the terms, the contact form; the best first.")
    def pages(self, info: Info, first: int | None = FOUND) -> list[FoundPage]:
        at_most = check_page(first, default=FOUND)
        found: Any = pages.matching(info.context.viewer, self.query, first=at_most) if self.query else []
        return found
