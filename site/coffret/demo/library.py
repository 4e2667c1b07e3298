"""The demo's pictures, put into the image library as an editor would upload them."""

import json
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile

from commerce.base.words import Words
from content.images.models import Image

MADE = Path(__file__).parent / "pictures/made"
Library = dict[str, Image]


def fill() -> Library:
    """Every painted picture as an image of the library, by the name of its file; each is there once."""
    described = json.loads((MADE / "pictures.json").read_text())
    painted = {name: facts for name, facts in described.items() if not name.endswith(".svg")}
    there = {Path(image.file.name).name: image for image in Image.objects.all()}
    return {Path(name).stem: there.get(name) or _upload(name, facts) for name, facts in painted.items()}


def lay_out() -> None:
    """The files of a library that was filled elsewhere lie where this shop serves them from."""
    for image in Image.objects.all():
        with (MADE / Path(image.file.name).name).open("rb") as file:
            if not image.file.storage.exists(image.file.name):
                image.file.storage.save(image.file.name, file)


def _upload(name: str, facts: dict[str, Any]) -> Image:
    focal = facts["focal"]
    with (MADE / name).open("rb") as file:
        image = Image(
            title=Path(name).stem.replace("-", " ").capitalize(), file=ImageFile(file, name=name),
            width=facts["width"], height=facts["height"], alt=Words(facts["alt"]),
            focal_point_x=focal["x"], focal_point_y=focal["y"],
            focal_point_width=focal["width"], focal_point_height=focal["height"],
        )  # fmt: skip
        image.full_clean()
        image.save()
    return image
