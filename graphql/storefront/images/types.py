"""Pictures as front ends need them."""

from typing import Any

import strawberry
import strawberry_django

from content.images.models import Image as ImageRow
from content.images.pictures import FORMATS, picture
from content.images.pictures import Crop as Cut
from storefront.context import Info
from storefront.sources import Sourced

Crop = strawberry.enum(
    Cut, name="Crop", description="Proportions to which a picture is cut, around its focal point."
)


@strawberry.type(description="Files of one format for a <source> element.")
class PictureSource:
    type: str = strawberry.field(description='Media type, such as "image/avif".')
    srcset: str = strawberry.field(description="Addresses and widths, for the srcset attribute.")


@strawberry.type(description="What a <picture> element needs; the pixels are made when first asked for.")
class Picture:
    alt: str = strawberry.field(
        description="Description in the asked language; empty when it only decorates."
    )
    url: str = strawberry.field(description="Address for browsers that read no srcset.")
    width: int = strawberry.field(description="Width of the largest file in pixels, to reserve its room.")
    height: int = strawberry.field(description="Height of the largest file in pixels.")
    sources: list[PictureSource] = strawberry.field(
        description="The formats, best first.", metadata={"rows": len(FORMATS)}
    )


@strawberry_django.type(ImageRow, description="A picture of the image library.")
class Image(Sourced):
    @strawberry.field(description="Stable id of the picture.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"img_{self.pk}")

    alt: str = strawberry_django.field(
        description="Description in the asked language; empty when it only decorates."
    )

    @strawberry.field(description="The picture in the proportions asked for.")
    def picture(self: Any, info: Info, crop: Crop = Cut.ORIGINAL) -> Picture:  # type: ignore[valid-type]
        found: Any = picture(self, crop, info.context.viewer.language)
        return found
