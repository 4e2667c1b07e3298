"""A letter in the dress of its shop's theme: `emails/letter.mjml`, which becomes tables and inline styles."""

from typing import Any

import mjml
from django.template import Context
from django.utils.html import escape

from themes.engine import templates
from themes.engine.themes import Theme

LETTER = "emails/letter.mjml"
DARK, LIGHT = "#18221c", "#fefcf7"


class LetterNotDrawn(ValueError):
    """The theme's layout is no MJML that can be drawn."""


def draw(theme: Theme, sheet: Any) -> str:
    """The letter's HTML, complete in itself: nothing is fetched but the shop's own pictures."""
    chosen = {
        option.name: option.css(sheet.options.get(option.name, option.default)) for option in theme.options
    }
    drawn = {option.name: option.drawn for option in theme.options}
    dress = {
        **{name: value or drawn[name] for name, value in chosen.items()},
        "on_accent": readable_on(chosen.get("accent") or ""),
        "on_ground": readable_on(chosen.get("ground") or ""),
    }
    template = templates.engine(theme).get_template(LETTER).template
    source = template.render(Context({"letter": sheet, "dress": dress}))
    try:
        html: str = mjml.mjml2html(source, fonts={})
    except (ValueError, OSError) as error:
        raise LetterNotDrawn(theme.name) from error
    # Not by mj-title: it also names the page, and writes spaces that do not break there as programs do.
    return html.replace("<title></title>", f"<title>{escape(sheet.subject)}</title>", 1)


def readable_on(colour: str) -> str:
    """Ink for a ground of `colour` ("#8a2b24"): the one that stands out more (WCAG 2.2, relative luminance);
    "" for no colour."""
    if len(colour) != len(DARK) or not colour.startswith("#"):
        return ""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return LIGHT if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.07 else DARK


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
