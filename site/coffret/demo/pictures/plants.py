"""What grows: tea sprigs, branches in bloom, orange slices, cinnamon, star anise and loose leaves."""

from math import cos, pi, radians, sin

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, Point, curve, ellipse, placed
from coffret.demo.pictures.palette import (
    BARK,
    BLUSH,
    BUTTER,
    COCOA,
    CREAM,
    CRUST,
    MOSS,
    ORANGE,
    ROSE,
    SPRUCE,
    lit,
    mix,
    shaded,
)  # fmt: skip
from coffret.demo.pictures.sweets import LEAN, laid


def leaf(c: Canvas, at: Point, size: float, turn: float, colour: str = MOSS, *, squash: float = 1) -> None:
    """One leaf growing from ``at``: a light half, a dark half and its vein."""
    bend = c.rng.uniform(-0.06, 0.06)
    upper: Outline = [(0, 0), (0.22, -0.17), (0.55, -0.2 + bend), (0.85, -0.09), (1, bend)]
    lower: Outline = [(1, bend), (0.82, 0.1), (0.5, 0.19 + bend), (0.2, 0.13), (0, 0)]
    whole = curve([*upper, *lower[1:-1]], per=6)
    half = curve([(0, 0), (0.5, bend * 0.6), (1, bend), *lower[1:-1]], per=6)
    c.patch(placed(whole, at, turn, squash, size), colour, "flat", brush="m", shake=1.2)
    c.flat(placed(half, at, turn, squash, size), shaded(colour, 0.5), 0.75, shake=0.8)
    vein = curve([(0, 0), (0.5, bend * 0.6), (0.96, bend)], closed=False)
    c.line(placed(vein, at, turn, squash, size), max(2, size * 0.018), lit(colour, 1.3))
    for along in (0.3, 0.5, 0.7):
        for side in (-1, 1):
            rib = placed([(along, bend * 0.5), (along + 0.14, side * 0.1)], at, turn, squash, size)
            c.line(rib, max(1.4, size * 0.009), lit(colour, 0.9))


def tea_sprig(
    c: Canvas, x: float, y: float, size: float, turn: float = -60, colour: str = MOSS, *, lying: bool = True
) -> None:
    """Two leaves and a bud, as they are picked."""
    squash = 0.62 if lying else 1.0
    if lying:
        c.cast(
            placed(ellipse(size * 0.75, 0, size * 0.62, size * 0.2), (x, y + 6), turn, squash),
            16,
            8,
            strength=0.5,
        )
    stem = placed(
        curve([(0, 0), (0.3, 0.03), (0.62, 0), (0.86, -0.04)], closed=False), (x, y), turn, squash, size
    )
    c.line(stem, size * 0.045, mix(colour, BUTTER, 0.3))
    for along, angle, big, tone in (
        (0.3, 52, 0.75, -0.3),
        (0.5, -46, 0.7, 0.0),
        (0.74, 22, 0.55, 0.5),
        (0.84, -8, 0.42, 1.0),
    ):
        at = placed([(along, 0)], (x, y), turn, squash, size)[0]
        leaf(c, at, size * big, turn + angle, lit(colour, tone), squash=squash)


def branch(c: Canvas, points: Outline, width: float, colour: str = BARK) -> Outline:
    """A woody branch through these points; returns its line, to grow things on."""
    line = curve(points, closed=False, per=8)
    c.line(line, width, colour)
    c.line([(x - width * 0.14, y - width * 0.2) for x, y in line], width * 0.25, lit(colour, 1.2))
    return line


def blossom(c: Canvas, x: float, y: float, radius: float, colour: str = BLUSH, squash: float = 0.9) -> None:
    """A five-petalled flower, open towards us."""
    start = c.rng.uniform(0, 72)
    petal = [(0, 0), (0.42, -0.36), (0.86, -0.3), (0.92, 0), (0.86, 0.3), (0.42, 0.36)]
    for index in range(5):
        shape = placed(curve(petal, per=5), (x, y), start + index * 72, squash, radius)
        tone = lit(colour, c.rng.uniform(-0.2, 0.8))
        c.patch(shape, tone, "ball", brush="", depth=0.55, shake=1.2)
        c.line(
            placed([(0.2, 0), (0.6, 0.02)], (x, y), start + index * 72, squash, radius), radius * 0.04, ROSE
        )
    for index in range(9):
        angle = index * 2 * pi / 9
        tip = (x + radius * 0.34 * cos(angle), y + radius * 0.34 * sin(angle) * squash)
        c.line([(x, y), tip], max(1.4, radius * 0.03), shaded(ROSE))
        c.dot(*tip, max(2, radius * 0.05), BUTTER)


def petals(c: Canvas, x: float, y: float, spread: float, count: int, colour: str = BLUSH) -> None:
    """Petals fallen on the table."""
    for _ in range(count):
        at = (x + c.rng.uniform(-1, 1) * spread, y + c.rng.uniform(-0.35, 0.35) * spread)
        shape = placed(curve([(-26, 0), (-6, -16), (24, -12), (17, 0), (24, 12), (-6, 16)], per=4), at,
                       c.rng.uniform(0, 360), 0.6)  # fmt: skip
        c.contact(shape, 0.5)
        c.patch(shape, lit(colour, c.rng.uniform(-0.3, 0.6)), "flat", brush="", shake=0.8, depth=0.5)


def orange_slice(
    c: Canvas, x: float, y: float, radius: float, turn: float = 0, *, dried: bool = True
) -> None:
    """A slice of orange lying on the table."""
    rind = shaded(ORANGE, 0.5) if dried else ORANGE
    laid(c, ellipse(0, 0, radius, radius), (x, y), turn, radius * 0.09, rind)
    c.flat(placed(ellipse(0, 0, radius * 0.9, radius * 0.9), (x, y), turn, LEAN), lit(BUTTER, 0.4))
    flesh = mix(ORANGE, "#c2551e", 0.35) if dried else ORANGE
    for index in range(9):
        wedge = curve([(0.1, 0), (0.5, -0.17), (0.8, -0.23), (0.85, 0), (0.8, 0.23), (0.5, 0.17)], per=5)
        shape = placed(placed(wedge, (0, 0), index * 40, 1, radius), (x, y), turn, LEAN)
        c.patch(shape, lit(flesh, c.rng.uniform(-0.3, 0.4)), "flat", brush="m", shake=1)
        c.line(placed(placed([(0.3, 0.02), (0.75, 0.05)], (0, 0), index * 40, 1, radius), (x, y), turn, LEAN),
               radius * 0.025, lit(flesh, 1.3))  # fmt: skip


def cinnamon(c: Canvas, x: float, y: float, length: float, turn: float) -> None:
    """A quill of cinnamon lying on the table, its rolled end towards us."""
    wide = length * 0.085
    shape = placed([(0, -wide), (length, -wide * 0.9), (length, wide * 0.9), (0, wide)], (x, y), turn, 0.8)
    for drop, strength in ((12, 0.5), (6, 0.6)):
        c.shade([(px + drop, py + drop) for px, py in shape], "dark", strength)
    colour = mix(CRUST, COCOA, 0.45)
    c.patch(shape, colour, "fall", brush="h", depth=1.2)
    c.line(
        placed([(wide, wide * 0.1), (length * 0.97, wide * 0.15)], (x, y), turn, 0.8),
        wide * 0.22,
        shaded(colour, 1.6),
    )
    for _ in range(4):
        start = c.rng.uniform(0.1, 0.6) * length
        high = c.rng.uniform(-0.7, 0.7) * wide
        c.line(placed([(start, high), (start + length * 0.25, high)], (x, y), turn, 0.8), 2, lit(colour))
    c.patch(
        placed(ellipse(0, 0, wide * 0.62, wide), (x, y), turn, 0.8), shaded(colour, 0.7), "plain", brush=""
    )
    coil = [(wide * 0.42 * t / 14 * cos(t * 0.9), wide * 0.75 * t / 14 * sin(t * 0.9)) for t in range(15)]
    c.line(placed(curve(coil, closed=False, per=4), (x, y), turn, 0.8), 3.4, lit(colour, 1.5))


def star_anise(c: Canvas, x: float, y: float, radius: float) -> None:
    """An eight-pointed star of anise with its seeds."""
    start = c.rng.uniform(0, 45)
    c.cast(ellipse(x, y + 5, radius * 0.72, radius * 0.4), 16, 9, strength=0.7)
    pod = curve([(0.04, 0), (0.4, -0.16), (0.72, -0.13), (1, 0), (0.72, 0.13), (0.4, 0.16)], per=4)
    for index in range(8):
        shape = placed(placed(pod, (0, 0), start + index * 45, 1, radius), (x, y), 0, 0.64)
        c.patch(shape, mix(COCOA, CRUST, c.rng.uniform(0, 0.4)), "flat", brush="", shake=0.9)
        seed = placed(placed([(0.56, 0)], (0, 0), start + index * 45, 1, radius), (x, y), 0, 0.64)[0]
        c.line(placed(placed([(0.2, 0), (0.86, 0)], (0, 0), start + index * 45, 1, radius), (x, y), 0, 0.64),
               radius * 0.08, shaded(COCOA, 1.2))  # fmt: skip
        c.dot(*seed, radius * 0.07, lit(CRUST, 0.7))


def loose_tea(c: Canvas, x: float, y: float, spread: float, count: int, colour: str = SPRUCE) -> None:
    """A small drift of dry leaves, twisted by hand."""
    c.contact(ellipse(x, y, spread * 0.75, spread * 0.24), 0.55)
    for _ in range(count):
        angle, far = c.rng.uniform(0, 2 * pi), abs(c.rng.gauss(0, 0.48)) * spread
        px, py = x + far * cos(angle), y + far * sin(angle) * 0.36 - max(0, spread * 0.12 - far * 0.2)
        twig = [(-0.5, 0), (-0.1, c.rng.uniform(-0.22, 0.22)), (0.5, c.rng.uniform(-0.2, 0.2))]
        size = c.rng.uniform(14, 30) * max(0.6, min(1.3, spread / 150))
        tone = lit(colour, c.rng.uniform(-0.8, 0.9))
        c.line(
            placed(curve(twig, closed=False, per=4), (px, py), c.rng.uniform(0, 180), 0.75, size),
            size * 0.24,
            tone,
        )


def pearls(c: Canvas, x: float, y: float, spread: float, count: int, colour: str = "#8d9670") -> None:
    """Jasmine pearls: leaves rolled into little balls."""
    spots = [(c.rng.uniform(-1, 1), c.rng.uniform(-1, 1)) for _ in range(count * 2)]
    inside = sorted((s for s in spots if s[0] ** 2 + s[1] ** 2 < 1), key=lambda spot: spot[1])
    for u, v in inside[:count]:
        px, py, size = x + u * spread, y + v * spread * 0.3, c.rng.uniform(9, 13)
        c.contact(ellipse(px, py + size * 0.5, size * 0.6, size * 0.4), 0.6)
        tone = lit(colour, c.rng.uniform(-0.6, 0.7))
        c.patch(ellipse(px, py, size, size * 0.92), tone, "ball", brush="", shake=0.7)
        c.line(ellipse(px, py, size * 0.55, size * 0.5, 200, 330), 1.8, lit(CREAM, 0))


def fir(c: Canvas, x: float, y: float, length: float, turn: float, colour: str = SPRUCE) -> None:
    """A twig of fir lying down."""
    spine = placed(curve([(0, 0), (0.5, 0.05), (1, -0.02)], closed=False), (x, y), turn, 0.75, length)
    c.line(spine, 7, BARK)
    for index in range(26):
        along = index / 26
        for side in (-1, 1):
            angle = side * c.rng.uniform(38, 58)
            root = (along, 0.05 * sin(pi * along))
            far = 0.2 * (1.1 - along)
            tip = (root[0] + far * cos(radians(angle)), root[1] + far * sin(radians(angle)))
            needle = placed([root, tip], (x, y), turn, 0.75, length)
            c.line(needle, 6.5, lit(colour, c.rng.uniform(-0.5, 1.0)))
