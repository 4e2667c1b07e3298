"""The demo shop's pictures are complete, described, and drawn the same way every time."""

import json

import pytest
from PIL import Image

from coffret.demo.pictures import MADE
from coffret.demo.pictures.__main__ import described
from coffret.demo.pictures.canvas import PLATES
from coffret.demo.pictures.catalogue import PICTURES, named

RECORDED = json.loads((MADE / "pictures.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["edition-5", "how-choose"])
def test_the_same_seed_draws_the_same_picture(name):
    first, second = named(name).canvas(), named(name).canvas()
    assert [first.svg(plate) for plate in PLATES] == [second.svg(plate) for plate in PLATES]


def test_another_seed_draws_another_picture():
    assert named("decouverte-quarterly").canvas().svg() != named("prestige-quarterly").canvas().svg()


def test_the_record_says_what_the_code_says():
    assert described() == RECORDED


@pytest.mark.parametrize("file", sorted(RECORDED))
def test_every_picture_is_there_and_described(file):
    entry = RECORDED[file]
    assert len(entry["alt"]["en"]) >= len("Maison Camille")
    assert len(entry["alt"]["fr"]) >= len("Maison Camille")
    if file.endswith(".svg"):
        frame = f'viewBox="0 0 {entry["width"]} {entry["height"]}"'
        assert frame in (MADE / file).read_text(encoding="utf-8")
        return
    with Image.open(MADE / file) as image:
        assert image.size == (entry["width"], entry["height"])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_what_matters_lies_within_the_picture(picture):
    x, y, width, height = picture.focal
    assert 0 <= x - width / 2 < x + width / 2 <= picture.width
    assert 0 <= y - height / 2 < y + height / 2 <= picture.height


def test_the_pictures_are_light_enough_to_ship():
    assert sum(path.stat().st_size for path in MADE.iterdir()) < 8_000_000
