"""Things that hold tea, honey and jam: tins, pouches, jars, cups, pots, plates and spoons."""

from math import cos, radians, sin

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, Placing, box, curve, ellipse, placed
from coffret.demo.pictures.lettering import length, straight, write
from coffret.demo.pictures.palette import (
    AMBER,
    BARK,
    BLUE,
    CREAM,
    HONEY,
    INK,
    KRAFT,
    PORCELAIN,
    TEA_RED,
    lit,
    mix,
    shaded,
)  # fmt: skip

TILT = 0.3  # how round a level circle looks from where we stand: its height over its width


def upright(x: float, y: float, width: float, height: float, foot: float = 1.0) -> Outline:
    """The silhouette of a cylinder standing on (x, y); ``foot`` is the width of its base over its top's."""
    half, base = width / 2, width / 2 * foot
    return ellipse(x, y, base, base * TILT, 0, 180) + ellipse(x, y - height, half, half * TILT, 180, 360)


def _wrapped(x: float, y: float, width: float) -> Placing:
    half = width / 2
    return lambda u, v: (x + half * sin(u / half), y + v + half * TILT * cos(u / half))


def band(x: float, top: float, bottom: float, width: float, reach: float = 62) -> Outline:
    """A label wrapped around a cylinder, ``reach`` degrees to either side."""
    half = width / 2
    angles = [radians(-reach + step * reach / 10) for step in range(21)]
    upper = [(x + half * sin(a), top + half * TILT * cos(a)) for a in angles]
    return upper + [(px, py - top + bottom) for px, py in reversed(upper)]


def sprig(c: Canvas, place: Placing, size: float, colour: str = INK) -> None:
    """The house's mark: two leaves and a bud."""
    for turn, tall in ((-42, 0.8), (42, 0.8), (0, 1.0)):
        leaf = [(0, 0), (0.16, -0.4), (0, -tall), (-0.16, -0.4)]
        c.flat(
            [place(u * size, v * size) for u, v in placed(curve(leaf, per=5), (0, 0), turn)],
            colour,
            shake=0.5,
        )
    c.line([place(0, 0), place(0, size * 0.42)], size * 0.07, colour, taper=False)


def _label(c: Canvas, place: Placing, tall: float, words: tuple[str, str], ink: str, wide: float) -> None:
    """The printing of a label: the mark, a rule, the sort, and the house's name."""
    sprig(c, lambda u, v: place(u, v + tall * 0.4), tall * 0.27, ink)
    size = min(tall * 0.16, wide * 0.8 / length(words[0]))
    write(c, words[0], lambda u, v: place(u, v + tall * 0.58), size, colour=ink, weight=0.14)
    c.line([place(u * wide / 10, tall * 0.82) for u in range(-3, 4)], 2, ink, taper=False)
    if words[1]:
        small = min(tall * 0.075, wide * 0.8 / length(words[1]))
        write(c, words[1], lambda u, v: place(u, v + tall * 0.88), small, colour=ink, weight=0.16)


def tin(
    c: Canvas, x: float, y: float, width: float, height: float, colour: str,
    *, word: str = "THÉ", paper: str = CREAM, lid: str = "", shadow: bool = True,
) -> None:  # fmt: skip
    """A tea tin with its lid on and a paper label."""
    half = width / 2
    lid = lid or colour
    if shadow:
        c.cast(ellipse(x, y, half, half * TILT), height * 0.55, height * 0.1)
    c.patch(upright(x, y, width, height * 0.84), colour, "round", brush="v")
    ink = INK if paper != INK else CREAM
    label = band(x, y - height * 0.68, y - height * 0.1, width)
    c.flat(label, paper)
    c.line(band(x, y - height * 0.66, y - height * 0.655, width, 58)[:21], 2.4, ink, taper=False)
    c.line(band(x, y - height * 0.125, y - height * 0.12, width, 58)[:21], 2.4, ink, taper=False)
    _label(
        c, _wrapped(x, y - height * 0.66, width), height * 0.5, (word, "MAISON CAMILLE"), ink, width * 0.95
    )
    c.shade(band(x, y - height * 0.8, y - height * 0.755, width, 89), "dark", 0.5)
    c.patch(upright(x, y - height * 0.8, width * 1.04, height * 0.16), lid, "round", brush="v")
    c.line(band(x, y - height * 0.815, y - height * 0.81, width * 1.04, 84)[:21], 2.5, lit(lid, 1.4))
    c.patch(ellipse(x, y - height * 0.96, half * 1.04, half * 1.04 * TILT), lit(lid, 0.5), "flat")
    c.line(ellipse(x, y - height * 0.962, half * 0.86, half * 0.86 * TILT, 170, 370), 3, lit(lid, 1.8))


def pouch(
    c: Canvas, x: float, y: float, width: float, height: float, colour: str = KRAFT,
    *, word: str = "THÉ", seal: str = TEA_RED, shadow: bool = True,
) -> None:  # fmt: skip
    """A paper bag with a folded top, a label and a seal."""
    half = width / 2
    if shadow:
        c.cast(box(x - half * 0.96, y - width * 0.12, width * 0.96, width * 0.2), height * 0.5, height * 0.08)
    body = [
        (x - half, y - height * 0.9),
        (x + half, y - height * 0.9),
        (x + half * 0.98, y - height * 0.5),
        (x + half * 1.04, y),
        (x, y + height * 0.03),
        (x - half * 1.04, y),
        (x - half * 0.97, y - height * 0.5),
    ]
    c.patch(body, colour, "round", brush="v", depth=0.8, shake=2)
    c.shade(
        [
            (x + half * 0.62, y - height * 0.86),
            (x + half * 0.98, y - height * 0.86),
            (x + half, y),
            (x + half * 0.78, y),
        ],
        "flat",
        0.7,
    )
    c.line([(x + half * 0.64, y - height * 0.85), (x + half * 0.8, y - height * 0.02)], 3, shaded(colour))
    fold = [
        (x - half * 1.02, y - height),
        (x + half * 1.01, y - height),
        (x + half * 1.02, y - height * 0.84),
        (x - half * 1.01, y - height * 0.835),
    ]
    c.shade([(px + 5, py + 12) for px, py in fold], "dark", 0.4)
    c.patch(fold, lit(colour, 0.5), "fall", brush="h")
    c.patch(ellipse(x - half * 0.05, y - height * 0.86, width * 0.09, width * 0.085), seal, "ball", brush="")
    label = box(x - half * 0.72, y - height * 0.7, width * 0.62, height * 0.5)
    c.flat(label, CREAM)
    place = straight(x - half * 0.1, y - height * 0.68)
    _label(c, place, height * 0.44, (word, "MAISON CAMILLE"), INK, width * 0.6)


def jar(
    c: Canvas, x: float, y: float, width: float, height: float, filling: str = HONEY,
    *, word: str = "MIEL", cloth: str = "", shadow: bool = True,
) -> None:  # fmt: skip
    """A glass jar of honey or jam, with a metal lid or a tied cloth cap."""
    half = width / 2
    if shadow:
        c.cast(ellipse(x, y, half, half * TILT), height * 0.5, height * 0.1)
        c.light(ellipse(x + half * 1.3, y + half * 0.12, half * 0.55, half * 0.14), 0.5)
    glass = mix(filling, "#dfe3d8", 0.45)
    c.patch(
        curve(
            [
                (x - half, y),
                (x, y + half * TILT),
                (x + half, y),
                (x + half, y - height * 0.6),
                (x + half * 0.8, y - height * 0.8),
                (x - half * 0.8, y - height * 0.8),
                (x - half, y - height * 0.6),
            ]
        ),
        glass,
        "round",
        brush="v",
        depth=0.7,
    )
    inner = upright(x, y - height * 0.02, width * 0.93, height * 0.6)
    c.patch(inner, filling, "round", brush="v")
    c.flat(ellipse(x, y - height * 0.62, half * 0.93, half * 0.93 * TILT), lit(filling, 1.1))
    label = band(x, y - height * 0.56, y - height * 0.14, width, 48)
    c.flat(label, CREAM)
    _label(c, _wrapped(x, y - height * 0.55, width), height * 0.38, (word, ""), INK, width * 0.75)
    c.light(
        curve(
            [
                (x - half * 0.82, y - height * 0.62),
                (x - half * 0.7, y - height * 0.64),
                (x - half * 0.74, y - height * 0.1),
                (x - half * 0.84, y - height * 0.14),
            ]
        ),
        0.95,
    )
    _cap(c, x, y - height * 0.78, width * 0.86, height * 0.2, cloth)


def _cap(c: Canvas, x: float, y: float, width: float, height: float, cloth: str) -> None:
    half = width / 2
    if not cloth:
        c.patch(upright(x, y, width, height * 0.8), "#c9a54f", "round", brush="v")
        c.patch(ellipse(x, y - height * 0.8, half, half * TILT), "#dcc07a", "flat")
        return
    skirt = [(x - half, y - height * 0.75), (x, y - height * 0.6), (x + half, y - height * 0.75),
             (x + half * 1.25, y + height * 0.28), (x + half * 0.8, y + height * 0.5), (x + half * 0.4,
                                                                                        y + height * 0.38),
             (x, y + height * 0.58), (x - half * 0.45, y + height * 0.4), (x - half * 0.85, y + height * 0.5),
             (x - half * 1.25, y + height * 0.25)]  # fmt: skip
    shape = c.patch(curve(skirt, per=6), cloth, "round", brush="v")
    with c.inside(shape):
        for step in range(-5, 6):
            c.line(
                [(x + step * half * 0.2, y - height), (x + step * half * 0.27, y + height)],
                3,
                lit(cloth, 1.6),
            )
    c.patch(ellipse(x, y - height * 0.72, half, half * TILT), lit(cloth, 0.4), "flat")
    c.line(ellipse(x, y - height * 0.1, half * 1.04, half * TILT, 4, 176), 6, CREAM, taper=False)


def saucer(c: Canvas, x: float, y: float, width: float, colour: str = PORCELAIN, rim: str = BLUE) -> None:
    """A small plate lying flat."""
    half = width / 2
    c.cast(ellipse(x, y + half * 0.05, half * 0.8, half * 0.8 * TILT), width * 0.16, width * 0.05)
    c.patch(ellipse(x, y + half * 0.06, half, half * TILT), shaded(colour, 0.7), "round", brush="")
    c.patch(ellipse(x, y, half, half * TILT), colour, "flat", depth=0.8)
    c.line(ellipse(x, y, half * 0.93, half * 0.93 * TILT, 0, 358), 3.2, rim, taper=False)
    c.shade(ellipse(x + half * 0.02, y + half * 0.02, half * 0.62, half * 0.62 * TILT), "flat", 0.35)


def cup(
    c: Canvas, x: float, y: float, width: float, *, tea: str = AMBER, colour: str = PORCELAIN, rim: str = BLUE
) -> None:
    """A cup of tea on its saucer; (x, y) is the middle of the saucer."""
    half, height = width / 2, width * 0.6
    saucer(c, x, y, width * 1.6, colour, rim)
    c.contact(ellipse(x, y, half * 0.62, half * 0.2))
    c.shade(ellipse(x + half * 0.7, y + half * 0.12, half * 0.75, half * 0.16), "flat", 0.8)
    top = y - height
    ear = [
        (x + half * 0.9, top + height * 0.16),
        (x + half * 1.36, top + height * 0.1),
        (x + half * 1.4, top + height * 0.5),
        (x + half * 0.72, top + height * 0.72),
    ]
    c.line(curve(ear, closed=False), width * 0.085, shaded(colour, 1.1), taper=False)
    c.line([(px - 3, py - 3) for px, py in curve(ear, closed=False)], width * 0.05, colour)
    side = [
        (x + half, top),
        (x + half * 0.93, top + height * 0.45),
        (x + half * 0.66, top + height * 0.86),
        (x + half * 0.5, y),
    ]
    right = curve(side, closed=False)
    bowl = (
        right + ellipse(x, y, half * 0.5, half * 0.14, 10, 170) + [(2 * x - px, py) for px, py in right[::-1]]
    )
    body = c.patch(bowl + ellipse(x, top, half, half * TILT, 180, 360), colour, "round", brush="v")
    with c.inside(body):
        c.line(ellipse(x, top + height * 0.17, half * 0.98, half * TILT, 2, 178), 4, rim, taper=False)
        for angle in (55, 90, 125):
            at = (
                x + half * 0.86 * cos(radians(angle)),
                top + height * 0.42 + half * 0.26 * sin(radians(angle)),
            )
            sprig(c, straight(*at), width * 0.13, rim)
    c.patch(ellipse(x, top, half, half * TILT), colour, "hollow", brush="")
    c.patch(ellipse(x, top + half * 0.05, half * 0.9, half * 0.88 * TILT), tea, "hollow", brush="")
    c.line(ellipse(x, top + half * 0.05, half * 0.72, half * 0.68 * TILT, 20, 120), 4, lit(tea, 1.7))
    c.line(ellipse(x, top, half * 0.97, half * 0.97 * TILT, 0, 358), 2.6, rim, taper=False)


def steam(c: Canvas, x: float, y: float, height: float, colour: str = "#fffdf6") -> None:
    """Two soft curls rising and thinning out."""
    for shift, tall in ((-0.11, 0.78), (0.07, 1.0)):
        sway = height * 0.07
        points = [
            (x + height * shift, y),
            (x + height * shift + sway, y - height * tall * 0.3),
            (x + height * shift - sway, y - height * tall * 0.62),
            (x + height * shift + sway * 0.7, y - height * tall),
        ]
        line = curve(points, closed=False, per=14)
        for wide, see in ((0.075, 0.22), (0.045, 0.3), (0.02, 0.45)):
            with c.faded(see):
                c.line(line, height * wide, colour)


def _spout_and_handle(c: Canvas, x: float, y: float, half: float, tall: float, colour: str) -> None:
    width = 2 * half
    ear = [
        (x + half * 0.66, y - tall * 0.76),
        (x + half * 1.1, y - tall * 0.92),
        (x + half * 1.46, y - tall * 0.7),
        (x + half * 1.34, y - tall * 0.36),
        (x + half * 0.8, y - tall * 0.2),
    ]
    c.line(curve(ear, closed=False), width * 0.085, shaded(colour, 0.9), taper=False)
    c.line([(px - 4, py - 4) for px, py in curve(ear, closed=False)], width * 0.03, lit(colour))
    spout = [
        (x - half * 0.7, y - tall * 0.62),
        (x - half * 1.1, y - tall * 0.68),
        (x - half * 1.32, y - tall * 0.98),
        (x - half * 1.52, y - tall * 0.94),
        (x - half * 1.3, y - tall * 0.45),
        (x - half * 0.75, y - tall * 0.2),
    ]
    c.patch(curve(spout), colour, "flat", brush="v")


def teapot(c: Canvas, x: float, y: float, width: float, colour: str) -> None:
    """A round pot seen from the side, its spout to the left."""
    half, tall = width / 2, width * 0.78
    c.cast(ellipse(x, y, half * 0.72, half * 0.2), width * 0.6, width * 0.08)
    _spout_and_handle(c, x, y, half, tall, colour)
    belly = [
        (x - half * 0.5, y - tall * 0.86),
        (x, y - tall * 0.9),
        (x + half * 0.5, y - tall * 0.86),
        (x + half * 0.97, y - tall * 0.5),
        (x + half * 0.78, y - tall * 0.08),
        (x + half * 0.5, y + half * 0.06),
        (x, y + half * 0.1),
        (x - half * 0.5, y + half * 0.06),
        (x - half * 0.78, y - tall * 0.08),
        (x - half * 0.97, y - tall * 0.5),
    ]
    c.patch(curve(belly), colour, "ball", brush="w", depth=1.1)
    for low, width_ in ((0.62, 5), (0.58, 2.5)):
        c.line(
            ellipse(x, y - tall * low, half * 0.86, half * 0.2, 8, 172), width_, lit(colour, 1.4), taper=False
        )
    c.line(ellipse(x, y - tall * 0.86, half * 0.56, half * 0.16, 0, 180), 5, shaded(colour, 1.4), taper=False)
    dome = [
        (x - half * 0.52, y - tall * 0.86),
        (x - half * 0.4, y - tall * 0.98),
        (x, y - tall * 1.04),
        (x + half * 0.4, y - tall * 0.98),
        (x + half * 0.52, y - tall * 0.86),
        (x, y - tall * 0.8),
    ]
    c.patch(curve(dome), lit(colour, 0.25), "round", brush="h")
    c.patch(ellipse(x, y - tall * 1.09, half * 0.13, half * 0.12), colour, "ball", brush="")
    c.light(
        curve(
            [
                (x - half * 0.66, y - tall * 0.62),
                (x - half * 0.4, y - tall * 0.76),
                (x - half * 0.5, y - tall * 0.5),
                (x - half * 0.68, y - tall * 0.44),
            ]
        ),
        0.9,
    )


def bowl(c: Canvas, x: float, y: float, width: float, colour: str, filling: str) -> None:
    """A small open bowl; (x, y) is the middle of its foot."""
    half, height = width / 2, width * 0.38
    c.cast(ellipse(x, y, half * 0.6, half * 0.2), width * 0.5, width * 0.08)
    top = y - height
    side = curve([(x + half, top), (x + half * 0.86, top + height * 0.55), (x + half * 0.5, y)], closed=False)
    shape = (
        side + ellipse(x, y, half * 0.5, half * 0.15, 10, 170) + [(2 * x - px, py) for px, py in side[::-1]]
    )
    c.patch(shape + ellipse(x, top, half, half * TILT, 180, 360), colour, "round", brush="v")
    c.patch(ellipse(x, top, half, half * TILT), lit(colour, 0.4), "hollow", brush="")
    c.patch(ellipse(x, top + half * 0.06, half * 0.88, half * 0.84 * TILT), filling, "hollow", brush="m")


def spoon(c: Canvas, x: float, y: float, length_: float, turn: float, colour: str = BARK) -> None:
    """A wooden spoon lying on the table, its bowl at (x, y)."""
    shaft = placed([(0, 0), (length_ * 0.5, 3), (length_, 0)], (x, y), turn, 0.5)
    c.cast(placed(ellipse(0, 0, length_ * 0.15, length_ * 0.11), (x, y + 4), turn, 0.5), 22, 8, strength=0.6)
    c.line([(px + 14, py + 12) for px, py in shaft], length_ * 0.03, mix(colour, "#d9cbb3", 0.6))
    c.line(shaft, length_ * 0.05, colour, taper=False)
    c.patch(
        placed(ellipse(0, 0, length_ * 0.16, length_ * 0.12), (x, y), turn, 0.5), lit(colour, 0.4), "hollow"
    )
