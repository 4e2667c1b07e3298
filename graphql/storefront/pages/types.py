"""One type for each page type of the editors' tree; the journal and past boxes have folders of their own."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import strawberry
import strawberry_django
from wagtail.models import Page as PageRow

from content.images.models import Image as ImageRow
from content.pages import models, queries
from storefront.context import Info
from storefront.images.types import Image
from storefront.pages.blocks.base import Block
from storefront.pages.blocks.filling import blocks_of
from storefront.related import related_one
from storefront.site.shop import shop_of
from storefront.site.types import Language
from storefront.sources import Sourced

PAGES: dict[type[PageRow], type["Page"]] = {}
"""The type that shows each page type; see `shows`."""


@strawberry.type(description="The same page in a language.")
class PageTranslation:
    language: Language = strawberry.field(description="The language.")
    path: str = strawberry.field(description="Its path there, without language prefix.")


@strawberry.type(description="One step on the way from the home page.")
class Breadcrumb:
    title: str = strawberry.field(description="Title of the page.")
    path: str = strawberry.field(description="Its path, without language prefix.")


@strawberry.type(description="How a draft is looked at.")
class Preview(Sourced):
    audience: str = strawberry.field(
        description='As whom: "visitors", "customers" or "customers subscribers". Nothing personal is shown.'
    )
    seen_at: datetime | None = strawberry.field(description="At which moment; null for now.")


@strawberry.interface(description="A page of the editors' tree.")
class Page(Sourced):
    @classmethod
    def resolve_type(cls, row: Any, _info: Any, _abstract: Any) -> str:
        return PAGES[type(row)].__name__

    @strawberry.field(description="Stable id of the page.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"pag_{self.pk or 'draft'}")

    @strawberry.field(description="Name of its type, such as HomePage.")
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

    @strawberry.field(description="How the draft is looked at; null for a published page.")
    def preview(self: Any) -> Preview | None:
        return getattr(self, "preview", None)

    @strawberry.field(description="Whether search engines are asked to leave it out.")
    def hidden_from_search(self) -> bool:
        return bool(self.hidden_from_search)

    @strawberry.field(description="What is shown where somebody shares the page.")
    def share_image(self) -> Image | None:
        return related_one(self, "share_image", ImageRow.objects.all())

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


P = TypeVar("P", bound=type[Page])


def shows(model: type[PageRow]) -> Callable[[P], P]:
    """The decorated type is how pages of `model` are answered."""

    def register(kind: P) -> P:
        PAGES[model] = kind
        return kind

    return register


@shows(models.HomePage)
@strawberry_django.type(models.HomePage, description="The first page of the shop.")
class HomePage(Page):
    @strawberry.field(description="What is on it, in order.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self, info)


@strawberry.interface(description="A page with an introduction under its title, and blocks.")
class TextPage(Page):
    introduction: str = strawberry.field(description="A sentence or two under the title; may be empty.")

    @strawberry.field(description="What is on it, in order.")
    def body(self, info: Info) -> list[Block]:
        return blocks_of(self, info)


@shows(models.FormulasPage)
@strawberry_django.type(models.FormulasPage, description="Presents the formulas on sale.")
class FormulasPage(TextPage):
    pass


@shows(models.GiftCardsPage)
@strawberry_django.type(models.GiftCardsPage, description="Presents the gift cards on sale.")
class GiftCardsPage(TextPage):
    pass


@shows(models.MaintenancePage)
@strawberry_django.type(models.MaintenancePage, description="Read while the shop is closed.")
class MaintenancePage(TextPage):
    pass


@shows(models.FreePage)
@strawberry_django.type(
    models.FreePage, description="Any other page: the concept, the team, the terms of sale."
)
class FreePage(TextPage):
    pass
