"""How two colours stand out from each other: the contrast ratio of WCAG 2.2 (1.4.3), from 1 to 21."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from themes.engine.options import COLOUR, Option, ThemeError

READABLE = 4.5  # for text of the usual size

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of a theme that are seen on each other, each an option's name or a fixed #rrggbb.

    `white` percent of white are mixed into the first, as the theme's stylesheet does by night.
    """

    label: str
    of: str
    on: str
    white: int = 0
    needed: float = READABLE

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(name for name in (self.of, self.on) if not COLOUR.fullmatch(name))


def pairs_of(theme: str, raw: Mapping[str, Any], options: Sequence[Option]) -> tuple[Pair, ...]:
    """The pairs of a declaration. Raises ThemeError for one that names no colour of the theme."""
    pairs = []
    colours = {
        option.name for option in options if option.kind == "colour" and COLOUR.fullmatch(option.drawn)
    }
    for given in raw.get("contrasts", []):
        pair = Pair(given["label"], given["of"], given["on"], given.get("white", 0))
        if not colours.issuperset(pair.options):
            raise ThemeError(f"themes/{theme}/theme.toml: the contrast {pair.label!r} names no drawn colour.")
        pairs.append(pair)
    return tuple(pairs)


def ratio_of(pair: Pair, options: Sequence[Option], chosen: Mapping[str, Any]) -> float:
    """The ratio of the pair with these choices, rounded down to a hundredth: never better than it is."""
    by_name = {option.name: option for option in options}

    def colour(name: str) -> RGB:
        option = by_name.get(name)
        return _rgb(option.css(chosen.get(name)) or option.drawn if option else name)

    first, second = _luminance(_lightened(colour(pair.of), pair.white)), _luminance(colour(pair.on))
    darker, lighter = sorted((first, second))
    return int((lighter + 0.05) / (darker + 0.05) * 100) / 100


def _rgb(text: str) -> RGB:
    """Linear light of #rrggbb."""
    parts = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _luminance(colour: RGB) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightened(colour: RGB, percent: int) -> RGB:
    """With so much white mixed in, as `color-mix(in oklch, …)` does it (CSS Color 4)."""
    if not percent:
        return colour
    red, green, blue = colour
    keep = 1 - percent / 100
    l = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)  # noqa: E741
    m = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    s = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = keep * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s) + percent / 100
    a = keep * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s)
    b = keep * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    mixed = (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )
    red, green, blue = (min(1.0, max(0.0, part)) for part in mixed)
    return red, green, blue
