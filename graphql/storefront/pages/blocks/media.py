"""Blocks to look at."""

from typing import Any

import strawberry

from content.pages.videos import film_at
from storefront.images.types import Image
from storefront.pages.blocks.base import HEADING, Block
from storefront.sources import Sourced


@strawberry.type(description="One picture with its caption.")
class PictureBlock(Block):
    image: Image | None = strawberry.field(description="The picture.")
    caption: str = strawberry.field(description="What is said below it; may be empty.")
    width: str = strawberry.field(description="text, wide or full.")


@strawberry.type(description="A picture with its caption.")
class CaptionedPicture(Sourced):
    image: Image | None = strawberry.field(description="The picture.")
    caption: str = strawberry.field(description="What is said below it; may be empty.")


@strawberry.type(description="Several pictures on a wall.")
class GalleryBlock(Block):
    heading: str = strawberry.field(description=HEADING)

    @strawberry.field(description="The pictures, in order.")
    def pictures(self: Any) -> list[CaptionedPicture]:
        return [each for each in self.pictures if each.image]


@strawberry.type(
    description="A film of another site: nothing may be loaded from there before the visitor agrees."
)
class VideoBlock(Block):
    title: str = strawberry.field(description="What the film is called.")
    caption: str = strawberry.field(description="What is said below it; may be empty.")
    url: str = strawberry.field(description="Where it can be watched on the site that hosts it.")

    @strawberry.field(description="The name of that site, such as YouTube.")
    def host(self: Any) -> str:
        film = film_at(self.url)
        return film.host if film else ""

    @strawberry.field(description="Address of its player, for a frame, in the mode that tracks the least.")
    def embed_url(self: Any) -> str:
        film = film_at(self.url)
        return film.embed_url if film else ""

    image: Image | None = strawberry.field(
        description="A picture of the shop's own, shown until it is played."
    )
