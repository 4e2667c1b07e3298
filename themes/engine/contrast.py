"""How two colours stand out from each other: the contrast ratio of WCAG 2.2 (1.4.3), from 1 to 21."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, tau
from typing import Any

from themes.engine.options import COLOUR, Option, ThemeError

READABLE = 4.5  # for text of the usual size

RGB = tuple[float, float, float]
Lab = tuple[float, ...]


MIXED = re.compile(r"color-mix\(in (oklab|oklch), ([\w#-]+)(?: ([\d.]+)%)?, ([\w#-]+)(?: ([\d.]+)%)?\)")
FIXED = {"white": "#ffffff", "black": "#000000"}
GREY = 0.0004  # of chroma: below, a colour has no hue of its own (CSS Color 4)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of a theme that are seen on each other: each an option's name, a fixed #rrggbb, or what
    the stylesheet mixes of two such, in its own words: `color-mix(in oklch, accent, white 38%)`."""

    label: str
    of: str
    on: str
    needed: float = READABLE

    @property
    def options(self) -> tuple[str, ...]:
        parts = dict.fromkeys(part for colour in (self.of, self.on) for part in _parts(colour))
        return tuple(part for part in parts if part not in FIXED and not COLOUR.fullmatch(part))


def pairs_of(theme: str, raw: Mapping[str, Any], options: Sequence[Option]) -> tuple[Pair, ...]:
    """The pairs of a declaration. Raises ThemeError for one that names no colour of the theme."""
    pairs = []
    colours = {
        option.name for option in options if option.kind == "colour" and COLOUR.fullmatch(option.drawn)
    }
    for given in raw.get("contrasts", []):
        pair = Pair(given["label"], given["of"], given["on"])
        if not colours.issuperset(pair.options):
            raise ThemeError(f"themes/{theme}/theme.toml: the contrast {pair.label!r} names no drawn colour.")
        pairs.append(pair)
    return tuple(pairs)


def ratio_of(pair: Pair, options: Sequence[Option], chosen: Mapping[str, Any]) -> float:
    """The ratio of the pair with these choices, rounded down to a hundredth: never better than it is."""
    by_name = {option.name: option for option in options}

    def colour(name: str) -> RGB:
        option = by_name.get(name)
        return _rgb(option.css(chosen.get(name)) or option.drawn if option else FIXED.get(name, name))

    def seen(text: str) -> RGB:
        mixture = MIXED.fullmatch(text)
        if mixture is None:
            return colour(text)
        space, first, share, second, rest = mixture.groups()
        part = float(share) if share else 100 - float(rest or 50)
        return _mixed(colour(first), colour(second), part / 100, by_hue=space == "oklch")

    darker, lighter = sorted((_luminance(seen(pair.of)), _luminance(seen(pair.on))))
    return int((lighter + 0.05) / (darker + 0.05) * 100) / 100


def _parts(colour: str) -> tuple[str, ...]:
    mixture = MIXED.fullmatch(colour)
    return (mixture[2], mixture[4]) if mixture else (colour,)


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


def _mixed(first: RGB, second: RGB, share: float, *, by_hue: bool) -> RGB:
    """`share` of the first and the rest of the second, as `color-mix()` does it (CSS Color 4)."""
    one, other = _oklab(first), _oklab(second)
    if not by_hue:
        return _from_oklab(tuple(a * share + b * (1 - share) for a, b in zip(one, other, strict=True)))
    (light, chroma, hue), (light2, chroma2, hue2) = _polar(one), _polar(other)
    hue, hue2 = (hue2 if chroma < GREY else hue), (hue if chroma2 < GREY else hue2)
    way = (hue - hue2 + pi) % tau - pi  # the shorter one
    mixed, at = chroma * share + chroma2 * (1 - share), hue2 + way * share
    return _from_oklab((light * share + light2 * (1 - share), mixed * cos(at), mixed * sin(at)))


def _polar(colour: Lab) -> Lab:
    """Lightness, chroma and hue."""
    light, a, b = colour
    return light, hypot(a, b), atan2(b, a)


def _oklab(colour: RGB) -> Lab:
    red, green, blue = colour
    l = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)  # noqa: E741
    m = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    s = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def _from_oklab(colour: Lab) -> RGB:
    lightness, a, b = colour
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
