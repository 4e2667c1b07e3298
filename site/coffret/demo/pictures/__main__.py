"""``python -m coffret.demo.pictures [--proofs=folder] [name ...]`` draws the pictures into ``made/``."""

import json
import sys
from pathlib import Path

from coffret.demo.pictures import MADE
from coffret.demo.pictures.catalogue import PICTURES, Picture
from coffret.demo.pictures.emblem import LOGO, logo
from coffret.demo.pictures.render import finished, webp

_FOCAL = ("x", "y", "width", "height")


def described() -> dict[str, dict[str, object]]:
    """What ``pictures.json`` says of each file."""
    entries = {picture.file: _entry(picture) for picture in PICTURES}
    entries[LOGO.file] = {
        "width": LOGO.size,
        "height": LOGO.size,
        "focal": dict(zip(_FOCAL, (LOGO.size // 2, LOGO.size // 2, LOGO.size, LOGO.size), strict=True)),
        "alt": {"en": LOGO.alt_en, "fr": LOGO.alt_fr},
    }
    return entries


def _entry(picture: Picture) -> dict[str, object]:
    return {
        "width": picture.width,
        "height": picture.height,
        "focal": dict(zip(_FOCAL, picture.focal, strict=True)),
        "alt": {"en": picture.alt_en, "fr": picture.alt_fr},
    }


def main(names: list[str], proofs: Path | None = None) -> None:
    """Draw the named pictures, or all of them; with ``proofs``, leave a PNG of each there too."""
    MADE.mkdir(exist_ok=True)
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        image = finished(picture.canvas())
        data = webp(image)
        (MADE / picture.file).write_bytes(data)
        if proofs:
            image.save(proofs / f"{picture.name}.png")
        sys.stdout.write(f"{picture.file}: {len(data) // 1024} kB\n")
    (MADE / LOGO.file).write_text(logo(), encoding="utf-8")
    text = json.dumps(described(), ensure_ascii=False, indent=2)
    (MADE / "pictures.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    options = [argument for argument in sys.argv[1:] if argument.startswith("--proofs=")]
    main(
        [argument for argument in sys.argv[1:] if argument not in options],
        Path(options[0].removeprefix("--proofs=")) if options else None,
    )
