"""From the plates to a print on paper: grainy shade and light, brush streaks, and the tooth of the sheet."""

from functools import cache
from io import BytesIO

import resvg_py
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

from coffret.demo.pictures.canvas import BRUSH_LEVELS, Canvas

TILE = 768
SHADE_INK = (142, 127, 130)
LIGHT_INK = (84, 74, 48)

_PACES = {
    "m": ("0.05 0.07", "0.03 0.036"),
    "w": ("0.01 0.15", "0.006 0.05"),
    "h": ("0.006 0.13", "0.004 0.05"),
    "v": ("0.13 0.006", "0.05 0.004"),
}

Size = tuple[int, int]


def raster(svg: str, size: Size) -> Image.Image:
    """The SVG at this size, without any system font."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=size[0], height=size[1], skip_system_fonts=True)
    return Image.open(BytesIO(bytes(png))).convert("RGB")


@cache
def _noise(pace: str, octaves: int, seed: int, gain: float) -> Image.Image:
    """A tile of grey noise around the middle, ``gain`` times as strong as the plain one."""
    low = 0.5 - gain / 2
    row = f"{gain} 0 0 0 {low}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{TILE}" height="{TILE}"><defs>'
        '<filter id="f" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
        f'<feTurbulence type="fractalNoise" baseFrequency="{pace}" numOctaves="{octaves}" seed="{seed}"/>'
        f'<feColorMatrix values="{row} {row} {row} 0 0 0 0 1"/></filter></defs>'
        f'<rect width="{TILE}" height="{TILE}" filter="url(#f)"/></svg>'
    )
    return raster(svg, (TILE, TILE)).convert("L")


def _sheet(tile: Image.Image, size: Size, scale: int = 1) -> Image.Image:
    """The tile laid over a whole sheet, every second one mirrored so that no seam shows."""
    tile = tile if scale == 1 else tile.resize((TILE * scale, TILE * scale), Image.Resampling.BICUBIC)
    mirrored = tile.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    sheet = Image.new("L", size)
    for row, y in enumerate(range(0, size[1], tile.height)):
        for column, x in enumerate(range(0, size[0], tile.width)):
            piece = mirrored if column % 2 else tile
            sheet.paste(piece.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if row % 2 else piece, (x, y))
    return sheet


def _grains(ramp: Image.Image, grain: Image.Image, opacity: float) -> Image.Image:
    """An even ramp turned into grains: none where it is black, all where it is white."""
    dots = ImageChops.add(ramp, grain, 1, -255).point(lambda value: min(255, value * 3))
    return Image.blend(ramp.filter(ImageFilter.GaussianBlur(1.5)), dots, 0.62).point(
        lambda value: int(value * opacity)
    )


def _stained(image: Image.Image, ink: tuple[int, int, int], mask: Image.Image) -> Image.Image:
    return Image.composite(ImageChops.multiply(image, Image.new("RGB", image.size, ink)), image, mask)


def _bleached(image: Image.Image, ink: tuple[int, int, int], mask: Image.Image) -> Image.Image:
    return Image.composite(ImageChops.screen(image, Image.new("RGB", image.size, ink)), image, mask)


def _slanted(tile: Image.Image, size: Size) -> Image.Image:
    """A whole sheet of the tile, turned as a painter's arm moves across a wall."""
    side = int((size[0] ** 2 + size[1] ** 2) ** 0.5) + 2
    turned = _sheet(tile, (side, side), 2).rotate(28, Image.Resampling.BILINEAR)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))


def _marks(level: int, pace: str, seed: int, size: Size) -> Image.Image:
    """Where the brush of one direction left its marks, as a mask."""
    tile = _noise(pace, 3, seed, 6.0)
    sheet = _slanted(tile, size) if level == BRUSH_LEVELS["w"] else _sheet(tile, size)
    strength = {BRUSH_LEVELS["m"]: 60, BRUSH_LEVELS["w"]: 84}.get(level, 112)
    return sheet.point(lambda value: max(0, value - 118) * strength // 137)


def _streaks(image: Image.Image, brush: Image.Image) -> Image.Image:
    """The marks of a half-dry and an over-wet brush, along the direction the brush plate gives."""
    for direction, (dry, wet) in _PACES.items():
        level = BRUSH_LEVELS[direction]
        where = brush.point(lambda value, level=level: 255 if abs(value - level) < 25 else 0)
        if where.getbbox() is None:
            continue
        bright = ImageChops.multiply(_marks(level, dry, 3, image.size), where)
        deep = ImageChops.multiply(_marks(level, wet, 11, image.size), where)
        image = _stained(_bleached(image, (40, 37, 28), bright), (230, 226, 224), deep)
    return image


def on_paper(image: Image.Image) -> Image.Image:
    """The image with pigment pooling in large soft clouds and the tooth of the paper showing through."""
    pooled = ImageChops.soft_light(image, _sheet(_noise("0.012", 3, 5, 0.4), image.size, 3).convert("RGB"))
    tooth = _sheet(_noise("0.26 0.3", 2, 9, 0.42), image.size).convert("RGB")
    fibres = _sheet(_noise("0.05 0.11", 2, 21, 0.2), image.size).convert("RGB")
    return ImageChops.soft_light(ImageChops.soft_light(pooled, tooth), fibres)


def finished(canvas: Canvas, size: Size | None = None) -> Image.Image:
    """The painted canvas, printed on paper."""
    size = size or (canvas.width, canvas.height)
    plates = {name: raster(canvas.svg(name), size) for name in ("colour", "shade", "light", "brush")}
    grain = _sheet(_noise("0.36", 2, 7, 2.7), size)
    image = _streaks(plates["colour"], plates["brush"].convert("L"))
    image = _stained(image, SHADE_INK, _grains(plates["shade"].convert("L"), grain, 0.95))
    image = _bleached(image, LIGHT_INK, _grains(plates["light"].convert("L"), ImageChops.invert(grain), 0.85))
    return ImageEnhance.Color(on_paper(image)).enhance(1.04)


def webp(image: Image.Image, quality: int = 54) -> bytes:
    """The bytes committed in ``made/``."""
    out = BytesIO()
    image.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()
