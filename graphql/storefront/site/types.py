"""Who the shop is: name, languages, countries, contact, theme."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry
from babel import Locale
from django.utils.translation import get_language_info
from strawberry.scalars import JSON

from commerce.base.viewer import Viewer
from content.pages import queries
from content.pages.models import NETWORKS, Identity
from content.pages.opening import Opening
from content.sites.dress import Dress, pictures, shown
from content.sites.services import Purpose
from storefront.context import closure_of
from storefront.images.types import Image
from storefront.site.shop import dress_of, identity_of, sells_products, shop_of, tags_of

if TYPE_CHECKING:
    from storefront.pages.types import MaintenancePage

LaterPage = Annotated["MaintenancePage", strawberry.lazy("storefront.pages.types")]


@strawberry.type(description="A language of the shop.")
class Language:
    code: str = strawberry.field(description='Language code: "en", "fr".')
    name: str = strawberry.field(description="Its name in the language itself.")

    @classmethod
    def of(cls, code: str) -> Self:
        name: str = get_language_info(code)["name_local"]
        return cls(code=code, name=name[:1].upper() + name[1:])


@strawberry.type(description="A country that boxes are sent to.")
class Country:
    code: str = strawberry.field(description="Two-letter code (ISO 3166).")
    name: str = strawberry.field(description="Its name in the asked language.")


@strawberry.type(description="The shop on a social network.")
class SocialLink:
    network: str = strawberry.field(
        description="instagram, facebook, x, tiktok, pinterest, youtube, linkedin or mastodon."
    )
    name: str = strawberry.field(description="The name of the network.")
    url: str = strawberry.field(description="Full address of the shop's page there.")


@strawberry.type(description="A picture that the owner chose for a place of the theme.")
class ThemePicture:
    slot: str = strawberry.field(description="The theme's name of the place.")
    image: Image = strawberry.field(description="What stands there.")


@strawberry.type(description="How the owner dressed the shop.")
class Theme:
    dress: strawberry.Private[Dress]
    name: str = strawberry.field(description="Name of the theme.")
    options: JSON = strawberry.field(description="What the owner chose of the theme's own options.")
    is_draft: bool = strawberry.field(description="Whether visitors do not see it yet.")

    @strawberry.field(description="The pictures that stand in the theme's places.")
    def pictures(self) -> list[ThemePicture]:
        return [ThemePicture(slot=slot, image=image) for slot, image in pictures(self.dress)]


@strawberry.type(description="What a tag is for; a visitor agrees to each, or not.")
class MarketingPurpose:
    name: str = strawberry.field(description="measurement or advertising.")
    label: str = strawberry.field(description="What visitors read.")


@strawberry.type(description="A measuring or advertising service, to be loaded once a visitor has agreed.")
class MarketingTag:
    name: str = strawberry.field(description="What visitors read of it.")
    purpose: MarketingPurpose = strawberry.field(description="What it is for.")
    service: str = strawberry.field(description="Which service: google_tag_manager, meta_pixel and so on.")
    id: str = strawberry.field(description="The shop's id there; never a script.")


@strawberry.type(
    description="Why the shop lets no visitor in; only staff are told, and the page that says so."
)
class Maintenance:
    opening: strawberry.Private[Opening]
    viewer: strawberry.Private[Viewer]

    @strawberry.field(description="The moment at which it opens again; null where nobody said.")
    def reopens_at(self) -> datetime | None:
        return self.opening.reopens_at

    @strawberry.field(description="What visitors read meanwhile; null where no editor has written it.")
    def page(self) -> LaterPage | None:
        page: Any = queries.maintenance_page(self.viewer.site, self.viewer.language)
        return page


@strawberry.type(description="The shop that answers at this address.")
class Site:
    viewer: strawberry.Private[Viewer]
    preview: strawberry.Private[str | None] = None

    @cached_property
    def _identity(self) -> Identity:
        return identity_of(self.viewer)

    @strawberry.field(description="Stable id of the site.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"site_{self.viewer.site.pk}")

    @strawberry.field(description="Name of the shop.")
    def name(self) -> str:
        return self._identity.name

    @strawberry.field(description="What it sells, in one line; may be empty.")
    def tagline(self) -> str:
        return self._identity.tagline.in_language(self.viewer.language)

    @strawberry.field(description="Whether this is a demonstration, where nothing is really charged.")
    def is_demo(self) -> bool:
        return shop_of(self.viewer).is_demo

    @strawberry.field(description="Why visitors are not let in; null while the shop is open.")
    def maintenance(self) -> Maintenance | None:
        opening = closure_of(self.viewer.site)
        return opening and Maintenance(opening=opening, viewer=self.viewer)

    @strawberry.field(description="The language of this answer.")
    def language(self) -> Language:
        return Language.of(self.viewer.language)

    @strawberry.field(description="The languages of the shop, its own first.")
    def languages(self) -> list[Language]:
        return [Language.of(code) for code in shop_of(self.viewer).spoken]

    @strawberry.field(description="ISO 4217 code of the currency that prices are in.")
    def currency(self) -> str:
        return shop_of(self.viewer).currency

    @strawberry.field(description="Whether anything is sold by the piece.")
    def sells_products(self) -> bool:
        return sells_products(self.viewer)

    @strawberry.field(
        description="The countries that boxes are sent to. The first is for whoever has given no address yet:"
        " the shop's own, if boxes are sent there."
    )
    def countries(self) -> list[Country]:
        names = Locale.parse(self.viewer.language, sep="-").territories
        codes = shop_of(self.viewer).countries_home_first
        return [Country(code=code, name=names.get(code, code)) for code in codes]

    @strawberry.field(description="Where to write to; may be empty.")
    def contact_email(self) -> str:
        return shop_of(self.viewer).contact_email

    @strawberry.field(description="Where to call; may be empty.")
    def contact_phone(self) -> str:
        return shop_of(self.viewer).contact_phone

    @strawberry.field(description="Where to send letters or come by; may be empty, or have several lines.")
    def contact_address(self) -> str:
        return shop_of(self.viewer).contact_address

    @strawberry.field(description="Title of the home page for browsers and search engines; may be empty.")
    def home_title(self) -> str:
        return self._identity.home_title.in_language(self.viewer.language)

    @strawberry.field(description="A square picture for the tabs of browsers; without one the theme's own.")
    def icon(self) -> Image | None:
        return self._identity.icon

    @strawberry.field(description="Shown where a link is posted to a page that has no picture.")
    def share_picture(self) -> Image | None:
        return self._identity.share_picture

    @strawberry.field(description="The logo; without one the name is written out.")
    def logo(self) -> Image | None:
        return self._identity.logo

    @strawberry.field(description="The shop on social networks.")
    def social_links(self) -> list[SocialLink]:
        return [
            SocialLink(network=network, name=NETWORKS[network], url=url)
            for network, url in self._identity.social_links()
        ]

    @strawberry.field(description="The services to load for visitors who agree to what each is for.")
    def tags(self) -> list[MarketingTag]:
        return [
            MarketingTag(
                name=tag.name, service=tag.service, id=tag.id,
                purpose=MarketingPurpose(name=tag.purpose, label=str(Purpose(tag.purpose).label)),
            )
            for tag in tags_of(self.viewer)
        ]  # fmt: skip

    @strawberry.field(description="How the owner dressed the shop.")
    def theme(self) -> Theme:
        dress = shown(self.viewer.site, self.preview) if self.preview else dress_of(self.viewer)
        return Theme(dress=dress, name=dress.theme, options=JSON({**dress.options}), is_draft=dress.is_draft)
