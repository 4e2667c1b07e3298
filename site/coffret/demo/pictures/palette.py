"""The paint box: a few named colours, and how a colour turns towards light or shade."""

from math import cbrt

PAPER = "#faf4e8"
INK = "#222a25"
TEA_RED = "#8a2f2b"
ROSE = "#c9837a"
BLUSH = "#ecc7bb"
SAGE = "#9aa88a"
MOSS = "#62754f"
SPRUCE = "#35493f"
BUTTER = "#edd28c"
HONEY = "#d9962f"
AMBER = "#a9561f"
BISCUIT = "#d9a566"
CRUST = "#b3763d"
COCOA = "#6f4428"
KRAFT = "#c59d6f"
LINEN = "#e9ddc6"
CREAM = "#f8efdc"
PORCELAIN = "#f3eee3"
BLUE = "#5f82a3"
ORANGE = "#d9782d"
BARK = "#5b4234"
SHADOW = "#3d3330"


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> int:
    part = min(1.0, max(0.0, part))
    coded = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return round(coded * 255)


def to_oklab(colour: str) -> tuple[float, float, float]:
    """Lightness and the two opponent axes of a ``#rrggbb`` colour."""
    r, g, b = (_linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_oklab(lightness: float, a: float, b: float) -> str:
    """The ``#rrggbb`` colour nearest to these OKLab coordinates."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return f"#{_encoded(red):02x}{_encoded(green):02x}{_encoded(blue):02x}"


def mix(first: str, second: str, amount: float) -> str:
    """The colour ``amount`` of the way from the first to the second."""
    pairs = zip(to_oklab(first), to_oklab(second), strict=True)
    lightness, a, b = (one + (two - one) * amount for one, two in pairs)
    return from_oklab(lightness, a, b)


def lit(colour: str, amount: float = 1.0) -> str:
    """The same pigment where the light falls: lighter and a little yellower."""
    lightness, a, b = to_oklab(colour)
    lift = 0.085 * amount
    return from_oklab(min(0.985, lightness + lift), a, b + 0.012 * amount)


def shaded(colour: str, amount: float = 1.0) -> str:
    """The same pigment in its own shadow: darker and a little cooler, never plain grey."""
    lightness, a, b = to_oklab(colour)
    drop = (0.075 + 0.07 * lightness) * amount
    return from_oklab(max(0.12, lightness - drop), a * 1.02 + 0.004 * amount, b * 0.96 - 0.006 * amount)
