"""One type for each page type of the editors' tree."""

from typing import Any

import strawberry
from wagtail.models import Page as PageRow

from commerce.base.viewer import Viewer
from content.pages import models, queries
from storefront.pages.blocks import Block, blocks_of
from storefront.site.types import Language


@strawberry.type(description="The same page in a language.")
class PageTranslation:
    language: Language = strawberry.field(description="The language.")
    path: str = strawberry.field(description="Its path there, without language prefix.")


@strawberry.type(description="One step on the way from the home page.")
class Breadcrumb:
    title: str = strawberry.field(description="Title of the page.")
    path: str = strawberry.field(description="Its path, without language prefix.")


@strawberry.interface(description="A page of the editors' tree.")
class Page:
    row: strawberry.Private[Any]
    viewer: strawberry.Private[Viewer]

    @strawberry.field(description="Stable id of the page.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"pag_{self.row.pk or 'draft'}")

    @strawberry.field(description="Name of its type: HomePage, FormulasPage, FreePage.")
    def page_type(self) -> str:
        return type(self.row).__name__

    @strawberry.field(description="Its title.")
    def title(self) -> str:
        return str(self.row.title)

    @strawberry.field(description='Its path without language prefix: "/", "/concept/".')
    def path(self) -> str:
        return queries.path_of(self.row)

    @strawberry.field(description="The language it is written in.")
    def language(self) -> Language:
        return Language.of(self.row.locale.language_code)

    @strawberry.field(description="Title for search engines.")
    def seo_title(self) -> str:
        return self.row.seo_title or str(self.row.title)

    @strawberry.field(description="Description for search engines; may be empty.")
    def search_description(self) -> str:
        return str(self.row.search_description)

    @strawberry.field(description="Its published versions in each language, this one included.")
    def translations(self) -> list[PageTranslation]:
        return [
            PageTranslation(language=Language.of(code), path=path)
            for code, path in queries.translations_of(self.row)
        ]

    @strawberry.field(description="The way from the home page, this page included.")
    def breadcrumbs(self) -> list[Breadcrumb]:
        return [Breadcrumb(title=title, path=path) for title, path in queries.breadcrumbs_of(self.row)]


@strawberry.type(description="The first page of the shop.")
class HomePage(Page):
    @strawberry.field(description="What is on it, in order.")
    def body(self) -> list[Block]:
        return blocks_of(self.row.body, self.viewer)


@strawberry.type(description="Presents the formulas on sale.")
class FormulasPage(Page):
    @strawberry.field(description="A sentence or two under the title; may be empty.")
    def introduction(self) -> str:
        return str(self.row.introduction)

    @strawberry.field(description="What is on it, in order.")
    def body(self) -> list[Block]:
        return blocks_of(self.row.body, self.viewer)


@strawberry.type(description="Any other page: the concept, the team, the terms of sale.")
class FreePage(Page):
    @strawberry.field(description="A sentence or two under the title; may be empty.")
    def introduction(self) -> str:
        return str(self.row.introduction)

    @strawberry.field(description="What is on it, in order.")
    def body(self) -> list[Block]:
        return blocks_of(self.row.body, self.viewer)


PAGES: dict[type[PageRow], type[Page]] = {
    models.HomePage: HomePage,
    models.FormulasPage: FormulasPage,
    models.FreePage: FreePage,
}
PAGE_TYPES = list(PAGES.values())
