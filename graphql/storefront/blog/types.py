"""The journal: articles, their categories and authors, and dossiers that gather them."""

from datetime import date, datetime
from typing import Any

import strawberry
import strawberry_django
from strawberry import auto
from taggit.models import Tag

from content.blog import models, queries
from content.images.models import Image as ImageRow
from content.pages.queries import path_of
from storefront.context import Info
from storefront.images.types import Image
from storefront.limits import check_page
from storefront.nodes import Connection
from storefront.nodes import Page as PageOfRows
from storefront.pages.blocks.base import Block
from storefront.pages.blocks.filling import blocks_of
from storefront.pages.types import Page, shows
from storefront.related import computed, related, related_one, together
from storefront.sources import Row, Sourced

RELATED, TAGS = 3, 20  # where no number is asked for
NEWEST = ("-date",)
NARROWING = " Narrowed down by the slug of a category, a tag, an author, to a year, to a month: all must fit."


@strawberry_django.type(models.Author, description="Who writes for the journal.")
class Author(Row):
    slug: auto = strawberry_django.field(description="Names the author in addresses: `articles(author:)`.")
    name: auto = strawberry_django.field(description="As it is shown.")
    about: str = strawberry_django.field(description="A sentence or two; may be empty.")

    @strawberry.field(description="A portrait.")
    def image(self) -> Image | None:
        return picture_of(self)


@strawberry.type(description="A word that articles share.")
class ArticleTag(Sourced):
    slug: str = strawberry.field(description="Names the tag in addresses: `articles(tag:)`.")
    name: str = strawberry.field(description="The word itself.")


@strawberry.type(description="How many articles are of a month.")
class ArticleMonth:
    year: int = strawberry.field(description="The year: `articles(year:)`.")
    month: int = strawberry.field(description="From 1 to 12: `articles(month:)`.")
    count: int = strawberry.field(description="How many there are.")


@strawberry.interface(
    description="What a list shows of a page of the editors' tree; `page` answers it whole."
)
class Card(Sourced):
    @strawberry.field(description="Stable id of the page.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"pag_{self.pk}")

    slug: str = strawberry.field(description="Last part of its path.")
    title: str = strawberry.field(description="Its title.")

    @strawberry.field(description="Its path without language prefix.")
    def path(self: Any) -> str:
        return path_of(self)


@strawberry.type(description="A category of the journal, as lists show it.")
class BlogCategoryCard(Card):
    introduction: str = strawberry.field(description="A sentence or two; may be empty.")

    @strawberry.field(description="Its picture.")
    def image(self) -> Image | None:
        return picture_of(self)


@strawberry.interface(description="What is told of an article, in a list and on its page.")
class Article(Sourced):
    introduction: str = strawberry.field(description="The standfirst: two sentences; may be empty.")

    @strawberry.field(description="The day shown to readers.")
    def published_on(self) -> date:
        return self.date

    @strawberry.field(description="When it was last published anew.")
    def updated_at(self) -> datetime | None:
        return self.last_published_at

    reading_minutes: int = strawberry.field(description="How long it takes to read, at 200 words a minute.")

    @strawberry.field(description="The picture at its head.")
    def image(self) -> Image | None:
        return picture_of(self)

    @strawberry.field(description="Its category, in the asked language.")
    def category(self: Any, info: Info) -> BlogCategoryCard | None:
        together(queries.categories(info.context.viewer))
        found: Any = queries.category_of(self, info.context.viewer)
        return found

    @strawberry.field(description="Who wrote it.", metadata={"rows": 2})
    def authors(self: Any, info: Info) -> list[Author]:
        if _is_listed(self):
            return related(self, "authors", Author.visible(info))
        site = info.context.viewer.site
        return together(row for row in self.authors.all() if row.site_id == site.pk)

    @strawberry.field(description="The words on it.")
    def tags(self: Any) -> list[ArticleTag]:
        if _is_listed(self):
            rows = related(self, "tagged_items", models.ArticleTag.objects.select_related("tag"))
            return [row.tag for row in rows]
        return list(self.tags.all())


@strawberry.type(description="An article, as lists show it.")
class ArticleCard(Card, Article):
    pass


@strawberry.type(description="A dossier, as lists show it.")
class DossierCard(Card):
    introduction: str = strawberry.field(description="A sentence or two; may be empty.")

    @strawberry.field(description="Its picture.")
    def image(self) -> Image | None:
        return picture_of(self)

    @strawberry.field(description="How many articles of it can be read.")
    def article_count(self, info: Info) -> int:
        return computed(self, "length", lambda rows: queries.lengths_of(rows, info.context.viewer)) or 0


@strawberry.type(description="Where an article stands in a dossier.")
class DossierPlace:
    dossier: DossierCard = strawberry.field(description="The dossier.")
    position: int = strawberry.field(description="Which of its articles it is, from 1.")
    count: int = strawberry.field(description="How many articles can be read there.")
    previous: ArticleCard | None = strawberry.field(description="The one before.")
    next: ArticleCard | None = strawberry.field(description="The one after.")


def picture_of(row: Any) -> Any:
    return related_one(row, "image", ImageRow.objects.all())


def _is_listed(row: Any) -> bool:
    """Whether it was read with others; a page by itself may be a draft, of which the database knows less."""
    return "_peers" in row.__dict__


def connection(info: Info, by: queries.Narrowed, *, first: int | None, after: str | None) -> Any:
    """The articles that fit, the newest first."""
    rows = queries.articles(info.context.viewer, by)
    return Connection(page=PageOfRows(rows, NEWEST, first=first, after=after, key="-translation_key"))


@shows(models.BlogPage)
@strawberry_django.type(models.BlogPage, description="The first page of the journal.")
class BlogPage(Page):
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="The articles, the newest first." + NARROWING)
    def articles(
        self,
        info: Info,
        first: int | None = 12,
        after: str | None = None,
        category: str | None = None,
        tag: str | None = None,
        author: str | None = None,
        year: int | None = None,
        month: int | None = None,
    ) -> Connection[ArticleCard]:
        by = queries.Narrowed(category=category, tag=tag, author=author, year=year, month=month)
        return connection(info, by, first=first, after=after)

    @strawberry.field(description="Its categories, in the editors' order.")
    def categories(self, info: Info) -> list[BlogCategoryCard]:
        found: Any = together(queries.categories(info.context.viewer))
        return found

    @strawberry.field(description="The category of this slug.")
    def category(self, info: Info, slug: str | None = None) -> BlogCategoryCard | None:
        found: Any = (page for page in queries.categories(info.context.viewer) if page.slug == slug)
        return next(found, None)

    @strawberry.field(description="Its dossiers, the newest first.")
    def dossiers(self, info: Info, first: int | None = 6) -> list[DossierCard]:
        rows = models.DossierPage.objects.visible_to(info.context.viewer).order_by(
            "-first_published_at", "-pk"
        )
        return together(rows[: check_page(first, default=6)])

    @strawberry.field(description="The months of which there are articles, the newest first.")
    def months(self, info: Info) -> list[ArticleMonth]:
        counted = queries.months(info.context.viewer)
        return [ArticleMonth(year=year, month=month, count=count) for year, month, count in counted]

    @strawberry.field(description="The words on most articles.")
    def tags(self, info: Info, first: int | None = TAGS) -> list[ArticleTag]:
        found: Any = queries.tags(info.context.viewer, check_page(first, default=TAGS))
        return found

    @strawberry.field(description="The tag of this slug, where an article may carry it.")
    def tag(self, slug: str | None = None) -> ArticleTag | None:
        found: Any = Tag.objects.filter(slug=slug).first() if slug else None
        return found

    @strawberry.field(description="The author of this slug.")
    def author(self, info: Info, slug: str | None = None) -> Author | None:
        return Author.visible(info).filter(slug=slug).first() if slug else None


@shows(models.BlogCategoryPage)
@strawberry_django.type(models.BlogCategoryPage, description="A category of the journal.")
class BlogCategoryPage(Page):
    slug: auto = strawberry_django.field(description="Names the category: `articles(category:)`.")
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="Its picture.")
    def image(self) -> Image | None:
        return picture_of(self)

    @strawberry.field(description="Its articles, the newest first.")
    def articles(
        self: Any, info: Info, first: int | None = 12, after: str | None = None
    ) -> Connection[ArticleCard]:
        return connection(info, queries.Narrowed(category=self.slug), first=first, after=after)


@shows(models.ArticlePage)
@strawberry_django.type(models.ArticlePage, description="An article of the journal.")
class ArticlePage(Page, Article):
    @strawberry.field(description="The article itself.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self, info)

    @strawberry.field(description="Others of the same dossier, category or tags, the newest first.")
    def related(self: Any, info: Info, first: int | None = RELATED) -> list[ArticleCard]:
        found: Any = queries.related_to(self, info.context.viewer, check_page(first, default=RELATED))
        return together(found)

    @strawberry.field(description="The dossiers that it is in.")
    def dossiers(self: Any, info: Info) -> list[DossierCard]:
        found: Any = together(queries.dossiers_with(self, info.context.viewer))
        return found

    @strawberry.field(description="Its place in the dossier of this slug; null where it is not in it.")
    def in_dossier(self: Any, info: Info, slug: str | None = None) -> DossierPlace | None:
        viewer = info.context.viewer
        dossiers = queries.dossiers_with(self, viewer) if slug else []
        dossier: Any = next((page for page in dossiers if page.slug == slug), None)
        articles: list[Any] = together(queries.articles_of(dossier, viewer)) if dossier else []
        keys = [article.translation_key for article in articles]
        if self.translation_key not in keys:
            return None
        at = keys.index(self.translation_key)
        return DossierPlace(
            dossier=dossier, position=at + 1, count=len(articles),
            previous=articles[at - 1] if at else None,
            next=articles[at + 1] if at + 1 < len(articles) else None,
        )  # fmt: skip


@shows(models.DossierPage)
@strawberry_django.type(models.DossierPage, description="Several articles on one subject, in order.")
class DossierPage(Page):
    slug: auto = strawberry_django.field(description="Names the dossier: `inDossier(slug:)`.")
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="Its picture.")
    def image(self) -> Image | None:
        return picture_of(self)

    @strawberry.field(
        description="Its articles, in the order in which they are to be read.", metadata={"rows": 20}
    )
    def parts(self: Any, info: Info) -> list[ArticleCard]:
        found: Any = together(queries.articles_of(self, info.context.viewer))
        return found
