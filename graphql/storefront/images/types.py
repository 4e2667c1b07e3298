"""Pictures as front ends need them."""

from typing import Self

import strawberry

from commerce.base.viewer import Viewer
from content.images.models import Image as ImageRow
from content.images.pictures import FORMATS, picture
from content.images.pictures import Crop as Cut
from content.images.pictures import Picture as Cutting

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

    @classmethod
    def of(cls, cutting: Cutting) -> Self:
        sources = [PictureSource(type=source.type, srcset=source.srcset) for source in cutting.sources]
        return cls(
            alt=cutting.alt, url=cutting.url, width=cutting.width, height=cutting.height, sources=sources
        )


@strawberry.type(description="A picture of the image library.")
class Image:
    row: strawberry.Private[ImageRow]
    viewer: strawberry.Private[Viewer]

    @classmethod
    def of(cls, row: ImageRow | None, viewer: Viewer) -> Self | None:
        return None if row is None else cls(row=row, viewer=viewer)

    @strawberry.field(description="Stable id of the picture.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"img_{self.row.pk}")

    @strawberry.field(description="Description in the asked language; empty when it only decorates.")
    def alt(self) -> str:
        return self.row.alt.in_language(self.viewer.language)

    @strawberry.field(description="The picture in the proportions asked for.")
    def picture(self, crop: Crop = Cut.ORIGINAL) -> Picture:  # type: ignore[valid-type]
        return Picture.of(picture(self.row, crop, self.viewer.language))
