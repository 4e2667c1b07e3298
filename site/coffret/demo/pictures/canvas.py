"""A sheet to paint on: gouache patches, brush lines and cast shadows, kept as four printing plates.

The colour plate holds flat pigment. The shade and light plates hold, in grey, how much of each falls where:
whatever is painted flat on a shaded thing takes its shading. The brush plate says which way the brush went.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from coffret.demo.pictures.geometry import (
    Outline,
    Point,
    bounds,
    ellipse,
    hull,
    moved,
    path,
    ribbon_of,
    wobble,
)
from coffret.demo.pictures.palette import INK

# The ink plate is printed a little off the colour plates, everywhere in the same direction.
REGISTER: Point = (2.2, -1.6)
PLATES = ("colour", "shade", "light", "brush")
# How the brush moved - across, down, dabbed (m), slantwise over a wall (w) - as greys of the brush plate.
BRUSH_LEVELS = {"": 0, "m": 64, "w": 128, "h": 192, "v": 255}

_Stops = tuple[tuple[float, float], ...]
_LINEAR: dict[str, tuple[str, _Stops]] = {
    "round-light": ("0 0 1 0", ((0.0, 0.0), (0.2, 0.8), (0.46, 0.0))),
    "round-shade": ("0 0 1 0", ((0.0, 0.4), (0.1, 0.0), (0.46, 0.0), (0.78, 0.5), (1.0, 0.95))),
    "flat-light": ("0 0 0.8 1", ((0.0, 0.6), (0.55, 0.0))),
    "flat-shade": ("0.1 0 0.9 1", ((0.45, 0.0), (1.0, 0.66))),
    "fall-light": ("0 0 0 1", ((0.0, 0.6), (0.6, 0.0))),
    "fall-shade": ("0 0 0 1", ((0.35, 0.0), (1.0, 0.7))),
    "rise-light": ("0 0 0 1", ((0.5, 0.0), (1.0, 0.5))),
    "rise-shade": ("0 0 0 1", ((0.0, 0.7), (0.6, 0.0))),
    "dark-light": ("0 0 1 0", ((0.0, 0.0), (1.0, 0.0))),
    "dark-shade": ("0 0 1 1", ((0.0, 0.55), (0.5, 0.8), (1.0, 1.0))),
    "hollow-light": ("0 0 1 0", ((0.55, 0.0), (0.95, 0.5))),
    "hollow-shade": ("0 0 1 0.3", ((0.0, 1.0), (0.7, 0.15))),
}
_RADIAL: dict[str, tuple[str, _Stops]] = {
    "ball-light": ("0.32 0.26 0.48", ((0.0, 0.85), (0.9, 0.0))),
    "ball-shade": ("0.36 0.3 0.8", ((0.5, 0.0), (0.98, 0.95))),
    "contact": ("0.5 0.5 0.5", ((0.4, 0.85), (1.0, 0.0))),
    "glow": ("0.5 0.5 0.5", ((0.0, 0.8), (1.0, 0.0))),
}


class Canvas:
    """One picture being painted."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.width = width
        self.height = height
        self.rng = Random(seed)
        self._plates: dict[str, list[str]] = {plate: [] for plate in PLATES}
        self._defs: dict[str, str] = {}
        self._serial = 0

    def patch(
        self,
        outline: Outline,
        colour: str,
        form: str = "flat",
        *,
        depth: float = 1.0,
        brush: str = "h",
        shake: float = 1.6,
    ) -> Outline:
        """Paint one gouache patch and return its wobbled outline, to paint inside it afterwards."""
        shape = wobble(outline, self.rng, shake)
        d = path(shape)
        self._print("colour", f'<path d="{d}" fill="{colour}"/>')
        self._print("brush", f'<path d="{d}" fill="{_grey(BRUSH_LEVELS[brush])}"/>')
        for plate in ("shade", "light"):
            self._print(plate, f'<path d="{d}"/>')
            if form != "plain":
                self._ramp(plate, d, f"{form}-{plate}", depth)
        return shape

    def line(self, points: Outline, width: float = 4, colour: str = INK, *, taper: bool = True) -> None:
        """Draw a brush line on the ink plate, which sits a little off the colour."""
        shape = ribbon_of(wobble(points, self.rng, 0.7, closed=False), width, taper=taper, rng=self.rng)
        self._print("colour", f'<path d="{path(moved(shape, *REGISTER))}" fill="{colour}"/>')

    def flat(self, outline: Outline, colour: str, opacity: float = 1.0, *, shake: float = 1.0) -> None:
        """Lay one plain colour with an uneven edge, shaded like whatever is under it."""
        see = "" if opacity >= 1 else f' opacity="{opacity:.2f}"'
        d = path(wobble(outline, self.rng, shake))
        self._print("colour", f'<path d="{d}" fill="{colour}"{see}/>')

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Touch the paper once with the tip of the brush."""
        wide = radius * self.rng.uniform(0.88, 1.15)
        tall = radius * self.rng.uniform(0.82, 1.1)
        self._print("colour", f'<path d="{path(ellipse(x, y, wide, tall))}" fill="{colour}"/>')

    def shade(self, outline: Outline, ramp: str = "dark", opacity: float = 0.6) -> None:
        """Darken inside an outline with grain, along one of the named ramps."""
        self._ramp("shade", path(wobble(outline, self.rng, 1.5)), f"{ramp}-shade", opacity)

    def light(self, outline: Outline, opacity: float = 0.6, ramp: str = "") -> None:
        """Lighten inside an outline with grain, evenly or along one of the named ramps."""
        d = path(wobble(outline, self.rng, 1.5))
        if ramp:
            self._ramp("light", d, ramp, opacity)
        else:
            self._print("light", f'<path d="{d}" fill="#fff" opacity="{opacity:.2f}"/>')

    def cast(self, base: Outline, dx: float, dy: float, *, strength: float = 0.9) -> None:
        """The shadow of something standing on ``base``, falling away from the light to (dx, dy)."""
        shape = wobble(hull(base + moved(base, dx, dy)), self.rng, 2.5)
        left, top, right, bottom = bounds(base)
        middle = ((left + right) / 2, (top + bottom) / 2)
        self._serial += 1
        name = f"fall{self._serial}"
        ends = (
            f'x1="{middle[0]:.0f}" y1="{middle[1]:.0f}" '
            f'x2="{middle[0] + dx * 1.1 + (right - left) / 2:.0f}" y2="{middle[1] + dy:.0f}"'
        )
        stops = _stops(((0.0, 0.95), (0.5, 0.78), (1.0, 0.12)))
        units = 'gradientUnits="userSpaceOnUse"'
        self._defs[name] = f'<linearGradient id="{name}" {units} {ends}>{stops}</linearGradient>'
        self._print("shade", f'<path d="{path(shape)}" fill="url(#{name})" opacity="{strength:.2f}"/>')
        self.contact(base)

    def contact(self, base: Outline, opacity: float = 0.9) -> None:
        """The dark soft line where a thing meets the table."""
        left, top, right, bottom = bounds(base)
        wide, tall = (right - left) / 2 * 1.12 + 10, (bottom - top) / 2 * 1.25 + 10
        pool = ellipse((left + right) / 2 + 8, (top + bottom) / 2 + 5, wide, tall)
        self._ramp("shade", path(pool), "contact", opacity)

    @contextmanager
    def inside(self, outline: Outline) -> Iterator[None]:
        """Whatever is painted meanwhile stays inside the outline."""
        self._serial += 1
        name = f"clip{self._serial}"
        self._defs[name] = f'<clipPath id="{name}"><path d="{path(outline)}"/></clipPath>'
        for plate in PLATES:
            self._print(plate, f'<g clip-path="url(#{name})">')
        yield
        for plate in PLATES:
            self._print(plate, "</g>")

    @contextmanager
    def faded(self, opacity: float) -> Iterator[None]:
        """Whatever is painted meanwhile is thinned with water."""
        for plate in PLATES:
            self._print(plate, f'<g opacity="{opacity:.2f}">')
        yield
        for plate in PLATES:
            self._print(plate, "</g>")

    def svg(self, plate: str = "colour") -> str:
        """One plate of the picture."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        ground = '<rect width="100%" height="100%"/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{"".join(self._defs.values())}</defs>'
            f"{ground}{''.join(self._plates[plate])}</svg>"
        )

    def _print(self, plate: str, fragment: str) -> None:
        self._plates[plate].append(fragment)

    def _ramp(self, plate: str, d: str, ramp: str, opacity: float) -> None:
        see = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        self._print(plate, f'<path d="{d}" fill="url(#{self._define(ramp)})"{see}/>')

    def _define(self, ramp: str) -> str:
        if ramp in self._defs:
            return ramp
        if ramp in _RADIAL:
            (cx, cy, r), stops = _RADIAL[ramp][0].split(), _RADIAL[ramp][1]
            head, kind = f'cx="{cx}" cy="{cy}" r="{r}"', "radialGradient"
        else:
            (x1, y1, x2, y2), stops = _LINEAR[ramp][0].split(), _LINEAR[ramp][1]
            head, kind = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"', "linearGradient"
        self._defs[ramp] = f'<{kind} id="{ramp}" {head}>{_stops(stops)}</{kind}>'
        return ramp


def _grey(level: int) -> str:
    return f"#{level:02x}{level:02x}{level:02x}"


def _stops(stops: _Stops) -> str:
    return "".join(f'<stop offset="{at}" stop-color="#fff" stop-opacity="{see}"/>' for at, see in stops)
