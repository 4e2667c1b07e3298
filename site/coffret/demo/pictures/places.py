"""Where things stand: the wall and the table, a cloth, a window on the tea hills, shelves, and the shop."""

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, box, curve, ellipse, placed
from coffret.demo.pictures.lettering import straight, write
from coffret.demo.pictures.palette import (
    BARK,
    BLUE,
    BUTTER,
    CREAM,
    INK,
    LINEN,
    MOSS,
    PAPER,
    SAGE,
    SPRUCE,
    TEA_RED,
    lit,
    mix,
    shaded,
)  # fmt: skip
from coffret.demo.pictures.plants import leaf
from coffret.demo.pictures.vessels import jar, pouch, sprig, tin

HORIZON = 0.4  # the far edge of the table, as a part of the picture's height


def backdrop(c: Canvas, wall: str, table: str = LINEN) -> float:
    """A wall in the light of a window on the left, and the table before it; returns the table's far edge."""
    edge = c.height * HORIZON
    c.patch(box(-30, -30, c.width + 60, edge + 60), wall, "fall", brush="w", depth=0.35, shake=0)
    _window_light(c, edge, wall)
    c.patch(
        box(-30, edge, c.width + 60, c.height - edge + 30), table, "fall", brush="h", depth=0.3, shake=2.4
    )
    c.shade(box(-30, edge, c.width + 60, c.height * 0.02), "flat", 0.4)
    c.line([(-30, edge + 2), (c.width + 30, edge + 2)], 4, shaded(wall, 0.9), taper=False)
    return edge


def _window_light(c: Canvas, edge: float, wall: str) -> None:
    """Panes of light thrown slantwise on the wall, with the shadow of a branch outside."""
    width, left = c.width * 0.115, c.width * c.rng.uniform(0.4, 0.54)
    panes: list[Outline] = []
    for column in range(3):
        for row in range(2):
            x, y = left + column * width * 1.1 + row * edge * 0.2, edge * (row * 0.5 - 0.04)
            tall, lean = edge * 0.46, edge * 0.185
            panes.append([(x, y), (x + width, y + 8), (x + width + lean, y + tall), (x + lean, y + tall - 8)])
    for pane in panes:
        c.flat(pane, lit(wall, 0.9), 0.75, shake=3)
        c.light(pane, 0.25)
        with c.inside(pane):
            for _ in range(5):
                at = (c.rng.uniform(pane[0][0], pane[2][0]), c.rng.uniform(pane[0][1], pane[2][1]))
                long, turn = c.width * c.rng.uniform(0.02, 0.04), c.rng.uniform(10, 80)
                shape = placed(curve([(0, 0), (0.4, -0.2), (1, 0), (0.4, 0.2)], per=5), at, turn, 1, long)
                c.flat(shape, lit(wall, 0.2), 0.8)


def cloth(c: Canvas, outline: Outline, colour: str = CREAM, stripe: str = TEA_RED) -> None:
    """A linen cloth spread on the table: far left, far right, near right, near left."""
    (ax, ay), (bx, by), (dx, dy), (ex, ey) = outline

    def at(u: float, v: float) -> tuple[float, float]:
        top = (ax + (bx - ax) * u, ay + (by - ay) * u)
        low = (ex + (dx - ex) * u, ey + (dy - ey) * u)
        return top[0] + (low[0] - top[0]) * v, top[1] + (low[1] - top[1]) * v

    c.shade([(x + 9, y + 9) for x, y in outline], "dark", 0.5)
    shape = c.patch(outline, colour, "flat", brush="w", depth=0.4, shake=4)
    with c.inside(shape):
        for u in (0.05, 0.075, 0.925, 0.95):
            c.line([at(u, v / 8) for v in range(9)], 7 if u in (0.05, 0.95) else 3.5, stripe, taper=False)
        for v in (0.06, 0.1, 0.9, 0.94):
            c.line([at(u / 8, v) for u in range(9)], 6 if v in (0.06, 0.94) else 3, stripe, taper=False)
        for _ in range(5):
            u, v = c.rng.uniform(0.1, 0.8), c.rng.uniform(0.1, 0.7)
            fold = [at(u, v), at(u + 0.04, v + 0.2), at(u + 0.015, v + 0.42), at(u - 0.012, v + 0.22)]
            c.shade(curve(fold), "flat", 0.45)
    for step in range(60):
        x, y = at(step / 59, 1)
        c.line([(x, y), (x + c.rng.uniform(-4, 4), y + c.rng.uniform(8, 16))], 2.2, shaded(colour, 0.5))


def tea_hills(c: Canvas, frame: Outline, sky: str = "#e6e6d6") -> None:
    """Terraces of tea seen through a frame, paler as they go away."""
    (left, top), (right, low) = frame[0], frame[2]
    wide, tall = right - left, low - top
    with c.inside(frame):
        c.patch(frame, sky, "rise", brush="w", depth=0.3)
        c.light(ellipse(left + wide * 0.3, top + tall * 0.3, wide * 0.3, wide * 0.24), 0.9, "glow")
        tones = (mix(SAGE, BLUE, 0.4), mix(SAGE, BLUE, 0.15), SAGE, mix(SAGE, MOSS, 0.7), shaded(MOSS, 0.4))
        for level, (tone, at) in enumerate(zip(tones, (0.3, 0.37, 0.45, 0.57, 0.74), strict=True)):
            swell = tall * (0.07, 0.05, 0.06, 0.07, 0.08)[level]
            ridge = [
                (
                    left - 60 + (wide + 120) * i / 6,
                    top + tall * at + swell * ((i * (level + 2) * 5 % 7) / 3.5 - 1),
                )
                for i in range(7)
            ]
            line = curve(ridge, closed=False, per=16)
            hazy = mix(tone, sky, (0.6, 0.42, 0.22, 0.05, 0.0)[level])
            hill = c.patch(
                [*line, (right + 60, low + 60), (left - 60, low + 60)], hazy, "fall", brush="w", depth=0.6
            )
            if level > 1:
                with c.inside(hill):
                    _rows(c, line, tall * (0.017, 0.026, 0.04)[level - 2], hazy)


def _rows(c: Canvas, ridge: Outline, gap: float, tone: str) -> None:
    """Clipped rows of tea bushes following a ridge downhill, lit on their left."""
    for row in range(1, 13):
        line = [(x, y + gap * row * (1 + row * 0.05)) for x, y in ridge]
        for x, y in line[row % 2 :: 1]:
            size = gap * c.rng.uniform(0.42, 0.6)
            c.dot(x + size * 0.3, y + size * 0.42, size * 1.05, shaded(tone, 1.1))
            c.dot(x, y, size, lit(tone, c.rng.uniform(-0.25, 0.5)))
            c.dot(x - size * 0.3, y - size * 0.34, size * 0.42, lit(tone, 1.1))


def window(c: Canvas, x: float, y: float, width: float, height: float, wood: str = CREAM) -> None:
    """A window on the tea hills; (x, y) is its upper left corner."""
    pane = box(x, y, width, height)
    tea_hills(c, pane)
    c.shade([(x, y), (x + width, y), (x + width, y + 16), (x + 16, y + 16), (x + 16, y + height),
             (x, y + height)],
            "dark", 0.5)  # fmt: skip
    bar = width * 0.045
    for frame in (
        box(x - bar, y - bar, width + 2 * bar, bar), box(x - bar, y, bar, height), box(x + width, y, bar,
                                                                                       height),
        box(x + width / 2 - bar * 0.35, y, bar * 0.7, height), box(x, y + height * 0.42, width, bar * 0.55),
    ):  # fmt: skip
        c.patch(frame, wood, "flat", brush="v", depth=0.6)
    c.shade(box(x - bar * 1.8, y + height + bar * 1.3, width + bar * 3.6, bar * 0.9), "fall", 0.5)
    c.patch(
        box(x - bar * 1.8, y + height, width + bar * 3.6, bar * 1.4),
        lit(wood, 0.3),
        "fall",
        brush="h",
        depth=0.7,
    )


def shelf(c: Canvas, x: float, y: float, width: float, wood: str = BARK) -> None:
    """A plank on two brackets; (x, y) is the left end of its upper edge."""
    c.shade(box(x + 14, y + 20, width + 26, 70), "fall", 0.6)
    for at in (0.12, 0.88):
        c.patch([(x + width * at, y + 20), (x + width * at + 22, y + 20), (x + width * at + 22, y + 96),
                 (x + width * at, y + 60)], shaded(wood, 0.6), "flat", brush="v")  # fmt: skip
    c.patch(box(x, y - 10, width, 36), wood, "fall", brush="h")
    c.line([(x, y - 8), (x + width, y - 8)], 5, lit(wood, 1.2), taper=False)


def potted(c: Canvas, x: float, y: float, size: float, pot: str = "#b9704f") -> None:
    """A small clipped tree in a terracotta pot."""
    c.cast(ellipse(x, y, size * 0.2, size * 0.06), size * 0.5, size * 0.05)
    c.line([(x, y - size * 0.35), (x - 4, y - size * 0.9)], size * 0.045, BARK, taper=False)
    c.patch(
        [
            (x - size * 0.22, y - size * 0.36),
            (x + size * 0.22, y - size * 0.36),
            (x + size * 0.15, y),
            (x - size * 0.15, y),
        ],
        pot,
        "round",
        brush="h",
    )
    c.patch(box(x - size * 0.25, y - size * 0.42, size * 0.5, size * 0.1), lit(pot, 0.3), "round", brush="h")
    c.patch(
        ellipse(x, y - size * 1.05, size * 0.36, size * 0.36), shaded(MOSS, 0.8), "ball", brush="m", shake=7
    )
    for _ in range(90):
        angle, far = c.rng.uniform(0, 360), c.rng.uniform(0, 1) ** 0.5
        px, py = ellipse(x, y - size * 1.05, size * 0.34 * far, size * 0.34 * far, angle, angle + 20)[0]
        bright = (x - px + (y - size * 1.05) - py) / size
        leaf(
            c, (px, py), size * 0.1, c.rng.uniform(0, 360), lit(MOSS, bright * 2.2 + c.rng.uniform(-0.7, 0.4))
        )


def shop_front(c: Canvas) -> None:
    """The house's shop in its street, seen from across the way."""
    w, h = c.width, c.height
    street, stone = h * 0.86, "#dccaa6"
    c.patch(box(-30, -30, w + 60, street + 60), stone, "flat", brush="w", depth=0.35, shake=0)
    _stones(c, w, street, stone)
    _paving(c, street, "#bfb29c")
    left, right, top = w * 0.11, w * 0.89, h * 0.12
    c.shade([(right, top + 30), (right + 110, top + 90), (right + 110, street), (right, street)], "flat", 0.6)
    c.patch(box(left, top, right - left, street - top), SPRUCE, "flat", brush="v", depth=0.8)
    c.patch(box(left - 30, top - 50, right - left + 60, 56), lit(SPRUCE, 0.5), "fall", brush="h")
    c.patch(box(left + 40, top + 26, right - left - 80, h * 0.115), shaded(SPRUCE, 0.5), "flat", brush="h")
    gilt = "#e5c67b"
    write(c, "MAISON CAMILLE", straight(w / 2, top + 26 + h * 0.033), h * 0.052, colour=gilt, weight=0.12)
    for at in (0.27, 0.73):
        sprig(c, straight(w * at, top + h * 0.096), h * 0.05, gilt)
    wide, tall = w * 0.285, street - h * 0.5
    for x, turn in ((left + 66, 0), (right - 66 - wide, 1)):
        _shop_window(c, x, h * 0.38, wide, tall, seedling=turn)
        awning(c, x - 26, h * 0.285, wide + 52, h * 0.125)
    _door(c, w * 0.5, street, w * 0.105, h * 0.53)
    c.patch(box(left, street - 24, right - left, 32), shaded(stone, 1.1), "fall", brush="h")
    _creeper(c, w * 0.955, street)


def _paving(c: Canvas, street: float, stone: str) -> None:
    """The pavement, its slabs wider as they come nearer."""
    c.patch(box(-30, street, c.width + 60, c.height), stone, "fall", brush="h", depth=0.4)
    y, middle = street + 20, c.width / 2
    for row in range(5):
        tall = 24 + row * 17
        c.line([(-30, y), (c.width + 30, y + c.rng.uniform(-3, 3))], 3, shaded(stone, 0.8), taper=False)
        for k in range(-9, 10):
            x = middle + (k + 0.5 * (row % 2)) * (140 + row * 22)
            c.line([(x, y), (x + (x - middle) * 0.07, y + tall)], 2.6, shaded(stone, 0.7))
        y += tall


def _creeper(c: Canvas, x: float, street: float) -> None:
    """A climbing plant up the stone beside the shop."""
    stem = [
        (x, street),
        (x - 30, street * 0.75),
        (x + 24, street * 0.5),
        (x - 20, street * 0.26),
        (x - 160, street * 0.07),
    ]
    line = curve(stem, closed=False, per=16)
    c.line(line, 13, BARK)
    for at in line[4:]:
        for _ in range(4):
            spot = (at[0] + c.rng.gauss(0, 34), at[1] + c.rng.gauss(0, 18))
            leaf(c, spot, c.rng.uniform(44, 72), c.rng.uniform(20, 200), lit(MOSS, c.rng.uniform(-0.9, 0.5)))


def _stones(c: Canvas, w: float, street: float, stone: str) -> None:
    row_height = street / 9
    for row in range(10):
        y = row * row_height
        c.line([(-30, y), (w + 30, y)], 3, shaded(stone, 0.7), taper=False)
        for k in range(14):
            x = (k + 0.5 * (row % 2)) * w / 12
            c.line([(x, y), (x, y + row_height)], 3, shaded(stone, 0.7))


def _shop_window(c: Canvas, x: float, y: float, width: float, height: float, *, seedling: int) -> None:
    """A lit window with two shelves of tins and jars."""
    c.patch(box(x - 18, y - 18, width + 36, height + 36), shaded(SPRUCE, 0.7), "flat", brush="v")
    glass = c.patch(box(x, y, width, height), mix(BUTTER, "#8f7346", 0.45), "rise", brush="m")
    colours = (TEA_RED, CREAM, SAGE, SPRUCE, BUTTER, "#b9704f")
    with c.inside(glass):
        for row, base in enumerate((y + height * 0.5, y + height * 0.97)):
            for k in range(6):
                px = x + width * (k + 0.55) / 6.1
                tall = height * (0.29 + 0.05 * ((k * 3 + row + seedling) % 3))
                tone = colours[(k + row * 2 + seedling * 3) % 6]
                kind = (k + row + seedling) % 3
                if kind == 0:
                    jar(
                        c,
                        px,
                        base,
                        width / 7.6,
                        tall * 0.85,
                        mix(tone, "#c97a2a", 0.5),
                        word="MIEL",
                        shadow=False,
                    )
                elif kind == 1:
                    tin(c, px, base, width / 8, tall, tone, shadow=False)
                else:
                    pouch(c, px, base, width / 7.6, tall * 0.95, shadow=False)
            c.patch(box(x, base, width, 18), lit(BARK, 0.3), "fall", brush="h")
        c.light(
            [
                (x + width * 0.1, y),
                (x + width * 0.32, y),
                (x + width * 0.05, y + height),
                (x - width * 0.15, y + height),
            ],
            0.3,
        )
        c.light(
            [
                (x + width * 0.42, y),
                (x + width * 0.48, y),
                (x + width * 0.22, y + height),
                (x + width * 0.16, y + height),
            ],
            0.3,
        )
        c.shade(box(x, y, width, height * 0.2), "rise", 0.9)
    c.patch(box(x + width / 2 - 7, y, 14, height), shaded(SPRUCE, 0.3), "flat", brush="v")
    c.patch(box(x - 34, y + height + 8, width + 68, 32), lit(SPRUCE, 0.4), "fall", brush="h")


def _door(c: Canvas, x: float, street: float, width: float, height: float) -> None:
    c.patch(
        box(x - width * 0.66, street - height, width * 1.32, height), shaded(SPRUCE, 0.8), "flat", brush="v"
    )
    c.patch(box(x - width / 2, street - height * 0.95, width, height * 0.95), TEA_RED, "flat", brush="v")
    opening = box(x - width * 0.36, street - height * 0.88, width * 0.72, height * 0.52)
    pane = c.patch(opening, mix(BUTTER, BARK, 0.4), "rise", brush="m")
    c.light(
        [
            (pane[0][0], street - height * 0.88),
            (x, street - height * 0.88),
            (x - width * 0.36, street - height * 0.42),
        ],
        0.35,
    )
    c.patch(
        box(x - width * 0.36, street - height * 0.3, width * 0.72, height * 0.22),
        shaded(TEA_RED, 0.4),
        "flat",
        brush="v",
    )
    c.dot(x + width * 0.42, street - height * 0.4, 11, "#e0bd6c")
    c.patch(box(x - width * 0.2, street - height * 0.7, width * 0.4, width * 0.26), PAPER, "plain", brush="")
    write(c, "OUVERT", straight(x, street - height * 0.7 + width * 0.1), width * 0.055, colour=INK)


def awning(c: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A striped awning with a scalloped edge."""
    flare, count = width * 0.05, 11
    c.shade([(x - flare, y + height), (x + width + flare, y + height), (x + width + flare, y + height * 1.75),
             (x - flare + 30, y + height * 1.75)], "dark", 0.5)  # fmt: skip
    for index in range(count):
        tone = TEA_RED if index % 2 == 0 else CREAM
        a, b = index / count, (index + 1) / count
        lower = width + 2 * flare
        strip = [
            (x + width * a, y),
            (x + width * b, y),
            (x - flare + lower * b, y + height),
            (x - flare + lower * a, y + height),
        ]
        c.patch(strip, tone, "fall", brush="v", depth=0.7, shake=1)
        middle = x - flare + lower * (a + b) / 2
        scallop = ellipse(middle, y + height - 2, lower / count / 2, height * 0.22, 0, 180)
        c.patch(scallop, shaded(tone, 0.6), "plain", brush="v", shake=1)
