"""Outlines as lists of points: making them, laying them on the table, and giving them a hand's wobble."""

from collections.abc import Callable, Iterable
from math import cos, hypot, pi, radians, sin
from random import Random

Point = tuple[float, float]
Outline = list[Point]
Placing = Callable[[float, float], Point]


def ellipse(cx: float, cy: float, rx: float, ry: float, start: float = 0, end: float = 360) -> Outline:
    """An ellipse, or the arc of one from ``start`` to ``end`` degrees, clockwise from the right."""
    count = max(10, int(abs(end - start) / 360 * max(28, (rx + ry) / 5)))
    steps = count if abs(end - start) >= 360 else count + 1
    turn = (end - start) / count
    angles = [radians(start + turn * step) for step in range(steps)]
    return [(cx + rx * cos(angle), cy + ry * sin(angle)) for angle in angles]


def box(x: float, y: float, width: float, height: float) -> Outline:
    """An upright rectangle from its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def curve(controls: Outline, *, closed: bool = True, per: int = 9) -> Outline:
    """A smooth line through every control point (Catmull-Rom)."""
    count = len(controls)
    spans = count if closed else count - 1
    points: Outline = []
    for index in range(spans):
        around = [_at(controls, index + offset, closed=closed) for offset in (-1, 0, 1, 2)]
        points.extend(_between(around, step / per) for step in range(per))
    if not closed:
        points.append(controls[-1])
    return points


def _at(points: Outline, index: int, *, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[min(len(points) - 1, max(0, index))]


def _between(around: list[Point], t: float) -> Point:
    before, here, there, after = around
    return (
        _cubic(before[0], here[0], there[0], after[0], t),
        _cubic(before[1], here[1], there[1], after[1], t),
    )


def _cubic(p0: float, p1: float, p2: float, p3: float, t: float) -> float:
    linear = (p2 - p0) * t
    square = (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
    cube = (3 * p1 - p0 - 3 * p2 + p3) * t**3
    return 0.5 * (2 * p1 + linear + square + cube)


def dense(points: Outline, step: float = 14, *, closed: bool = True) -> Outline:
    """The same outline with a point at least every ``step``."""
    ends = points[1:] + points[:1] if closed else points[1:]
    result: Outline = []
    for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
        pieces = max(1, int(hypot(x1 - x0, y1 - y0) / step))
        result.extend((x0 + (x1 - x0) * i / pieces, y0 + (y1 - y0) * i / pieces) for i in range(pieces))
    if not closed:
        result.append(points[-1])
    return result


def wobble(points: Outline, rng: Random, amount: float = 1.6, *, closed: bool = True) -> Outline:
    """The outline as a hand would paint it: slow swells and small slips across its own direction."""
    line = dense(points, 7, closed=closed)
    count = len(line)
    length = max(1.0, count * 7 / 150)
    waves = [
        (amount * weight, max(1, round(length * pace)), rng.uniform(0, 2 * pi))
        for weight, pace in ((0.8, 0.6), (0.5, 1.5), (0.3, 3.7))
    ]
    moved: Outline = []
    for index, (x, y) in enumerate(line):
        x0, y0 = line[index - 1] if index or closed else line[0]
        x1, y1 = line[(index + 1) % count] if index + 1 < count or closed else line[-1]
        size = hypot(x1 - x0, y1 - y0) or 1.0
        shift = sum(tall * sin(2 * pi * pace * index / count + phase) for tall, pace, phase in waves)
        shift += rng.uniform(-0.4, 0.4) * amount
        moved.append((x - (y1 - y0) / size * shift, y + (x1 - x0) / size * shift))
    return moved


def ribbon_of(points: Outline, width: float, *, taper: bool = True, rng: Random | None = None) -> Outline:
    """The outline of a brush drawn along a line: full in the middle, thinner where it lands and leaves."""
    line = dense(points, max(4.0, min(14.0, width * 3)), closed=False)
    last = max(1, len(line) - 1)
    left: Outline = []
    right: Outline = []
    for index, (x, y) in enumerate(line):
        x0, y0 = line[max(0, index - 1)]
        x1, y1 = line[min(last, index + 1)]
        size = hypot(x1 - x0, y1 - y0) or 1.0
        press = (0.35 + 0.65 * sin(pi * min(1.0, index / last)) ** 0.6) if taper else 1.0
        press *= 1.0 if rng is None else 1 + rng.uniform(-0.5, 0.4) / max(3.2, width)
        half = width / 2 * press
        left.append((x - (y1 - y0) / size * half, y + (x1 - x0) / size * half))
        right.append((x + (y1 - y0) / size * half, y - (x1 - x0) / size * half))
    return left + right[::-1]


def placed(
    points: Iterable[Point], at: Point, turn: float = 0, squash: float = 1, size: float = 1
) -> Outline:
    """Points drawn around the origin, turned, then squashed as the table foreshortens them, then set down."""
    c, s = cos(radians(turn)), sin(radians(turn))
    return [(at[0] + size * (x * c - y * s), at[1] + size * squash * (x * s + y * c)) for x, y in points]


def moved(points: Iterable[Point], dx: float, dy: float) -> Outline:
    """The same outline elsewhere."""
    return [(x + dx, y + dy) for x, y in points]


def bounds(points: Outline) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def hull(points: Outline) -> Outline:
    """The convex outline around all the points."""
    ordered = sorted(set(points))
    return _half(ordered) + _half(ordered[::-1])


def _half(ordered: Outline) -> Outline:
    chain: Outline = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def path(points: Outline, *, closed: bool = True) -> str:
    """The outline in SVG path words."""
    words = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"M{words}{'Z' if closed else ''}"
