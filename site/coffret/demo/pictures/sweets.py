"""Biscuits, drawn from above around the origin and then laid on the table with their thickness."""

from math import cos, pi, radians, sin

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, Point, box, curve, dense, ellipse, placed
from coffret.demo.pictures.palette import BISCUIT, BUTTER, COCOA, CREAM, CRUST, lit, mix, shaded

LEAN = 0.5  # how deep a thing lying on the table looks from where we stand


def laid(
    c: Canvas, outline: Outline, at: Point, turn: float, thick: float, colour: str, *, form: str = "flat"
) -> Outline:
    """Lay a flat thing down: its shadow, its edge, its face. Returns the face."""
    low = placed(outline, (at[0], at[1] + thick), turn, LEAN)
    c.cast(low, thick * 1.3 + 10, thick * 0.45 + 4, strength=0.85)
    steps = max(2, int(thick / 4))
    for step in range(steps):
        edge = placed(outline, (at[0], at[1] + thick * (1 - step / steps)), turn, LEAN)
        c.patch(edge, shaded(colour, 1.0), "round", brush="", shake=1.2)
    return c.patch(placed(outline, at, turn, LEAN), colour, form, brush="m", shake=1.4)


def _fluted(radius: float, count: int, deep: float = 0.05) -> Outline:
    steps = count * 8
    rings = [radius * (1 + deep * cos(count * 2 * pi * i / steps)) for i in range(steps)]
    return [(r * cos(2 * pi * i / steps), r * sin(2 * pi * i / steps)) for i, r in enumerate(rings)]


def _scalloped(width: float, height: float, step: float, bite: float) -> Outline:
    line = dense(box(-width / 2, -height / 2, width, height), step / 6)
    result = []
    for index, (x, y) in enumerate(line):
        push = 1 + bite * sin(2 * pi * index / 6)
        result.append((x * push, y * push))
    return result


def sable(c: Canvas, x: float, y: float, radius: float, turn: float = 0, colour: str = BISCUIT) -> None:
    """A round fluted shortbread with a sugared edge."""
    laid(c, _fluted(radius, 18), (x, y), turn, radius * 0.2, colour)
    ring = placed(ellipse(0, 0, radius * 0.74, radius * 0.74), (x, y), turn, LEAN)
    c.line([*ring, ring[0]], 3, shaded(colour, 0.8), taper=False)
    for angle in range(0, 360, 60):
        px, py = placed(
            [(radius * 0.4 * cos(radians(angle)), radius * 0.4 * sin(radians(angle)))], (x, y), turn, LEAN
        )[0]
        c.dot(px, py, radius * 0.045, shaded(colour, 1.6))
    _crumbs(c, x, y, radius * 0.8, lit(colour, 1.3), 16)


def _crumbs(c: Canvas, x: float, y: float, reach: float, colour: str, count: int) -> None:
    for _ in range(count):
        angle, far = c.rng.uniform(0, 2 * pi), c.rng.uniform(0.1, 1) ** 0.5 * reach
        c.dot(x + far * cos(angle), y + far * sin(angle) * LEAN, c.rng.uniform(1.5, 3.4), colour)


def butter_biscuit(
    c: Canvas, x: float, y: float, width: float, turn: float = 0, colour: str = BUTTER
) -> None:
    """A rectangular butter biscuit with small teeth and pricked holes."""
    colour = mix(colour, BISCUIT, 0.5)
    height = width * 0.68
    laid(c, _scalloped(width, height, width / 14, 0.03), (x, y), turn, width * 0.07, colour)
    frame = placed(box(-width * 0.4, -height * 0.38, width * 0.8, height * 0.76), (x, y), turn, LEAN)
    c.line([*frame, frame[0]], 2.6, shaded(colour, 0.8), taper=False)
    for column in range(-2, 3):
        for row in (-1, 0, 1):
            px, py = placed([(column * width * 0.14, row * height * 0.2)], (x, y), turn, LEAN)[0]
            c.dot(px, py, width * 0.014 + 1, shaded(colour, 1.5))


def speculoos(c: Canvas, x: float, y: float, width: float, turn: float = 0) -> None:
    """A spiced brown biscuit, pressed in a mould with a star."""
    colour, height = mix(CRUST, COCOA, 0.18), width * 0.56
    laid(c, _scalloped(width, height, width / 13, 0.022), (x, y), turn, width * 0.07, colour)
    for inset in (0.86, 0.78):
        frame = placed(
            box(-width / 2 * inset, -height / 2 * inset, width * inset, height * inset), (x, y), turn, LEAN
        )
        c.line([*frame, frame[0]], 2.4, shaded(colour, 1.2), taper=False)
    for angle in range(0, 360, 45):
        reach = height * (0.3 if angle % 90 else 0.34)
        petal = curve([(0, 0), (reach * 0.5, reach * 0.13), (reach, 0), (reach * 0.5, -reach * 0.13)], per=4)
        c.flat(placed(placed(petal, (0, 0), angle), (x, y), turn, LEAN), shaded(colour, 0.9), shake=0.6)
    _crumbs(c, x, y, height * 0.5, lit(colour, 1.2), 10)


def shortbread(c: Canvas, x: float, y: float, width: float, turn: float = 0, colour: str = "#ead9ac") -> None:
    """A pale finger of shortbread pricked with a fork."""
    laid(
        c,
        curve(dense(box(-width / 2, -width * 0.17, width, width * 0.34), width / 6), per=3),
        (x, y),
        turn,
        width * 0.13,
        colour,
    )
    for column in range(-3, 4):
        for row in (-1, 1):
            px, py = placed([(column * width * 0.12, row * width * 0.06)], (x, y), turn, LEAN)[0]
            c.dot(px, py, width * 0.014 + 1.2, shaded(colour, 1.6))
    _crumbs(c, x, y, width * 0.25, lit(colour, 1), 8)


def almond_biscuit(c: Canvas, x: float, y: float, radius: float, turn: float = 0) -> None:
    """A round biscuit with almonds pressed into it in a flower."""
    colour = mix(BISCUIT, CREAM, 0.25)
    laid(c, wobbly(radius), (x, y), turn, radius * 0.24, colour, form="ball")
    for angle in range(0, 360, 72):
        nut = curve([(0.12, 0), (0.42, 0.17), (0.74, 0), (0.42, -0.17)], per=5)
        shape = placed(placed(nut, (0, 0), angle, 1, radius), (x, y - 3), turn, LEAN)
        c.patch(shape, "#f3dfb6", "flat", brush="", shake=0.6)
        c.line(shape[: len(shape) // 2], 2.2, CRUST)
    c.dot(x, y - 3, radius * 0.08, CRUST)


def wobbly(radius: float) -> Outline:
    """An almost round outline, as dough spreads."""
    return curve(
        [
            (radius * (1 + 0.035 * (-1) ** (k // 2)) * cos(k * pi / 5), radius * sin(k * pi / 5))
            for k in range(10)
        ]
    )


def madeleine(c: Canvas, x: float, y: float, length: float, turn: float = 0, colour: str = BISCUIT) -> None:
    """A shell-shaped cake lying on its flat side."""
    wide = length * 0.33
    shell = [
        (-length * 0.5, 0),
        (-length * 0.36, -wide * 0.5),
        (0, -wide * 0.98),
        (length * 0.36, -wide * 0.92),
        (length * 0.5, 0),
        (length * 0.36, wide * 0.92),
        (0, wide * 0.98),
        (-length * 0.36, wide * 0.5),
    ]
    outline = curve(shell)
    thick = length * 0.11
    low = placed(outline, (x, y + thick), turn, LEAN)
    c.cast(low, thick * 1.4 + 8, thick * 0.4 + 4)
    for step in range(5):
        edge = placed(outline, (x, y + thick * (1 - step / 5)), turn, LEAN, 1 - 0.02 * step)
        c.patch(edge, mix(shaded(colour), CRUST, 0.5), "round", brush="", shake=1)
    face = c.patch(placed(outline, (x, y), turn, LEAN + 0.06, 0.94), colour, "ball", brush="m")
    with c.inside(face):
        for rib in range(-3, 4):
            end = placed([(length * 0.5, rib * wide * 0.33)], (x, y), turn, LEAN + 0.06)[0]
            start = placed([(-length * 0.46, rib * wide * 0.06)], (x, y), turn, LEAN + 0.06)[0]
            middle = placed([(0, rib * wide * 0.27)], (x, y), turn, LEAN + 0.06)[0]
            rail = curve([start, middle, end], closed=False)
            c.line(rail, length * 0.022, shaded(mix(colour, CRUST, 0.4), 0.5))
            c.line([(px - 3, py - 5) for px, py in rail], length * 0.014, lit(colour, 1.1))


def stack(c: Canvas, x: float, y: float, radius: float, count: int, colour: str = BISCUIT) -> None:
    """Sablés piled one on the other, never quite straight."""
    for level in range(count):
        sable(
            c,
            x + c.rng.uniform(-0.06, 0.06) * radius,
            y - level * radius * 0.23,
            radius,
            c.rng.uniform(0, 40),
            colour,
        )
