"""One type for each page type of the editors' tree."""

from typing import Any

import strawberry
import strawberry_django
from strawberry import auto
from wagtail.models import Page as PageRow

from content.pages import models, queries
from storefront.context import Info
from storefront.pages.blocks import Block, blocks_of
from storefront.site.shop import shop_of
from storefront.site.types import Language
from storefront.sources import Sourced


@strawberry.type(description="The same page in a language.")
class PageTranslation:
    language: Language = strawberry.field(description="The language.")
    path: str = strawberry.field(description="Its path there, without language prefix.")


@strawberry.type(description="One step on the way from the home page.")
class Breadcrumb:
    title: str = strawberry.field(description="Title of the page.")
    path: str = strawberry.field(description="Its path, without language prefix.")


@strawberry.interface(description="A page of the editors' tree.")
class Page(Sourced):
    @classmethod
    def resolve_type(cls, row: Any, _info: Any, _abstract: Any) -> str:
        return PAGES[type(row)].__name__

    @strawberry.field(description="Stable id of the page.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"pag_{self.pk or 'draft'}")

    @strawberry.field(description="Name of its type: HomePage, FormulasPage, FreePage.")
    def page_type(self) -> str:
        return type(self).__name__

    title: str = strawberry_django.field(description="Its title.")

    @strawberry.field(description='Its path without language prefix: "/", "/concept/".')
    def path(self: Any) -> str:
        return queries.path_of(self)

    @strawberry.field(description="The language it is written in.")
    def language(self) -> Language:
        return Language.of(self.locale.language_code)

    @strawberry.field(description="Title for search engines.")
    def seo_title(self) -> str:
        return self.seo_title or self.title

    search_description: str = strawberry_django.field(
        description="Description for search engines; may be empty."
    )

    @strawberry.field(description="Its published versions in each language, this one included.")
    def translations(self: Any, info: Info) -> list[PageTranslation]:
        spoken = shop_of(info.context.viewer).spoken
        return [
            PageTranslation(language=Language.of(code), path=path)
            for code, path in queries.translations_of(self)
            if code in spoken
        ]

    @strawberry.field(description="The way from the home page, this page included.")
    def breadcrumbs(self: Any) -> list[Breadcrumb]:
        return [Breadcrumb(title=title, path=path) for title, path in queries.breadcrumbs_of(self)]


@strawberry_django.type(models.HomePage, description="The first page of the shop.")
class HomePage(Page):
    @strawberry.field(description="What is on it, in order.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self.body, info.context.viewer)


@strawberry_django.type(models.FormulasPage, description="Presents the formulas on sale.")
class FormulasPage(Page):
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="What is on it, in order.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self.body, info.context.viewer)


@strawberry_django.type(
    models.FreePage, description="Any other page: the concept, the team, the terms of sale."
)
class FreePage(Page):
    introduction: auto = strawberry_django.field(
        description="A sentence or two under the title; may be empty."
    )

    @strawberry.field(description="What is on it, in order.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self.body, info.context.viewer)


PAGES: dict[type[PageRow], type[Page]] = {
    models.HomePage: HomePage,
    models.FormulasPage: FormulasPage,
    models.FreePage: FreePage,
}
PAGE_TYPES = list(PAGES.values())
