"""Capitals drawn with one stroke of a thin brush, so that labels can be read without any font."""

from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import Outline, Placing, curve, ellipse
from coffret.demo.pictures.palette import INK

# Each letter: its advance in units of the cap height, and its strokes (y runs down from 0 to 1).
_LETTERS: dict[str, tuple[float, list[Outline]]] = {
    "A": (0.8, [[(0, 1), (0.4, 0), (0.8, 1)], [(0.16, 0.66), (0.64, 0.66)]]),
    "B": (0.6, [[(0, 0), (0, 1)], curve([(0, 0), (0.45, 0.06), (0.48, 0.4), (0, 0.48)], closed=False),
                curve([(0, 0.48), (0.52, 0.54), (0.55, 0.94), (0, 1)], closed=False)]),
    "C": (0.8, [ellipse(0.45, 0.5, 0.42, 0.5, 318, 42)]),
    "D": (0.75, [[(0, 0), (0, 1)],
                 curve([(0, 0), (0.5, 0.1), (0.72, 0.5), (0.5, 0.9), (0, 1)], closed=False)]),
    "E": (0.55, [[(0.52, 0), (0, 0), (0, 1), (0.55, 1)], [(0, 0.48), (0.42, 0.48)]]),
    "F": (0.5, [[(0.52, 0), (0, 0), (0, 1)], [(0, 0.48), (0.42, 0.48)]]),
    "H": (0.7, [[(0, 0), (0, 1)], [(0.7, 0), (0.7, 1)], [(0, 0.5), (0.7, 0.5)]]),
    "I": (0.05, [[(0, 0), (0, 1)]]),
    "J": (0.42, [curve([(0.4, 0), (0.4, 0.7), (0.3, 0.98), (0, 0.9)], closed=False)]),
    "L": (0.5, [[(0, 0), (0, 1), (0.5, 1)]]),
    "M": (0.9, [[(0, 1), (0.1, 0), (0.45, 0.75), (0.8, 0), (0.9, 1)]]),
    "N": (0.72, [[(0, 1), (0, 0), (0.72, 1), (0.72, 0)]]),
    "O": (0.95, [[*ellipse(0.48, 0.5, 0.46, 0.5), (0.94, 0.5)]]),
    "P": (0.55, [[(0, 1), (0, 0)], curve([(0, 0), (0.5, 0.08), (0.5, 0.46), (0, 0.54)], closed=False)]),
    "R": (0.6, [[(0, 1), (0, 0)], curve([(0, 0), (0.5, 0.08), (0.5, 0.44), (0, 0.52)], closed=False),
                [(0.2, 0.52), (0.6, 1)]]),
    "S": (0.6, [curve([(0.54, 0.12), (0.3, 0), (0.06, 0.16), (0.2, 0.44), (0.5, 0.6), (0.54, 0.86),
                       (0.28, 1), (0.02, 0.88)], closed=False)]),
    "T": (0.7, [[(0, 0), (0.7, 0)], [(0.35, 0), (0.35, 1)]]),
    "U": (0.7, [curve([(0, 0), (0, 0.65), (0.12, 0.96), (0.58, 0.96), (0.7, 0.65), (0.7, 0)], closed=False)]),
    "V": (0.75, [[(0, 0), (0.37, 1), (0.75, 0)]]),
    " ": (0.35, []),
}  # fmt: skip
_LETTERS["É"] = (0.55, [*_LETTERS["E"][1], [(0.2, -0.14), (0.42, -0.34)]])
_GAP = 0.28


def length(text: str) -> float:
    """How long a line of capitals is, in cap heights."""
    return sum(_LETTERS[letter][0] + _GAP for letter in text) - _GAP


def write(
    canvas: Canvas, text: str, place: Placing, size: float, *, colour: str = INK, weight: float = 0.13
) -> None:
    """Write a centred line; ``place`` says where a point (right of the middle, below the line's top) goes."""
    x = -length(text) / 2
    for letter in text:
        advance, strokes = _LETTERS[letter]
        for stroke in strokes:
            points = [place((x + u) * size, v * size) for u, v in stroke]
            canvas.line(points, size * weight, colour, taper=False)
        x += advance + _GAP


def straight(x: float, y: float, slant: float = 0.0) -> Placing:
    """Lettering on a flat front around (x, y), its base line rising by ``slant``."""
    return lambda u, v: (x + u, y + v - u * slant)
