"""What a <picture> needs, computed: no rendition is made and nothing is read to describe one."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePath

from django.urls import reverse
from wagtail.images.image_operations import FillOperation, ImageTransform, WidthHeightOperation
from wagtail.images.rect import Rect
from wagtail.images.utils import generate_signature

from commerce.base.slugs import slug_of
from content.images.models import Image

WIDTHS = (320, 640, 960, 1280, 1920)
FALLBACK_WIDTH = 960  # for whoever reads no srcset
FORMATS = {"avif": "image/avif", "webp": "image/webp"}  # best first; every current browser reads the last


class Crop(StrEnum):
    ORIGINAL = "original"
    SQUARE = "square"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    WIDE = "wide"


RATIOS = {Crop.SQUARE: (1, 1), Crop.PORTRAIT: (4, 5), Crop.LANDSCAPE: (4, 3), Crop.WIDE: (16, 9)}


@dataclass(frozen=True, slots=True)
class PictureSource:
    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """`width` and `height` are the largest rendition's, in pixels: they fix the proportions."""

    alt: str
    url: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What the renditions of an image depend on; `version` changes whenever their pixels do."""

    pk: int
    stem: str
    version: str
    width: int
    height: int
    focal_point: tuple[int, int, int, int] | None

    def get_focal_point(self) -> Rect | None:
        """As Wagtail's operations ask an image for it."""
        return Rect.from_point(*self.focal_point) if self.focal_point else None


def picture(image: Image, crop: Crop, language: str) -> Picture:
    """`image` cut to `crop` around its focal point, described in `language`."""
    url, width, height, sources = _renditions(_source(image), crop)
    return Picture(image.alt.in_language(language), url, width, height, sources)


def filename(image: Image, extension: str) -> str:
    """Name in a rendition's address: readable, and another one when the pixels are others."""
    source = _source(image)
    return f"{source.stem}.{source.version}.{extension}"


def _source(image: Image) -> Source:
    point = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    focal_point = None if None in point else point
    version = hashlib.sha256(f"{image.file_hash} {focal_point}".encode()).hexdigest()[:12]
    stem = slug_of(PurePath(image.file.name).stem) or "image"
    return Source(image.pk, stem, version, image.width, image.height, focal_point)


@lru_cache(maxsize=4096)
def _renditions(source: Source, crop: Crop) -> tuple[str, int, int, tuple[PictureSource, ...]]:
    sizes = _sizes(source, crop)
    urls = {
        format: [(_url(source, spec, format), width) for spec, width, _height in sizes] for format in FORMATS
    }
    sources = tuple(
        PictureSource(FORMATS[format], ", ".join(f"{url} {width}w" for url, width in candidates))
        for format, candidates in urls.items()
    )
    small_enough = [url for url, width in urls["webp"] if width <= FALLBACK_WIDTH]
    fallback = small_enough[-1] if small_enough else urls["webp"][0][0]
    _spec, width, height = sizes[-1]
    return fallback, width, height, sources


def _sizes(source: Source, crop: Crop) -> list[tuple[str, int, int]]:
    """Filter spec, width and height of each rendition, smallest first, none larger than its source."""
    _spec, largest, _height = _size(source, crop, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < largest), largest]
    return [_size(source, crop, width) for width in widths]


def _size(source: Source, crop: Crop, width: int) -> tuple[str, int, int]:
    """The same operations that will make the pixels say how many they will be."""
    if crop is Crop.ORIGINAL:
        method, arguments, operation = "width", str(width), WidthHeightOperation
    else:
        across, down = RATIOS[crop]
        method, arguments, operation = "fill", f"{width}x{round(width * down / across)}", FillOperation
    whole = ImageTransform((source.width, source.height))
    size = operation(method, arguments).run(whole, source).size
    return f"{method}-{arguments}", *size


def _url(source: Source, spec: str, format: str) -> str:
    spec = f"{spec}|format-{format}|quick"
    name = f"{source.stem}.{source.version}.{format}"
    return reverse("image", args=[generate_signature(source.pk, spec), source.pk, spec, name])


MAIL_WIDTH = 528  # of a picture in a mail, in CSS pixels; twice as many are sent


def mail_picture(image: Image) -> tuple[str, int]:
    """Path of `image` as every mail program shows it, and its width in CSS pixels."""
    source = _source(image)
    return _still(source, f"width-{MAIL_WIDTH * 2}", "jpeg"), min(MAIL_WIDTH, source.width)


def logo_url(image: Image) -> str:
    """Path of a logo as every mail program shows it, see-through where it is."""
    return _still(_source(image), "max-480x112", "png")


def _still(source: Source, operation: str, format: str) -> str:
    spec = f"{operation}|format-{format}"
    name = f"{source.stem}.{source.version}.{format}"
    return reverse("image", args=[generate_signature(source.pk, spec), source.pk, spec, name])
