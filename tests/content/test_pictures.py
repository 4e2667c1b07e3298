import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels

from content.images.models import Image
from content.images.pictures import Crop, _source, picture

SOURCES = [
    pytest.param({"width": 1000, "height": 667}, id="landscape"),
    pytest.param({"width": 667, "height": 1000}, id="portrait"),
    pytest.param({"width": 500, "height": 301}, id="small"),
    pytest.param({"width": 37, "height": 1201}, id="sliver"),
    pytest.param(
        {
            "width": 711, "height": 483, "focal_point_x": 600, "focal_point_y": 100,
            "focal_point_width": 300, "focal_point_height": 120,
        },
        id="focal point at an edge",
    ),
]  # fmt: skip


def specs(srcset: str) -> list[tuple[str, int]]:
    """Filter spec and announced width of each candidate."""
    pattern = r"/images/[^/]+/\d+/([^/]+)/[^ ]+ (\d+)w"
    return [(spec.replace("%7C", "|"), int(width)) for spec, width in re.findall(pattern, srcset)]


@pytest.mark.parametrize("crop", list(Crop))
@pytest.mark.parametrize("source", SOURCES)
def test_the_announced_sizes_are_those_of_the_pixels(
    make_image: Callable[..., Image], source: dict[str, int], crop: Crop
) -> None:
    image = make_image(**source)
    found = picture(image, crop, "en")
    candidates = specs(found.sources[-1].srcset)
    for spec, width in candidates:
        assert image.get_rendition(spec).width == width
    largest = image.get_rendition(candidates[-1][0])
    assert (found.width, found.height) == (largest.width, largest.height)


@pytest.mark.parametrize(
    "crop, ratio",
    [(Crop.SQUARE, 1), (Crop.PORTRAIT, 4 / 5), (Crop.LANDSCAPE, 4 / 3), (Crop.WIDE, 16 / 9)],
)
def test_a_crop_has_its_proportions(image: Image, crop: Crop, ratio: float) -> None:
    found = picture(image, crop, "en")
    assert found.width / found.height == pytest.approx(ratio, rel=0.01)


def test_no_candidate_is_larger_than_the_crop_of_its_source(make_image: Callable[..., Image]) -> None:
    widths = [
        width for _spec, width in specs(picture(make_image(1000, 500), Crop.SQUARE, "en").sources[0].srcset)
    ]
    assert widths == [320, 500]
    assert "width-37|" in picture(make_image(37, 50), Crop.ORIGINAL, "en").url.replace("%7C", "|")


def test_describing_a_picture_reads_nothing(
    image: Image, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = Image.objects.get(pk=image.pk)
    monkeypatch.setattr(Image, "open_file", None)
    with django_assert_num_queries(0):
        found = picture(image, Crop.WIDE, "fr")
    assert found.alt == "Un coffret ouvert"
    assert [source.type for source in found.sources] == ["image/avif", "image/webp"]


def test_a_picture_without_description_only_decorates(make_image: Callable[..., Image]) -> None:
    assert picture(make_image(alt={}), Crop.WIDE, "en").alt == ""


def test_a_photograph_taken_upright_keeps_its_proportions(make_image: Callable[..., Image]) -> None:
    exif = Pixels.Exif()
    exif[0x0112] = 6  # the camera was turned
    image = make_image(900, 600, exif=exif)
    found = picture(image, Crop.ORIGINAL, "en")
    rendition = image.get_rendition("width-1920|format-webp|quick")
    assert (found.width, found.height) == (rendition.width, rendition.height) == (600, 900)


@pytest.mark.parametrize("format", ["avif", "webp"])
def test_the_pixels_are_served_for_good(image: Image, client: Client, format: str) -> None:
    srcset = next(s.srcset for s in picture(image, Crop.SQUARE, "en").sources if s.type == f"image/{format}")
    response = client.get(srcset.split(" ")[0])
    assert response.status_code == 200
    assert response["Content-Type"] == f"image/{format}"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    with Pixels.open(io.BytesIO(response.getvalue())) as pixels:
        assert pixels.size == (320, 320)


def test_an_address_of_older_pixels_goes_stale(image: Image, client: Client) -> None:
    old = picture(image, Crop.SQUARE, "en").url
    image.focal_point_x, image.focal_point_y = 10, 10
    image.focal_point_width = image.focal_point_height = 20
    image.save()
    assert picture(image, Crop.SQUARE, "en").url != old
    assert "immutable" not in client.get(old)["Cache-Control"]


def test_another_file_has_other_addresses(make_image: Callable[..., Image]) -> None:
    assert _source(make_image(800, 600)).version != _source(make_image(801, 600)).version


def test_nobody_orders_other_sizes(image: Image, client: Client) -> None:
    url = picture(image, Crop.SQUARE, "en").url
    assert client.get(url.replace("fill-960x960", "fill-961x961")).status_code == 403
    assert client.get(url.replace(f"/{image.pk}/", f"/{image.pk + 1}/")).status_code == 403
    assert image.renditions.count() == 0


@pytest.mark.parametrize("chooser", ["wagtailimages_chooser", "choose_formula", "choose_formula_group"])
@pytest.mark.parametrize("key", ["abc", "²", "1" * 30, "-1", "1 OR 1=1"])
def test_a_chooser_finds_nothing_by_what_is_no_number(admin_client: Client, chooser: str, key: str) -> None:
    assert admin_client.get(reverse(f"{chooser}:chosen", args=[key])).status_code == 404
    several = admin_client.get(reverse(f"{chooser}:chosen_multiple"), {"id": key})
    assert several.status_code == 200
    assert several.json()["result"] == []


def test_a_chooser_shows_what_it_finds_by_its_number(admin_client: Client, image: Image) -> None:
    chosen = admin_client.get(reverse("wagtailimages_chooser:chosen", args=[image.pk]))
    assert chosen.json()["result"]["id"] == str(image.pk)
    several = admin_client.get(reverse("wagtailimages_chooser:chosen_multiple"), {"id": image.pk})
    assert [one["id"] for one in several.json()["result"]] == [str(image.pk)]
