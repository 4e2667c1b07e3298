"""Boxes open and closed, in oblique view with the light on their left, and what goes with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, Placing, curve, ellipse, placed
from coffret.demo.pictures.lettering import straight, write
from coffret.demo.pictures.palette import CREAM, INK, PAPER, TEA_RED, lit, mix, shaded, to_oklab
from coffret.demo.pictures.vessels import sprig


@dataclass(frozen=True)
class Crate:
    """Where a box stands: its front lower left corner, its size, and where its depth runs to."""

    x: float
    y: float
    width: float
    height: float
    depth: float

    @property
    def back(self) -> tuple[float, float]:
        """How far right and up the back edge lies from the front one."""
        return self.depth * 0.62, -self.depth * 0.46

    def front(self) -> Outline:
        """The face turned towards us."""
        x, y, w, h = self.x, self.y, self.width, self.height
        return [(x, y - h), (x + w, y - h), (x + w, y), (x, y)]

    def side(self) -> Outline:
        """The face on the right, away from the light."""
        dx, dy = self.back
        right, y, h = self.x + self.width, self.y, self.height
        return [(right, y - h), (right + dx, y - h + dy), (right + dx, y + dy), (right, y)]

    def mouth(self) -> Outline:
        """The top, closed or open."""
        dx, dy = self.back
        x, top, w = self.x, self.y - self.height, self.width
        return [(x, top), (x + w, top), (x + w + dx, top + dy), (x + dx, top + dy)]

    def foot(self) -> Outline:
        """The ground it stands on."""
        return [(x, y + self.height) for x, y in self.mouth()]

    def within(self, across: float, deep: float, low: float = 0) -> tuple[float, float]:
        """A place inside: across and deep run from 0 to 1, left to right and front to back."""
        dx, dy = self.back
        return self.x + self.width * across + dx * deep, self.y - self.height + dy * deep + low


@contextmanager
def open_box(c: Canvas, crate: Crate, colour: str, *, word: bool = True, inner: str = "") -> Iterator[None]:
    """An open box; what is painted meanwhile stands in it, behind its front and right side."""
    dx, dy = crate.back
    inner = inner or shaded(colour, 0.4)
    c.cast(crate.foot(), crate.height * 0.95, crate.height * 0.08)
    x, top, w, h = crate.x, crate.y - crate.height, crate.width, crate.height
    c.patch([*crate.mouth(), crate.side()[2], (x + w, crate.y), (x, crate.y)], inner, "rise", brush="h")
    c.patch(
        [(x, top), (x + dx, top + dy), (x + dx, crate.y), (x, crate.y)],
        shaded(inner, 0.8),
        "dark",
        brush="v",
        depth=0.5,
    )
    with c.inside([(x - h, top + dy - 900), (x + w + dx, top + dy - 900), (x + w + dx, top + dy),
                   (x + w, crate.y),
                   (x, crate.y), (x, top), (x - h, top)]):  # fmt: skip
        yield
    _walls(c, crate, colour)
    for edge in (crate.mouth()[:2], crate.mouth()[1:3]):
        c.line(edge, 9, lit(colour, 1.1), taper=False)
    if word:
        badge(c, straight(x + w * 0.5, top + h * 0.5), min(h * 0.36, w * 0.2), _print_on(colour))


def _walls(c: Canvas, crate: Crate, colour: str) -> None:
    """The two outer faces we see, the front in the light and the side away from it."""
    front, side = crate.front(), crate.side()
    c.flat([front[0], front[1], *side[1:3], front[2], front[3]], shaded(colour, 0.5))
    c.patch(front, colour, "flat", brush="h", depth=0.8, shake=1.1)
    c.shade(c.patch(side, shaded(colour, 0.55), "flat", brush="v", depth=0.7, shake=1.1), "flat", 0.5)
    c.line([front[1], front[2]], 3, lit(colour, 0.7))


def _print_on(colour: str) -> str:
    """The ink a box of this colour is printed in: pale on a deep one, dark on a light one."""
    return mix(INK, colour, 0.15) if to_oklab(colour)[0] > 0.6 else lit(mix(colour, CREAM, 0.75))


def badge(c: Canvas, place: Placing, size: float, colour: str) -> None:
    """The house's mark above its name."""
    sprig(c, lambda u, v: place(u, v - size * 0.1), size * 0.75, colour)
    write(
        c, "MAISON CAMILLE", lambda u, v: place(u, v + size * 0.42), size * 0.24, colour=colour, weight=0.15
    )


def closed_box(
    c: Canvas, crate: Crate, colour: str, *, lid: str = "", word: bool = True, shadow: bool = True
) -> Crate:
    """A closed box with its lid on; returns the lid, to tie a ribbon over."""
    if shadow:
        c.cast(crate.foot(), crate.height * 0.95, crate.height * 0.08)
    _walls(c, crate, colour)
    tall = min(crate.height * 0.3, 70)
    top = crate.y - crate.height
    cap = Crate(crate.x - 8, top + tall - 6, crate.width + 16, tall, crate.depth + 8)
    c.shade([(crate.x, top + tall - 6), (crate.x + crate.width, top + tall - 6),
             (crate.x + crate.width, top + tall + 14), (crate.x, top + tall + 14)], "dark", 0.6)  # fmt: skip
    lid = lid or colour
    c.patch(cap.front(), lit(lid, 0.1), "flat", brush="h", depth=0.6)
    c.shade(c.patch(cap.side(), shaded(lid, 0.5), "flat", brush="v", depth=0.6), "flat", 0.4)
    c.patch(cap.mouth(), lit(lid, 0.75), "flat", brush="h", depth=0.6)
    c.line(cap.mouth()[:2], 5, lit(lid, 1.8), taper=False)
    if word:
        middle = (top + tall + crate.y) / 2
        badge(c, straight(crate.x + crate.width * 0.37, middle), min(crate.height * 0.26,
                                                                     crate.width * 0.145),
              _print_on(colour))  # fmt: skip
    return cap


def tied(
    c: Canvas, crate: Crate, cap: Crate, colour: str, *, at: float = 0.78, bow_size: float = 0.0
) -> None:
    """A ribbon around a closed box, with a bow on its lid."""
    w = max(26.0, crate.width * 0.07)
    left = crate.x + crate.width * at - w / 2
    dx, dy = cap.back
    for low, high in ((crate.y, cap.y), (cap.y, cap.y - cap.height)):
        c.flat([(left, high), (left + w, high), (left + w, low), (left, low)], colour)
    top = cap.y - cap.height
    c.flat([(left, top), (left + w, top), (left + w + dx, top + dy), (left + dx, top + dy)], lit(colour, 0.6))
    c.line([(left + w * 0.2, top), (left + w * 0.2, crate.y)], 2.4, lit(colour, 1.3))
    half = 0.48
    px, py = cap.x + cap.width + dx * half, top + dy * half
    c.flat([(px, py), (px + w * 0.62, py - w * 0.46), (px + w * 0.62, crate.y + dy * half - w * 0.46),
            (px, crate.y + dy * half)], shaded(colour, 0.6))  # fmt: skip
    c.flat([(cap.x + dx * half, py), (px, py), (px + w * 0.62, py - w * 0.46),
            (cap.x + dx * half + w * 0.62, py - w * 0.46)], lit(colour, 0.4))  # fmt: skip
    size = bow_size or crate.width * 0.2
    if size > 0:
        bow(c, left + w / 2 + dx * half + w * 0.3, py - w * 0.2, size, colour)


def bow(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A ribbon bow with two loops and two tails."""
    for side in (-1, 1):
        tail = [
            (0, 0),
            (0.35 * side, 0.12),
            (0.62 * side, 0.42),
            (0.56 * side, 0.5),
            (0.44 * side, 0.44),
            (0.36 * side, 0.54),
            (0.2 * side, 0.3),
        ]
        c.shade(placed(tail, (x + 8, y + 10), 0, 1, size), "dark", 0.5)
        c.patch(placed(tail, (x, y), 0, 1, size), shaded(colour, 0.2), "flat", brush="")
    for side in (-1, 1):
        loop = [(0, 0), (0.3 * side, -0.34), (0.68 * side, -0.38), (0.78 * side, -0.12), (0.5 * side, 0.08)]
        c.patch(placed(curve(loop, per=6), (x, y), 0, 1, size), colour, "flat", brush="v")
        hole = [
            (0.16 * side, -0.08),
            (0.36 * side, -0.24),
            (0.6 * side, -0.26),
            (0.62 * side, -0.12),
            (0.42 * side, -0.02),
        ]
        c.patch(
            placed(curve(hole, per=6), (x, y), 0, 1, size), shaded(colour, 1.1), "dark", brush="", depth=0.5
        )
        c.line(placed([(0.08 * side, -0.04), (0.3 * side, -0.3)], (x, y), 0, 1, size), 3, lit(colour, 1.4))
    c.patch(
        placed(curve([(-0.11, -0.1), (0.1, -0.12), (0.12, 0.08), (-0.1, 0.1)]), (x, y), 0, 1, size),
        lit(colour, 0.4),
        "ball",
        brush="",
    )


def trailing(c: Canvas, points: Outline, width: float, colour: str) -> None:
    """A loose ribbon lying in waves on the table: its face, and its back where it turns over."""
    line = curve(points, closed=False, per=10)
    c.shade([(x + 12, y + 14) for x, y in line + [(x, y + width) for x, y in line[::-1]]], "dark", 0.45)
    runs: list[Outline] = [[line[0]]]
    for here, there in pairwise(line):
        turned = len(runs[-1]) > 1 and (runs[-1][-1][0] > runs[-1][-2][0]) != (there[0] > here[0])
        if turned:
            runs.append([here])
        runs[-1].append(there)
    for run in sorted(runs, key=lambda part: part[-1][0] > part[0][0]):
        face = run[-1][0] > run[0][0]
        tone = lit(colour, 0.15) if face else shaded(colour, 1.0)
        strip = run + [(x, y + width) for x, y in run[::-1]]
        c.patch(strip, tone, "flat" if face else "dark", brush="h", depth=0.6, shake=0.8)
        c.line([(x, y + width * 0.14) for x, y in run], 2.4, lit(tone, 1.1), taper=False)
        c.line([(x, y + width * 0.86) for x, y in run], 2.2, shaded(tone, 0.8), taper=False)


def tissue(c: Canvas, points: Outline, colour: str = PAPER, *, peaks: float = 60) -> None:
    """A crumple of tissue paper along these points, its folds rising to ``peaks``."""
    for layer in (1.0, 0.62):
        ridge: Outline = []
        for (x0, y0), (x1, y1) in pairwise(points):
            for t in (0.0, 0.22, 0.47, 0.75):
                high = peaks * layer * c.rng.uniform(0.25, 1.0)
                ridge.append((x0 + (x1 - x0) * t + c.rng.uniform(-9, 9), y0 + (y1 - y0) * t - high))
        base = [(x, y + peaks * 0.9) for x, y in (points[-1], points[0])]
        shape = c.patch([*ridge, *base], lit(colour, layer - 0.9), "fall", brush="m", shake=1)
        with c.inside(shape):
            for x, y in ridge[1:-1:2]:
                fold = [
                    (x, y),
                    (x + c.rng.uniform(-34, 34), y + peaks * 0.7),
                    (x + c.rng.uniform(6, 30), y + peaks * 0.8),
                ]
                c.shade(fold, "flat", 0.55)
                c.line([(x, y), fold[1]], 2.2, shaded(colour, 0.45))


def card(
    c: Canvas, at: tuple[float, float], width: float, turn: float, *, lying: bool = True, ink: str = TEA_RED
) -> None:
    """A printed card with the house's mark and a few handwritten lines."""
    squash, tall = (0.55 if lying else 1.0), width * 0.68
    shape = [(-width / 2, -tall / 2), (width / 2, -tall / 2), (width / 2, tall / 2), (-width / 2, tall / 2)]
    if lying:
        c.shade(placed(shape, (at[0] + 10, at[1] + 9), turn, squash), "dark", 0.55)
    c.patch(placed(shape, at, turn, squash), lit(CREAM, 0.3), "flat", brush="", depth=0.6)
    frame = placed([(u * 0.9, v * 0.86) for u, v in shape], at, turn, squash)
    c.line([*frame, frame[0]], 2, ink, taper=False)

    def place(u: float, v: float) -> tuple[float, float]:
        return placed([(u, v)], at, turn, squash)[0]

    sprig(c, lambda u, v: place(u, v - tall * 0.12), tall * 0.2, ink)
    write(c, "MERCI", lambda u, v: place(u, v + tall * 0.03), tall * 0.12, colour=ink)
    for row, reach in ((0.24, 0.3), (0.33, 0.22)):
        c.line([place(u * width * reach / 3, tall * row) for u in range(-3, 4)], 2, INK)


def raised_lid(c: Canvas, crate: Crate, colour: str, height: float, lining: str = CREAM) -> None:
    """The lid of an open box, standing up behind it on its hinge, lined with printed paper."""
    (left, low), (right, _) = crate.mouth()[3], crate.mouth()[2]
    lean, rim = height * 0.12, 0.045 * crate.width
    outer = [(left + lean, low - height), (right + lean, low - height), (right, low + 12), (left, low + 12)]
    c.shade([(x + 46, y + 30) for x, y in outer], "dark", 0.4)
    thick = [(x + 40, y - 24) for x, y in outer]
    c.patch([outer[1], thick[1], thick[2], outer[2]], shaded(colour, 0.9), "flat", brush="v")
    c.patch([outer[0], thick[0], thick[1], outer[1]], lit(colour, 0.5), "flat", brush="h")
    c.patch(outer, colour, "flat", brush="h", depth=0.8)
    inner = [(left + lean + rim, low - height + rim), (right + lean - rim, low - height + rim),
             (right - rim, low + 10),
             (left + rim, low + 10)]  # fmt: skip
    shape = c.patch(inner, lining, "hollow", brush="w", depth=0.5)
    with c.inside(shape):
        step = crate.width / 8
        for row in range(int(height / step * 1.6) + 1):
            for column in range(-1, 9):
                px = left + rim + lean + (column + 0.5 * (row % 2)) * step
                py = low - height + rim + (row + 0.75) * step * 0.62
                sprig(c, straight(px, py), step * 0.2, mix(colour, lining, 0.3))
    c.shade([inner[0], inner[1], (inner[1][0] - 3, inner[1][1] + 26), (inner[0][0] + 22, inner[0][1] + 26),
             (left + rim + 24, low + 10), (left + rim, low + 10)], "dark", 0.5)  # fmt: skip
    c.line(outer[:2], 7, lit(colour, 1.2), taper=False)


def envelope(c: Canvas, at: tuple[float, float], width: float, turn: float, seal: str = TEA_RED) -> None:
    """A sealed envelope lying on the table."""
    tall, squash = width * 0.62, 0.55
    shape = [(-width / 2, -tall / 2), (width / 2, -tall / 2), (width / 2, tall / 2), (-width / 2, tall / 2)]
    c.shade(placed(shape, (at[0] + 10, at[1] + 10), turn, squash), "dark", 0.55)
    c.patch(placed(shape, at, turn, squash), lit(CREAM, 0.2), "flat", brush="", depth=0.6)
    flap = placed([(-width / 2, -tall / 2), (0, tall * 0.1), (width / 2, -tall / 2)], at, turn, squash)
    c.line(flap, 3, shaded(CREAM, 1.4), taper=False)
    px, py = placed([(0, tall * 0.08)], at, turn, squash)[0]
    c.patch(ellipse(px, py, width * 0.075, width * 0.052), seal, "ball", brush="")
